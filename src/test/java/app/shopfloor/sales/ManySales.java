package app.shopfloor.sales;

import app.shopfloor.shared.Channel;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Fills a database with paid orders, rows and totals, faster than booking them would. For measuring reads. */
public final class ManySales {

    private static final Channel[] CHANNELS = {
        Channel.STRIPE, Channel.STRIPE, Channel.STRIPE, Channel.ETSY, Channel.MANUAL
    };
    private static final int SKUS = 30;
    private static final int BATCH = 5_000;

    private ManySales() {}

    /** Adds so many orders, spread over the days before the end, in two currencies and three channels. */
    public static void fill(SalesOnDatabase books, long firstId, long orders, int days, Instant end) {
        Random dice = new Random(firstId);
        StoredSales stored = new StoredSales(books.jdbc());
        for (long done = 0; done < orders; ) {
            List<StoredSales.Row> rows = new ArrayList<>(BATCH);
            Movement movement = books.totals().movement();
            for (int i = 0; i < BATCH && done < orders; i++, done++) {
                Sale sale = sale(dice, firstId + done, end.minusSeconds((long) (dice.nextDouble() * days * 86_400)));
                rows.add(new StoredSales.Row(firstId + done, sale));
                movement.plus(sale);
            }
            books.inTransaction(() -> {
                stored.insert(rows);
                books.totals().add(movement);
            });
        }
    }

    private static Sale sale(Random dice, long id, Instant paidAt) {
        Channel channel = CHANNELS[dice.nextInt(CHANNELS.length)];
        String currency = dice.nextInt(4) == 0 ? "EUR" : "USD";
        long gross = 1_000 + dice.nextInt(9_000);
        long tax = gross / 10;
        String orderId = "pi_many_" + id;
        Instant at = paidAt.truncatedTo(ChronoUnit.MILLIS);
        List<Sale.Refund> refunds = dice.nextInt(25) == 0
                ? List.of(new Sale.Refund(
                        "re_" + id, SaleReport.RefundState.SUCCEEDED, gross + tax, gross, 0, tax, at, null))
                : List.of();
        return new Sale(
                channel,
                orderId,
                "ch_many_" + id,
                refunds.isEmpty() ? SaleStatus.PAID : SaleStatus.REFUNDED,
                at,
                at,
                currency,
                gross,
                0,
                0,
                tax,
                gross + tax,
                refunds.isEmpty() ? 0 : gross + tax,
                "Customer " + id % 50_000,
                "c" + id % 50_000 + "@example.com",
                null,
                "US",
                false,
                at,
                List.of(new Sale.Line("SKU-" + dice.nextInt(SKUS), null, null, "Product", 1, gross, 0)),
                refunds,
                List.of(),
                List.of());
    }
}
