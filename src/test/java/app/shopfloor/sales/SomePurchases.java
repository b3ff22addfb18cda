package app.shopfloor.sales;

import app.shopfloor.sales.SaleReport.Basket;
import app.shopfloor.sales.SaleReport.BasketOrigin;
import app.shopfloor.sales.SaleReport.Breakdown;
import app.shopfloor.sales.SaleReport.Buyer;
import app.shopfloor.sales.SaleReport.Kind;
import app.shopfloor.sales.SaleReport.Line;
import app.shopfloor.sales.SaleReport.Payment;
import app.shopfloor.sales.SaleReport.PaymentState;
import app.shopfloor.sales.SaleReport.Refund;
import app.shopfloor.sales.SaleReport.RefundState;
import app.shopfloor.shared.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Orders of a few customers over some months, by dice: told by email in various spellings, by the source's customer id, by both
 * or by neither, at times otherwise by a later report, on few instants so that many fall together; and what the sources tell of
 * those customers.
 *
 * @param sales what is told of orders
 * @param customers what is told of customers
 */
record SomePurchases(List<SaleReport> sales, List<CustomerReport> customers) {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final int DAYS = 150;
    private static final List<String> EMAILS = List.of(
            "ada@example.org", " Ada@Example.org", "grace@example.org", "GRACE@example.org", "joan@example.org");
    private static final List<String> COUNTRIES = List.of("DE", "GB", "us", "*", "XYZ");

    static SomePurchases by(Random dice) {
        SomePurchases some = new SomePurchases(new ArrayList<>(), new ArrayList<>());
        int orders = 4 + dice.nextInt(14);
        for (int number = 1; number <= orders; number++) {
            some.order(number, dice);
        }
        for (int i = dice.nextInt(10); i > 0; i--) {
            some.customer(dice);
        }
        return some;
    }

    private void order(int number, Random dice) {
        String id = "pi_" + number;
        Channel channel = dice.nextInt(3) == 0 ? Channel.ETSY : Channel.STRIPE;
        String currency = dice.nextInt(3) == 0 ? "EUR" : "USD";
        Instant paidAt = START.plusSeconds(86_400L * dice.nextInt(DAYS));
        long goods = 1_000 + dice.nextInt(500);
        for (int told = 0; told < 1 + dice.nextInt(3); told++) {
            PaymentState state = dice.nextInt(5) == 0 ? PaymentState.PENDING : PaymentState.PAID;
            Instant asOf = paidAt.plusSeconds(told);
            sales.add(SaleReport.about(channel, Kind.PAYMENT, id, asOf)
                    .order(id)
                    .charge("ch_" + number)
                    .payment(new Payment(state, goods, goods, currency, paidAt, false))
                    .breakdown(new Breakdown(goods, 0, 0, 0))
                    .basket(new Basket(
                            BasketOrigin.CHECKOUT_LINES,
                            List.of(
                                    new Line("SKU-" + dice.nextInt(2), "prod_1", null, "Lid", 1, 600, 0),
                                    new Line(null, "prod_2", null, "Spoon", 1, goods - 600, 0))))
                    .buyer(buyer(dice))
                    .tell());
        }
        for (int refund = dice.nextInt(2); refund > 0; refund--) {
            RefundState state = dice.nextInt(3) == 0 ? RefundState.FAILED : RefundState.SUCCEEDED;
            Instant madeAt = paidAt.plusSeconds(86_400L * dice.nextInt(80));
            sales.add(SaleReport.about(
                            channel, Kind.REFUND, "re_" + number, madeAt.plusSeconds(86_400L * dice.nextInt(9)))
                    .order(id)
                    .charge("ch_" + number)
                    .refund(new Refund(state, 100 + dice.nextInt(800), madeAt))
                    .tell());
        }
    }

    private static Buyer buyer(Random dice) {
        return new Buyer(
                null,
                maybe(EMAILS.get(dice.nextInt(EMAILS.size())), dice),
                maybe("cus_" + dice.nextInt(3), dice),
                maybe(COUNTRIES.get(dice.nextInt(COUNTRIES.size())), dice));
    }

    private void customer(Random dice) {
        customers.add(new CustomerReport(
                dice.nextInt(3) == 0 ? Channel.ETSY : Channel.STRIPE,
                "cus_" + dice.nextInt(3),
                START.plusSeconds(dice.nextInt(6)),
                false,
                null,
                maybe(EMAILS.get(dice.nextInt(EMAILS.size())), dice),
                maybe(dice.nextBoolean() ? "FR" : "NL", dice),
                dice.nextInt(5) == 0));
    }

    private static @Nullable String maybe(String text, Random dice) {
        return dice.nextInt(3) == 0 ? null : text;
    }
}
