package app.shopfloor.sales;

import app.shopfloor.sales.Movement.Item;
import app.shopfloor.sales.Movement.Sold;
import app.shopfloor.shared.Channel;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What was ever sold on each channel, and under which name last; a name that may be of one order only counts while there is no
 * other. What is not among these no filter by article finds.
 */
@Component
class SoldNames {

    private static final int KNOWN = 20_000;

    /** Of a name, as {@link Sale.Line#hasNumber}. */
    private static final String HAS_NUMBER = "regexp_replace(name, '" + Sale.Line.NUMBER_REGEX + "', '#', 'g') <> name";

    /** The same for all who write, so that nobody waits in a circle. */
    private static final Comparator<Sold> ORDER =
            Comparator.comparing(Sold::item).thenComparing(Sold::channel);

    private final JdbcTemplate jdbc;
    private final Cache<Sold, String> known =
            Caffeine.newBuilder().maximumSize(KNOWN).build();

    SoldNames(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Which of the names of one article counts. */
    static String better(String earlier, String later) {
        return Sale.Line.hasNumber(later) && !Sale.Line.hasNumber(earlier) ? earlier : later;
    }

    /**
     * Keeps the names, in the caller's transaction. Only names that this process has seen already are not written again: whether
     * the rows are still there it cannot know, for another one may have {@linkplain #replace replaced} them.
     */
    void keep(Map<Sold, String> names) {
        List<Object[]> all = new ArrayList<>();
        List<Object[]> unseen = new ArrayList<>();
        Map<Sold, String> inOrder = new TreeMap<>(ORDER);
        inOrder.putAll(names);
        inOrder.forEach((sold, name) -> {
            String channel = sold.channel().code();
            Item item = sold.item();
            all.add(new Object[] {item.sku(), item.productRef(), item.priceRef(), channel, name});
            if (!name.equals(known.getIfPresent(sold))) {
                boolean good = !Sale.Line.hasNumber(name);
                unseen.add(new Object[] {name, name, good, item.sku(), item.productRef(), item.priceRef(), channel});
            }
        });
        jdbc.batchUpdate(
                "insert into sold_name (sku, product_ref, price_ref, channel, name) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                all);
        jdbc.batchUpdate(
                "update sold_name set name = ? where name <> ? and (? or " + HAS_NUMBER + ")"
                        + " and sku = ? and product_ref = ? and price_ref = ? and channel = ?",
                unseen);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                known.putAll(names);
            }
        });
    }

    /** Forgets all names, those of sales that are no more among them, and keeps these. */
    void replace(Map<Sold, String> names) {
        jdbc.update("delete from sold_name");
        known.invalidateAll();
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
