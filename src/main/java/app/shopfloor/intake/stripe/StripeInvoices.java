package app.shopfloor.intake.stripe;

import static app.shopfloor.intake.stripe.StripeJson.either;
import static app.shopfloor.intake.stripe.StripeJson.flag;
import static app.shopfloor.intake.stripe.StripeJson.id;
import static app.shopfloor.intake.stripe.StripeJson.list;
import static app.shopfloor.intake.stripe.StripeJson.text;
import static app.shopfloor.intake.stripe.StripeJson.time;
import static app.shopfloor.intake.stripe.StripeObjects.requireId;

import app.shopfloor.sales.SaleReport.Breakdown;
import app.shopfloor.sales.SaleReport.Buyer;
import app.shopfloor.sales.SaleReport.Kind;
import app.shopfloor.sales.SaleReport.Payment;
import app.shopfloor.sales.SaleReport.PaymentState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Invoices and their payments, before and after 2025-03-31.basil. An invoice says what was sold and to whom; that money was taken
 * is said by the payment it was paid with, and by the invoice itself only where it was paid outside of Stripe. Else an invoice whose
 * payment is not known yet would be a second order of the same money. A payment of it that was made outside of Stripe is told
 * under its own id, beside what the invoice says of itself; which of the two counts is for the sale to say.
 */
final class StripeInvoices {

    private final StripeFacts facts;
    private final StripeObjects all;

    StripeInvoices(StripeFacts facts, StripeObjects all) {
        this.facts = facts;
        this.all = all;
    }

    /**
     * With what an invoice is paid through Stripe.
     *
     * @param order the PaymentIntent
     */
    private record PaidWith(
            @Nullable String order, @Nullable String charge) {}

    void invoice(JsonNode invoice) {
        if (text(invoice, "id") == null) {
            facts.silent("It is the preview of an invoice to come");
            return;
        }
        String id = requireId(invoice);
        if (invoice.path("status").asString("").equals("draft") || facts.deleted(invoice)) {
            facts.silent("A draft of an invoice asks for nothing yet");
            return;
        }
        StripeCurrency currency = StripeCurrency.of(invoice);
        PaidWith paidWith = paidWith(invoice);
        long total = currency.amount(invoice, "total", 0);
        facts.tell(facts.about(Kind.INVOICE, id)
                .order(paidWith.order())
                .charge(paidWith.charge())
                .invoice(id)
                .payment(isPaidOutside(invoice) ? outsidePayment(invoice, currency) : null)
                .buyer(new Buyer(
                        text(invoice, "customer_name"),
                        text(invoice, "customer_email"),
                        id(invoice, "customer"),
                        either(
                                text(invoice.path("customer_address"), "country"),
                                text(invoice.path("customer_shipping").path("address"), "country"))))
                .breakdown(new Breakdown(
                        total,
                        sum(invoice, "total_discount_amounts", currency),
                        currency.amount(
                                invoice,
                                "amount_shipping",
                                currency.amount(invoice.path("shipping_cost"), "amount_subtotal", 0)),
                        tax(invoice, currency)))
                .basket(StripeBaskets.ofInvoice(invoice, currency)));
        all.nested(invoice.path("payment_intent"));
        all.nested(invoice.path("charge"));
        for (JsonNode payment : list(invoice, "payments")) {
            if (isPaid(payment) && !isThroughStripe(payment)) {
                outside(payment, id);
            }
            all.nested(payment.path("payment").path("payment_intent"));
            all.nested(payment.path("payment").path("charge"));
        }
    }

    private static PaidWith paidWith(JsonNode invoice) {
        String order = id(invoice, "payment_intent");
        String charge = id(invoice, "charge");
        if (order == null && charge == null) {
            List<JsonNode> payments = new ArrayList<>();
            list(invoice, "payments").forEach(payments::add);
            JsonNode through = payments.stream()
                    .filter(payment -> isPaid(payment) && isThroughStripe(payment))
                    .min(Comparator.comparing(payment -> payment.path("id").asString("")))
                    .orElse(null);
            if (through != null) {
                order = id(through.path("payment"), "payment_intent");
                charge = id(through.path("payment"), "charge");
            }
        }
        return new PaidWith(order, charge);
    }

