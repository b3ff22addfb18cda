package app.shopfloor.intake.stripe;

import static app.shopfloor.intake.stripe.StripeJson.either;
import static app.shopfloor.intake.stripe.StripeJson.flag;
import static app.shopfloor.intake.stripe.StripeJson.has;
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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The objects by which a customer pays: charge, PaymentIntent, checkout session.
 *
 * <p>When the money was taken is told by the charge's balance transaction, where it is known. Else an event tells it by its own
 * time, if it tells that a payment made before has succeeded; an object that we fetched does not, for then the time is ours: it
 * is dated when it was made, which for all but late captures and slow methods is when it was paid.
 */
final class StripePayments {

    private final StripeFacts facts;
    private final StripeObjects all;

    StripePayments(StripeFacts facts, StripeObjects all) {
        this.facts = facts;
        this.all = all;
    }

    void charge(JsonNode charge) {
        String id = requireId(charge);
        StripeCurrency currency = StripeCurrency.of(charge);
        PaymentState state = chargeState(charge);
        long asked = currency.amount(charge, "amount", 0);
        long amount = state == PaymentState.PAID ? currency.amount(charge, "amount_captured", asked) : asked;
        boolean settledLater = state == PaymentState.AUTHORISED
                || state == PaymentState.PENDING
                || facts.type().equals("charge.captured");
        String payment = id(charge, "payment_intent");
        facts.tell(facts.about(Kind.CHARGE, id)
                .order(payment)
                .charge(id)
                .invoice(id(charge, "invoice"))
                .payment(new Payment(
                        state, amount, asked, currency.code(), time(charge, "created", facts.asOf()), settledLater))
                .buyer(chargeBuyer(charge))
                .basket(StripeBaskets.fromMetadata(charge, amount))
                .refundedSoFar(
                        state == PaymentState.PAID && has(charge, "amount_refunded")
                                ? Long.valueOf(currency.amount(charge, "amount_refunded", 0))
                                : null));
        StripeCash.Cause cause = new StripeCash.Cause(id, payment, id, currency);
        all.cash().movementOf(charge.path("balance_transaction"), cause);
        all.cash().movementOf(charge.path("failure_balance_transaction"), cause);
        for (JsonNode refund : list(charge, "refunds")) {
            all.reversals().refund(refund, charge);
        }
        all.nested(charge.path("payment_intent"));
        all.nested(charge.path("invoice"));
        all.nested(charge.path("customer"));
    }

    private static PaymentState chargeState(JsonNode charge) {
        boolean captured = charge.path("captured").asBoolean(true);
        return switch (charge.path("status").asString("")) {
            case "failed" -> PaymentState.FAILED;
            case "pending" -> PaymentState.PENDING;
            // Before 2015-02-18 a charge that had succeeded was "paid".
            case "succeeded", "paid" ->
                captured
                        ? PaymentState.PAID
                        : flag(charge, "refunded") ? PaymentState.CANCELLED : PaymentState.AUTHORISED;
            default -> flag(charge, "paid") && captured ? PaymentState.PAID : PaymentState.PENDING;
        };
    }

    private static Buyer chargeBuyer(JsonNode charge) {
        JsonNode billing = charge.path("billing_details");
        JsonNode shipping = charge.path("shipping");
        return new Buyer(
                either(text(billing, "name"), text(shipping, "name")),
                either(text(billing, "email"), text(charge, "receipt_email")),
                id(charge, "customer"),
                either(country(billing), country(shipping)));
    }

