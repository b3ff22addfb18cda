package app.shopfloor.fakestripe;

import static app.shopfloor.fakestripe.Fields.link;
import static app.shopfloor.fakestripe.PaymentObjects.with;

import java.time.Duration;
import java.util.Map;

/** A checkout session. */
final class Session {

    private final Shop shop;
    private final Buyer buyer;
    private Map<String, Object> session;

    /** Opens it; Stripe announces nothing then. */
    Session(Shop shop, Buyer buyer, Cart cart) {
        this.shop = shop;
        this.buyer = buyer;
        session = PaymentObjects.session(
                shop.account().newId("cs_live_"), buyer, cart, shop.clock().seconds());
        shop.account().put(Resource.CHECKOUT_SESSIONS, session);
    }

    /** How much longer it can be paid: sessions are open for a day. */
    Duration remains() {
        return Duration.ofSeconds(
                (Long) session.get("expires_at") - shop.clock().seconds());
    }

    void complete(String intent, boolean paid, String event) {
        session = with(
                session,
                "customer_details",
                PaymentObjects.details(buyer),
                "payment_intent",
                link(Resource.PAYMENT_INTENTS, intent),
                "payment_status",
                paid ? "paid" : "unpaid",
                "status",
                "complete");
        tell(event);
    }

    /** Began a subscription, whose first invoice is paid by the invoice's own PaymentIntent. */
    void completeSubscription(String subscription, String invoice) {
        session = with(
                session,
                "customer_details",
                PaymentObjects.details(buyer),
                "invoice",
                link(Resource.INVOICES, invoice),
                "mode",
                "subscription",
                "payment_status",
                "paid",
                "status",
                "complete",
                "subscription",
                subscription);
        tell("checkout.session.completed");
    }

    void expire() {
        session = with(session, "status", "expired");
        tell("checkout.session.expired");
    }

    void tell(String event) {
        shop.account().change(Resource.CHECKOUT_SESSIONS, session, event, shop.version());
    }
}
