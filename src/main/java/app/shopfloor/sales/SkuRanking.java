package app.shopfloor.sales;

import app.shopfloor.sales.Movement.Item;
import app.shopfloor.sales.Movement.Sold;
import app.shopfloor.sales.SalesSnapshot.SkuFigures;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What sold most. SKUs are resolved when read, so that a mapping made today counts for all past days: the SKU the sale told,
 * else that of the price, else that of the product, as the catalog has it.
 */
@Component
class SkuRanking {

    private static final int FIRST = 10;

    private final JdbcClient jdbc;
    private final SoldNames names;

    SkuRanking(JdbcClient jdbc, SoldNames names) {
        this.jdbc = jdbc;
        this.names = names;
    }

    /** What one article, as the sales told it, sold in one currency. */
    record Row(Sold sold, String currency, Basis basis, Figures now, Figures before) {}

    /** What articles that share an SKU, or what is to be mapped to one, sold. */
    private static final class Article {

        private final String sku;
        private final Sold lead;
        private Figures now = Figures.NONE;
        private Figures before = Figures.NONE;

        Article(String sku, Sold lead) {
            this.sku = sku;
            this.lead = lead;
        }

        void add(Row row) {
            now = now.plus(row.now);
            before = before.plus(row.before);
        }
    }

    /** The rows of a range and its previous one, to be ranked by currency. */
    final class Rows {

        private final List<Row> rows;
        private final Map<Sold, String> skus;
        private final boolean compared;

        private Rows(List<Row> rows, boolean compared) {
            this.rows = rows;
            this.compared = compared;
            this.skus = mapped(rows.stream()
                    .map(Row::sold)
                    .filter(sold -> sold.item().sku().isEmpty())
                    .toList());
        }

        /** As booked in one currency. */
        List<SkuFigures> booked(String currency) {
            return rank(rows.stream()
                    .filter(row -> row.basis == Basis.NATIVE && row.currency.equals(currency))
                    .toList());
        }

        /** Of all currencies, in the reporting one. */
        List<SkuFigures> combined(String reporting) {
            return rank(rows.stream()
                    .filter(row -> row.basis != Basis.NO_RATE && row.currency.equals(reporting))
                    .toList());
        }

        private List<SkuFigures> rank(List<Row> ofCurrency) {
            Map<Object, Article> articles = new HashMap<>();
            for (Row row : ofCurrency) {
                Item item = row.sold.item();
                String sku = item.sku().isEmpty() ? skus.getOrDefault(row.sold, "") : item.sku();
                Object key = sku.isEmpty() ? List.of(row.sold.channel(), item.ref()) : sku;
                articles.computeIfAbsent(key, k -> new Article(sku, row.sold)).add(row);
            }
            List<Article> first = articles.values().stream()
                    .filter(article -> !article.now.isNone())
                    .sorted(Comparator.comparingLong((Article article) -> -article.now.net())
                            .thenComparing(article -> article.sku)
                            .thenComparing(article -> article.lead.item())
                            .thenComparing(article -> article.lead.channel()))
                    .limit(FIRST)
                    .toList();
            Map<Sold, String> called = called(first);
            List<SkuFigures> ranked = new ArrayList<>();
            for (Article article : first) {
                String ref = article.sku.isEmpty() ? article.lead.item().ref() : "";
                ranked.add(figures(
                        article.sku.isEmpty() ? null : article.sku,
                        ref,
                        called.getOrDefault(article.lead, article.sku.isEmpty() ? ref : article.sku),
                        article.now,
                        article.before));
            }
            Set<Article> shown = new HashSet<>(first);
            Figures now = Figures.NONE;
            Figures before = Figures.NONE;
            for (Article article : articles.values()) {
                if (!shown.contains(article)) {
                    now = now.plus(article.now);
                    before = before.plus(article.before);
                }
            }
            if (!now.isNone() || !before.isNone()) {
                ranked.add(figures(null, "", "", now, before));
            }
            return ranked;
        }

        private SkuFigures figures(@Nullable String sku, String ref, String name, Figures now, Figures before) {
            return new SkuFigures(sku, ref, name, now, compared ? before : null);
        }
    }

    /** @param previous null for a range that is compared with nothing */
    Rows of(DayRange range, @Nullable DayRange previous) {
        return new Rows(read(range, previous), previous != null);
    }

