package app.shopfloor.sales;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.store.Settings;
import app.shopfloor.sales.CashSnapshot.InCategory;
import app.shopfloor.sales.CashSnapshot.InCurrency;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
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

/** The daily totals of the balance: moved with each movement, rebuilt from the movements, and compared with them. */
@Component
class CashTotals {

    /** The setting that tells in which zone the days of the totals were cut. */
    private static final String ZONE = "sales.cash.zone";

    private static final Logger LOG = LoggerFactory.getLogger(CashTotals.class);
    private static final String SUMS = "sum(movements), sum(amount), sum(fee), sum(settled)";

    private final JdbcTemplate jdbc;
    private final StoredCash stored;
    private final TotalsLock lock;
    private final Settings settings;
    private final Pulses pulses;
    private final ZoneId zone;

    CashTotals(
            JdbcTemplate jdbc,
            StoredCash stored,
            TotalsLock lock,
            Settings settings,
            Pulses pulses,
            BusinessProperties business) {
        this.jdbc = jdbc;
        this.stored = stored;
        this.lock = lock;
        this.settings = settings;
        this.pulses = pulses;
        this.zone = business.timezone();
    }

    CashMovement movement() {
        return new CashMovement(zone);
    }

    /** Adds to the totals, in the caller's transaction. */
    void add(CashMovement movement) {
        List<Object[]> keys = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        movement.sums().forEach((key, sums) -> {
            keys.add(new Object[] {key.day(), key.channel().code(), key.currency(), key.category()});
            rows.add(new Object[] {
                sums.movements(),
                sums.amount(),
                sums.fee(),
                sums.settled(),
                key.day(),
                key.channel().code(),
                key.currency(),
                key.category()
            });
        });
        if (rows.isEmpty()) {
            return;
        }
        // First the row, so that it is there for all: both databases know this form, and neither an upsert that adds.
        jdbc.batchUpdate(
                "insert into cash_day (business_day, channel, currency, category, movements, amount, fee, settled)"
                        + " values (?, ?, ?, ?, 0, 0, 0, 0) on conflict do nothing",
                keys);
        jdbc.batchUpdate(
                "update cash_day set movements = movements + ?, amount = amount + ?, fee = fee + ?, settled = settled + ?"
                        + " where business_day = ? and channel = ? and currency = ? and category = ?",
                rows);
    }

    /** Days are cut when a movement is booked; when the business moves to another time zone they are cut anew. */
    @EventListener(ApplicationStartedEvent.class)
    void followTimeZone() {
        String cutIn = settings.putIfAbsent(ZONE, zone.getId());
        if (!zone.getId().equals(cutIn)) {
            LOG.info("The business time zone was {} and is {} now: the cash totals are cut anew", cutIn, zone.getId());
            rebuild();
            pulses.changed(Cash.CASH);
        }
    }

    /** Makes all totals anew from the movements. Booking waits meanwhile; the inbox goes on taking. */
    void rebuild() {
        lock.alone(() -> {
            CashMovement all = movement();
            stored.forEach(all::plus);
            jdbc.update("delete from cash_day");
            add(all);
            settings.put(ZONE, zone.getId());
            return all;
        });
    }

    /** Where the totals differ from the movements they should be the sums of; empty when all is well. */
    List<CashDrift> check() {
        return lock.alone(() -> {
            CashMovement should = movement();
            stored.forEach(should::plus);
            Map<CashMovement.Key, CashSums> expected = should.sums();
            Map<CashMovement.Key, CashSums> found = read();
            TreeSet<CashMovement.Key> keys = new TreeSet<>(expected.keySet());
            keys.addAll(found.keySet());
            return keys.stream()
                    .map(key -> new CashDrift(
                            key.day(),
                            key.channel(),
                            key.currency(),
                            key.category(),
                            expected.getOrDefault(key, CashSums.NONE),
                            found.getOrDefault(key, CashSums.NONE)))
                    .filter(CashDrift::differs)
                    .toList();
        });
    }

    private Map<CashMovement.Key, CashSums> read() {
        Map<CashMovement.Key, CashSums> found = new TreeMap<>();
        jdbc.query(
                "select business_day, channel, currency, category, movements, amount, fee, settled from cash_day",
                row -> {
                    found.put(
                            new CashMovement.Key(
                                    row.getObject(1, LocalDate.class),
                                    new Channel(row.getString(2)),
                                    row.getString(3),
                                    row.getString(4)),
                            sums(row, 5));
                });
        return found;
    }

    /** The balances over these days, most movements first; null for all time. */
    List<InCurrency> balances(@Nullable DayRange range) {
        Map<String, List<InCategory>> byCurrency = new TreeMap<>();
        jdbc.query(
                "select currency, category, " + SUMS + " from cash_day"
                        + (range == null ? "" : " where business_day between ? and ?")
                        + " group by currency, category order by currency, category",
                row -> {
                    CashSums sums = sums(row, 3);
                    if (!sums.equals(CashSums.NONE)) {
                        byCurrency
                                .computeIfAbsent(row.getString(1), currency -> new ArrayList<>())
                                .add(new InCategory(row.getString(2), CashGroup.of(row.getString(2)), sums));
                    }
                },
                range == null ? new Object[0] : new Object[] {range.from(), range.to()});
        return byCurrency.entrySet().stream()
                .map(entry -> new InCurrency(entry.getKey(), List.copyOf(entry.getValue())))
                .sorted(Comparator.comparingLong(InCurrency::movements)
                        .reversed()
                        .thenComparing(InCurrency::currency))
                .toList();
    }

    boolean any() {
        return !jdbc.queryForList("select 1 from cash_day where movements <> 0 limit 1", Integer.class)
                .isEmpty();
    }

    private static CashSums sums(ResultSet row, int from) throws SQLException {
        return new CashSums(row.getLong(from), row.getLong(from + 1), row.getLong(from + 2), row.getLong(from + 3));
    }
}
