package app.shopfloor.sales;

import app.shopfloor.sales.Movement.Sold;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What articles are called: the catalog's name of the SKU, else the one that the first of all things it is sold as was last sold
 * under, else the SKU or reference.
 */
@Component
class ArticleNames {

    private static final Comparator<Sold> FIRST =
            Comparator.comparing(Sold::item).thenComparing(Sold::channel);

    private final JdbcClient jdbc;
    private final ArticleItems items;
    private final SoldNames sold;

    ArticleNames(JdbcClient jdbc, ArticleItems items, SoldNames sold) {
        this.jdbc = jdbc;
        this.items = items;
        this.sold = sold;
    }

    /** The names of all of these. */
    Map<Article, String> of(Collection<Article> articles) {
        Map<String, String> catalog = catalog(articles);
        Map<Article, String> names = new HashMap<>();
        List<Article> others = new ArrayList<>();
        articles.forEach(article -> {
            String sku = article.sku();
            if (sku != null && catalog.containsKey(sku)) {
                names.put(article, catalog.get(sku));
            } else {
                others.add(article);
            }
        });
        names.putAll(lastSoldUnder(others));
        return names;
    }

    private Map<Article, String> lastSoldUnder(List<Article> articles) {
        Map<Article, Sold> first = new HashMap<>();
        items.of(articles).forEach((article, all) -> first.put(article, Collections.min(all, FIRST)));
        Map<Sold, String> soldUnder = sold.of(first.values());
        Map<Article, String> names = new HashMap<>();
        for (Article article : articles) {
            String code = Objects.requireNonNullElse(article.sku(), article.ref());
            Sold of = first.get(article);
            names.put(article, of == null ? code : soldUnder.getOrDefault(of, code));
        }
        return names;
    }

    private Map<String, String> catalog(Collection<Article> articles) {
        List<String> skus =
                articles.stream().map(Article::sku).filter(Objects::nonNull).toList();
        Map<String, String> names = new HashMap<>();
        if (!skus.isEmpty()) {
            jdbc.sql("select sku, name from product_name where sku = any(?)")
                    .param(skus.toArray(String[]::new))
                    .query(row -> {
                        names.put(row.getString(1), row.getString(2));
                    });
        }
        return names;
    }
}
