package app.shopfloor.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The customers of the sales as rows. */
@Component
class StoredBuyers {

    private static final String COLUMNS = "id, identity, first_at, first_day, first_sale_id, first_order";

    private final JdbcTemplate jdbc;
    private final IdBlocks ids;

    StoredBuyers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.ids = new IdBlocks(jdbc, "buyer_seq");
    }

    /** @param first null while none of his orders is paid */
    record Buyer(long id, String identity, @Nullable FirstOrder first) {}

    /** Those of these identities, made where there are none yet. */
    Map<String, Buyer> findOrCreate(Collection<String> identities) {
        Map<String, Buyer> buyers = new HashMap<>();
        if (identities.isEmpty()) {
            return buyers;
        }
        query("identity = any(?)", (Object) identities.toArray(String[]::new))
                .forEach(buyer -> buyers.put(buyer.identity(), buyer));
        List<Object[]> rows = new ArrayList<>();
        for (String identity : new TreeSet<>(identities)) {
            if (!buyers.containsKey(identity)) {
                long id = ids.next();
                buyers.put(identity, new Buyer(id, identity, null));
                rows.add(new Object[] {id, identity});
            }
        }
        jdbc.batchUpdate("insert into buyer (id, identity) values (?, ?)", rows);
        return buyers;
    }

    Map<Long, Buyer> byIds(Collection<Long> ids) {
        Map<Long, Buyer> buyers = new HashMap<>();
        if (!ids.isEmpty()) {
            query("id = any(?)", (Object) ids.toArray(Long[]::new)).forEach(buyer -> buyers.put(buyer.id(), buyer));
        }
        return buyers;
    }

    /** The next ones in the order of their ids. */
    List<Buyer> after(long id, int limit) {
        return query("id > ? order by id limit ?", id, limit);
    }

    private List<Buyer> query(String where, Object... parameters) {
        return jdbc.query(
                "select " + COLUMNS + " from buyer where " + where,
                (row, number) -> new Buyer(row.getLong(1), row.getString(2), first(row)),
                parameters);
    }

    private static @Nullable FirstOrder first(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject(3, OffsetDateTime.class);
        return at == null
                ? null
                : new FirstOrder(at.toInstant(), row.getObject(4, LocalDate.class), row.getLong(5), row.getString(6));
    }

    /** @param firsts by the buyer's id */
    void putFirsts(Map<Long, FirstOrder> firsts) {
        List<Object[]> rows = new ArrayList<>();
        firsts.forEach((buyer, first) -> rows.add(
                new Object[] {first.at().atOffset(ZoneOffset.UTC), first.day(), first.saleId(), first.order(), buyer}));
        jdbc.batchUpdate(
                "update buyer set first_at = ?, first_day = ?, first_sale_id = ?, first_order = ? where id = ?", rows);
    }

    void forgetFirsts() {
        jdbc.update("update buyer set first_at = null, first_day = null, first_sale_id = null, first_order = null");
    }

    /** Forgets who these were, whose identity tells an email address, and what they paid. */
    void delete(Collection<Long> ids) {
        List<Object[]> rows = ids.stream().map(id -> new Object[] {id}).toList();
        jdbc.batchUpdate("delete from buyer_total where buyer_id = ?", rows);
        jdbc.batchUpdate("delete from buyer where id = ?", rows);
    }

    void deleteThoseWithoutOrders() {
        jdbc.update("delete from buyer where first_at is null");
    }
}
