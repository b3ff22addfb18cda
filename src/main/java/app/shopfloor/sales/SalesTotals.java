package app.shopfloor.sales;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.store.Settings;
import app.shopfloor.rates.Rates;
import app.shopfloor.rates.RatesChanged;
import app.shopfloor.sales.Movement.Sold;
import app.shopfloor.sales.SoldNames.Named;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
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
    private static final int LAYOUT = 4;

    private static final Logger LOG = LoggerFactory.getLogger(SalesTotals.class);

    private final JdbcTemplate jdbc;
    private final TotalsTables tables;
    private final SoldNames names;
    private final TotalsReplay replay;
    private final TotalsCheck check;
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
            TotalsReplay replay,
            TotalsCheck check,
            TotalsLock lock,
            Settings settings,
            Rates rates,
            Pulses pulses,
            BusinessProperties business) {
        this.jdbc = jdbc;
        this.tables = tables;
        this.names = names;
        this.replay = replay;
        this.check = check;
        this.lock = lock;
        this.settings = settings;
        this.rates = rates;
        this.pulses = pulses;
        this.zone = business.timezone();
        this.currency = business.currency();
    }

    /** An empty movement, which converts by the rates of now; to be asked for after the {@link TotalsLock} is held. */
    Movement movement() {
        return new Movement(postings());
    }

    /** How sales are put on days, and converted by the rates of now. */
    Postings postings() {
        return new Postings(zone, new Conversion(currency, rates.asOfNow()));
    }

    /** Adds to the totals, in the caller's transaction. @param names under which articles were sold last */
    void add(Sums sums, Map<Sold, Named> sold) {
        tables.add(sums);
        names.keep(sold);
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
                            "select 1 from sales_total where currency <> ? limit 1", Integer.class, currency)
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
            replay.rebuild(postings());
            settings.put(CUT, cut());
            return true;
        });
    }

    /** Where the totals differ from the sales they should be the sums of; empty when all is well. */
    List<TotalsDrift> check() {
        return lock.alone(() -> check.run(postings()));
    }
}
