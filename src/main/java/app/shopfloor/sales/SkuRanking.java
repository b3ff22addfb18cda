package app.shopfloor.sales;

import app.shopfloor.sales.DayTotals.OfItem;
import app.shopfloor.sales.Movement.Sold;
import app.shopfloor.sales.SalesSnapshot.Articles;
import app.shopfloor.sales.SalesSnapshot.SkuFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
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

        boolean isNone() {
            return now.isNone() && before.isNone();
        }
    }

    /**
     * All of them by net revenue, largest first, not named yet. One sold only in the range before is among them with nothing.
     *
     * @param now and {@code before}: what was sold, of one currency; null before for a range that is compared with nothing
     * @param skus of what was sold without one
     */
    static List<SkuFigures> all(List<OfItem> now, @Nullable List<OfItem> before, Map<Sold, String> skus) {
        Map<Article, Ranked> articles = new HashMap<>();
        now.forEach(row -> articles.merge(
                ArticleItems.article(row.sold(), skus), new Ranked(row.figures(), Figures.NONE), Ranked::plus));
        if (before != null) {
            before.forEach(row -> articles.merge(
                    ArticleItems.article(row.sold(), skus), new Ranked(Figures.NONE, row.figures()), Ranked::plus));
        }
        return articles.entrySet().stream()
                .filter(entry -> !entry.getValue().isNone())
                .map(entry -> new SkuFigures(
                        entry.getKey(), "", entry.getValue().now, before == null ? null : entry.getValue().before))
                .sorted(by(Figures::net, true))
                .toList();
    }

    /** By what was sold in the range; of equal ones by their code, whichever way. */
    static Comparator<SkuFigures> by(ToLongFunction<Figures> value, boolean descending) {
        Comparator<SkuFigures> ascending = Comparator.comparingLong(sku -> value.applyAsLong(sku.now()));
        return (descending ? ascending.reversed() : ascending)
                .thenComparing(sku -> Objects.requireNonNull(sku.article()), BY_CODE);
    }

    /** What all of them are together. */
    static Articles articles(List<SkuFigures> all) {
        return new Articles(
                all.size(),
                all.stream().mapToLong(sku -> Math.max(0, sku.now().net())).sum());
    }

    /** The first ten that were sold in the range, and all the rest as one. @param all as {@link #all} has them */
    List<SkuFigures> first(List<SkuFigures> all) {
        List<SkuFigures> first =
                all.stream().filter(sku -> !sku.now().isNone()).limit(FIRST).toList();
        Set<SkuFigures> listed = Set.copyOf(first);
        List<SkuFigures> rest =
                all.stream().filter(sku -> !listed.contains(sku)).toList();
        List<SkuFigures> ranked = new ArrayList<>(named(first));
        if (!rest.isEmpty()) {
            Sums sums = sums(rest);
            ranked.add(new SkuFigures(null, "", sums.now(), sums.before()));
        }
        return ranked;
    }

    /** @param before null for a range that is compared with nothing */
    record Sums(Figures now, @Nullable Figures before) {}

    /** What some of them come to; of none nothing is known of the range before. */
    static Sums sums(List<SkuFigures> some) {
        Figures now = some.stream().map(SkuFigures::now).reduce(Figures.NONE, Figures::plus);
        boolean compared = !some.isEmpty() && some.getFirst().before() != null;
        return new Sums(
                now,
                compared
                        ? some.stream()
                                .map(SkuFigures::before)
                                .filter(Objects::nonNull)
                                .reduce(Figures.NONE, Figures::plus)
                        : null);
    }

    /** The same with their names. */
    List<SkuFigures> named(List<SkuFigures> some) {
        Map<Article, String> called = names.of(
                some.stream().map(sku -> Objects.requireNonNull(sku.article())).toList());
        return some.stream()
                .map(sku ->
                        new SkuFigures(sku.article(), called.getOrDefault(sku.article(), ""), sku.now(), sku.before()))
                .toList();
    }
}
