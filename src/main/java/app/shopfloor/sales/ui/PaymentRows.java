package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.Rows;
import app.shopfloor.sales.BegunPayment;
import app.shopfloor.sales.BegunPayments;
import app.shopfloor.sales.PaymentFilter;
import app.shopfloor.sales.PaymentSuccess;
import app.shopfloor.sales.Sales;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The payments that a question asks for, as they are when one looks. How many there are is told by the success rate itself.
 *
 * @param today in the business time zone
 */
record PaymentRows(
        Sales sales, BegunPayments payments, PaymentsQuestion question, Supplier<LocalDate> today, Formats formats)
        implements Rows<BegunPayment> {

    /** Under which the total tells the rate; "–" where there are no payments. */
    static final String RATE = "rate";

    /** Under which the total tells how many succeeded, and of how many, whatever the outcome asked for. */
    static final String OF_ALL = "of-all";

    private static final int RATE_DIGITS = 2; // ten-thousandths are hundredths of a per cent

    @Override
    public List<BegunPayment> page(Sort sort, long offset, int limit) {
        return payments.page(filter(), sort.descending(), offset, limit);
    }

    @Override
    public void forEach(Sort sort, Consumer<BegunPayment> row) {
        payments.forEach(filter(), sort.descending(), row);
    }

    @Override
    public Object key(BegunPayment row) {
        return row.saleId();
    }

    @Override
    public Total total() {
        PaymentFilter filter = filter();
        PaymentSuccess success = sales.paymentSuccess(filter.range());
        long rows = switch (filter.outcome()) {
            case ANY -> success.payments();
            case SUCCEEDED -> success.succeeded();
            case NOT_SUCCEEDED -> success.payments() - success.succeeded();
        };
        return new Total(rows, Map.of(RATE, rate(success, formats), OF_ALL, ofAll(success, formats)));
    }

    /** “92.3 %” */
    static String rate(PaymentSuccess success, Formats formats) {
        Long rate = success.rate();
        return rate == null ? "–" : formats.percent(BigDecimal.valueOf(rate, RATE_DIGITS));
    }

    /** “12 of 13 succeeded” */
    static String ofAll(PaymentSuccess success, Formats formats) {
        return formats.count(success.succeeded()) + " of " + formats.count(success.payments()) + " succeeded";
    }

    private PaymentFilter filter() {
        return question.filter(today.get());
    }
}
