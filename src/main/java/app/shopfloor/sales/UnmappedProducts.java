package app.shopfloor.sales;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.store.ColumnText;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was sold and has no SKU yet, read from the totals over the longest spans: the cost grows with articles, not with orders.
 */
@Component
public class UnmappedProducts {

    /** What a payment that tells nothing of what was sold is kept under: every one of them, so it is no product to map. */
    static final String UNDESCRIBED = new Sale.Line(null, null, null, "Unmapped", 1, 0, 0).refByName();

    /** One row an article and price in each currency and basis. */
    private static final String ARTICLES = """
            (select s.channel, case when s.product_ref = '' then s.price_ref else s.product_ref end as article, s.price_ref,
                    s.currency, s.basis, s.orders, s.units, s.gross - s.discounts - s.returns as net, n.name
                from sales_total_sku s
                left join listing_sku of_price on of_price.channel = s.channel and of_price.ref = s.price_ref
                left join listing_sku of_product on of_product.channel = s.channel and of_product.ref = s.product_ref
                left join sold_name n on n.sku = s.sku and n.product_ref = s.product_ref and n.price_ref = s.price_ref
                    and n.channel = s.channel
                where s.country = '*' and s.span = %d and s.sku = '' and s.basis <> 'no_rate'
                    and of_price.sku is null and of_product.sku is null) sold""".formatted(TotalSpan.LENGTHS.getFirst());

    private static final String UNITS = "sum(case when basis = 'native' then units else 0 end)";

    /** What can be told in the reporting currency ranks by it; what cannot for want of a rate comes after. */
    private static final String RANKED = "select channel, article, coalesce(min(name), article) as name,"
            + " sum(case when basis = 'native' then orders else 0 end) as orders, " + UNITS + " as units,"
            + " sum(case when basis = 'reporting' or currency = :reporting then net else 0 end) as worth from "
            + ARTICLES
            + " where (article = :undescribed) = :apart group by channel, article"
            + " having (" + UNITS + " <> 0 or sum(case when net <> 0 then 1 else 0 end) > 0)"
            + " and (lower(coalesce(min(name), '')) like lower(:text) escape '!' or lower(article) like lower(:text) escape '!')";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final String reporting;

    UnmappedProducts(JdbcClient jdbc, JdbcTemplate template, BusinessProperties business) {
        this.jdbc = jdbc;
        this.template = template;
        this.reporting = business.currency();
    }

    /**
     * Those with most net revenue first, as it is in the reporting currency.
     *
     * @param text contained in the name or the id
     */
    @Transactional(readOnly = true)
    public List<UnmappedProduct> page(String text, int offset, int limit) {
        return read(text, false, offset, limit);
    }

    @Transactional(readOnly = true)
    public int count(String text) {
        return ranked("select count(*) from (" + RANKED + ") articles", text, false)
                .query(Integer.class)
                .single();
    }

    /** What was paid without a word on what for, by channel. It cannot be mapped: the next such payment may be for anything. */
    @Transactional(readOnly = true)
    public List<UnmappedProduct> undescribed() {
        return read("", true, 0, Integer.MAX_VALUE);
    }

    private record Article(Channel channel, String ref) {}

    private record Amount(String price, String currency, long units, long net) {}

    private List<UnmappedProduct> read(String text, boolean apart, int offset, int limit) {
        record Ranked(Article article, String name, long orders, long units) {}
        List<Ranked> page = ranked(
                        RANKED + " order by worth desc, units desc, channel, article limit :limit offset :offset",
                        text,
                        apart)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> new Ranked(
                        new Article(new Channel(row.getString("channel")), row.getString("article")),
                        row.getString("name"),
                        row.getLong("orders"),
                        row.getLong("units")))
                .list();
        Map<String, List<Amount>> amounts =
                amounts(page.stream().map(Ranked::article).toList());
        return page.stream()
                .map(ranked -> {
                    List<Amount> of = amounts.getOrDefault(key(ranked.article()), List.of());
                    return new UnmappedProduct(
                            ranked.article().channel(),
                            ranked.article().ref(),
                            ranked.name(),
                            ranked.orders(),
                            ranked.units(),
                            net(of),
                            prices(of));
                })
                .toList();
    }

    private JdbcClient.StatementSpec ranked(String sql, String text, boolean apart) {
        return jdbc.sql(sql)
                .param("reporting", reporting)
                .param("undescribed", UNDESCRIBED)
                .param("apart", apart)
                .param("text", ColumnText.containing(text));
    }

    private Map<String, List<Amount>> amounts(List<Article> articles) {
        Map<String, List<Amount>> amounts = new TreeMap<>();
        if (!articles.isEmpty()) {
            template.query(
                    "select channel, article, price_ref, currency, sum(units), sum(net) from " + ARTICLES
                            + " where basis = 'native' and article = any(?)"
                            + " group by channel, article, price_ref, currency order by sum(units) desc, price_ref, currency",
                    row -> {
                        Article article = new Article(new Channel(row.getString(1)), row.getString(2));
                        amounts.computeIfAbsent(key(article), a -> new ArrayList<>())
                                .add(new Amount(row.getString(3), row.getString(4), row.getLong(5), row.getLong(6)));
                    },
                    (Object) articles.stream().map(Article::ref).distinct().toArray(String[]::new));
        }
        return amounts;
    }

    private static String key(Article article) {
        return article.channel().code() + ":" + article.ref();
    }

    private static List<Money> net(List<Amount> amounts) {
        Map<String, Long> byCurrency = new TreeMap<>();
        amounts.forEach(amount -> byCurrency.merge(amount.currency(), amount.net(), Long::sum));
        return byCurrency.entrySet().stream()
                .map(entry -> Money.of(entry.getValue(), entry.getKey()))
                .toList();
    }

    private static List<UnmappedProduct.Price> prices(List<Amount> amounts) {
        return amounts.stream()
                .map(Amount::price)
                .filter(price -> !price.isEmpty())
                .distinct()
                .map(price -> {
                    List<Amount> of = amounts.stream()
                            .filter(amount -> amount.price().equals(price))
                            .toList();
                    return new UnmappedProduct.Price(
                            price, of.stream().mapToLong(Amount::units).sum(), net(of));
                })
                .toList();
    }
}