    /** Before basil by a flag, whatever PaymentIntent it still names: that one was given up. Since then by an amount. */
    private static boolean isPaidOutside(JsonNode invoice) {
        return isPaid(invoice)
                && (flag(invoice, "paid_out_of_band")
                        || invoice.path("amount_paid_off_stripe").asLong(0) > 0);
    }

    private static boolean isThroughStripe(JsonNode invoicePayment) {
        JsonNode payment = invoicePayment.path("payment");
        return id(payment, "payment_intent") != null || id(payment, "charge") != null;
    }

    private static boolean isPaid(JsonNode invoiceOrPayment) {
        return invoiceOrPayment.path("status").asString("").equals("paid");
    }

    private Payment outsidePayment(JsonNode invoice, StripeCurrency currency) {
        return outside(
                invoice,
                currency,
                Stream.of("amount_paid_off_stripe", "amount_paid", "amount_due")
                        .mapToLong(field -> currency.amount(invoice, field, 0))
                        .filter(amount -> amount > 0)
                        .findFirst()
                        .orElse(0));
    }

    private Payment outside(JsonNode invoiceOrPayment, StripeCurrency currency, long amount) {
        return new Payment(
                PaymentState.PAID,
                amount,
                amount,
                currency.code(),
                time(
                        invoiceOrPayment.path("status_transitions"),
                        "paid_at",
                        time(invoiceOrPayment, "created", facts.asOf())),
                false);
    }

    private static long tax(JsonNode invoice, StripeCurrency currency) {
        if (invoice.path("total_taxes").isArray()) {
            return sum(invoice, "total_taxes", currency);
        }
        return invoice.path("total_tax_amounts").isArray()
                ? sum(invoice, "total_tax_amounts", currency)
                : currency.amount(invoice, "tax", 0);
    }

    private static long sum(JsonNode invoice, String field, StripeCurrency currency) {
        long sum = 0;
        for (JsonNode part : list(invoice, field)) {
            sum += currency.amount(part, "amount", 0);
        }
        return sum;
    }

    /** Which PaymentIntent or charge an invoice is paid with; or that it was paid outside of Stripe, and how much. */
    void invoicePayment(JsonNode payment) {
        requireId(payment);
        String invoice = id(payment, "invoice");
        if (invoice == null) {
            facts.silent("The " + StripeJson.describe(payment) + " belongs to no invoice");
        } else if (isThroughStripe(payment)) {
            through(payment, invoice);
        } else if (isPaid(payment)) {
            outside(payment, invoice);
        } else {
            facts.silent("The " + StripeJson.describe(payment) + " is not paid");
        }
        all.nested(payment.path("invoice"));
    }

    /** Under its own id: an invoice may be paid outside of Stripe in several parts, each once. */
    private void outside(JsonNode payment, String invoice) {
        StripeCurrency currency = StripeCurrency.of(payment);
        facts.tell(facts.about(Kind.INVOICE, requireId(payment))
                .invoice(invoice)
                .payment(outside(payment, currency, currency.amount(payment, "amount_paid", 0))));
    }

    /** Only one that was paid joins: of those that are open at once, one is paid and the others are given up. */
    private void through(JsonNode payment, String invoice) {
        if (!isPaid(payment)) {
            facts.silent("The " + StripeJson.describe(payment) + " is not what its invoice was paid with");
            return;
        }
        JsonNode with = payment.path("payment");
        facts.tell(facts.about(Kind.INVOICE, invoice)
                .order(id(with, "payment_intent"))
                .charge(id(with, "charge"))
                .invoice(invoice));
        all.nested(with.path("payment_intent"));
        all.nested(with.path("charge"));
    }
}
