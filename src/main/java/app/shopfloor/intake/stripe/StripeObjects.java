package app.shopfloor.intake.stripe;

import static app.shopfloor.intake.stripe.StripeJson.currency;
import static app.shopfloor.intake.stripe.StripeJson.flag;
import static app.shopfloor.intake.stripe.StripeJson.has;
import static app.shopfloor.intake.stripe.StripeJson.id;
import static app.shopfloor.intake.stripe.StripeJson.list;
import static app.shopfloor.intake.stripe.StripeJson.number;
import static app.shopfloor.intake.stripe.StripeJson.text;
import static app.shopfloor.intake.stripe.StripeJson.time;

import app.shopfloor.sales.SaleReport;
import app.shopfloor.sales.SaleReport.Breakdown;
import app.shopfloor.sales.SaleReport.Buyer;
import app.shopfloor.sales.SaleReport.Kind;
import app.shopfloor.sales.SaleReport.Payment;
import app.shopfloor.sales.SaleReport.PaymentState;
import app.shopfloor.sales.SaleReport.Refund;
import app.shopfloor.sales.SaleReport.RefundState;
import app.shopfloor.shared.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the objects of one event say, each with those nested in it. */
final class StripeObjects {

    private static final Set<String> UNDERSTOOD = Set.of("charge", "payment_intent", "checkout.session", "refund");

    private final String type;
    private final Instant asOf;
    private final boolean sample;
    private final List<SaleReport> reports;

    StripeObjects(String type, Instant asOf, boolean sample, List<SaleReport> reports) {
        this.type = type;
        this.asOf = asOf;
        this.sample = sample;
        this.reports = reports;
    }

    static boolean areUnderstood(String kind) {
        return UNDERSTOOD.contains(kind);
    }

    void read(JsonNode object) {
        switch (object.path("object").asString("")) {
            case "charge" -> charge(object);
            case "payment_intent" -> paymentIntent(object);
            case "checkout.session" -> checkoutSession(object);
            case "refund" -> refund(object, null);
            default -> {}
        }
    }

    private void charge(JsonNode charge) {
        String id = requireId(charge);
        PaymentState state = chargeState(charge);
        long asked = number(charge, "amount", 0);
        long amount = state == PaymentState.PAID ? number(charge, "amount_captured", asked) : asked;
        boolean settledLater =
                state == PaymentState.AUTHORISED || state == PaymentState.PENDING || type.equals("charge.captured");
        String payment = id(charge, "payment_intent");
        reports.add(SaleReport.about(Channel.STRIPE, Kind.CHARGE, id, asOf)
                .order(payment)
                .charge(id)
                .sample(sample)
                .payment(new Payment(
                        state, amount, asked, currency(charge), time(charge, "created", asOf), settledLater))
                .buyer(chargeBuyer(charge))
                .basket(StripeBaskets.fromMetadata(charge, amount))
                .refundedSoFar(
                        state == PaymentState.PAID && has(charge, "amount_refunded")
                                ? Long.valueOf(number(charge, "amount_refunded", 0))
                                : null)
                .tell());
        for (JsonNode refund : list(charge, "refunds")) {
            refund(refund, charge);
        }
        nested(charge.path("payment_intent"));
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
        String email = text(billing, "email");
        return new Buyer(
                either(text(billing, "name"), text(shipping, "name")),
                either(email, text(charge, "receipt_email")),
                id(charge, "customer"),
                either(text(billing.path("address"), "country"), text(shipping.path("address"), "country")));
    }

