package app.shopfloor.sales;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.store.Settings;
import app.shopfloor.shared.Channel;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The daily totals of sales: moved with each sale, rebuilt from the sales, and compared with them. */
@Component
class SalesTotals {

    /** The setting that tells in which zone the days of the totals were cut. */
    private static final String ZONE = "sales.totals.zone";

    private static final Logger LOG = LoggerFactory.getLogger(SalesTotals.class);
    private static final String COLUMNS = "orders, units, gross, discounts, returns, shipping, tax";
    private static final String SUMS =
            "orders = orders + ?, units = units + ?, gross = gross + ?, discounts = discounts + ?,"
                    + " returns = returns + ?, shipping = shipping + ?, tax = tax + ?";

    private final JdbcTemplate jdbc;
    private final StoredSales stored;
    private final TotalsLock lock;
    private final Settings settings;
    private final ZoneId zone;

    SalesTotals(
            JdbcTemplate jdbc, StoredSales stored, TotalsLock lock, Settings settings, BusinessProperties business) {
        this.jdbc = jdbc;
        this.stored = stored;
        this.lock = lock;
        this.settings = settings;
        this.zone = business.timezone();
    }

    Movement movement() {
        return new Movement(zone);
    }

    /** Adds to the totals, in the caller's transaction. */
    void add(Movement movement) {
        List<Object[]> days = new ArrayList<>();
        List<Object[]> skus = new ArrayList<>();
        movement.figures().forEach((key, figures) -> (key.sku() == null ? days : skus).add(row(key, figures)));
        add("sales_day", "business_day, channel, currency", days);
        add("sales_day_sku", "business_day, channel, currency, sku", skus);
    }

    private void add(String table, String key, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        // First the row, so that it is there for all: both databases know this form, and neither an upsert that adds.
        String[] keys = key.split(", ");
        int figures = 7;
        String insert = "insert into " + table + " (" + key + ", " + COLUMNS + ") values (" + "?, ".repeat(keys.length)
                + "0, 0, 0, 0, 0, 0, 0) on conflict do nothing";
        jdbc.batchUpdate(
                insert,
                rows.stream()
                        .map(row -> java.util.Arrays.copyOfRange(row, figures, row.length))
                        .toList());
        jdbc.batchUpdate(
                "update " + table + " set " + SUMS + " where " + String.join(" = ? and ", keys) + " = ?", rows);
    }

    private static Object[] row(Movement.Key key, Figures figures) {
        List<Object> row = new ArrayList<>(List.of(
                figures.orders(),
                figures.units(),
                figures.gross(),
                figures.discounts(),
                figures.returns(),
                figures.shipping(),
                figures.tax(),
                key.day(),
                key.channel().code(),
                key.currency()));
        if (key.sku() != null) {
            row.add(key.sku());
        }
        return row.toArray();
    }

    /** Days are cut when a sale is booked; when the business moves to another time zone they are cut anew. */
    @EventListener(ApplicationStartedEvent.class)
    void followTimeZone() {
        String cutIn = settings.putIfAbsent(ZONE, zone.getId());
        if (!zone.getId().equals(cutIn)) {
            LOG.info("The business time zone was {} and is {} now: daily totals are cut anew", cutIn, zone.getId());
            rebuild();
        }
    }

    /** Makes all totals anew from the sales. Booking waits meanwhile; the inbox goes on taking. */
    void rebuild() {
        lock.alone(() -> {
            Movement all = movement();
            stored.forEach(all::plus);
            jdbc.update("delete from sales_day");
            jdbc.update("delete from sales_day_sku");
            add(all);
            settings.put(ZONE, zone.getId());
            return all;
        });
    }

    /** Where the totals differ from the sales they should be the sums of; empty when all is well. */
    List<TotalsDrift> check() {
        return lock.alone(() -> {
            Movement should = movement();
            stored.forEach(should::plus);
            Map<Movement.Key, Figures> expected = should.figures();
            Map<Movement.Key, Figures> found = read();
            TreeSet<Movement.Key> keys = new TreeSet<>(expected.keySet());
            keys.addAll(found.keySet());
            return keys.stream()
                    .map(key -> new TotalsDrift(
                            key.day(),
                            key.channel(),
                            key.currency(),
                            key.sku(),
                            expected.getOrDefault(key, Figures.NONE),
                            found.getOrDefault(key, Figures.NONE)))
                    .filter(TotalsDrift::differs)
                    .toList();
        });
    }

    private Map<Movement.Key, Figures> read() {
        Map<Movement.Key, Figures> found = new TreeMap<>();
        read(found, "select business_day, channel, currency, " + COLUMNS + " from sales_day", false);
        read(found, "select business_day, channel, currency, " + COLUMNS + ", sku from sales_day_sku", true);
        return found;
    }

    private void read(Map<Movement.Key, Figures> into, String sql, boolean withSku) {
        jdbc.query(sql, row -> {
            @Nullable String sku = withSku ? row.getString("sku") : null;
            into.put(
                    new Movement.Key(
                            row.getObject(1, java.time.LocalDate.class),
                            new Channel(row.getString(2)),
                            row.getString(3),
                            sku),
                    FiguresRow.read(row, 4));
        });
    }
}
