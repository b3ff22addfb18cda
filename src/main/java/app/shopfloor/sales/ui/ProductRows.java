package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.Rows;
import app.shopfloor.sales.CurrencyFilter;
import app.shopfloor.sales.Figures;
import app.shopfloor.sales.Metric;
import app.shopfloor.sales.Sales;
import app.shopfloor.sales.SalesRankings;
import app.shopfloor.sales.SalesSnapshot.SkuFigures;
import app.shopfloor.shared.Money;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * All articles that were sold in the days of a question, or in those they are compared with, as they are when one looks.
 *
 * @param today in the business time zone
 * @param reporting the reporting currency
 */
record ProductRows(
        Sales sales,
        SalesRankings rankings,
        SalesQuestion question,
        Supplier<LocalDate> today,
        String reporting,
        Formats formats)
        implements Rows<ProductRow> {

    @Override
    public List<ProductRow> page(Sort sort, long offset, int limit) {
        CurrencyFilter asked = asked();
        long taken = rankings.articleSums(asked).all().taken();
        return rankings.articles(asked, ProductColumns.metric(sort), sort.descending(), offset, limit).stream()
                .map(sold -> row(sold, taken, asked))
                .toList();
    }

    @Override
    public void forEach(Sort sort, Consumer<ProductRow> row) {
        CurrencyFilter asked = asked();
        long taken = rankings.articleSums(asked).all().taken();
        rankings.forEachArticle(
                asked, ProductColumns.metric(sort), sort.descending(), sold -> row.accept(row(sold, taken, asked)));
    }

    @Override
    public Object key(ProductRow row) {
        return row.article();
    }

    @Override
    public Total total() {
        CurrencyFilter asked = asked();
        SalesRankings.ArticleSums sums = rankings.articleSums(asked);
        Map<String, String> texts = new HashMap<>();
        for (Metric metric : ProductColumns.SUMMED) {
            long value = metric.of(sums.now());
            texts.put(
                    metric.code(),
                    metric.isMoney() ? formats.exact(Money.of(value, asked.currency())) : formats.count(value));
        }
        Figures before = sums.before();
        if (before != null) {
            texts.put(ProductColumns.BEFORE, formats.exact(Money.of(before.net(), asked.currency())));
        }
        return new Total(sums.all().count(), texts);
    }

    private ProductRow row(SkuFigures sold, long taken, CurrencyFilter asked) {
        SalesQuestion its = question.in(asked.combined() ? CurrencyChips.ALL : asked.currency())
                .selling(Objects.requireNonNull(sold.article()));
        return new ProductRow(sold, taken, asked.currency(), new OrdersQuestion(its, Measure.NET).href());
    }

    private CurrencyFilter asked() {
        return question.inMoney(sales, today.get(), reporting);
    }
}
