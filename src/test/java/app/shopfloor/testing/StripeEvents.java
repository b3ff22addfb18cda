package app.shopfloor.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Makes events as Stripe posts them, of our own invention. Times are seconds since the epoch. */
public final class StripeEvents {

    private static final JsonMapper JSON = new JsonMapper();

    private StripeEvents() {}

    /** An event about an object; the time is the event's own. */
    public static String event(String id, String type, long created, Map<String, ?> object) {
        return JSON.writeValueAsString(map(
                "id",
                id,
                "object",
                "event",
                "api_version",
                "2025-09-30.clover",
                "created",
                created,
                "type",
                type,
                "livemode",
                true,
                "pending_webhooks",
                1,
                "data",
                map("object", object)));
    }

    public static Map<String, Object> charge(
            String id, String paymentIntent, String status, long amount, long created) {
        boolean succeeded = status.equals("succeeded");
        return map(
                "id",
                id,
                "object",
                "charge",
                "amount",
                amount,
                "amount_captured",
                succeeded ? amount : 0,
                "amount_refunded",
                0,
                "captured",
                succeeded,
                "paid",
                succeeded,
                "refunded",
                false,
                "status",
                status,
                "created",
                created,
                "currency",
                "usd",
                "livemode",
                true,
                "payment_intent",
                paymentIntent,
                "customer",
                null,
                "description",
                null,
                "metadata",
                map(),
                "billing_details",
                map("name", "Ada Lovelace", "email", "ada@example.com", "address", map("country", "GB")));
    }

    public static Map<String, Object> authorised(String id, String paymentIntent, long amount, long created) {
        return with(charge(id, paymentIntent, "succeeded", amount, created), "captured", false, "amount_captured", 0);
    }

    public static Map<String, Object> intent(String id, String status, long amount, long created) {
        return map(
                "id",
                id,
                "object",
                "payment_intent",
                "amount",
                amount,
                "amount_received",
                status.equals("succeeded") ? amount : 0,
                "status",
                status,
                "created",
                created,
                "currency",
                "usd",
                "livemode",
                true,
                "metadata",
                map());
    }

    public static Map<String, Object> session(String id, String paymentIntent, long total, long created) {
        return map(
                "id",
                id,
                "object",
                "checkout.session",
                "payment_intent",
                paymentIntent,
                "payment_status",
                "paid",
                "status",
                "complete",
                "amount_total",
                total,
                "amount_subtotal",
                total,
                "created",
                created,
                "currency",
                "usd",
                "livemode",
                true,
                "customer_details",
                map("name", "Ada L.", "email", "ada@example.org", "address", map("country", "FR")),
                "total_details",
                map("amount_discount", 0, "amount_shipping", 0, "amount_tax", 0));
    }

    public static Map<String, Object> item(String sku, String product, long quantity, long gross, long discount) {
        return map(
                "description", product,
                "quantity", quantity,
                "amount_subtotal", gross,
                "amount_discount", discount,
                "amount_total", gross - discount,
                "price",
                        map(
                                "id",
                                "price_" + product,
                                "product",
                                map(
                                        "id",
                                        "prod_" + product,
                                        "name",
                                        product,
                                        "metadata",
                                        sku == null ? map() : map("sku", sku))));
    }

    public static Map<String, Object> refund(
            String id, String charge, String paymentIntent, String status, long amount, long created) {
        return map(
                "id", id,
                "object", "refund",
                "amount", amount,
                "charge", charge,
                "payment_intent", paymentIntent,
                "status", status,
                "created", created,
                "currency", "usd");
    }

    /** The same object with some fields set otherwise. */
    public static Map<String, Object> with(Map<String, Object> object, Object... fields) {
        Map<String, Object> changed = new LinkedHashMap<>(object);
        changed.putAll(map(fields));
        return changed;
    }

    public static Map<String, Object> list(List<?> data) {
        return map("object", "list", "data", data, "has_more", false);
    }

    /** A map of alternating names and values; values may be null. */
    public static Map<String, Object> map(Object... fields) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            map.put((String) fields[i], fields[i + 1]);
        }
        return map;
    }
}
