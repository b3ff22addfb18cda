package app.shopfloor.intake.stripe;

import static app.shopfloor.intake.stripe.StripeJson.has;
import static app.shopfloor.intake.stripe.StripeJson.id;
import static app.shopfloor.intake.stripe.StripeJson.list;
import static app.shopfloor.intake.stripe.StripeJson.number;
import static app.shopfloor.intake.stripe.StripeJson.text;

import app.shopfloor.sales.SaleReport.Basket;
import app.shopfloor.sales.SaleReport.BasketOrigin;
import app.shopfloor.sales.SaleReport.Breakdown;
import app.shopfloor.sales.SaleReport.Line;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Lines, and the parts of a total, wherever Stripe's objects carry them. */
final class StripeBaskets {

    private static final String SKU = "sku";

    private StripeBaskets() {}

    /** The line items of a checkout session; webhooks carry them only where they were asked for. */
    static @Nullable Basket ofSession(JsonNode session) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode item : list(session, "line_items")) {
            JsonNode price = item.path("price");
            JsonNode product = price.path("product");
            long quantity = number(item, "quantity", 1);
            long gross = number(item, "amount_subtotal", number(price, "unit_amount", 0) * quantity);
            lines.add(new Line(
                    firstOf(
                            text(product.path("metadata"), SKU),
                            text(price.path("metadata"), SKU),
                            text(item.path("metadata"), SKU)),
                    id(price, "product"),
                    text(price, "id"),
                    named(text(item, "description"), text(product, "name"), text(price, "nickname")),
                    quantity,
                    gross,
                    number(item, "amount_discount", 0)));
        }
        return lines.isEmpty()
                ? orMetadata(session, number(session, "amount_total", 0))
                : new Basket(BasketOrigin.CHECKOUT_LINES, lines);
    }

    /** The line items of a PaymentIntent, else its metadata, else its description. */
    static @Nullable Basket ofIntent(JsonNode intent, long amount) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode item : list(intent.path("amount_details"), "line_items")) {
            long quantity = number(item, "quantity", 1);
            lines.add(new Line(
                    text(item, "product_code"),
                    null,
                    null,
                    named(text(item, "product_name"), text(item, "product_code")),
                    quantity,
                    number(item, "unit_cost", 0) * quantity,
                    number(item, "discount_amount", 0)));
        }
        return lines.isEmpty() ? fromMetadata(intent, amount) : new Basket(BasketOrigin.PAYMENT_LINES, lines);
    }

    /** Discount, shipping and tax of a PaymentIntent's {@code amount_details}, where it tells any. */
    static @Nullable Breakdown intentParts(JsonNode intent, long amount) {
        JsonNode details = intent.path("amount_details");
        JsonNode shipping = details.path("shipping");
        JsonNode tax = details.path("tax");
        boolean told = has(details, "discount_amount") || has(shipping, "amount") || has(tax, "total_tax_amount");
        return told
                ? new Breakdown(
                        amount,
                        number(details, "discount_amount", 0),
                        number(shipping, "amount", 0),
                        number(tax, "total_tax_amount", 0))
                : null;
    }

    /** One line from the metadata {@code sku} and {@code quantity}, else one that is not mapped, named by the description. */
    static @Nullable Basket fromMetadata(JsonNode object, long amount) {
        Basket basket = orMetadata(object, amount);
        String description = text(object, "description");
        return basket != null || description == null
                ? basket
                : new Basket(BasketOrigin.DESCRIPTION, List.of(new Line(null, null, null, description, 1, amount, 0)));
    }

    private static @Nullable Basket orMetadata(JsonNode object, long amount) {
        JsonNode metadata = object.path("metadata");
        String sku = text(metadata, SKU);
        if (sku == null) {
            return null;
        }
        String name = named(text(metadata, "product"), text(object, "description"), sku);
        return new Basket(
                BasketOrigin.METADATA, List.of(new Line(sku, null, null, name, quantity(metadata), amount, 0)));
    }

    /** Metadata values are texts; anything but a whole number of at least one is one. */
    private static long quantity(JsonNode metadata) {
        String text = text(metadata, "quantity");
        return text != null && text.strip().matches("[1-9][0-9]{0,8}") ? Long.parseLong(text.strip()) : 1;
    }

    private static @Nullable String firstOf(@Nullable String... texts) {
        for (String text : texts) {
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private static String named(@Nullable String... texts) {
        String name = firstOf(texts);
        return name == null ? "Item" : name;
    }
}
