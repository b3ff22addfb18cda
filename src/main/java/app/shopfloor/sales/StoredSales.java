package app.shopfloor.sales;

import app.shopfloor.sales.SaleReport.DisputeState;
import app.shopfloor.sales.SaleReport.RefundState;
import app.shopfloor.shared.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Sales as rows: written in batches, read back as they were derived. */
@Component
class StoredSales {

    static final int MAX_NAME = 255;
    static final int MAX_EMAIL = 320;
    static final int MAX_SKU = 100;
    static final int MAX_LINE_NAME = 500;
    static final int MAX_CURRENCY = 3;
    static final int MAX_REASON = 100;
    static final int MAX_TYPE = 60;
    static final int MAX_RATE = 40;

    private static final int PAGE = 2_000;

    private final JdbcTemplate jdbc;

    StoredSales(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A sale and the id of its row.
     *
     * @param country and {@code buyer}: as in {@link Purchase}
     */
    record Row(long id, Sale sale, String country, @Nullable Long buyer) {

        /** Of a sale of which it is not known yet where it was sold to and by whom it was bought. */
        Row(long id, Sale sale) {
            this(id, sale, "", null);
        }
    }

    void insert(Collection<Row> rows) {
        jdbc.batchUpdate("""
                insert into sale (channel, source_order_id, charge_id, attempt, status, placed_at, paid_at, currency, gross, discount,
                    shipping, tax, total, refunded, customer_name, customer_email, customer_id, country, sample, as_of,
                    sold_to, buyer_id, id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", rows.stream().map(StoredSales::columns).toList());
        insertParts(rows);
    }

    void update(Collection<Row> rows) {
        jdbc.batchUpdate("""
                update sale set channel = ?, source_order_id = ?, charge_id = ?, attempt = ?, status = ?, placed_at = ?, paid_at = ?,
                    currency = ?, gross = ?, discount = ?, shipping = ?, tax = ?, total = ?, refunded = ?,
                    customer_name = ?, customer_email = ?, customer_id = ?, country = ?, sample = ?, as_of = ?,
                    sold_to = ?, buyer_id = ?
                where id = ?""", rows.stream().map(StoredSales::columns).toList());
        List<Object[]> ids = ids(rows.stream().map(Row::id).toList());
        for (String part : List.of("sale_line", "sale_refund", "sale_dispute", "sale_balance")) {
            jdbc.batchUpdate("delete from " + part + " where sale_id = ?", ids);
        }
        insertParts(rows);
    }

    /** Writes where they were sold to and by whom they were bought, and nothing else. */
    void place(Collection<Row> rows) {
        jdbc.batchUpdate(
                "update sale set sold_to = ?, buyer_id = ? where id = ?",
                rows.stream()
                        .map(row -> new @Nullable Object[] {row.country(), row.buyer(), row.id()})
                        .toList());
    }

    /** Deletes the sales with all their parts. */
    void delete(Collection<Long> saleIds) {
        jdbc.batchUpdate("delete from sale where id = ?", ids(saleIds));
    }

    private static List<Object[]> ids(Collection<Long> ids) {
        return ids.stream().map(id -> new Object[] {id}).toList();
    }

    private void insertParts(Collection<Row> rows) {
        List<Object[]> lines = new ArrayList<>();
        List<Object[]> refunds = new ArrayList<>();
        List<Object[]> disputes = new ArrayList<>();
        List<Object[]> balances = new ArrayList<>();
        for (Row row : rows) {
            int position = 0;
            for (Sale.Line line : row.sale().lines()) {
                lines.add(new Object[] {
                    row.id(),
                    position++,
                    line.sku(),
                    line.productRef(),
                    line.priceRef(),
                    line.name(),
                    line.quantity(),
                    line.gross(),
                    line.discount()
                });
            }
            position = 0;
            for (Sale.Refund refund : row.sale().refunds()) {
                refunds.add(new Object[] {
                    row.id(),
                    position++,
                    refund.refundId(),
                    refund.state().name(),
                    refund.amount(),
                    refund.goods(),
                    refund.shipping(),
                    refund.tax(),
                    utc(refund.madeAt()),
                    utc(refund.restoredAt())
                });
            }
            position = 0;
            for (Sale.Dispute dispute : row.sale().disputes()) {
                disputes.add(new Object[] {
                    row.id(),
                    position++,
                    dispute.disputeId(),
                    dispute.state().name(),
                    dispute.amount(),
                    dispute.currency(),
                    dispute.reason(),
                    utc(dispute.openedAt())
                });
            }
            position = 0;
            for (Sale.Balance balance : row.sale().balances()) {
                balances.add(new Object[] {
                    row.id(),
                    position++,
                    balance.balanceId(),
                    balance.type(),
                    balance.amount(),
                    balance.fee(),
                    balance.currency(),
                    balance.exchangeRate(),
                    balance.sourceId(),
                    utc(balance.at())
                });
            }
        }
        jdbc.batchUpdate(
                "insert into sale_line (sale_id, position, sku, product_ref, price_ref, name, quantity, gross,"
                        + " discount) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                lines);
        jdbc.batchUpdate(
                "insert into sale_refund (sale_id, position, refund_id, status, amount, goods, shipping, tax, made_at,"
                        + " restored_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                refunds);
        jdbc.batchUpdate(
                "insert into sale_dispute (sale_id, position, dispute_id, status, amount, currency, reason, opened_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                disputes);
        jdbc.batchUpdate(
                "insert into sale_balance (sale_id, position, balance_id, type, amount, fee, currency, exchange_rate,"
                        + " source_id, moved_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                balances);
    }

    private static Object[] columns(Row row) {
        Sale sale = row.sale();
        return new Object[] {
            sale.channel().code(),
            sale.orderId(),
            sale.chargeId(),
            sale.attempt().name(),
            sale.status().name(),
            utc(sale.placedAt()),
            utc(sale.paidAt()),
            sale.currency(),
            sale.gross(),
            sale.discount(),
            sale.shipping(),
            sale.tax(),
            sale.total(),
            sale.refunded(),
            sale.customerName(),
            sale.customerEmail(),
            sale.customerId(),
            sale.country(),
            sale.sample(),
            utc(sale.asOf()),
            row.country(),
            row.buyer(),
            row.id()
        };
    }

    Optional<Sale> find(Channel channel, String orderId) {
        return read("where channel = ? and source_order_id = ?", channel.code(), orderId).stream()
                .map(Row::sale)
                .findFirst();
    }

    /** Every sale, paid or not, a page at a time. */
    void forEachPage(Consumer<List<Row>> action) {
        long last = 0;
        while (true) {
            List<Row> page = read("where id > ? order by id limit " + PAGE, last);
            if (!page.isEmpty()) {
                action.accept(page);
            }
            if (page.size() < PAGE) {
                return;
            }
            last = page.getLast().id();
        }
    }

    /**
     * The ids of all sales of these customers of a channel: first the earliest of each, then the others from the latest on. Whoever
     * moves them from one buyer to another in this order moves the first order of neither with each of them.
     */
    Collection<Long> boughtBy(Channel channel, Collection<String> customerIds) {
        record Bought(String customer, @Nullable Long buyer) {}
        List<Long> latestFirst = new ArrayList<>();
        Map<Bought, Long> earliest = new HashMap<>();
        jdbc.query(
                "select id, customer_id, buyer_id from sale where customer_id = any(?) and channel = ?"
                        + " order by paid_at desc, id desc",
                row -> {
                    latestFirst.add(row.getLong(1));
                    earliest.put(new Bought(row.getString(2), row.getObject(3, Long.class)), row.getLong(1));
                },
                customerIds.toArray(String[]::new),
                channel.code());
        LinkedHashSet<Long> ids = new LinkedHashSet<>(new TreeSet<>(earliest.values()));
        ids.addAll(latestFirst);
        return ids;
    }

    /** Where they were sold to and by whom they were bought. */
    record Place(String country, @Nullable Long buyer) {}

    Map<Long, Place> places(Collection<Long> ids) {
        Map<Long, Place> places = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.query(
                    "select id, sold_to, buyer_id from sale where id = any(?)",
                    row -> {
                        places.put(row.getLong(1), new Place(row.getString(2), row.getObject(3, Long.class)));
                    },
                    (Object) ids.toArray(Long[]::new));
        }
        return places;
    }

    private List<Row> read(String where, Object... parameters) {
        List<Long> ids = jdbc.queryForList("select id from sale " + where, Long.class, parameters);
        if (ids.isEmpty()) {
            return List.of();
        }
        return byIds(ids);
    }

    /** The sales of these rows, as far as they are there, in the order of their ids. */
    List<Row> byIds(Collection<Long> ids) {
        Long[] keys = ids.toArray(Long[]::new);
        Map<Long, List<Sale.Line>> lines = parts("sale_line", keys, StoredSales::line);
        Map<Long, List<Sale.Refund>> refunds = parts("sale_refund", keys, StoredSales::refund);
        Map<Long, List<Sale.Dispute>> disputes = parts("sale_dispute", keys, StoredSales::dispute);
        Map<Long, List<Sale.Balance>> balances = parts("sale_balance", keys, StoredSales::balance);
        return jdbc.query(
                "select * from sale where id = any(?) order by id",
                (row, number) -> {
                    long id = row.getLong("id");
                    return new Row(
                            id,
                            sale(
                                    row,
                                    lines.getOrDefault(id, List.of()),
                                    refunds.getOrDefault(id, List.of()),
                                    disputes.getOrDefault(id, List.of()),
                                    balances.getOrDefault(id, List.of())),
                            row.getString("sold_to"),
                            row.getObject("buyer_id", Long.class));
                },
                (Object) keys);
    }

    private <T> Map<Long, List<T>> parts(String table, Long[] ofSales, RowMapper<T> mapper) {
        Map<Long, List<T>> parts = new HashMap<>();
        jdbc.query(
                "select * from " + table + " where sale_id = any(?) order by sale_id, position",
                row -> {
                    parts.computeIfAbsent(row.getLong("sale_id"), id -> new ArrayList<>())
                            .add(mapper.mapRow(row, 0));
                },
                (Object) ofSales);
        return parts;
    }

    private static Sale sale(
            ResultSet row,
            List<Sale.Line> lines,
            List<Sale.Refund> refunds,
            List<Sale.Dispute> disputes,
            List<Sale.Balance> balances)
            throws SQLException {
        return new Sale(
                new Channel(row.getString("channel")),
                row.getString("source_order_id"),
                row.getString("charge_id"),
                Attempt.valueOf(row.getString("attempt")),
                SaleStatus.valueOf(row.getString("status")),
                instant(row, "placed_at"),
                instantOrNull(row, "paid_at"),
                row.getString("currency"),
                row.getLong("gross"),
                row.getLong("discount"),
                row.getLong("shipping"),
                row.getLong("tax"),
                row.getLong("total"),
                row.getLong("refunded"),
                row.getString("customer_name"),
                row.getString("customer_email"),
                row.getString("customer_id"),
                row.getString("country"),
                row.getBoolean("sample"),
                instant(row, "as_of"),
                lines,
                refunds,
                disputes,
                balances);
    }

    private static Sale.Line line(ResultSet row, int number) throws SQLException {
        return new Sale.Line(
                row.getString("sku"),
                row.getString("product_ref"),
                row.getString("price_ref"),
                row.getString("name"),
                row.getLong("quantity"),
                row.getLong("gross"),
                row.getLong("discount"));
    }

    private static Sale.Refund refund(ResultSet row, int number) throws SQLException {
        return new Sale.Refund(
                row.getString("refund_id"),
                RefundState.valueOf(row.getString("status")),
                row.getLong("amount"),
                row.getLong("goods"),
                row.getLong("shipping"),
                row.getLong("tax"),
                instant(row, "made_at"),
                instantOrNull(row, "restored_at"));
    }

    private static Sale.Dispute dispute(ResultSet row, int number) throws SQLException {
        return new Sale.Dispute(
                row.getString("dispute_id"),
                DisputeState.valueOf(row.getString("status")),
                row.getLong("amount"),
                row.getString("currency"),
                row.getString("reason"),
                instant(row, "opened_at"));
    }

    private static Sale.Balance balance(ResultSet row, int number) throws SQLException {
        return new Sale.Balance(
                row.getString("balance_id"),
                row.getString("type"),
                row.getLong("amount"),
                row.getLong("fee"),
                row.getString("currency"),
                row.getString("exchange_rate"),
                row.getString("source_id"),
                instant(row, "moved_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
