package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.Rows;
import app.shopfloor.sales.CurrencyFilter;
import app.shopfloor.sales.CustomersSnapshot.TopCustomer;
import app.shopfloor.sales.Figures;
import app.shopfloor.sales.Metric;
import app.shopfloor.sales.Sales;
import app.shopfloor.sales.SalesRankings;
import app.shopfloor.shared.Money;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * All customers with orders or refunds in the days of a question, as they are when one looks.
 *
 * @param today in the business time zone
 * @param reporting the reporting currency
 */
record CustomerRows(
        Sales sales,
        SalesRankings rankings,
        SalesQuestion question,
        Supplier<LocalDate> today,
        String reporting,
        Formats formats)
        implements Rows<CustomerRow> {

    /** Under which the total tells what orders that are nobody's come to; not there without such orders. */
    static final String NOBODYS = "nobodys";

    @Override
    public List<CustomerRow> page(Sort sort, long offset, int limit) {
        CurrencyFilter asked = asked();
        return rankings.customers(asked, CustomerColumns.metric(sort), sort.descending(), offset, limit).stream()
                .map(customer -> row(customer, asked))
                .toList();
    }

    @Override
    public void forEach(Sort sort, Consumer<CustomerRow> row) {
        CurrencyFilter asked = asked();
        rankings.forEachCustomer(
                asked, CustomerColumns.metric(sort), sort.descending(), customer -> row.accept(row(customer, asked)));
    }

    @Override
    public Object key(CustomerRow row) {
        return row.customer().id();
    }

    @Override
    public Total total() {
        CurrencyFilter asked = asked();
        SalesRankings.CustomerSums sums = rankings.customerSums(asked);
        Map<String, String> texts = new HashMap<>();
        for (Metric metric : CustomerColumns.SUMMED) {
            texts.put(metric.code(), text(metric, sums.theirs(), asked));
        }
        if (!sums.nobodys().isNone()) {
            long orders = sums.nobodys().orders();
            texts.put(
                    NOBODYS,
                    formats.count(orders) + (orders == 1 ? " order tells" : " orders tell") + " no customer: "
                            + text(Metric.NET, sums.nobodys(), asked) + " of net revenue that is not in this list");
        }
        return new Total(sums.customers(), texts);
    }

    private String text(Metric metric, Figures figures, CurrencyFilter asked) {
        long value = metric.of(figures);
        return metric.isMoney() ? formats.exact(Money.of(value, asked.currency())) : formats.count(value);
    }

    private CustomerRow row(TopCustomer customer, CurrencyFilter asked) {
        SalesQuestion shown = question.in(asked.combined() ? CurrencyChips.ALL : asked.currency());
        return new CustomerRow(
                customer,
                asked.currency(),
                new OrdersQuestion(shown, Measure.NET).of(customer.id()).href());
    }

    private CurrencyFilter asked() {
        return question.inMoney(sales, today.get(), reporting);
    }
}
