package app.shopfloor.sales;

import app.shopfloor.sales.Movement.Item;
import app.shopfloor.sales.Movement.Sold;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the daily totals: single days for a course, and the few spans that a whole range is made up of. Several rows may tell of
 * one thing; they are to be added.
 */
@Component
class DayTotals {

    /** How many stretches of rows are read in one statement: a statement has an end. */
    private static final int AT_ONCE = 100;

    private static final String COLUMNS = String.join(", ", FiguresRow.COLUMNS);
    private static final String SUMS =
            FiguresRow.COLUMNS.stream().map(column -> "sum(" + column + ")").collect(Collectors.joining(", "));

    private final JdbcClient jdbc;

    DayTotals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param currency as booked, or the reporting one; the basis tells */
    record OfDay(LocalDate day, String currency, Basis basis, Figures figures) {}

    /** What the orders of one channel to one country come to. */
    record OfPlace(Channel channel, String country, String currency, Basis basis, Figures figures) {}

    /** What one thing comes to, as the sales told it. */
    record OfItem(Sold sold, String currency, Basis basis, Figures figures) {}

    /** Rows of a table that lie together. */
    private record Rows(String where, List<Object> parameters) {

        Rows and(String condition, Object... more) {
            List<Object> all = new ArrayList<>(parameters);
            all.addAll(List.of(more));
            return new Rows(where + " and " + condition, all);
        }

        Rows of(TotalSpan.Row spans) {
            return and("span = ? and first_day between ? and ?", spans.days(), spans.first(), spans.last());
        }

        Rows on(@Nullable Channel channel) {
            return channel == null ? this : and("channel = ?", channel.code());
        }
    }

    /**
     * From the first to the last day on which anything is entered; null while nothing is. Not by the totals: those of days whose
     * sales are all gone are there, and zero.
     */
    @Nullable
    DayRange sold() {
        return jdbc.sql("select min(business_day), max(business_day) from sales_entry")
                .query((row, number) -> {
                    LocalDate first = row.getObject(1, LocalDate.class);
                    return first == null ? null : new DayRange(first, row.getObject(2, LocalDate.class));
                })
                .optional()
                .orElse(null);
    }

    /** The last days with an order, until the given one; so many that a list of that many orders can be filled from them. */
    Set<LocalDate> lastDays(Scope scope, LocalDate until, int orders) {
        TreeSet<LocalDate> days = new TreeSet<>(Comparator.reverseOrder());
        String key = scope.items() == null ? "country" : "sku desc, product_ref desc, price_ref";
        for (Rows rows : rows(scope, false)) {
            Rows last = rows.and("span = 1 and first_day <= ? and basis = 'native' and orders > 0", until);
            // By the index alone, backwards.
            days.addAll(jdbc.sql("select first_day from " + last.where + " order by " + key
                            + " desc, span desc, first_day desc limit ?")
                    .params(Stream.concat(last.parameters.stream(), Stream.of(orders))
                            .toList())
                    .query((row, number) -> row.getObject(1, LocalDate.class))
                    .list());
        }
        return days;
    }

    /** The totals of each day of the range. */
    List<OfDay> days(Scope scope, DayRange range) {
        TotalSpan.Row days = new TotalSpan.Row(1, range.from(), range.to());
        return read(
                "first_day, currency, basis",
                false,
                rows(scope, false).stream().map(rows -> rows.of(days)).toList(),
                (row, number) -> new OfDay(
                        row.getObject(1, LocalDate.class),
                        row.getString(2),
                        Basis.of(row.getString(3)),
                        FiguresRow.read(row, 4)));
    }

    /** The totals of the range, as if all were of its first day. */
    List<OfDay> whole(Scope scope, DayRange range) {
        return read(
                "currency, basis",
                true,
                covering(range, rows(scope, false)),
                (row, number) ->
                        new OfDay(range.from(), row.getString(1), Basis.of(row.getString(2)), FiguresRow.read(row, 3)));
    }

    /** The totals of the range by channel and country. */
    List<OfPlace> places(Scope scope, DayRange range) {
        return read(
                "channel, country, currency, basis",
                true,
                covering(range, rows(scope, true)),
                (row, number) -> new OfPlace(
                        new Channel(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        Basis.of(row.getString(4)),
                        FiguresRow.read(row, 5)));
    }

    /** The totals of the range by what was sold. */
    List<OfItem> items(Scope scope, DayRange range) {
        Rows all = country("sales_total_sku", scope).on(scope.channel());
        return read(
                "channel, currency, basis, sku, product_ref, price_ref",
                true,
                covering(range, List.of(all)),
                (row, number) -> new OfItem(
                        new Sold(
                                new Channel(row.getString(1)),
                                new Item(row.getString(4), row.getString(5), row.getString(6))),
                        row.getString(2),
                        Basis.of(row.getString(3)),
                        FiguresRow.read(row, 7)));
    }

    private static Rows country(String table, Scope scope) {
        String country = scope.country() == null ? TotalSpan.ALL_COUNTRIES : scope.country();
        return new Rows(table + " where country = ?", List.of(country));
    }

    /** @param apart whether countries are told apart */
    private static List<Rows> rows(Scope scope, boolean apart) {
        boolean each = apart && scope.country() == null;
        if (scope.items() == null) {
            Rows rows = each
                    ? new Rows("sales_total where country <> ?", List.of(TotalSpan.ALL_COUNTRIES))
                    : country("sales_total", scope);
            return List.of(rows.on(scope.channel()));
        }
        Rows rows = each
                ? new Rows("sales_total_sku where country <> ?", List.of(TotalSpan.ALL_COUNTRIES))
                : country("sales_total_sku", scope);
        List<Rows> ofItems = new ArrayList<>();
        scope.channelsOfItems().forEach((item, channels) -> {
            Rows ofItem = rows.and(
                    "sku = ? and product_ref = ? and price_ref = ?", item.sku(), item.productRef(), item.priceRef());
            if (item.sku().isEmpty()) {
                channels.forEach(channel -> ofItems.add(ofItem.on(channel)));
            } else {
                ofItems.add(ofItem.on(scope.channel()));
            }
        });
        return ofItems;
    }

    private static List<Rows> covering(DayRange range, List<Rows> rows) {
        List<TotalSpan.Row> cover = TotalSpan.cover(range);
        return rows.stream().flatMap(one -> cover.stream().map(one::of)).toList();
    }

    /** @param summed whether rows of equal keys are summed by the database, which pays where there are many of them */
    private <T> List<T> read(String keys, boolean summed, List<Rows> rows, RowMapper<T> mapper) {
        List<T> read = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            List<Rows> some = rows.subList(from, Math.min(rows.size(), from + AT_ONCE));
            String all = some.stream()
                    .map(one -> "select " + keys + ", " + COLUMNS + " from " + one.where)
                    .collect(Collectors.joining(" union all "));
            String sql = summed ? "select " + keys + ", " + SUMS + " from (" + all + ") spans group by " + keys : all;
            read.addAll(jdbc.sql(sql)
                    .params(some.stream()
                            .map(Rows::parameters)
                            .flatMap(Collection::stream)
                            .toList())
                    .query(mapper)
                    .list());
        }
        return read;
    }
}
