package app.shopfloor.sales;

import app.shopfloor.sales.DayTotals.OfItem;
import app.shopfloor.sales.Movement.Sold;
import app.shopfloor.sales.SalesSnapshot.SkuFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What sold most, by article; see {@link ArticleItems}. */
@Component
class SkuRanking {

    private static final int FIRST = 10;

    private static final Comparator<Article> BY_CODE = Comparator.comparing(
                    (Article article) -> Objects.requireNonNullElse(article.sku(), ""))
            .thenComparing(Article::ref)
            .thenComparing(article ->
                    article.channel() == null ? "" : article.channel().code());

    private final ArticleNames names;

    SkuRanking(ArticleNames names) {
        this.names = names;
    }

    private record Ranked(Figures now, Figures before) {

        Ranked plus(Ranked other) {
            return new Ranked(now.plus(other.now), before.plus(other.before));
        }
    }

    /**
     * The first ten by net revenue, and all the rest as one.
     *
     * @param now and {@code before}: what was sold, of one currency; null before for a range that is compared with nothing
     * @param skus of what was sold without one
     */
    List<SkuFigures> of(List<OfItem> now, @Nullable List<OfItem> before, Map<Sold, String> skus) {
        Map<Article, Ranked> articles = new HashMap<>();
        now.forEach(row -> articles.merge(
                ArticleItems.article(row.sold(), skus), new Ranked(row.figures(), Figures.NONE), Ranked::plus));
        if (before != null) {
            before.forEach(row -> articles.merge(
                    ArticleItems.article(row.sold(), skus), new Ranked(Figures.NONE, row.figures()), Ranked::plus));
        }
        List<Article> first = articles.entrySet().stream()
                .filter(entry -> !entry.getValue().now.isNone())
                .sorted(Comparator.comparingLong((Map.Entry<Article, Ranked> entry) ->
                                -entry.getValue().now.net())
                        .thenComparing(Map.Entry::getKey, BY_CODE))
                .limit(FIRST)
                .map(Map.Entry::getKey)
                .toList();
        Map<Article, String> called = names.of(first);
        List<SkuFigures> ranked = new ArrayList<>();
        for (Article article : first) {
            Ranked figures = Objects.requireNonNull(articles.remove(article));
            ranked.add(new SkuFigures(
                    article, called.getOrDefault(article, ""), figures.now, before == null ? null : figures.before));
        }
        articles.values().stream()
                .reduce(Ranked::plus)
                .filter(rest -> !rest.now.isNone() || !rest.before.isNone())
                .ifPresent(rest -> ranked.add(new SkuFigures(null, "", rest.now, before == null ? null : rest.before)));
        return ranked;
    }
}
