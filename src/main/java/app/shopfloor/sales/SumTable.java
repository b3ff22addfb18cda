package app.shopfloor.sales;

import app.shopfloor.base.store.Vendor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** A table of sums by key, to which is added by one at a time. */
final class SumTable {

    private final JdbcTemplate jdbc;
    private final Vendor vendor;
    private final String name;
    private final List<String> keys;
    private final List<String> sums;

    /** @param keys its key columns and {@code sums} the others, in the order in which rows give them */
    SumTable(JdbcTemplate jdbc, String name, List<String> keys, List<String> sums) {
        this.jdbc = jdbc;
        this.vendor = Vendor.of(Objects.requireNonNull(jdbc.getDataSource()));
        this.name = name;
        this.keys = keys;
        this.sums = sums;
    }

    /** The key's columns, then the sums. */
    static Object[] row(Object[] key, Object... sums) {
        Object[] row = Arrays.copyOf(key, key.length + sums.length);
        System.arraycopy(sums, 0, row, key.length, sums.length);
        return row;
    }

    /** Adds to the rows that are there, and makes those that are not. @param rows no two of one key */
    void add(List<Object[]> rows) {
        switch (vendor) {
            case POSTGRESQL ->
                jdbc.batchUpdate(
                        insert() + " on conflict (" + String.join(", ", keys) + ") do update set "
                                + sums.stream()
                                        .map(sum -> sum + " = " + name + "." + sum + " + excluded." + sum)
                                        .collect(Collectors.joining(", ")),
                        rows);
            case H2 -> {
                int[] found = jdbc.batchUpdate(
                        "update " + name + " set "
                                + sums.stream()
                                        .map(sum -> sum + " = " + sum + " + ?")
                                        .collect(Collectors.joining(", "))
                                + " where "
                                + keys.stream().map(key -> key + " = ?").collect(Collectors.joining(" and ")),
                        rows.stream().map(this::sumsFirst).toList());
                List<Object[]> missing = new ArrayList<>();
                IntStream.range(0, found.length).filter(i -> found[i] == 0).forEach(i -> missing.add(rows.get(i)));
                insert(missing);
            }
        }
    }

    private Object[] sumsFirst(Object[] row) {
        int ofKey = keys.size();
        return row(Arrays.copyOfRange(row, ofKey, row.length), Arrays.copyOf(row, ofKey));
    }

    /** Makes rows of which none is there. */
    void insert(List<Object[]> rows) {
        jdbc.batchUpdate(insert(), rows);
    }

    private String insert() {
        return "insert into " + name + " ("
                + Stream.concat(keys.stream(), sums.stream()).collect(Collectors.joining(", ")) + ") values ("
                + Stream.concat(keys.stream(), sums.stream()).map(column -> "?").collect(Collectors.joining(", "))
                + ")";
    }

    void clear() {
        jdbc.update("delete from " + name);
    }
}