    void paymentIntent(JsonNode intent) {
        String id = requireId(intent);
        StripeCurrency currency = StripeCurrency.of(intent);
        PaymentState state = intentState(intent);
        long asked = currency.amount(intent, "amount", 0);
        long amount = state == PaymentState.PAID ? currency.amount(intent, "amount_received", asked) : asked;
        facts.tell(facts.about(Kind.PAYMENT, id)
                .order(id)
                .charge(id(intent, "latest_charge"))
                .invoice(id(intent, "invoice"))
                .payment(new Payment(
                        state,
                        amount,
                        asked,
                        currency.code(),
                        time(intent, "created", facts.asOf()),
                        heardWhenPaid(state)))
                .buyer(new Buyer(
                        text(intent.path("shipping"), "name"),
                        text(intent, "receipt_email"),
                        id(intent, "customer"),
                        country(intent.path("shipping"))))
                .breakdown(StripeBaskets.intentParts(intent, asked, currency))
                .basket(StripeBaskets.ofIntent(intent, asked, currency)));
        all.nested(intent.path("latest_charge"));
        all.nested(intent.path("invoice"));
        for (JsonNode charge : list(intent, "charges")) {
            all.nested(charge);
        }
    }

    private static PaymentState intentState(JsonNode intent) {
        return switch (intent.path("status").asString("")) {
            case "succeeded" -> PaymentState.PAID;
            case "requires_capture" -> PaymentState.AUTHORISED;
            case "canceled" -> PaymentState.CANCELLED;
            default -> intent.path("last_payment_error").isObject() ? PaymentState.FAILED : PaymentState.PENDING;
        };
    }

    void checkoutSession(JsonNode session) {
        String id = requireId(session);
        String payment = id(session, "payment_intent");
        String invoice = id(session, "invoice");
        boolean free = isFree(session, payment);
        if (payment == null && invoice == null && !free) {
            facts.silent(
                    text(session, "subscription") != null
                            ? "The money of a subscription's checkout comes with its invoice"
                            : "The " + StripeJson.describe(session) + " belongs to no payment yet");
            return;
        }
        StripeCurrency currency = StripeCurrency.of(session);
        long total = currency.amount(session, "amount_total", 0);
        JsonNode parts = session.path("total_details");
        facts.tell(facts.about(Kind.CHECKOUT, id)
                .order(free ? id : payment)
                .invoice(invoice)
                .payment(payment == null && !free ? null : sessionPayment(session, total, free, currency))
                .buyer(sessionBuyer(session))
                .breakdown(
                        parts.isObject()
                                ? new Breakdown(
                                        total,
                                        currency.amount(parts, "amount_discount", 0),
                                        currency.amount(parts, "amount_shipping", 0),
                                        currency.amount(parts, "amount_tax", 0))
                                : null)
                .basket(StripeBaskets.ofSession(session, total, currency)));
        all.nested(session.path("payment_intent"));
        all.nested(session.path("invoice"));
        all.nested(session.path("customer"));
    }

    /** An order that a discount made free: it has no payment at all, so the session is its identity. */
    private static boolean isFree(JsonNode session, @Nullable String payment) {
        return payment == null
                && session.path("mode").asString("").equals("payment")
                && session.path("status").asString("").equals("complete")
                && session.path("payment_status").asString("").equals("no_payment_required")
                && session.path("amount_total").asLong(-1) == 0;
    }

    private Payment sessionPayment(JsonNode session, long total, boolean free, StripeCurrency currency) {
        PaymentState state = free || "paid".equals(text(session, "payment_status"))
                ? PaymentState.PAID
                : facts.type().equals("checkout.session.async_payment_failed")
                        ? PaymentState.FAILED
                        : PaymentState.PENDING;
        return new Payment(
                state, total, total, currency.code(), time(session, "created", facts.asOf()), heardWhenPaid(state));
    }

    private static Buyer sessionBuyer(JsonNode session) {
        JsonNode details = session.path("customer_details");
        return new Buyer(
                text(details, "name"),
                either(text(details, "email"), text(session, "customer_email")),
                id(session, "customer"),
                either(
                        country(details),
                        country(session.path("collected_information").path("shipping_details")),
                        country(session.path("shipping_details")),
                        country(session.path("shipping"))));
    }

    /** An intent or a session is made when the checkout opens; only the event of its success tells when the money came. */
    private boolean heardWhenPaid(PaymentState state) {
        return state == PaymentState.PAID && !facts.fetched();
    }

    private static @Nullable String country(JsonNode withAddress) {
        return text(withAddress.path("address"), "country");
    }
}
