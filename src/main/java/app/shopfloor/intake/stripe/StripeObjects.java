package app.shopfloor.intake.stripe;

import static app.shopfloor.intake.stripe.StripeJson.text;

import app.shopfloor.intake.Delivery;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads the object of one delivery, and those nested in it, each as the family that it belongs to is read. */
final class StripeObjects {

    private static final Set<String> UNDERSTOOD = Set.of(
            "balance_transaction",
            "charge",
            "checkout.session",
            "credit_note",
            "customer",
            "dispute",
            "invoice",
            "invoice_payment",
            "payment_intent",
            "payout",
            "price",
            "product",
            "refund");

    /** Why some objects are not read, for people who wonder. */
    private static final Map<String, String> NOT_READ = Map.of(
            "plan", "A plan is told by its price",
            "subscription", "A subscription takes no money itself: its invoices' payments come by themselves",
            "subscription_schedule", "A subscription takes no money itself: its invoices' payments come by themselves",
            "setup_intent", "It takes no money: it keeps a payment method for later",
            "invoiceitem", "It takes no money: its invoice tells it");

    private final StripePayments payments;
    private final StripeReversals reversals;
    private final StripeInvoices invoices;
    private final StripeCash cash;
    private final StripeRecords records;

    StripeObjects(StripeFacts facts) {
        payments = new StripePayments(facts, this);
        reversals = new StripeReversals(facts, this);
        invoices = new StripeInvoices(facts, this);
        cash = new StripeCash(facts, this);
        records = new StripeRecords(facts, this);
    }

    static boolean areUnderstood(String kind) {
        return UNDERSTOOD.contains(kind);
    }

    static String whyNot(String kind, String type) {
        return NOT_READ.getOrDefault(kind, "Nothing is read from " + (kind.isEmpty() ? type : kind) + " events");
    }

    /** @throws IllegalArgumentException when it cannot be read; the message is for people */
    void read(JsonNode object) {
        switch (object.path("object").asString("")) {
            case "charge" -> payments.charge(object);
            case "payment_intent" -> payments.paymentIntent(object);
            case "checkout.session" -> payments.checkoutSession(object);
            case "refund" -> reversals.refund(object);
            case "dispute" -> reversals.dispute(object);
            case "credit_note" -> reversals.creditNote(object);
            case "invoice" -> invoices.invoice(object);
            case "invoice_payment" -> invoices.invoicePayment(object);
            case "balance_transaction" -> cash.balanceTransaction(object);
            case "payout" -> cash.payout(object);
            case "customer" -> records.customer(object);
            case "product" -> records.product(object);
            case "price" -> records.price(object);
            default -> {}
        }
    }

    /** An expanded object is read as if it had come by itself; an id alone says nothing. */
    void nested(JsonNode object) {
        if (object.isObject()) {
            read(object);
        }
    }

    StripePayments payments() {
        return payments;
    }

    StripeReversals reversals() {
        return reversals;
    }

    StripeCash cash() {
        return cash;
    }

    static String requireId(JsonNode object) {
        String id = text(object, "id");
        if (id == null || id.length() > Delivery.MAX_ID) {
            throw new IllegalArgumentException("The " + object.path("object").asString("object") + " has no usable id");
        }
        return id;
    }
}
