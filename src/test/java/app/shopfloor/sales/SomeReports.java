package app.shopfloor.sales;

import app.shopfloor.sales.SaleReport.Balance;
import app.shopfloor.sales.SaleReport.Basket;
import app.shopfloor.sales.SaleReport.BasketOrigin;
import app.shopfloor.sales.SaleReport.Breakdown;
import app.shopfloor.sales.SaleReport.Buyer;
import app.shopfloor.sales.SaleReport.Dispute;
import app.shopfloor.sales.SaleReport.DisputeState;
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
 * Reports of a few entangled purchases, by dice: each tells its order, its charge or its invoice, or only some of them, with
 * few instants so that many fall together, and at times against another.
 */
final class SomeReports {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final Random dice;
    private final List<SaleReport> reports = new ArrayList<>();

    private SomeReports(Random dice) {
        this.dice = dice;
    }

    static List<SaleReport> by(Random dice) {
        SomeReports some = new SomeReports(dice);
        for (int purchase = 1 + dice.nextInt(3); purchase > 0; purchase--) {
            some.purchase(purchase);
        }
        return some.reports;
    }

    private void purchase(int number) {
        String order = "pi_" + number;
        // Now and then two purchases share an invoice.
        String invoice = "in_" + (1 + dice.nextInt(number));
        List<String> charges =
                dice.nextInt(3) == 0 ? List.of("ch_" + number, "ch_1" + number) : List.of("ch_" + number);
        for (int i = 3 + dice.nextInt(14); i > 0; i--) {
            String charge = charges.get(dice.nextInt(charges.size()));
            String sometimesOrder = maybe(order);
            String sometimesCharge = maybe(charge);
            String sometimesInvoice = maybe(invoice);
            switch (dice.nextInt(8)) {
                case 0, 1 ->
                    tell(about(Kind.CHARGE, charge)
                            .order(sometimesOrder)
                            .charge(charge)
                            .invoice(sometimesInvoice)
                            .payment(payment())
                            .buyer(buyer())
                            .refundedSoFar(dice.nextBoolean() ? null : Long.valueOf(dice.nextInt(3) * 500)));
                case 2 ->
                    tell(about(Kind.PAYMENT, order)
                            .order(order)
                            .charge(sometimesCharge)
                            .invoice(sometimesInvoice)
                            .payment(payment())
                            .buyer(buyer()));
                case 3 -> {
                    if (dice.nextInt(4) == 0) {
                        tell(about(Kind.INVOICE, "inpay_" + dice.nextInt(2) + invoice)
                                .invoice(invoice)
                                .payment(payment()));
                    }
                    tell(about(Kind.INVOICE, invoice)
                            .order(sometimesOrder)
                            .charge(sometimesCharge)
                            .invoice(invoice)
                            .payment(dice.nextInt(4) == 0 ? payment() : null)
                            .breakdown(breakdown())
                            .basket(basket(BasketOrigin.INVOICE_LINES)));
                }
                case 4 ->
                    tell(named(
                            about(Kind.CHECKOUT, "cs_" + number)
                                    .payment(payment())
                                    .breakdown(breakdown())
                                    .basket(basket(BasketOrigin.CHECKOUT_LINES))
                                    .buyer(buyer()),
                            order,
                            null,
                            invoice));
                case 5 -> {
                    String id = "re_" + number + dice.nextInt(2);
                    RefundState state = any(RefundState.values());
                    tell(named(
                            about(Kind.REFUND, id).refund(new Refund(state, 500 + dice.nextInt(2) * 500, time())),
                            order,
                            charge,
                            null));
                    if (dice.nextBoolean()) {
                        tell(named(balance("refund_failure", id, 500), order, charge, null));
                    }
                }
                case 6 ->
                    tell(named(
                            about(Kind.DISPUTE, "dp_" + number + dice.nextInt(2))
                                    .dispute(new Dispute(
                                            any(DisputeState.values()), 900, "USD", maybe("fraudulent"), time())),
                            order,
                            charge,
                            invoice));
                default ->
                    tell(named(
                            balance(dice.nextBoolean() ? "charge" : "payment", charge, 4900), order, charge, invoice));
            }
        }
    }

    private void tell(SaleReport.Teller teller) {
        reports.add(teller.tell());
    }

    private SaleReport.Teller about(Kind kind, String id) {
        return SaleReport.about(Channel.STRIPE, kind, id, time());
    }

    /** One name at least. */
    private SaleReport.Teller named(
            SaleReport.Teller teller, String order, @Nullable String charge, @Nullable String invoice) {
        String first = maybe(order);
        String second = charge == null ? null : maybe(charge);
        String third = invoice == null ? null : maybe(invoice);
        return teller.order(first == null && second == null && third == null ? order : first)
                .charge(second)
                .invoice(third);
    }

    private SaleReport.Teller balance(String type, String source, long amount) {
        return about(Kind.BALANCE, "txn_" + source + dice.nextInt(2))
                .balance(new Balance(type, amount, 172, "USD", maybe("0.92"), source, time()));
    }

    private Payment payment() {
        PaymentState state = dice.nextBoolean() ? PaymentState.PAID : any(PaymentState.values());
        long asked = 4900;
        return new Payment(state, dice.nextInt(4) == 0 ? 4000 : asked, asked, "USD", time(), dice.nextInt(3) == 0);
    }

    private Buyer buyer() {
        return new Buyer(maybe("Ada"), maybe("ada@example.org"), maybe("cus_1"), maybe("GB"));
    }

    private @Nullable Breakdown breakdown() {
        return dice.nextBoolean() ? null : new Breakdown(4900, 500 * dice.nextInt(2), 600, 400);
    }

    private @Nullable Basket basket(BasketOrigin origin) {
        return dice.nextBoolean()
                ? null
                : new Basket(
                        origin,
                        List.of(
                                new Line(maybe("LID"), "prod_1", maybe("price_1"), "Lid", 1, 3000, 0),
                                new Line(null, null, null, "Spoon", 2, 1900, 0)));
    }

    private Instant time() {
        return START.plusSeconds(dice.nextInt(5) * 86_400L);
    }

    private @Nullable String maybe(String text) {
        return dice.nextInt(3) == 0 ? null : text;
    }

    private <T> T any(T[] values) {
        return values[dice.nextInt(values.length)];
    }
}
