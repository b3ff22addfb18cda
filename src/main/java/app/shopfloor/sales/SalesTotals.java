package app.shopfloor.sales;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.store.Settings;
import app.shopfloor.rates.Rates;
import app.shopfloor.rates.RatesChanged;
import app.shopfloor.sales.Movement.Item;
import app.shopfloor.sales.Movement.Key;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The daily totals of sales: moved with each sale, rebuilt from the sales, and compared with them. */
@Component
class SalesTotals {

    /** The setting that tells how the totals were cut: the zone of their days, the reporting currency, their layout. */
    private static final String CUT = "sales.totals.cut";

    /** To be raised when what is put on days, or how it is converted, changes. */
    private static final int LAYOUT = 3;

    private static final Logger LOG = LoggerFactory.getLogger(SalesTotals.class);

    private final JdbcTemplate jdbc;
    private final TotalsTables tables;
    private final SoldNames names;
    private final StoredSales stored;
    private final TotalsLock lock;
    private final Settings settings;
    private final Rates rates;
    private final Pulses pulses;
    private final ZoneId zone;
    private final String currency;

    SalesTotals(
            JdbcTemplate jdbc,
            TotalsTables tables,
            SoldNames names,
            StoredSales stored,
            TotalsLock lock,
            Settings settings,
            Rates rates,
            Pulses pulses,
            BusinessProperties business) {
        this.jdbc = jdbc;
        this.tables = tables;
        this.names = names;
        this.stored = stored;
        this.lock = lock;
        this.settings = settings;
        this.rates = rates;
        this.pulses = pulses;
        this.zone = business.timezone();
        this.currency = business.currency();
    }

    /** An empty movement, which converts by the rates of now; to be asked for after the {@link TotalsLock} is held. */
    Movement movement() {
        return new Movement(zone, new Conversion(currency, rates.asOfNow()));
    }

    /** Adds to the totals, in the caller's transaction. */
    void add(Movement movement) {
        tables.add(movement.figures());
        names.keep(movement.names());
    }

    /** Totals are cut when a sale is booked; when the business moves to another zone or currency they are cut anew. */
    @EventListener(ApplicationStartedEvent.class)
    void followBusiness() {
        String before = settings.putIfAbsent(CUT, cut());
        if (!cut().equals(before)) {
            LOG.info("Daily totals were cut by {} and are cut anew by {}", before, cut());
            rebuild();
            pulses.changed(Sales.SALES);
        }
    }

    private String cut() {
        return zone.getId() + " " + currency + " " + LAYOUT;
    }

    /**
     * In the transaction that changes the rates: nobody ever sees new rates beside old totals. Asks for foreign currency only when
     * nobody is booking any: a sale that is being booked is converted by the rates of before.
     */
    @EventListener
    void on(RatesChanged changed) {
        lock.alone(() -> {
            boolean converts = !jdbc.queryForList(
                            "select 1 from sales_day where currency <> ? limit 1", Integer.class, currency)
                    .isEmpty();
            if (converts) {
                rebuild();
                pulses.changed(Sales.SALES);
            }
            return converts;
        });
    }

    /** Makes all totals anew from the sales. Booking waits meanwhile; the inbox goes on taking. */
    void rebuild() {
        lock.alone(() -> {
            Movement all = all();
            tables.replace(all.figures());
            names.replace(all.names());
            settings.put(CUT, cut());
            return all;
        });
    }

    private Movement all() {
        Movement all = movement();
        stored.forEach(all::plus);
        return all;
    }

    /** Where the totals differ from the sales they should be the sums of; empty when all is well. */
    List<TotalsDrift> check() {
        return lock.alone(() -> {
            Map<Key, Figures> expected = all().figures();
            List<TotalsDrift> drifts = new ArrayList<>();
            compare(expected, tables.totals(), drifts, SalesTotals::drift);
            compare(SkuSpan.of(expected), tables.spans(), drifts, SalesTotals::drift);
            return drifts;
        });
    }

    @FunctionalInterface
    private interface Drift<K> {
        TotalsDrift of(K key, Figures expected, Figures found);
    }

    private static <K extends Comparable<K>> void compare(
            Map<K, Figures> expected, Map<K, Figures> found, List<TotalsDrift> drifts, Drift<K> drift) {
        TreeSet<K> keys = new TreeSet<>(expected.keySet());
        keys.addAll(found.keySet());
        for (K key : keys) {
            Figures should = expected.getOrDefault(key, Figures.NONE);
            Figures is = found.getOrDefault(key, Figures.NONE);
            if (!should.equals(is)) {
                drifts.add(drift.of(key, should, is));
            }
        }
    }

    private static TotalsDrift drift(Key key, Figures expected, Figures found) {
        Item item = key.item();
        return new TotalsDrift(
                key.day(),
                1,
                key.channel(),
                key.currency(),
                key.basis(),
                item == null ? null : item.sku(),
                item == null ? "" : item.ref(),
                expected,
                found);
    }

    private static TotalsDrift drift(SkuSpan span, Figures expected, Figures found) {
        return new TotalsDrift(
                span.from(),
                span.days(),
                span.channel(),
                span.currency(),
                span.basis(),
                span.item().sku(),
                span.item().ref(),
                expected,
                found);
    }
}
