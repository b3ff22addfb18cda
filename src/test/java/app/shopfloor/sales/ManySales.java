package app.shopfloor.sales;

import app.shopfloor.shared.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Fills a database with paid orders the way they are booked, evidence left out: rows, customers, entries and totals. Faster than
 * telling them, for measuring reads.
 */
public final class ManySales {

    private static final Channel[] CHANNELS = {
        Channel.STRIPE, Channel.STRIPE, Channel.STRIPE, Channel.ETSY, Channel.MANUAL
    };

    /** The more to the left, the more is sold to it; "" stands for orders that tell none. */
    private static final List<String> COUNTRIES = List.of(
            "US", "DE", "GB", "FR", "CA", "NL", "AT", "CH", "AU", "", "IT", "ES", "SE", "PL", "DK", "BE", "NO", "IE",
            "JP", "BR", "NZ");

    private static final int SKUS = 30;
    private static final int BATCH = 5_000;
    private static final int FIRST_ORDERS = 61;
    private static final int ORDERS_OF_NOBODY = 4;

    private ManySales() {}

    /**
     * Adds so many orders, spread over the days before the end, in two currencies and three channels. Some 35 in 100 are of
     * customers who had bought before, a few of whom buy very often; 4 in 100 are nobody's.
     */
    public static void fill(SalesOnDatabase books, long firstId, long orders, int days, Instant end) {
        Random dice = new Random(firstId);
        Instant start = end.minus(Duration.ofDays(days));
        double millisAnOrder = (double) Duration.between(start, end).toMillis() / orders;
        for (long done = 0; done < orders; ) {
            List<PurchaseBook.Change> sales = new ArrayList<>(BATCH);
            for (int i = 0; i < BATCH && done < orders; i++, done++) {
                Instant paidAt = start.plusMillis((long) ((done + dice.nextDouble()) * millisAnOrder));
                sales.add(new PurchaseBook.Change(firstId + done, null, sale(dice, firstId + done, paidAt)));
            }
            books.inTransaction(() -> {
                books.lock().shareUntilTransactionEnds();
                books.purchases().book(sales);
            });
        }
    }

    /** The number of the customer whose order it is: that of his first one; 0 for nobody. */
    private static long customer(Random dice, long order) {
        int kind = kind(order);
        if (kind < FIRST_ORDERS) {
            return order;
        }
        if (kind < FIRST_ORDERS + ORDERS_OF_NOBODY) {
            return 0;
        }
        for (int attempt = 0; attempt < 50; attempt++) {
            // Heavy-tailed: who came early comes often.
            long customer = 1 + (long) (order * Math.pow(dice.nextDouble(), 3));
            if (customer < order && kind(customer) < FIRST_ORDERS) {
                return customer;
            }
        }
        return order;
    }

    private static int kind(long order) {
        return new Random(order * 7_919).nextInt(100);
    }

    private static Sale sale(Random dice, long id, Instant paidAt) {
        Channel channel = CHANNELS[dice.nextInt(CHANNELS.length)];
        String currency = dice.nextInt(4) == 0 ? "EUR" : "USD";
        long gross = 1_000 + dice.nextInt(9_000);
        long tax = gross / 10;
        long customer = customer(dice, id);
        // A customer lives where he lives, whatever he buys.
        double place = new Random((customer == 0 ? id : customer) * 104_729).nextDouble();
        String country = COUNTRIES.get((int) (COUNTRIES.size() * place * place));
        String orderId = "pi_many_" + id;
        List<Sale.Refund> refunds = dice.nextInt(25) == 0
                ? List.of(new Sale.Refund(
                        "re_" + id, SaleReport.RefundState.SUCCEEDED, gross + tax, gross, 0, tax, paidAt, null))
                : List.of();
        return new Sale(
                channel,
                orderId,
                "ch_many_" + id,
                Attempt.SUCCEEDED,
                refunds.isEmpty() ? SaleStatus.PAID : SaleStatus.REFUNDED,
                paidAt,
                paidAt,
                currency,
                gross,
                0,
                0,
                tax,
                gross + tax,
                refunds.isEmpty() ? 0 : gross + tax,
                customer == 0 ? null : "Customer " + customer,
                customer == 0 ? null : "c" + customer + "@example.com",
                null,
                country.isEmpty() ? null : country,
                false,
                paidAt,
                List.of(new Sale.Line("SKU-" + dice.nextInt(SKUS), null, null, "Product", 1, gross, 0)),
                refunds,
                List.of(),
                List.of());
    }
}