    private List<Row> read(DayRange range, @Nullable DayRange previous) {
        List<String> parts = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        part(parts, parameters, range, true);
        if (previous != null) {
            part(parts, parameters, previous, false);
        }
        StringBuilder sums = new StringBuilder();
        for (String column : FiguresRow.COLUMNS) {
            sums.append(", sum(").append(column).append(')');
        }
        Map<List<Object>, Row> rows = new HashMap<>();
        jdbc.sql("select channel, currency, basis, sku, product_ref, price_ref, present" + sums + " from ("
                        + String.join(" union all ", parts)
                        + ") spans group by channel, currency, basis, sku, product_ref, price_ref, present")
                .params(parameters)
                .query(row -> {
                    Sold sold = new Sold(
                            new Channel(row.getString(1)),
                            new Item(row.getString(4), row.getString(5), row.getString(6)));
                    Figures figures = FiguresRow.read(row, 8);
                    boolean present = row.getInt(7) == 1;
                    Row read = new Row(
                            sold,
                            row.getString(2),
                            Basis.of(row.getString(3)),
                            present ? figures : Figures.NONE,
                            present ? Figures.NONE : figures);
                    rows.merge(
                            List.of(sold, read.currency, read.basis),
                            read,
                            (one, other) -> new Row(
                                    sold,
                                    one.currency,
                                    one.basis,
                                    one.now.plus(other.now),
                                    one.before.plus(other.before)));
                });
        return List.copyOf(rows.values());
    }

    private static void part(List<String> parts, List<Object> parameters, DayRange range, boolean present) {
        for (SkuSpan.Row spans : SkuSpan.cover(range)) {
            parts.add("select channel, currency, basis, sku, product_ref, price_ref, " + (present ? 1 : 0)
                    + " as present, " + String.join(", ", FiguresRow.COLUMNS)
                    + " from sales_span_sku where span = ? and first_day between ? and ?");
            parameters.addAll(List.of(spans.days(), spans.first(), spans.last()));
        }
    }

    /** The SKUs of what was sold without one, as the catalog has them. */
    private Map<Sold, String> mapped(Collection<Sold> unmapped) {
        if (unmapped.isEmpty()) {
            return Map.of();
        }
        Set<String> refs = new HashSet<>();
        unmapped.forEach(sold -> {
            refs.add(sold.item().productRef());
            refs.add(sold.item().priceRef());
        });
        Map<List<String>, String> listed = new HashMap<>();
        jdbc.sql("select channel, ref, sku from listing_sku where ref = any(?)")
                .param(refs.toArray(String[]::new))
                .query(row -> {
                    listed.put(List.of(row.getString(1), row.getString(2)), row.getString(3));
                });
        Map<Sold, String> skus = new HashMap<>();
        for (Sold sold : unmapped) {
            String channel = sold.channel().code();
            String ofPrice = listed.get(List.of(channel, sold.item().priceRef()));
            String sku = ofPrice != null
                    ? ofPrice
                    : listed.get(List.of(channel, sold.item().productRef()));
            if (sku != null) {
                skus.put(sold, sku);
            }
        }
        return skus;
    }

    /** The catalog's name of each article, else the one it was last sold under. */
    private Map<Sold, String> called(List<Article> articles) {
        Map<Sold, String> called = new HashMap<>();
        Map<Sold, String> sold =
                names.of(articles.stream().map(article -> article.lead).toList());
        Map<String, String> products = products(articles.stream()
                .map(article -> article.sku)
                .filter(sku -> !sku.isEmpty())
                .toList());
        Map<Item, String> anywhere = new HashMap<>();
        sold.forEach((of, name) -> anywhere.putIfAbsent(of.item(), name));
        for (Article article : articles) {
            String name = products.get(article.sku);
            if (name == null) {
                name = sold.getOrDefault(article.lead, anywhere.get(article.lead.item()));
            }
            if (name != null) {
                called.put(article.lead, name);
            }
        }
        return called;
    }

    private Map<String, String> products(List<String> skus) {
        Map<String, String> products = new HashMap<>();
        if (!skus.isEmpty()) {
            jdbc.sql("select sku, name from product where sku = any(?)")
                    .param(skus.toArray(String[]::new))
                    .query(row -> {
                        products.put(row.getString(1), row.getString(2));
                    });
        }
        return products;
    }
}
