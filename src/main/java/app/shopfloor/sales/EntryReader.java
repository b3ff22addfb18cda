package app.shopfloor.sales;

import app.shopfloor.sales.EntryQuery.Place;
import app.shopfloor.sales.EntryQuery.Statement;
import app.shopfloor.sales.SalesEntries.Sums;
import app.shopfloor.shared.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads entries, one statement a page, which finds their keys by the index and then only their rows; under an article some more,
 * as many for every page.
 */
@Component
class EntryReader {

    private static final int PAGE = 1_000;

    /** Where the figures begin in a row. */
    private static final int FIGURES = 17;

    private static final List<String> COUNTS = List.of("e.orders", "e.units");
    private static final List<String> AMOUNTS = List.of("gross", "discounts", "returns", "shipping", "tax");
    private static final List<String> OF_CUSTOMERS = List.of(
            "case when e.kind = 'order' and b.first_sale_id = e.sale_id then 1 else 0 end",
            "case when e.kind = 'order' and b.first_sale_id <> e.sale_id then 1 else 0 end");

    private final JdbcClient jdbc;
    private final ArticleItems articles;
    private final ArticleFigures articleFigures;

    EntryReader(JdbcClient jdbc, ArticleItems articles, ArticleFigures articleFigures) {
        this.jdbc = jdbc;
        this.articles = articles;
        this.articleFigures = articleFigures;
    }

    Asked asked(EntryFilter filter) {
        return new Asked(filter, filter.article() == null ? null : SoldAs.of(articles.of(filter.article())));
    }

    /** @param buyer whose it is; null when nobody's */
    record Row(SalesEntry entry, @Nullable Long buyer, Place place) {

        Row with(Figures figures, String title) {
            return new Row(entry.with(figures, title), buyer, place);
        }
    }

    /** What the entries of a filter sum to, in the order in which {@link FiguresRow} reads it. */
    static String sums(EntryFilter filter) {
        return figures(filter).stream()
                .map(figure -> "coalesce(sum(" + figure + "), 0)")
                .collect(Collectors.joining(", "));
    }

    private static List<String> figures(EntryFilter filter) {
        List<String> figures = new ArrayList<>(COUNTS);
        AMOUNTS.forEach(amount -> figures.add((filter.combined() ? "e.in_" : "e.") + amount));
        figures.addAll(OF_CUSTOMERS);
        return figures;
    }

    /** The entries of one filter. */
    final class Asked {

        private final EntryFilter filter;
        private final @Nullable SoldAs soldAs;

        private Asked(EntryFilter filter, @Nullable SoldAs soldAs) {
            this.filter = filter;
            this.soldAs = soldAs;
        }

        EntryFilter filter() {
            return filter;
        }

        /** Which totals tell of the filter's days. */
        Scope scope() {
            return new Scope(filter.channel(), filter.country(), soldAs == null ? null : List.copyOf(soldAs.items()));
        }

        /** To be narrowed. */
        EntryQuery query() {
            return EntryQuery.of(filter, soldAs);
        }

        List<Row> page(boolean newestFirst, long offset, int limit) {
            return ofArticle(rows(query().keys(newestFirst, offset, limit), newestFirst));
        }

        /** Goes through all, a page at a time, each from where the one before ended. */
        void forEach(EntryQuery narrowed, boolean newestFirst, Consumer<Row> action) {
            List<Row> page = rows(narrowed.keysAfter(null, newestFirst, PAGE), newestFirst);
            ofArticle(page).forEach(action);
            while (page.size() == PAGE) {
                page = rows(narrowed.keysAfter(page.getLast().place(), newestFirst, PAGE), newestFirst);
                ofArticle(page).forEach(action);
            }
        }

        /** What they sum to, each gone through. */
        Sums sums() {
            if (soldAs != null) {
                Sums[] sums = {new Sums(0, Figures.NONE)};
                forEach(
                        query(),
                        false,
                        row -> sums[0] = sums[0].plus(row.entry().figures()));
                return sums[0];
            }
            return summed(query());
        }

        /**
         * How many refunds and refunds taken back there are, each found by index, and what they sum to; with an article, to what
         * they come for whole orders.
         */
        Sums refunds() {
            Sums refunds = new Sums(0, Figures.NONE);
            for (SalesEntry.Kind kind : List.of(SalesEntry.Kind.REFUND, SalesEntry.Kind.RESTORED)) {
                refunds = refunds.plus(summed(EntryQuery.of(filter.of(EntryFilter.Kind.REFUNDS), soldAs)
                        .and("e.kind = ?", kind.name().toLowerCase(Locale.ROOT))));
            }
            return refunds;
        }

        private Sums summed(EntryQuery query) {
            Statement all = query.all("count(*), " + EntryReader.sums(filter), "");
            return jdbc.sql(all.sql())
                    .params(all.parameters())
                    .query((row, number) -> new Sums(row.getLong(1), FiguresRow.read(row, 2)))
                    .single();
        }

        private List<Row> rows(Statement keys, boolean newestFirst) {
            return jdbc.sql("select e.sale_id, e.number, e.kind, e.entry_at, e.business_day, e.channel, e.country,"
                            + " e.currency, e.buyer_id, s.source_order_id, s.status, s.sample,"
                            + " coalesce(s.customer_name, c.name) as customer,"
                            + " coalesce(s.customer_email, c.email) as email, l.name as title,"
                            + " (select count(*) from sale_line m where m.sale_id = s.id) as lines, "
                            + String.join(", ", figures(filter))
                            + " from (" + keys.sql() + ") found"
                            + " join sales_entry e on e.sale_id = found.sale_id and e.number = found.number"
                            + " join sale s on s.id = e.sale_id"
                            + " left join buyer b on b.id = e.buyer_id"
                            + " left join sale_customer c on c.channel = s.channel and c.customer_id = s.customer_id"
                            + " left join sale_line l on l.sale_id = s.id and l.position = 0"
                            + EntryQuery.order(newestFirst))
                    .params(keys.parameters())
                    .query((row, number) -> new Row(entry(row), row.getObject("buyer_id", Long.class), place(row)))
                    .list();
        }

        private List<Row> ofArticle(List<Row> rows) {
            return soldAs == null ? rows : articleFigures.only(soldAs, rows, filter.combined());
        }

        private SalesEntry entry(ResultSet row) throws SQLException {
            String orderId = row.getString("source_order_id");
            String title = row.getString("title");
            String email = row.getString("email");
            String customer = row.getString("customer");
            return new SalesEntry(
                    row.getLong("sale_id"),
                    row.getInt("number"),
                    SalesEntry.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                    row.getObject("entry_at", OffsetDateTime.class).toInstant(),
                    new Channel(row.getString("channel")),
                    orderId,
                    SaleStatus.valueOf(row.getString("status")),
                    title != null ? title : orderId,
                    Math.max(0, row.getInt("lines") - 1),
                    customer != null ? customer : email,
                    email,
                    row.getString("country"),
                    row.getString("currency"),
                    filter.currency(),
                    FiguresRow.read(row, FIGURES),
                    row.getBoolean("sample"));
        }
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                row.getObject("business_day", LocalDate.class),
                row.getObject("entry_at", OffsetDateTime.class),
                row.getLong("sale_id"),
                row.getInt("number"));
    }
}
