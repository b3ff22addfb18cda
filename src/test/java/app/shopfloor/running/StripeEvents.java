package app.shopfloor.running;

import java.time.Instant;

/** Events as Stripe sends them for a sale paid by card, cut down to what is read; whole recorded ones are the translator's tests' matter. */
public final class StripeEvents {

    private StripeEvents() {}

    /** A charge whose order is called “Order {order}” on screen. @param amount in cents of USD */
    public static String chargeSucceeded(String order, long amount, Instant at) {
        return event("evt_" + order + "_paid", "charge.succeeded", at, charge(order, amount, 0, at));
    }

    /** The whole charge given back: the event of the charge, without refund objects, as newer API versions send it. */
    public static String chargeRefunded(String order, long amount, Instant paidAt, Instant at) {
        return event("evt_" + order + "_refunded", "charge.refunded", at, charge(order, amount, amount, paidAt));
    }

    private static String charge(String order, long amount, long refunded, Instant at) {
        return """
                {"id": "ch_%1$s", "object": "charge", "amount": %2$d, "amount_captured": %2$d, "amount_refunded": %3$d,
                 "balance_transaction": "txn_%1$s", "captured": true, "created": %4$d, "currency": "usd",
                 "customer": null, "description": "Order %1$s", "livemode": false, "paid": true,
                 "refunded": %5$b, "status": "succeeded", "payment_intent": "pi_%1$s", "metadata": {},
                 "billing_details": {"name": "Ada Byron", "email": "ada@example.com", "address": {"country": "GB"}},
                 "outcome": {"network_status": "approved_by_network", "type": "authorized"},
                 "payment_method_details": {"type": "card", "card": {"brand": "visa", "last4": "4242", "country": "US"}}}""".formatted(order, amount, refunded, at.getEpochSecond(), refunded == amount);
    }

    private static String event(String id, String type, Instant at, String object) {
        return """
                {"id": "%s", "object": "event", "api_version": "2025-03-31.basil", "created": %d, "livemode": false,
                 "type": "%s", "pending_webhooks": 1, "request": {"id": null, "idempotency_key": null},
                 "data": {"object": %s}}""".formatted(id, at.getEpochSecond(), type, object);
    }
}
