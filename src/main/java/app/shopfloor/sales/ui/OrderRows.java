package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.Rows;
import app.shopfloor.sales.CurrencyFilter;
import app.shopfloor.sales.CustomersSnapshot.Buyers;
import app.shopfloor.sales.EntryFilter;
import app.shopfloor.sales.Metric;
import app.shopfloor.sales.Sales;
import app.shopfloor.sales.SalesEntries;
import app.shopfloor.sales.SalesEntry;
import app.shopfloor.shared.DayRange;
import app.shopfloor.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The entries that a question of orders asks for, as they are when one looks.
 *
 * @param today in the business time zone
 * @param reporting the reporting currency
 */
record OrderRows(
        Sales sales,
        SalesEntries entries,
        OrdersQuestion question,
        Supplier<LocalDate> today,
        String reporting,
        Formats formats)
        implements Rows<SalesEntry> {

    /** Under which the total of a rate tells all orders, of which those listed are a part. */
    static final String ALL_ORDERS = "all-orders";

    /** Under which the total tells the currency shown: its code, or {@link CurrencyChips#ALL}. */
    static final String SHOWN_IN = "shown-in";

    private static final int RATE_DIGITS = 2; // ten-thousandths are hundredths of a per cent

    @Override
    public List<SalesEntry> page(Sort sort, long offset, int limit) {
        return entries.page(filter(), sort.descending(), offset, limit);
    }

    @Override
    public void forEach(Sort sort, Consumer<SalesEntry> row) {
        entries.forEach(filter(), sort.descending(), row);
    }

    @Override
    public Object key(SalesEntry row) {
        return List.of(row.saleId(), row.number());
    }

    @Override
    public Total total() {
        EntryFilter filter = filter();
        SalesEntries.Sums sums = entries.sums(filter);
        Map<String, String> texts = new HashMap<>();
        for (Metric metric : Metric.values()) {
            long value = metric.of(sums.figures());
            texts.put(
                    metric.code(),
                    metric.isMoney() ? formats.exact(Money.of(value, filter.currency())) : formats.count(value));
        }
        texts.put(SHOWN_IN, filter.combined() ? CurrencyChips.ALL : filter.currency());
        Measure asked = question.measure();
        texts.put(asked.code(), texts.getOrDefault(asked.metric().code(), ""));
        if (asked == Measure.RETURNING_RATE) {
            long all =
                    entries.sums(filter.of(EntryFilter.Kind.ORDERS)).figures().orders();
            Buyers buyers = new Buyers(all, 0, 0, sums.figures().orders());
            texts.put(ALL_ORDERS, formats.count(all));
            texts.put(
                    Measure.RETURNING_RATE.code(),
                    formats.percent(BigDecimal.valueOf(buyers.returningRate(), RATE_DIGITS)));
        }
        return new Total(sums.entries(), texts);
    }

    /** Reads the days of all time, too. */
    private EntryFilter filter() {
        SalesQuestion asked = question.sales();
        CurrencyFilter money = asked.inMoney(sales, today.get(), reporting);
        DayRange days = money.sales().range();
        return new EntryFilter(
                days != null ? days : sales.snapshot(money.sales()).range(),
                money.currency(),
                money.combined(),
                question.measure().kind(),
                asked.channel(),
                asked.article(),
                asked.country(),
                question.customer(),
                question.since(),
                question.order(),
                question.search());
    }
}
