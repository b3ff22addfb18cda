package app.shopfloor.intake.stripe;

import static app.shopfloor.intake.stripe.StripeJson.either;
import static app.shopfloor.intake.stripe.StripeJson.flag;
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

/**
 * Lines, and the parts of a total, wherever Stripe's objects carry them. A list of which Stripe shows only the beginning
 * ({@code has_more}) is not read: the order's money would be shared out over some of its lines, and none is better than a wrong one.
 */
final class StripeBaskets {

    static final String SKU = "sku";

    private StripeBaskets() {}

    /** The line items of a checkout session; webhooks carry them only where they were asked for. */
    static @Nullable Basket ofSession(JsonNode session, long total, StripeCurrency currency) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode item : complete(session, "line_items")) {
            JsonNode price = item.path("price");
            JsonNode product = price.path("product");
            long quantity = number(item, "quantity", 1);
            long gross = currency.amount(
                    item, "amount_subtotal", currency.minor(number(price, "unit_amount", 0) * quantity));
            lines.add(new Line(
                    either(
                            text(product.path("metadata"), SKU),
                            text(price.path("metadata"), SKU),
                            text(item.path("metadata"), SKU)),
                    id(price, "product"),
                    id(item, "price"),
                    named(text(item, "description"), text(product, "name"), text(price, "nickname")),
                    quantity,
                    gross,
                    currency.amount(item, "amount_discount", 0)));
        }
        return lines.isEmpty() ? orMetadata(session, total) : new Basket(BasketOrigin.CHECKOUT_LINES, lines);
    }

    /** The lines of an invoice, whose price comes as {@code price} or, since basil, as {@code pricing.price_details}. */
    static @Nullable Basket ofInvoice(JsonNode invoice, StripeCurrency currency) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode line : complete(invoice, "lines")) {
            JsonNode details = line.path("pricing").path("price_details");
            JsonNode price = line.path("price").isObject() ? line.path("price") : details.path("price");
            JsonNode product = price.path("product").isObject() ? price.path("product") : details.path("product");
            long gross = currency.amount(line, "subtotal", currency.amount(line, "amount", 0));
            long discount = 0;
            for (JsonNode part : list(line, "discount_amounts")) {
                discount += currency.amount(part, "amount", 0);
            }
            lines.add(new Line(
                    either(
                            text(product.path("metadata"), SKU),
                            text(price.path("metadata"), SKU),
                            text(line.path("metadata"), SKU)),
                    either(id(price, "product"), id(details, "product"), id(line.path("plan"), "product")),
                    either(id(line, "price"), id(details, "price"), id(line, "plan")),
                    named(text(line, "description"), text(product, "name"), text(price, "nickname")),
                    // What is credited for the unused rest of a period is money, not a unit that comes back.
                    gross < 0 ? 0 : Math.max(0, number(line, "quantity", 1)),
                    gross,
                    discount));
        }
        return lines.isEmpty() ? null : new Basket(BasketOrigin.INVOICE_LINES, lines);
    }

    /** The line items of a PaymentIntent, else its metadata, else its description. */
    static @Nullable Basket ofIntent(JsonNode intent, long amount, StripeCurrency currency) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode item : complete(intent.path("amount_details"), "line_items")) {
            long quantity = number(item, "quantity", 1);
            lines.add(new Line(
                    text(item, "product_code"),
                    null,
                    null,
                    named(text(item, "product_name"), text(item, "product_code")),
                    quantity,
                    currency.minor(number(item, "unit_cost", 0) * quantity),
                    currency.amount(item, "discount_amount", 0)));
        }
        return lines.isEmpty() ? fromMetadata(intent, amount) : new Basket(BasketOrigin.PAYMENT_LINES, lines);
    }

    /** Discount, shipping and tax of a PaymentIntent's {@code amount_details}: of the whole, or of each line, never both. */
    static @Nullable Breakdown intentParts(JsonNode intent, long amount, StripeCurrency currency) {
        JsonNode details = intent.path("amount_details");
        JsonNode shipping = details.path("shipping");
        JsonNode tax = details.path("tax");
        boolean told = has(details, "discount_amount") || has(shipping, "amount") || has(tax, "total_tax_amount");
        long lineDiscounts = 0;
        long lineTaxes = 0;
        for (JsonNode item : complete(details, "line_items")) {
            told |= has(item, "discount_amount") || has(item.path("tax"), "total_tax_amount");
            lineDiscounts += currency.amount(item, "discount_amount", 0);
            lineTaxes += currency.amount(item.path("tax"), "total_tax_amount", 0);
        }
        return told
                ? new Breakdown(
                        amount,
                        currency.amount(details, "discount_amount", lineDiscounts),
                        currency.amount(shipping, "amount", 0),
                        currency.amount(tax, "total_tax_amount", lineTaxes))
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

    private static Iterable<JsonNode> complete(JsonNode object, String field) {
        return flag(object.path(field), "has_more") ? List.of() : list(object, field);
    }

    private static String named(@Nullable String... texts) {
        String name = either(texts);
        return name == null ? "Item" : name;
    }
}
