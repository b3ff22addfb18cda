package app.shopfloor.fakestripe;

import static app.shopfloor.fakestripe.Fields.before;
import static app.shopfloor.fakestripe.Fields.fields;
import static app.shopfloor.fakestripe.Fields.link;
import static app.shopfloor.fakestripe.PaymentObjects.with;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One payment and the objects that tell of it: PaymentIntent, charges, perhaps a checkout session or an invoice. A verb happens
 * now: it moves the objects on, announces them, and writes the truth down.
 */
final class Payment {

    private static final long FEE_FIXED = 30;

    private final Shop shop;
    private final Buyer buyer;
    private final String currency;
    private final long amount;
    private final Bought bought;
    /** Null for a charge of old, which is a payment by itself. */
    private final String intentId;

    private final Session session;
    private final Bill bill;
    private final List<Map<String, Object>> charges = new ArrayList<>();
    private Map<String, Object> intent;
    private Map<String, Object> charge;

    /**
     * @param session the checkout session that it is made by, or null
     * @param bill the invoice that it pays, or null
     */
    Payment(Shop shop, Buyer buyer, String currency, Bought bought, boolean byIntent, Session session, Bill bill) {
        this.shop = shop;
        this.buyer = buyer;
        this.currency = currency;
        this.bought = bought;
        this.amount = bought.amount();
        this.session = session;
        this.bill = bill;
        intentId = byIntent ? shop.account().newId("pi_") : null;
    }

    Shop shop() {
        return shop;
    }

    String currency() {
        return currency;
    }

    /** What is asked for. */
    long amount() {
        return amount;
    }

    /** For how long it can still be tried: as long as its checkout is open, else some days. */
    Duration remains() {
        return session == null ? Duration.ofDays(3) : session.remains();
    }

    /** Whether discount, shipping and tax are told. */
    boolean tellsParts() {
        return bought.cart() != null;
    }

    String intentId() {
        return intentId;
    }

    String chargeId() {
        return (String) charge.get("id");
    }

    /** Whether it is not made by card. */
    boolean isSlow() {
        return chargeId().startsWith("py_");
    }

    TrueOrder order() {
        return shop.truth().order(intentId == null ? chargeId() : intentId, currency);
    }

    /** The buyer means to pay. */
    void begin() {
        if (intentId == null) {
            return;
        }
        intent = with(
                PaymentObjects.intent(
                        intentId,
                        buyer,
                        "requires_payment_method",
                        amount,
                        currency,
                        shop.clock().seconds()),
                "description",
                bought.description(),
                "invoice",
                before(StripeVersion.BASIL, bill == null ? null : link(Resource.INVOICES, bill.id())),
                "metadata",
                bought.metadata(),
                "amount_details",
                bought.amountDetails());
        order();
        tellIntent("payment_intent.created");
    }

    /** The bank wants to hear it from the buyer. */
    void requireAction() {
        intent = with(intent, "status", "requires_action", "next_action", fields("type", "use_stripe_sdk"));
        tellIntent("payment_intent.requires_action");
    }

    /** The buyer did not say it: the intent knows, and no charge was made. */
    void notAuthenticated() {
        failIntent("payment_intent_authentication_failure", null);
        order().stands("FAILED");
    }

    void decline(String code) {
        newCharge("ch_");
        charge = with(
                charge,
                "failure_code",
                code,
                "failure_message",
                "Your card was declined.",
                "outcome",
                fields("network_status", "declined_by_network", "reason", code, "type", "issuer_declined"),
                "status",
                "failed");
        tellCharge("charge.failed");
        order().stands("FAILED");
        failIntent(code, chargeId());
        if (bill != null) {
            bill.paymentFailed(intentId, chargeId());
        }
    }

    /** Nobody tries again. */
    void giveUp() {
        intent = with(
                intent,
                "status",
                "canceled",
                "canceled_at",
                shop.clock().seconds(),
                "cancellation_reason",
                "abandoned");
        tellIntent("payment_intent.canceled");
        order().stands("CANCELLED");
    }

    /** The money is taken at once. */
    void succeed() {
        newCharge("ch_");
        take(amount, "charge.succeeded");
    }

    /** A debit that takes days. */
    void pend() {
        newCharge("py_");
        tellCharge("charge.pending");
        order();
        moveIntent("processing", "payment_intent.processing", 0);
        if (session != null) {
            session.complete(intentId, false, "checkout.session.completed");
        }
    }

    /** The debit has come. */
    void settle() {
        take(amount, "charge.succeeded");
    }

    /** The debit was refused. */
    void bounce() {
        charge = with(charge, "failure_code", "insufficient_funds", "status", "failed");
        tellCharge("charge.failed");
        order().stands("FAILED");
        failIntent("insufficient_funds", chargeId());
        if (session != null) {
            session.tell("checkout.session.async_payment_failed");
        }
    }