    private void paymentIntent(JsonNode intent) {
        String id = requireId(intent);
        PaymentState state = intentState(intent);
        long asked = number(intent, "amount", 0);
        long amount = state == PaymentState.PAID ? number(intent, "amount_received", asked) : asked;
        reports.add(SaleReport.about(Channel.STRIPE, Kind.PAYMENT, id, asOf)
                .order(id)
                .charge(id(intent, "latest_charge"))
                .sample(sample)
                // An intent is made when the checkout opens; only the event tells when the money came.
                .payment(new Payment(state, amount, asked, currency(intent), time(intent, "created", asOf), true))
                .buyer(new Buyer(
                        text(intent.path("shipping"), "name"),
                        text(intent, "receipt_email"),
                        id(intent, "customer"),
                        text(intent.path("shipping").path("address"), "country")))
                .breakdown(StripeBaskets.intentParts(intent, asked))
                .basket(StripeBaskets.ofIntent(intent, asked))
                .tell());
        nested(intent.path("latest_charge"));
        for (JsonNode charge : list(intent, "charges")) {
            nested(charge);
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

    private void checkoutSession(JsonNode session) {
        String payment = id(session, "payment_intent");
        if (payment == null) {
            // A subscription's or a free session: its money, if any, comes with an invoice.
            return;
        }
        String id = requireId(session);
        long total = number(session, "amount_total", 0);
        JsonNode details = session.path("customer_details");
        JsonNode parts = session.path("total_details");
        reports.add(SaleReport.about(Channel.STRIPE, Kind.CHECKOUT, id, asOf)
                .order(payment)
                .sample(sample)
                .payment(new Payment(
                        sessionState(session), total, total, currency(session), time(session, "created", asOf), true))
                .buyer(new Buyer(
                        text(details, "name"),
                        either(text(details, "email"), text(session, "customer_email")),
                        id(session, "customer"),
                        either(
                                text(details.path("address"), "country"),
                                text(session.path("shipping_details").path("address"), "country"))))
                .breakdown(
                        parts.isObject()
                                ? new Breakdown(
                                        total,
                                        number(parts, "amount_discount", 0),
                                        number(parts, "amount_shipping", 0),
                                        number(parts, "amount_tax", 0))
                                : null)
                .basket(StripeBaskets.ofSession(session))
                .tell());
        nested(session.path("payment_intent"));
    }

    private PaymentState sessionState(JsonNode session) {
        if (text(session, "payment_status") instanceof String status && status.equals("paid")) {
            return PaymentState.PAID;
        }
        return type.equals("checkout.session.async_payment_failed") ? PaymentState.FAILED : PaymentState.PENDING;
    }

    private void refund(JsonNode refund, @Nullable JsonNode charge) {
        String id = requireId(refund);
        String payment = id(refund, "payment_intent");
        String chargeId = id(refund, "charge");
        if (charge != null) {
            payment = either(id(charge, "payment_intent"), payment);
            chargeId = either(text(charge, "id"), chargeId);
        }
        if (payment == null && chargeId == null) {
            return;
        }
        reports.add(SaleReport.about(Channel.STRIPE, Kind.REFUND, id, asOf)
                .order(payment)
                .charge(chargeId)
                .sample(sample)
                .refund(new Refund(refundState(refund), number(refund, "amount", 0), time(refund, "created", asOf)))
                .tell());
        nested(refund.path("charge"));
        nested(refund.path("payment_intent"));
    }

    private static RefundState refundState(JsonNode refund) {
        return switch (refund.path("status").asString("")) {
            case "pending" -> RefundState.PENDING;
            case "requires_action" -> RefundState.REQUIRES_ACTION;
            case "failed" -> RefundState.FAILED;
            case "canceled" -> RefundState.CANCELLED;
            // Refunds of before 2015 have no status: they had succeeded.
            default -> RefundState.SUCCEEDED;
        };
    }

    /** An expanded object is read as if it had come by itself. */
    private void nested(JsonNode object) {
        if (object.isObject() && areUnderstood(object.path("object").asString(""))) {
            read(object);
        }
    }

    private static String requireId(JsonNode object) {
        String id = text(object, "id");
        if (id == null || id.length() > app.shopfloor.intake.Delivery.MAX_ID) {
            throw new IllegalArgumentException("The " + object.path("object").asString("object") + " has no usable id");
        }
        return id;
    }

    private static @Nullable String either(@Nullable String first, @Nullable String second) {
        return first != null ? first : second;
    }
}
