package app.shopfloor.sales;

import app.shopfloor.base.store.ColumnText;
import app.shopfloor.shared.Channel;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a filter can be set to: what occurs in the totals over the longest spans, so that the cost does not grow with orders. */
@Component
class SalesChoices {

    private static final int LONGEST = TotalSpan.LENGTHS.getFirst();

    private final JdbcClient jdbc;

    private final ArticleNames names;

    SalesChoices(JdbcClient jdbc, ArticleNames names) {
        this.jdbc = jdbc;
        this.names = names;
    }

    List<Channel> channels() {
        return jdbc.sql("select channel from sales_total where country = ? and span = ? and basis = 'native'"
                        + " group by channel having sum(orders) > 0 order by sum(orders) desc, channel")
                .params(TotalSpan.ALL_COUNTRIES, LONGEST)
                .query((row, number) -> new Channel(row.getString(1)))
                .list();
    }

    List<String> countries() {
        return jdbc.sql("select country from sales_total where country <> ? and span = ? and basis = 'native'"
                        + " group by country having sum(orders) > 0 order by sum(orders) desc, country")
                .params(TotalSpan.ALL_COUNTRIES, LONGEST)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** What it is called; its SKU or reference where no name is known. */
    String name(Article article) {
        return Objects.requireNonNull(names.of(List.of(article)).get(article));
    }

    /** @param search part of the catalog's name, of one that an article without it was sold under, or of the SKU or reference */
    List<Choice> articles(String search, int limit) {
        String pattern = ColumnText.containing(search);
        List<Article> found = jdbc.sql("""
                        with sold as (
                            select n.channel, n.sku, n.product_ref, n.price_ref, n.name,
                                case when n.sku <> '' then n.sku else coalesce(of_price.sku, of_product.sku) end as ours,
                                case when n.product_ref = '' then n.price_ref else n.product_ref end as ref
                            from sold_name n
                            left join listing_sku of_price on n.sku = '' and of_price.channel = n.channel
                                and of_price.ref = n.price_ref
                            left join listing_sku of_product on n.sku = '' and of_product.channel = n.channel
                                and of_product.ref = n.product_ref),
                        articles as (
                            select s.ours, case when s.ours is null then s.channel else '' end as channel,
                                case when s.ours is null then s.ref else '' end as ref,
                                min(coalesce(p.name, s.name)) as name, sum(coalesce(t.orders, 0)) as orders,
                                max(case when lower(coalesce(p.name, s.name)) like lower(?) escape '!' then 1 else 0 end) as called
                            from sold s
                            left join product_name p on p.sku = s.ours
                            left join (select channel, sku, product_ref, price_ref, sum(orders) as orders
                                    from sales_total_sku where country = '*' and span = ? and basis = 'native'
                                    group by channel, sku, product_ref, price_ref) t
                                on t.channel = s.channel and t.sku = s.sku and t.product_ref = s.product_ref
                                and t.price_ref = s.price_ref
                            group by 1, 2, 3)
                        select ours, channel, ref from articles
                        where orders > 0 and (called = 1 or lower(coalesce(ours, ref)) like lower(?) escape '!')
                        order by orders desc, name, ours, channel, ref limit ?""")
                .params(pattern, LONGEST, pattern, limit)
                .query((row, number) -> {
                    String sku = row.getString(1);
                    return sku != null
                            ? Article.ofSku(sku)
                            : Article.notMapped(new Channel(row.getString(2)), row.getString(3));
                })
                .list();
        Map<Article, String> called = names.of(found);
        return found.stream()
                .map(article -> new Choice(article, called.getOrDefault(article, "")))
                .toList();
    }
}
