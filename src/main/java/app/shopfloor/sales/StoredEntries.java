package app.shopfloor.sales;

import app.shopfloor.sales.Movement.Repeats;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The entries as rows: one for each posting of each paid order. */
@Component
class StoredEntries {

    private static final int ORDER = 0;

    private final JdbcTemplate jdbc;

    StoredEntries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void delete(Collection<EntryRow.Id> ids) {
        jdbc.batchUpdate(
                "delete from sales_entry where sale_id = ? and number = ?",
                ids.stream().map(id -> new Object[] {id.saleId(), id.number()}).toList());
    }

    void clear() {
        jdbc.update("delete from sales_entry");
    }

    void insert(Collection<EntryRow> entries) {
        jdbc.batchUpdate("""
                insert into sales_entry (sale_id, number, kind, entry_at, business_day, channel, country, buyer_id, currency,
                    orders, units, gross, discounts, returns, shipping, tax,
                    converted, in_gross, in_discounts, in_returns, in_shipping, in_tax)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", entries.stream().map(StoredEntries::columns).toList());
    }

    private static @Nullable Object[] columns(EntryRow entry) {
        Figures booked = entry.booked();
        Figures converted = entry.converted() == null ? Figures.NONE : entry.converted();
        return new @Nullable Object[] {
            entry.id().saleId(),
            entry.id().number(),
            entry.kind().name().toLowerCase(Locale.ROOT),
            entry.at().atOffset(ZoneOffset.UTC),
            entry.day(),
            entry.channel().code(),
            entry.country(),
            entry.buyer(),
            entry.currency(),
            booked.orders(),
            booked.units(),
            booked.gross(),
            booked.discounts(),
            booked.returns(),
            booked.shipping(),
            booked.tax(),
            entry.converted() != null,
            converted.gross(),
            converted.discounts(),
            converted.returns(),
            converted.shipping(),
            converted.tax()
        };
    }

    /** The entries of these sales. */
    List<EntryRow> of(Collection<Long> saleIds) {
        return jdbc.query("select * from sales_entry where sale_id = any(?)", (row, number) -> entry(row), (Object)
                saleIds.toArray(Long[]::new));
    }

    /** How many there are of sales that there are not. */
    long strays() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from sales_entry e where not exists (select 1 from sale s where s.id = e.sale_id)",
                Long.class));
    }

    /** The first orders of the buyers with these ids. */
    Map<Long, FirstOrder> firsts(long from, long to) {
        Map<Long, FirstOrder> firsts = new HashMap<>();
        jdbc.query(
                "select e.entry_at, e.business_day, e.sale_id, s.channel, s.source_order_id, e.buyer_id"
                        + " from sales_entry e join sale s on s.id = e.sale_id"
                        + " where e.buyer_id between ? and ? and e.number = ?",
                row -> {
                    firsts.merge(row.getLong(6), first(row), FirstOrder::earlier);
                },
                from,
                to,
                ORDER);
        return firsts;
    }

    /** What the buyers with these ids paid for goods, refunds not taken off. */
    Map<Movement.Paid, Long> paid(long from, long to, String reporting) {
        Map<Movement.Paid, Long> paid = new HashMap<>();
        jdbc.query(
                "select buyer_id, currency, converted,"
                        + " sum(case when gross - discounts - returns > 0 then gross - discounts - returns else 0 end),"
                        + " sum(case when in_gross - in_discounts - in_returns > 0"
                        + " then in_gross - in_discounts - in_returns else 0 end)"
                        + " from sales_entry where buyer_id between ? and ? group by buyer_id, currency, converted",
                row -> {
                    long buyer = row.getLong(1);
                    String currency = row.getString(2);
                    boolean converted = row.getBoolean(3);
                    paid.merge(new Movement.Paid(buyer, currency, Basis.NATIVE), row.getLong(4), Long::sum);
                    if (!currency.equals(reporting)) {
                        paid.merge(
                                converted
                                        ? new Movement.Paid(buyer, reporting, Basis.REPORTING)
                                        : new Movement.Paid(buyer, currency, Basis.NO_RATE),
                                row.getLong(converted ? 5 : 4),
                                Long::sum);
                    }
                },
                from,
                to);
        return paid;
    }

    private static EntryRow entry(ResultSet row) throws SQLException {
        long orders = row.getLong("orders");
        long units = row.getLong("units");
        return new EntryRow(
                new EntryRow.Id(row.getLong("sale_id"), row.getInt("number")),
                SalesEntry.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getObject("entry_at", OffsetDateTime.class).toInstant(),
                row.getObject("business_day", LocalDate.class),
                new Channel(row.getString("channel")),
                row.getString("country"),
                row.getObject("buyer_id", Long.class),
                row.getString("currency"),
                new Figures(
                        orders,
                        units,
                        row.getLong("gross"),
                        row.getLong("discounts"),
                        row.getLong("returns"),
                        row.getLong("shipping"),
                        row.getLong("tax")),
                row.getBoolean("converted")
                        ? new Figures(
                                orders,
                                units,
                                row.getLong("in_gross"),
                                row.getLong("in_discounts"),
                                row.getLong("in_returns"),
                                row.getLong("in_shipping"),
                                row.getLong("in_tax"))
                        : null);
    }

    /** The days on which anything is entered. */
    List<LocalDate> days() {
        return jdbc.queryForList("select distinct business_day from sales_entry", LocalDate.class);
    }

    /** The sales that have an entry on any of these days, in the order of their ids. */
    List<Long> salesOf(DayRange days) {
        return jdbc.queryForList(
                "select distinct sale_id from sales_entry where business_day between ? and ? order by sale_id",
                Long.class,
                days.from(),
                days.to());
    }

    /** The first order of a buyer other than these sales, or null when there is none. Found by index. */
    @Nullable
    FirstOrder firstOf(long buyer, Long[] otherThan) {
        List<LocalDate> day = jdbc.queryForList(
                "select business_day from sales_entry where buyer_id = ? and number = ? and not (sale_id = any(?))"
                        + " order by buyer_id, business_day limit 1",
                LocalDate.class,
                buyer,
                ORDER,
                otherThan);
        if (day.isEmpty()) {
            return null;
        }
        // Where clocks were put back over midnight, an order of the next day may have been paid before one of the
        // first.
        List<FirstOrder> candidates = jdbc.query(
                "select e.entry_at, e.business_day, e.sale_id, s.channel, s.source_order_id"
                        + " from sales_entry e join sale s on s.id = e.sale_id"
                        + " where e.buyer_id = ? and e.number = ? and e.business_day <= ? and not (e.sale_id = any(?))",
                (row, number) -> first(row),
                buyer,
                ORDER,
                day.getFirst().plusDays(1),
                otherThan);
        return candidates.stream().min(FirstOrder::compareTo).orElse(null);
    }

    private static FirstOrder first(ResultSet row) throws SQLException {
        return new FirstOrder(
                row.getObject(1, OffsetDateTime.class).toInstant(),
                row.getObject(2, LocalDate.class),
                row.getLong(3),
                row.getString(4) + ":" + row.getString(5));
    }

    /** All orders of these buyers other than these sales, summed by day and place. */
    List<Repeats> ordersOf(Collection<Long> buyers, Long[] otherThan) {
        return jdbc.query(
                "select buyer_id, business_day, channel, country, currency, converted, count(*) from sales_entry"
                        + " where buyer_id = any(?) and number = ? and not (sale_id = any(?))"
                        + " group by buyer_id, business_day, channel, country, currency, converted",
                (row, number) -> new Repeats(
                        row.getLong(1),
                        row.getObject(2, LocalDate.class),
                        new Channel(row.getString(3)),
                        row.getString(4),
                        row.getString(5),
                        row.getBoolean(6),
                        row.getLong(7)),
                buyers.toArray(Long[]::new),
                ORDER,
                otherThan);
    }
}
