package app.shopfloor.fakestripe;

import static app.shopfloor.fakestripe.Fields.before;
import static app.shopfloor.fakestripe.Fields.fields;
import static app.shopfloor.fakestripe.Fields.link;
import static app.shopfloor.fakestripe.Fields.list;
import static app.shopfloor.fakestripe.Fields.listWhenExpanded;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Charges, PaymentIntents and checkout sessions, as Stripe tells them. */
final class PaymentObjects {

    private PaymentObjects() {}

    /** A charge of which nothing has come yet; {@code with} tells what became of it. */
    static Map<String, Object> charge(
            String id, String intent, Buyer buyer, long amount, String currency, long created) {
        return fields(
                "id",
                id,
                "object",
                "charge",
                "amount",
                amount,
                "amount_captured",
                0L,
                "amount_refunded",
                0L,
                "application",
                null,
                "application_fee_amount",
                null,
                "balance_transaction",
                null,
                "billing_details",
                fields(
                        "address",
                        fields("city", null, "country", buyer.country(), "line1", null, "postal_code", null),
                        "email",
                        buyer.email(),
                        "name",
                        buyer.name(),
                        "phone",
                        null),
                "calculated_statement_descriptor",
                "NORTHWIND MAKERS",
                "captured",
                false,
                "created",
                created,
                "currency",
                currency.toLowerCase(Locale.ROOT),
                "customer",
                link(Resource.CUSTOMERS, buyer.customer()),
                "description",
                null,
                "disputed",
                false,
                "failure_balance_transaction",
                null,
                "failure_code",
                null,
                "failure_message",
                null,
                "fraud_details",
                fields(),
                "invoice",
                before(StripeVersion.BASIL, null),
                "livemode",
                true,
                "metadata",
                fields(),
                "outcome",
                null,
                "paid",
                false,
                "payment_intent",
                link(Resource.PAYMENT_INTENTS, intent),
                "payment_method_details",
                fields(
                        "card",
                        fields(
                                "brand",
                                "visa",
                                "country",
                                buyer.country(),
                                "exp_month",
                                8,
                                "exp_year",
                                2029,
                                "funding",
                                "credit",
                                "last4",
                                "4242",
                                "network",
                                "visa"),
                        "type",
                        "card"),
                "receipt_email",
                buyer.email(),
                "refunded",
                false,
                "refunds",
                listWhenExpanded(List.of()),
                "shipping",
                null,
                "status",
                "pending");
    }

    /** @param status as {@code requires_payment_method} */
    static Map<String, Object> intent(
            String id, Buyer buyer, String status, long amount, String currency, long created) {
        return fields(
                "id",
                id,
                "object",
                "payment_intent",
                "amount",
                amount,
                "amount_capturable",
                0L,
                "amount_details",
                fields("tip", fields()),
                "amount_received",
                0L,
                "canceled_at",
                null,
                "cancellation_reason",
                null,
                "capture_method",
                "automatic",
                "created",
                created,
                "currency",
                currency.toLowerCase(Locale.ROOT),
                "customer",
                link(Resource.CUSTOMERS, buyer.customer()),
                "description",
                null,
                "invoice",
                before(StripeVersion.BASIL, null),
                "last_payment_error",
                null,
                "latest_charge",
                null,
                "livemode",
                true,
                "metadata",
                fields(),
                "next_action",
                null,
                "payment_method_types",
                List.of("card"),
                "receipt_email",
                buyer.email(),
                "shipping",
                null,
                "status",
                status);
    }

    /** A session that is open; its PaymentIntent comes when it is paid. */
    static Map<String, Object> session(String id, Buyer buyer, Cart cart, long created) {
        return fields(
                "id",
                id,
                "object",
                "checkout.session",
                "amount_subtotal",
                cart.gross(),
                "amount_total",
                cart.total(),
                "client_reference_id",
                null,
                "created",
                created,
                "currency",
                cart.currency().toLowerCase(Locale.ROOT),
                "customer",
                link(Resource.CUSTOMERS, buyer.customer()),
                "customer_details",
                null,
                "customer_email",
                null,
                "expires_at",
                created + 86_400,
                "invoice",
                null,
                "line_items",
                listWhenExpanded(cart.lines().stream()
                        .map(line -> lineItem(line, cart.currency()))
                        .toList()),
                "livemode",
                true,
                "metadata",
                fields("utm_source", "newsletter"),
                "mode",
                "payment",
                "payment_intent",
                null,
                "payment_status",
                "unpaid",
                "shipping_cost",
                null,
                "status",
                "open",
                "subscription",
                null,
                "total_details",
                fields(
                        "amount_discount",
                        cart.discount(),
                        "amount_shipping",
                        cart.shipping(),
                        "amount_tax",
                        cart.tax()),
                "url",
                null);
    }

    static Map<String, Object> details(Buyer buyer) {
        return fields(
                "address",
                fields("city", null, "country", buyer.country(), "line1", null, "postal_code", null),
                "email",
                buyer.email(),
                "name",
                buyer.name(),
                "phone",
                null);
    }

    private static Map<String, Object> lineItem(Cart.Line line, String currency) {
        return fields(
                "id",
                line.id(),
                "object",
                "item",
                "amount_discount",
                line.discount(),
                "amount_subtotal",
                line.gross(),
                "amount_tax",
                line.tax(),
                "amount_total",
                line.gross() - line.discount() + line.tax(),
                "currency",
                currency.toLowerCase(Locale.ROOT),
                "description",
                line.article().name(),
                "metadata",
                fields(),
                "price",
                ShopObjects.price(line.article(), currency, line.gross() / line.quantity()),
                "quantity",
                line.quantity());
    }

    /** A list that endpoints of old were always told, and newer ones only when they ask. */
    static Object toldOfOld(List<Map<String, Object>> all) {
        return before(StripeVersion.ACACIA, list(all), listWhenExpanded(all));
    }

    /** The same object with some fields set otherwise. */
    static Map<String, Object> with(Map<String, Object> object, Object... changes) {
        Map<String, Object> changed = new java.util.LinkedHashMap<>(object);
        changed.putAll(fields(changes));
        return changed;
    }
}
