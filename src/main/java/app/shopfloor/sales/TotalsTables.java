package app.shopfloor.sales;

import app.shopfloor.sales.Movement.Item;
import app.shopfloor.sales.Movement.Paid;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The tables of the daily totals: moved, filled, read. */
@Component
class TotalsTables {

    private static final int BATCH = 5_000;

    private final JdbcTemplate jdbc;
    /** Reads a page at a time, where the others hold all rows. */
    private final JdbcTemplate many;

    private final SumTable totals;
    private final SumTable articles;
    private final SumTable cohorts;
    private final SumTable paid;

    TotalsTables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.many = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        this.many.setFetchSize(BATCH);
        this.totals = new SumTable(
                jdbc,
                "sales_total",
                List.of("country", "span", "first_day", "channel", "currency", "basis"),
                FiguresRow.COLUMNS);
        this.articles = new SumTable(
                jdbc,
                "sales_total_sku",
                List.of(
                        "country",
                        "span",
                        "first_day",
                        "channel",
                        "currency",
                        "basis",
                        "sku",
                        "product_ref",
                        "price_ref"),
                FiguresRow.COLUMNS);
        this.cohorts = new SumTable(
                jdbc,
                "sales_cohort",
                List.of("country", "cohort_span", "cohort_day", "business_day", "channel", "currency", "basis"),
                List.of("repeats"));
        this.paid = new SumTable(jdbc, "buyer_total", List.of("buyer_id", "currency", "basis"), List.of("paid"));
    }

    /** Adds to the rows that are there, and makes those that are not. */
    void add(Sums sums) {
        write(sums, SumTable::add);
    }

    /** Makes the rows of days of which there are none. What customers paid is added: their other days may be there. */
    void insert(Sums sums) {
        write(sums, (table, rows) -> {
            if (table == paid) {
                table.add(rows);
            } else {
                table.insert(rows);
            }
        });
    }

    void clear() {
        List.of(totals, articles, cohorts, paid).forEach(SumTable::clear);
    }

    @FunctionalInterface
    private interface Write {
        void rows(SumTable table, List<Object[]> rows);
    }

    private void write(Sums sums, Write write) {
        SortedMap<TotalSpan, Figures> spans = TotalSpan.of(sums.figures());
        inBatches(
                spans.entrySet().stream()
                        .filter(span -> span.getKey().item() == null)
                        .map(TotalsTables::total),
                rows -> write.rows(totals, rows));
        inBatches(
                spans.entrySet().stream()
                        .filter(span -> span.getKey().item() != null)
                        .map(TotalsTables::total),
                rows -> write.rows(articles, rows));
        inBatches(
                CohortSpan.of(sums.cohorts()).entrySet().stream().map(TotalsTables::cohort),
                rows -> write.rows(cohorts, rows));
        inBatches(
                new TreeMap<>(sums.paid())
                        .entrySet().stream()
                                .map(sum -> SumTable.row(
                                        new Object[] {
                                            sum.getKey().buyer(),
                                            sum.getKey().currency(),
                                            sum.getKey().basis().code()
                                        },
                                        sum.getValue())),
                rows -> write.rows(paid, rows));
    }

    private static void inBatches(Stream<Object[]> rows, Consumer<List<Object[]>> write) {
        rows.gather(Gatherers.windowFixed(BATCH)).forEach(write);
    }

    private static Object[] total(Map.Entry<TotalSpan, Figures> total) {
        TotalSpan span = total.getKey();
        List<Object> key = new ArrayList<>(List.of(
                span.country(),
                span.days(),
                span.from(),
                span.channel().code(),
                span.currency(),
                span.basis().code()));
        Item item = span.item();
        if (item != null) {
            key.addAll(List.of(item.sku(), item.productRef(), item.priceRef()));
        }
        return SumTable.row(key.toArray(), FiguresRow.values(total.getValue()));
    }

    private static Object[] cohort(Map.Entry<CohortSpan, Long> repeats) {
        CohortSpan span = repeats.getKey();
        return new Object[] {
            span.country(),
            span.days(),
            span.since(),
            span.day(),
            span.channel().code(),
            span.currency(),
            span.basis().code(),
            repeats.getValue()
        };
    }

    /** The days on which any total begins. */
    List<LocalDate> days() {
        return jdbc.queryForList(
                "select first_day from sales_total union select first_day from sales_total_sku"
                        + " union select business_day from sales_cohort",
                LocalDate.class);
    }

    /** What the customers with these ids paid. */
    Map<Paid, Long> paid(long from, long to) {
        Map<Paid, Long> found = new HashMap<>();
        jdbc.query(
                "select buyer_id, currency, basis, paid from buyer_total where buyer_id between ? and ?",
                row -> {
                    found.put(new Paid(row.getLong(1), row.getString(2), Basis.of(row.getString(3))), row.getLong(4));
                },
                from,
                to);
        return found;
    }

    /** The totals of orders and of articles whose spans begin on these days. */
    void forEachTotal(DayRange days, BiConsumer<TotalSpan, Figures> action) {
        String select = "select " + String.join(", ", FiguresRow.COLUMNS)
                + ", country, span, first_day, channel, currency, basis";
        String where = " where first_day between ? and ?";
        many.query(
                select + " from sales_total" + where,
                row -> {
                    action.accept(span(row, null), FiguresRow.read(row, 1));
                },
                days.from(),
                days.to());
        many.query(
                select + ", sku, product_ref, price_ref from sales_total_sku" + where,
                row -> {
                    Item item =
                            new Item(row.getString("sku"), row.getString("product_ref"), row.getString("price_ref"));
                    action.accept(span(row, item), FiguresRow.read(row, 1));
                },
                days.from(),
                days.to());
    }

    private static TotalSpan span(ResultSet row, @Nullable Item item) throws SQLException {
        return new TotalSpan(
                row.getString("country"),
                row.getInt("span"),
                row.getObject("first_day", LocalDate.class),
                new Channel(row.getString("channel")),
                row.getString("currency"),
                Basis.of(row.getString("basis")),
                item);
    }

    /** The repeats of these days. */
    void forEachCohort(DayRange days, ObjLongConsumer<CohortSpan> action) {
        many.query(
                "select country, cohort_span, cohort_day, business_day, channel, currency, basis, repeats"
                        + " from sales_cohort where business_day between ? and ?",
                row -> {
                    CohortSpan span = new CohortSpan(
                            row.getString(1),
                            row.getInt(2),
                            row.getObject(3, LocalDate.class),
                            row.getObject(4, LocalDate.class),
                            new Channel(row.getString(5)),
                            row.getString(6),
                            Basis.of(row.getString(7)));
                    action.accept(span, row.getLong(8));
                },
                days.from(),
                days.to());
    }
}