    void authorise() {
        newCharge("ch_");
        charge = with(charge, "status", "succeeded", "paid", true, "outcome", authorized());
        tellCharge("charge.succeeded");
        intent = with(intent, "amount_capturable", amount, "capture_method", "manual");
        moveIntent("requires_capture", "payment_intent.amount_capturable_updated", 0);
        order().stands("AUTHORISED");
    }

    /** Takes all or a part of what was authorised; the rest is released, which Stripe books as if it were refunded. */
    void capture(long part) {
        long released = amount - part;
        charge = with(charge, "amount_refunded", released);
        if (released > 0 && shop.dice().chance(0.5)) {
            String id = shop.account().newId("re_");
            Map<String, Object> release = CashObjects.refund(
                    id,
                    chargeId(),
                    intentId,
                    null,
                    released,
                    currency,
                    "succeeded",
                    shop.clock().seconds());
            shop.account().put(Resource.REFUNDS, release);
            charge = with(charge, "refunds", PaymentObjects.toldOfOld(List.of(release)));
        }
        take(part, "charge.captured");
    }

    /** What was authorised is not wanted. */
    void release() {
        charge = with(charge, "amount_refunded", amount, "refunded", true);
        tellCharge(shop.dice().chance(0.5) ? "charge.refunded" : "charge.expired");
        intent = with(intent, "amount_capturable", 0L);
        giveUp();
    }

    private void take(long taken, String event) {
        long now = shop.clock().seconds();
        Rate rate = Rate.of(currency, now);
        String orderId = order().id();
        Map<String, Object> transaction = shop.till()
                .move(
                        isSlow() ? "payment" : "charge",
                        "charge",
                        taken,
                        rate,
                        Rate.convert(taken, rate) * (rate == null ? 29 : 39) / 1_000 + FEE_FIXED,
                        Resource.CHARGES,
                        chargeId(),
                        orderId);
        Map<String, Object> told = with(
                charge,
                "amount_captured",
                taken,
                "captured",
                true,
                "outcome",
                authorized(),
                "paid",
                true,
                "status",
                "succeeded");
        charge = with(told, "balance_transaction", link(Resource.BALANCE_TRANSACTIONS, (String) transaction.get("id")));
        if (shop.dice().chance(0.4)) {
            // Stripe books a moment later: the first event knows no transaction yet.
            keepCharge();
            shop.account().announce(told, event, shop.version());
            tellCharge("charge.updated");
        } else {
            tellCharge(event);
        }
        order().convertedAt(rate == null ? null : rate.value());
        order().paid(shop.clock().instant(), taken, bought.cart(), bought.lines(taken));
        moveIntent("succeeded", "payment_intent.succeeded", taken);
        if (session != null) {
            session.complete(
                    intentId,
                    true,
                    isSlow() ? "checkout.session.async_payment_succeeded" : "checkout.session.completed");
        }
        if (bill != null) {
            bill.paid(intentId, chargeId());
        }
    }

    private static Map<String, Object> authorized() {
        return fields("network_status", "approved_by_network", "reason", null, "type", "authorized");
    }

    private void newCharge(String prefix) {
        charge = with(
                PaymentObjects.charge(
                        shop.account().newId(prefix),
                        intentId,
                        buyer,
                        amount,
                        currency,
                        shop.clock().seconds()),
                "description",
                bought.description(),
                "invoice",
                before(StripeVersion.BASIL, bill == null ? null : link(Resource.INVOICES, bill.id())),
                "metadata",
                bought.metadata());
    }

    private void failIntent(String code, String chargeId) {
        if (intentId == null) {
            return;
        }
        intent = with(
                intent,
                "last_payment_error",
                fields("charge", chargeId, "code", code, "message", "Your card was declined.", "type", "card_error"),
                "next_action",
                null);
        moveIntent("requires_payment_method", "payment_intent.payment_failed", 0);
    }

    private void moveIntent(String status, String event, long received) {
        if (intentId == null) {
            return;
        }
        intent = with(
                intent,
                "status",
                status,
                "amount_received",
                received,
                "charges",
                before(StripeVersion.ACACIA, Fields.list(charges)),
                "latest_charge",
                charge == null ? null : link(Resource.CHARGES, chargeId()),
                "next_action",
                null);
        if (received > 0) {
            intent = with(intent, "amount_capturable", 0L, "last_payment_error", null);
        }
        tellIntent(event);
    }

    private void tellIntent(String event) {
        shop.account().change(Resource.PAYMENT_INTENTS, intent, event, shop.version());
    }

    private void tellCharge(String event) {
        keepCharge();
        shop.account().announce(charge, event, shop.version());
    }

    private void keepCharge() {
        charges.removeIf(known -> known.get("id").equals(chargeId()));
        charges.add(charge);
        shop.account().put(Resource.CHARGES, charge);
    }

    /** The charge as it is, with what a refund or a dispute changed of it; announced, unless the event is null. */
    void changeCharge(String event, Object... changes) {
        charge = with(charge, changes);
        keepCharge();
        if (event != null) {
            shop.account().announce(charge, event, shop.version());
        }
    }

    long refundedSoFar() {
        return (Long) charge.get("amount_refunded");
    }
}
