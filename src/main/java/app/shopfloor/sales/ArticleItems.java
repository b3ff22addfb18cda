package app.shopfloor.sales;

import app.shopfloor.sales.Movement.Item;
import app.shopfloor.sales.Movement.Sold;
import app.shopfloor.shared.Channel;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which of the things sold are which article. SKUs are resolved when read, so that a mapping made today counts for all past days:
 * the SKU the sale told, else that of the price, else that of the product, as the catalog has it.
 */
@Component
class ArticleItems {

    private final JdbcClient jdbc;

    ArticleItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All that was ever sold of the article, on each channel as its sales tell it; empty when it was never sold. */
    List<Sold> of(Article article) {
        return of(List.of(article)).getOrDefault(article, List.of());
    }

    /** The same of several; without those that were never sold. */
    Map<Article, List<Sold>> of(Collection<Article> articles) {
        String[] skus =
                articles.stream().map(Article::sku).filter(Objects::nonNull).toArray(String[]::new);
        List<Sold> told = skus.length == 0 ? List.of() : sold("sku = any(?)", (Object) skus);
        String[] refs = Stream.concat(
                        articles.stream().map(Article::ref).filter(ref -> !ref.isEmpty()), listed(skus).stream())
                .distinct()
                .toArray(String[]::new);
        List<Sold> notTold = refs.length == 0
                ? List.of()
                : sold("sku = '' and (product_ref = any(?) or price_ref = any(?))", refs, refs);
        Map<Sold, String> mapped = skus(notTold);
        Map<Article, List<Sold>> items = Stream.concat(told.stream(), notTold.stream())
                .collect(Collectors.groupingBy(sold -> article(sold, mapped)));
        items.keySet().retainAll(Set.copyOf(articles));
        return items;
    }

    private List<String> listed(String[] skus) {
        return skus.length == 0
                ? List.of()
                : jdbc.sql("select ref from listing_sku where sku = any(?)")
                        .param(skus)
                        .query((row, number) -> row.getString(1))
                        .list();
    }

    /** Which article it is. @param mapped the SKUs of what was sold without one */
    static Article article(Sold sold, Map<Sold, String> mapped) {
        String told = sold.item().sku();
        String sku = told.isEmpty() ? mapped.get(sold) : told;
        return sku == null ? Article.notMapped(sold.channel(), sold.item().ref()) : Article.ofSku(sku);
    }

    private List<Sold> sold(String where, Object... parameters) {
        return jdbc.sql("select channel, sku, product_ref, price_ref from sold_name where " + where)
                .params(parameters)
                .query((row, number) -> new Sold(
                        new Channel(row.getString(1)), new Item(row.getString(2), row.getString(3), row.getString(4))))
                .list();
    }

    /** The SKUs of what was sold without one, as the catalog has them; of what is not mapped none. */
    Map<Sold, String> skus(Collection<Sold> withoutSku) {
        if (withoutSku.isEmpty()) {
            return Map.of();
        }
        Set<String> refs = new HashSet<>();
        withoutSku.forEach(sold -> {
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
        for (Sold sold : withoutSku) {
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
}
