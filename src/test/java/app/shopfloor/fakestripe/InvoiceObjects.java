package app.shopfloor.fakestripe;

import static app.shopfloor.fakestripe.Fields.before;
import static app.shopfloor.fakestripe.Fields.fields;
import static app.shopfloor.fakestripe.Fields.link;
import static app.shopfloor.fakestripe.Fields.list;
import static app.shopfloor.fakestripe.Fields.listWhenExpanded;
import static app.shopfloor.fakestripe.Fields.since;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Invoices, as Stripe tells them before and since {@code 2025-03-31.basil}. */
final class InvoiceObjects {

    private InvoiceObjects() {}

    /** A draft. */
    static Map<String, Object> invoice(String id, Buyer buyer, Cart cart, String subscription, long created) {
        String currency = cart.currency().toLowerCase(Locale.ROOT);
        List<Map<String, Object>> taxes = cart.tax() == 0
                ? List.of()
                : List.of(fields("amount", cart.tax(), "tax_behavior", "exclusive", "taxable_amount", null));
        return fields(
                "id",
                id,
                "object",
                "invoice",
                "amount_due",
                cart.total(),
                "amount_paid",
                0L,
                "amount_paid_off_stripe",
                since(StripeVersion.BASIL, 0L),
                "amount_remaining",
                cart.total(),
                "amount_shipping",
                cart.shipping(),
                "attempted",
                false,
                "billing_reason",
                "subscription_cycle",
                "charge",
                before(StripeVersion.BASIL, null),
                "collection_method",
                "charge_automatically",
                "created",
                created,
                "currency",
                currency,
                "customer",
                link(Resource.CUSTOMERS, buyer.customer()),
                "customer_address",
                fields("country", buyer.country()),
                "customer_email",
                buyer.email(),
                "customer_name",
                buyer.name(),
                "description",
                null,
                "lines",
                list(cart.lines().stream()
                        .map(line -> line(line, cart.currency(), id, subscription))
                        .toList()),
                "livemode",
                true,
                "metadata",
                fields(),
                "paid",
                before(StripeVersion.BASIL, false),
                "paid_out_of_band",
                before(StripeVersion.BASIL, false),
                "parent",
                since(
                        StripeVersion.BASIL,
                        subscription == null
                                ? null
                                : fields(
                                        "subscription_details",
                                        fields("metadata", fields(), "subscription", subscription),
                                        "type",
                                        "subscription_details")),
                "payment_intent",
                before(StripeVersion.BASIL, null),
                "payments",
                since(StripeVersion.BASIL, listWhenExpanded(List.of())),
                "status",
                "draft",
                "status_transitions",
                fields("finalized_at", null, "marked_uncollectible_at", null, "paid_at", null),
                "subscription",
                before(StripeVersion.BASIL, subscription),
                "subtotal",
                cart.gross(),
                "tax",
                before(StripeVersion.BASIL, cart.tax() == 0 ? null : (Object) cart.tax()),
                "total",
                cart.total(),
                "total_discount_amounts",
                discounts(cart.discount()),
                "total_tax_amounts",
                before(StripeVersion.BASIL, taxes),
                "total_taxes",
                since(StripeVersion.BASIL, taxes));
    }

    private static Map<String, Object> line(Cart.Line line, String currency, String invoice, String subscription) {
        Article article = line.article();
        long unitAmount = line.gross() / line.quantity();
        List<Map<String, Object>> taxes =
                line.tax() == 0 ? List.of() : List.of(fields("amount", line.tax(), "tax_behavior", "exclusive"));
        return fields(
                "id",
                line.id().replace("li_", "il_"),
                "object",
                "line_item",
                "amount",
                line.gross(),
                "currency",
                currency.toLowerCase(Locale.ROOT),
                "description",
                line.quantity() + " × " + article.name(),
                "discount_amounts",
                discounts(line.discount()),
                "invoice",
                invoice,
                "livemode",
                true,
                "metadata",
                fields(),
                "price",
                before(StripeVersion.BASIL, ShopObjects.price(article, currency, unitAmount)),
                "pricing",
                since(
                        StripeVersion.BASIL,
                        fields(
                                "price_details",
                                fields("price", article.price(currency), "product", article.product()),
                                "type",
                                "price_details",
                                "unit_amount_decimal",
                                "" + unitAmount)),
                "quantity",
                line.quantity(),
                "subscription",
                subscription,
                "subtotal",
                line.gross(),
                "tax_amounts",
                before(StripeVersion.BASIL, taxes),
                "taxes",
                since(StripeVersion.BASIL, taxes));
    }

    private static List<Map<String, Object>> discounts(long amount) {
        return amount == 0 ? List.of() : List.of(fields("amount", amount, "discount", "di_of_the_shop"));
    }
}
