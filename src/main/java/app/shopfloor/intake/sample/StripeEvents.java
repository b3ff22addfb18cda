package app.shopfloor.intake.sample;

import app.shopfloor.intake.Delivery;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Events about one purchase in Stripe's shape, with the fields that matter and without the fifty that are null: a payload of
 * one to two kilobytes, as an integrator meets them with API version {@value #API_VERSION}.
 */
final class StripeEvents {

    static final String SOURCE = "stripe";
    static final String API_VERSION = "2026-01-28.clover";

    private static final String[] BRANDS = {"visa", "visa", "visa", "mastercard", "mastercard", "amex"};

    /** How a payment carries what was bought. */
    enum Basket {
        /** a checkout session with line items */
        CHECKOUT,
        /** {@code sku} and {@code quantity} in the payment's metadata */
        METADATA,
        /** nothing but a description */
        NONE
    }

    /** One charge: an attempt to take the money. */
    record Charge(
            int attempt,
            long at,
            boolean captured,
            @Nullable Decline decline) {}

    private final Purchase purchase;
    private final Basket basket;
    private final boolean heldFirst;
    private final String brand;
    private final int last4;
    private final int risk;
    private int events;

    /** @param heldFirst whether the money is authorised first and captured later */
    StripeEvents(Purchase purchase, Basket basket, boolean heldFirst, SplittableRandom chance) {
        this.purchase = purchase;
        this.basket = basket;
        this.heldFirst = heldFirst;
        this.brand = BRANDS[chance.nextInt(BRANDS.length)];
        this.last4 = 1000 + chance.nextInt(9000);
        this.risk = 3 + chance.nextInt(50);
    }

    Delivery charge(String type, long at, Charge charge, long refunded) {
        return event(type, at, json -> writeCharge(json, charge, refunded));
    }

    /** The fields of a charge. @param refunded how much of it was given back by then */
    void writeCharge(Json json, Charge charge, long refunded) {
        Decline decline = charge.decline;
        boolean failed = decline != null;
        json.text("id", chargeId(charge.attempt)).text("object", "charge");
        json.number("amount", purchase.total());
        json.number("amount_captured", charge.captured ? purchase.total() : 0).number("amount_refunded", refunded);
        json.text("balance_transaction", charge.captured ? transactionOfCharge(charge.attempt) : null);
        json.object("billing_details")
                .object("address")
                .text("country", purchase.customer().country())
                .end();
        json.text("email", purchase.customer().email())
                .text("name", purchase.customer().name())
                .end();
        json.bool("captured", charge.captured).number("created", charge.at).text("currency", currency());
        json.text("customer", purchase.customer().id()).text("description", description());
        json.text("failure_code", decline != null ? decline.failureCode() : null);
        json.text("failure_message", decline != null ? decline.message() : null).bool("livemode", true);
        metadata(json);
        outcome(json, decline);
        json.bool("paid", !failed).text("payment_intent", id("pi"));
        json.object("payment_method_details").object("card").text("brand", brand);
        json.text("country", purchase.customer().country()).number("exp_month", 1 + last4 % 12);
        json.number("exp_year", 2028).text("funding", last4 % 4 == 0 ? "debit" : "credit");
        json.text("last4", Integer.toString(last4)).end().text("type", "card").end();
        json.text("receipt_email", purchase.customer().email()).bool("refunded", refunded == purchase.total());
        json.text("status", failed ? "failed" : "succeeded");
    }

    Delivery payment(String type, String status, long at, int attempt, @Nullable Decline decline) {
        return event(type, at, json -> writePayment(json, status, attempt, decline));
    }

    private void writePayment(Json json, String status, int attempt, @Nullable Decline decline) {
        boolean succeeded = status.equals("succeeded");
        boolean held = status.equals("requires_capture");
        json.text("id", id("pi")).text("object", "payment_intent").number("amount", purchase.total());
        json.number("amount_capturable", held ? purchase.total() : 0);
        json.number("amount_received", succeeded ? purchase.total() : 0);
        json.text("cancellation_reason", status.equals("canceled") ? "requested_by_customer" : null);
        json.text("capture_method", heldFirst ? "manual" : "automatic").number("created", purchase.at());
        json.text("currency", currency()).text("customer", purchase.customer().id());
        json.text("description", description());
        if (decline == null) {
            json.empty("last_payment_error");
        } else {
            json.object("last_payment_error").text("charge", chargeId(attempt)).text("code", decline.failureCode());
            json.text("decline_code", decline.declineCode()).text("message", decline.message());
            json.text("type", "card_error").end();
        }
        json.text("latest_charge", chargeId(attempt)).bool("livemode", true);
        metadata(json);
        json.text("receipt_email", purchase.customer().email()).text("status", status);
    }

    Delivery checkout(long at, boolean paid) {
        return event("checkout.session.completed", at, json -> writeSession(json, paid));
    }

    private void writeSession(Json json, boolean paid) {
        json.text("id", "cs_live_sample_" + purchase.stem()).text("object", "checkout.session");
        json.number("amount_subtotal", purchase.gross()).number("amount_total", purchase.total());
        json.text("client_reference_id", "cart-" + purchase.stem()).number("created", purchase.at());
        json.text("currency", currency()).text("customer", purchase.customer().id());
        json.object("customer_details")
                .object("address")
                .text("country", purchase.customer().country())
                .end();
        json.text("email", purchase.customer().email())
                .text("name", purchase.customer().name())
                .end();
        json.object("line_items").text("object", "list").bool("has_more", false).array("data");
        for (int i = 0; i < purchase.lines().size(); i++) {
            line(json, i, purchase.lines().get(i));
        }
        json.endArray().end().bool("livemode", true);
        String code = purchase.code();
        json.object("metadata");
        if (code != null) {
            json.text("discount_code", code);
        }
        json.end();
        json.text("mode", "payment").text("payment_intent", id("pi"));
        json.text("payment_status", paid ? "paid" : "unpaid").text("status", "complete");
        json.object("total_details").number("amount_discount", purchase.discount());
        json.number("amount_shipping", purchase.shipping())
                .number("amount_tax", purchase.tax())
                .end();
    }

    Delivery refund(String type, long at, int number, int attempt, Refunding refund, String status) {
        return event(type, at, json -> writeRefund(json, number, attempt, refund, status));
    }

    /** The fields of a refund. */
    void writeRefund(Json json, int number, int attempt, Refunding refund, String status) {
        boolean failed = status.equals("failed");
        json.text("id", id("re") + "_" + number).text("object", "refund").number("amount", refund.amount());
        json.text("balance_transaction", transactionOfRefund(number)).text("charge", chargeId(attempt));
        json.number("created", refund.madeAt()).text("currency", currency());
        json.text("failure_balance_transaction", failed ? transactionOfFailure(number) : null);
        json.text("failure_reason", failed ? "expired_or_canceled_card" : null);
        json.object("metadata").end().text("payment_intent", id("pi"));
        json.text("reason", "requested_by_customer").text("status", status);
    }

    Delivery dispute(String type, long at, long openedAt, int attempt, String status) {
        return event(type, at, json -> writeDispute(json, openedAt, attempt, status));
    }

    /** The fields of a dispute. */
    void writeDispute(Json json, long openedAt, int attempt, String status) {
        json.text("id", id("dp")).text("object", "dispute").number("amount", purchase.total());
        json.text("charge", chargeId(attempt)).number("created", openedAt).text("currency", currency());
        json.bool("livemode", true).object("metadata").end().text("payment_intent", id("pi"));
        json.text("reason", "product_not_received").text("status", status);
    }

    String transactionOfCharge(int attempt) {
        return id("txn") + "_" + attempt;
    }

    String transactionOfRefund(int number) {
        return id("txn_re") + "_" + number;
    }

    String transactionOfFailure(int number) {
        return id("txn_rf") + "_" + number;
    }

    String transactionOfDispute() {
        return id("txn_dp");
    }

    String transactionOfReversal() {
        return id("txn_dr");
    }

    private void line(Json json, int index, Purchase.Line line) {
        Product product = line.product();
        json.object().text("id", "li_sample_" + purchase.stem() + "_" + index).text("object", "item");
        json.number("amount_discount", line.discount()).number("amount_subtotal", line.gross());
        json.number("amount_tax", line.tax()).number("amount_total", line.net() + line.tax());
        json.text("currency", currency()).text("description", product.name());
        json.object("price").text("id", "price_sample_" + product.sku() + "_" + currency());
        json.object("product").text("id", product.stripeId()).text("object", "product");
        String sku = product.toldSku();
        json.object("metadata");
        if (sku != null) {
            json.text("sku", sku);
        }
        json.end().text("name", product.name()).end();
        json.number("unit_amount", product.price(purchase.currency())).end();
        json.number("quantity", line.quantity()).end();
    }

    private void metadata(Json json) {
        json.object("metadata");
        if (basket == Basket.METADATA) {
            Purchase.Line only = purchase.lines().getFirst();
            json.text("sku", only.product().sku()).text("quantity", Integer.toString(only.quantity()));
        }
        json.end();
    }

    private void outcome(Json json, @Nullable Decline decline) {
        json.object("outcome");
        if (decline == null) {
            json.text("network_status", "approved_by_network").empty("reason").text("risk_level", "normal");
            json.number("risk_score", risk)
                    .text("seller_message", "Payment complete.")
                    .text("type", "authorized");
        } else {
            json.text("advice_code", decline.advice());
            json.text("network_status", decline.blocked() ? "not_sent_to_network" : "declined_by_network");
            json.text("reason", decline.blocked() ? "highest_risk_level" : decline.declineCode());
            json.text("risk_level", decline.blocked() ? "highest" : "normal");
            json.number("risk_score", decline.blocked() ? 90 : risk);
            json.text("seller_message", "The bank declined the payment.").text("type", decline.outcome());
        }
        json.end();
    }

    private String description() {
        return basket == Basket.NONE ? "Custom engraving" : "Order " + purchase.stem();
    }

    private Delivery event(String type, long at, Consumer<Json> object) {
        Delivery event = event(eventId(), type, at, object);
        events++;
        return event;
    }

    /** An event about the object that is written. */
    static Delivery event(String id, String type, long at, Consumer<Json> object) {
        Json json = new Json();
        json.text("id", id).text("object", "event").text("api_version", API_VERSION);
        json.number("created", at).bool("livemode", true).text("type", type);
        json.object("data").object("object");
        object.accept(json);
        return new Delivery(SOURCE, id, type, json.end().end().bytes(), true);
    }

    private String eventId() {
        return "evt_sample_" + purchase.stem() + "_" + events;
    }

    private String chargeId(int attempt) {
        return id("ch") + "_" + attempt;
    }

    private String id(String prefix) {
        return prefix + "_sample_" + purchase.stem();
    }

    private String currency() {
        return purchase.currency().toLowerCase(Locale.ROOT);
    }
}
