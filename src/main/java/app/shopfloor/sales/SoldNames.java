package app.shopfloor.sales;

import app.shopfloor.sales.Movement.Item;
import app.shopfloor.sales.Movement.Sold;
import app.shopfloor.shared.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What was ever sold on each channel, and under which name last, whatever the order in which sales are booked; a name that may be
 * of one order only counts while there is no other. What is not among these no filter by article finds.
 */
@Component
class SoldNames {

    /** Of a name, as {@link Sale.Line#hasNumber}. */
    private static final String HAS_NUMBER = "regexp_replace(name, '" + Sale.Line.NUMBER_REGEX + "', '#', 'g') <> name";

    /** The same for all who write, so that nobody waits in a circle. */
    private static final Comparator<Sold> ORDER =
            Comparator.comparing(Sold::item).thenComparing(Sold::channel);

    private final JdbcTemplate jdbc;

    SoldNames(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Under which name something was sold, and when. */
    record Named(String name, Instant soldAt) {

        /** The one that counts of two names of one article; the other one where both were sold at once. */
        Named or(Named other) {
            boolean numbered = Sale.Line.hasNumber(name);
            if (numbered != Sale.Line.hasNumber(other.name)) {
                return numbered ? other : this;
            }
            return other.soldAt.isBefore(soldAt) ? this : other;
        }
    }

    /** Keeps the names where they count, in the caller's transaction. */
    void keep(Map<Sold, Named> names) {
        List<Object[]> updates = new ArrayList<>();
        List<Object[]> inserts = new ArrayList<>();
        Map<Sold, Named> inOrder = new TreeMap<>(ORDER);
        inOrder.putAll(names);
        inOrder.forEach((sold, named) -> {
            String channel = sold.channel().code();
            Item item = sold.item();
            Object soldAt = named.soldAt().atOffset(ZoneOffset.UTC);
            boolean good = !Sale.Line.hasNumber(named.name());
            updates.add(new Object[] {
                named.name(), soldAt, item.sku(), item.productRef(), item.priceRef(), channel, soldAt, good, good
            });
            inserts.add(new Object[] {item.sku(), item.productRef(), item.priceRef(), channel, named.name(), soldAt});
        });
        // As Named.or has it: of names of one kind the later counts, else the one without a number.
        int[] found = jdbc.batchUpdate(
                "update sold_name set name = ?, sold_at = ?"
                        + " where sku = ? and product_ref = ? and price_ref = ? and channel = ?"
                        + " and case when sold_at is null or sold_at <= ? then ? or " + HAS_NUMBER
                        + " else ? and " + HAS_NUMBER + " end",
                updates);
        jdbc.batchUpdate(
                "insert into sold_name (sku, product_ref, price_ref, channel, name, sold_at) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                IntStream.range(0, found.length)
                        .filter(i -> found[i] == 0)
                        .mapToObj(inserts::get)
                        .toList());
    }

    /** Forgets all names, those of sales that are no more among them, and keeps these. */
    void replace(Map<Sold, Named> names) {
        jdbc.update("delete from sold_name");
        keep(names);
    }

    /** What is in the totals and not among these. @param limit how many of them at most */
    List<Sold> missing(int limit) {
        return jdbc.query(
                "select distinct s.sku, s.product_ref, s.price_ref, s.channel from sales_total_sku s"
                        + " where s.country = ? and s.span = ? and not exists (select 1 from sold_name n where n.sku = s.sku"
                        + " and n.product_ref = s.product_ref and n.price_ref = s.price_ref and n.channel = s.channel)"
                        + " limit ?",
                (row, number) -> sold(row),
                TotalSpan.ALL_COUNTRIES,
                TotalSpan.LENGTHS.getFirst(),
                limit);
    }

    private static Sold sold(ResultSet row) throws SQLException {
        return new Sold(new Channel(row.getString(4)), new Item(row.getString(1), row.getString(2), row.getString(3)));
    }

    /** The names of articles; those never sold have none. */
    Map<Sold, String> of(Collection<Sold> sold) {
        Map<Sold, String> names = new HashMap<>();
        String[] skus = sold.stream()
                .map(s -> s.item().sku())
                .filter(sku -> !sku.isEmpty())
                .distinct()
                .toArray(String[]::new);
        String[] refs = sold.stream()
                .filter(s -> s.item().sku().isEmpty())
                .map(s -> s.item().productRef())
                .distinct()
                .toArray(String[]::new);
        String select = "select sku, product_ref, price_ref, channel, name from sold_name where ";
        if (skus.length > 0) {
            read(names, select + "sku = any(?)", skus);
        }
        if (refs.length > 0) {
            read(names, select + "sku = '' and product_ref = any(?)", refs);
        }
        return names;
    }

    private void read(Map<Sold, String> names, String sql, String[] keys) {
        jdbc.query(
                sql,
                row -> {
                    names.put(sold(row), row.getString(5));
                },
                (Object) keys);
    }
}
