package app.shopfloor.intake.stripe;

import static app.shopfloor.intake.stripe.StripeJson.either;
import static app.shopfloor.intake.stripe.StripeJson.flag;
import static app.shopfloor.intake.stripe.StripeJson.has;
import static app.shopfloor.intake.stripe.StripeJson.id;
import static app.shopfloor.intake.stripe.StripeJson.text;
import static app.shopfloor.intake.stripe.StripeObjects.requireId;

import app.shopfloor.catalog.ListingReport;
import app.shopfloor.sales.CustomerReport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The objects that stand for themselves: customer, product, price. */
final class StripeRecords {

    private final StripeFacts facts;
    private final StripeObjects all;

    StripeRecords(StripeFacts facts, StripeObjects all) {
        this.facts = facts;
        this.all = all;
    }

    void customer(JsonNode customer) {
        boolean deleted = flag(customer, "deleted") || facts.deleted(customer);
        JsonNode shipping = customer.path("shipping");
        facts.tell(new CustomerReport(
                facts.channel(),
                requireId(customer),
                facts.asOf(),
                facts.sample(),
                deleted ? null : either(text(customer, "name"), text(shipping, "name")),
                deleted ? null : text(customer, "email"),
                deleted
                        ? null
                        : either(text(customer.path("address"), "country"), text(shipping.path("address"), "country")),
                deleted));
    }

    void product(JsonNode product) {
        listing(product, null, text(product, "name"));
        all.nested(product.path("default_price"));
    }

    void price(JsonNode price) {
        listing(price, id(price, "product"), text(price, "nickname"));
        all.nested(price.path("product"));
    }

    private void listing(JsonNode listing, @Nullable String product, @Nullable String name) {
        StripeCurrency currency = StripeCurrency.told(listing);
        boolean active = listing.path("active").asBoolean(true) && !flag(listing, "deleted") && !facts.deleted(listing);
        facts.tell(new ListingReport(
                facts.channel(),
                requireId(listing),
                product,
                facts.asOf(),
                facts.sample(),
                name,
                sku(listing),
                // Tiers, amounts the customer chooses and fractions of a cent have no unit amount.
                currency != null && has(listing, "unit_amount")
                        ? Long.valueOf(currency.amount(listing, "unit_amount", 0))
                        : null,
                currency == null ? null : currency.code(),
                active));
    }

    /** Where metadata are told and no SKU is among them, there is none: one that was taken away does not stay told. */
    private static @Nullable String sku(JsonNode listing) {
        String sku = text(listing.path("metadata"), StripeBaskets.SKU);
        return sku == null && listing.path("metadata").isObject() ? "" : sku;
    }
}
