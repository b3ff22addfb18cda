package app.shopfloor.sales;

import app.shopfloor.sales.Movement.Item;
import app.shopfloor.sales.Movement.Key;
import app.shopfloor.shared.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The tables of the daily totals: moved, filled, read. */
@Component
class TotalsTables {

    private static final String FIGURES = "orders, units, gross, discounts, returns, shipping, tax";
    private static final String MORE = "orders = orders + ?, units = units + ?, gross = gross + ?,"
            + " discounts = discounts + ?, returns = returns + ?, shipping = shipping + ?, tax = tax + ?";
    private static final String ITEM = ", sku, product_ref, price_ref";
    private static final int BATCH = 5_000;

    /** @param keys its key columns, in the order in which the rows' keys are given */
    private record Table(String name, String keys) {

        static final Table DAYS = new Table("sales_day", "business_day, channel, currency, basis");
        static final Table SKUS = new Table("sales_day_sku", DAYS.keys + ITEM);
        static final Table SPANS = new Table("sales_span_sku", "span, first_day, channel, currency, basis" + ITEM);

        String places() {
            return "?, ".repeat(keys.split(", ").length);
        }
    }

    private final JdbcTemplate jdbc;

    TotalsTables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds to the rows that are there, and makes those that are not. */
    void add(Map<Key, Figures> totals) {
        write(totals, this::add);
    }

    /** Puts these in the place of all that is there. */
    void replace(Map<Key, Figures> totals) {
        for (Table table : List.of(Table.DAYS, Table.SKUS, Table.SPANS)) {
            jdbc.update("delete from " + table.name);
        }
        write(totals, this::insert);
    }

    @FunctionalInterface
    private interface Write {
        void rows(Table table, List<Object[]> keys, List<Object[]> figures);
    }

    private void write(Map<Key, Figures> totals, Write write) {
        inBatches(Table.DAYS, totals, key -> key.item() == null ? keys(key) : null, write);
        inBatches(Table.SKUS, totals, key -> key.item() != null ? keys(key) : null, write);
        inBatches(Table.SPANS, SkuSpan.of(totals), TotalsTables::keys, write);
    }

    private <K> void inBatches(
            Table table, Map<K, Figures> totals, Function<K, Object @Nullable []> keysOf, Write write) {
        List<Object[]> keys = new ArrayList<>();
        List<Object[]> figures = new ArrayList<>();
        Iterator<Map.Entry<K, Figures>> rows = totals.entrySet().iterator();
        while (rows.hasNext()) {
            Map.Entry<K, Figures> row = rows.next();
            Object[] key = keysOf.apply(row.getKey());
            if (key != null) {
                keys.add(key);
                figures.add(values(row.getValue()));
            }
            if (!keys.isEmpty() && (keys.size() == BATCH || !rows.hasNext())) {
                write.rows(table, keys, figures);
                keys.clear();
                figures.clear();
            }
        }
    }

    /** Most rows are there already. Those that are not are made first, so that they are there for all, and then added to. */
    private void add(Table table, List<Object[]> keys, List<Object[]> figures) {
        String update =
                "update " + table.name + " set " + MORE + " where " + table.keys.replace(", ", " = ? and ") + " = ?";
        List<Object[]> rows = joined(figures, keys);
        int[] found = jdbc.batchUpdate(update, rows);
        List<Integer> missing = IntStream.range(0, found.length)
                .filter(i -> found[i] == 0)
                .boxed()
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        // Both databases know this form, and neither an insert that adds where there is a row.
        jdbc.batchUpdate(
                "insert into " + table.name + " (" + table.keys + ", " + FIGURES + ") values (" + table.places()
                        + "0, 0, 0, 0, 0, 0, 0) on conflict do nothing",
                missing.stream().map(keys::get).toList());
        jdbc.batchUpdate(update, missing.stream().map(rows::get).toList());
    }

    private void insert(Table table, List<Object[]> keys, List<Object[]> figures) {
        jdbc.batchUpdate(
                "insert into " + table.name + " (" + table.keys + ", " + FIGURES + ") values (" + table.places()
                        + "?, ?, ?, ?, ?, ?, ?)",
                joined(keys, figures));
    }

    private static List<Object[]> joined(List<Object[]> first, List<Object[]> second) {
        List<Object[]> rows = new ArrayList<>(first.size());
        for (int i = 0; i < first.size(); i++) {
            Object[] row = Arrays.copyOf(first.get(i), first.get(i).length + second.get(i).length);
            System.arraycopy(second.get(i), 0, row, first.get(i).length, second.get(i).length);
            rows.add(row);
        }
        return rows;
    }

    private static Object[] keys(Key key) {
        List<Object> keys = new ArrayList<>(List.of(
                key.day(), key.channel().code(), key.currency(), key.basis().code()));
        if (key.item() != null) {
            keys.addAll(List.of(
                    key.item().sku(), key.item().productRef(), key.item().priceRef()));
        }
        return keys.toArray();
    }

    private static Object[] keys(SkuSpan span) {
        return new Object[] {
            span.days(),
            span.from(),
            span.channel().code(),
            span.currency(),
            span.basis().code(),
            span.item().sku(),
            span.item().productRef(),
            span.item().priceRef()
        };
    }

    private static Object[] values(Figures figures) {
        return new Object[] {
            figures.orders(),
            figures.units(),
            figures.gross(),
            figures.discounts(),
            figures.returns(),
            figures.shipping(),
            figures.tax()
        };
    }

    /** Every total by day, and by day and article. */
    Map<Key, Figures> totals() {
        Map<Key, Figures> found = new TreeMap<>();
        jdbc.query("select " + FIGURES + ", " + Table.DAYS.keys + " from sales_day", row -> {
            found.put(key(row, null), FiguresRow.read(row, 1));
        });
        jdbc.query("select " + FIGURES + ", " + Table.SKUS.keys + " from sales_day_sku", row -> {
            found.put(key(row, item(row)), FiguresRow.read(row, 1));
        });
        return found;
    }

    /** Every total by span and article. */
    Map<SkuSpan, Figures> spans() {
        Map<SkuSpan, Figures> found = new TreeMap<>();
        jdbc.query("select " + FIGURES + ", " + Table.SPANS.keys + " from sales_span_sku", row -> {
            SkuSpan span = new SkuSpan(
                    row.getInt("span"),
                    row.getObject("first_day", LocalDate.class),
                    new Channel(row.getString("channel")),
                    row.getString("currency"),
                    Basis.of(row.getString("basis")),
                    item(row));
            found.put(span, FiguresRow.read(row, 1));
        });
        return found;
    }

    private static Key key(ResultSet row, @Nullable Item item) throws SQLException {
        return new Key(
                row.getObject("business_day", LocalDate.class),
                new Channel(row.getString("channel")),
                row.getString("currency"),
                Basis.of(row.getString("basis")),
                item);
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(row.getString("sku"), row.getString("product_ref"), row.getString("price_ref"));
    }
}
