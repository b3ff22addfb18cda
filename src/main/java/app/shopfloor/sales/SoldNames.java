package app.shopfloor.sales;

import app.shopfloor.sales.Movement.Item;
import app.shopfloor.sales.Movement.Sold;
import app.shopfloor.shared.Channel;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Under which name each article was sold last, on each channel. */
@Component
class SoldNames {

    private static final int KNOWN = 20_000;

    private final JdbcTemplate jdbc;
    private final Cache<Sold, String> known =
            Caffeine.newBuilder().maximumSize(KNOWN).build();

    SoldNames(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the names, in the caller's transaction; those that this process has seen already cost nothing. */
    void keep(Map<Sold, String> names) {
        Map<List<String>, String> rows = new TreeMap<>(SoldNames::inOrder);
        names.forEach((sold, name) -> {
            if (!name.equals(known.getIfPresent(sold))) {
                Item item = sold.item();
                rows.put(
                        List.of(
                                item.sku(),
                                item.productRef(),
                                item.priceRef(),
                                sold.channel().code()),
                        name);
            }
        });
        if (rows.isEmpty()) {
            return;
        }
        List<Object[]> values = new ArrayList<>();
        rows.forEach(
                (key, name) -> values.add(new Object[] {name, key.get(0), key.get(1), key.get(2), key.get(3), name}));
        jdbc.batchUpdate(
                "insert into sold_name (name, sku, product_ref, price_ref, channel) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                values.stream().map(row -> Arrays.copyOf(row, row.length - 1)).toList());
        jdbc.batchUpdate(
                "update sold_name set name = ? where sku = ? and product_ref = ? and price_ref = ? and channel = ?"
                        + " and name <> ?",
                values);
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

    private static int inOrder(List<String> one, List<String> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
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
                    Item item = new Item(row.getString(1), row.getString(2), row.getString(3));
                    names.put(new Sold(new Channel(row.getString(4)), item), row.getString(5));
                },
                (Object) keys);
    }
}
