package app.shopfloor.fakestripe;

import static app.shopfloor.fakestripe.Fields.fields;
import static app.shopfloor.fakestripe.Fields.link;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Customers, products and prices, as Stripe tells them. */
final class ShopObjects {

    private ShopObjects() {}

    static Map<String, Object> customer(Buyer buyer, long created) {
        return fields(
                "id",
                buyer.customer(),
                "object",
                "customer",
                "address",
                fields("city", null, "country", buyer.country(), "line1", null),
                "balance",
                0,
                "created",
                created,
                "currency",
                null,
                "delinquent",
                false,
                "email",
                buyer.email(),
                "livemode",
                true,
                "metadata",
                fields(),
                "name",
                buyer.name(),
                "shipping",
                null);
    }

    /** @param sku told by the product's metadata, or null */
    static Map<String, Object> product(Article article, String sku, long updated) {
        return fields(
                "id",
                article.product(),
                "object",
                "product",
                "active",
                true,
                "created",
                article.created(),
                "default_price",
                link(Resource.PRICES, article.price("EUR")),
                "description",
                null,
                "images",
                List.of(),
                "livemode",
                true,
                "metadata",
                sku == null ? fields() : fields("sku", sku),
                "name",
                article.name(),
                "type",
                "good",
                "updated",
                updated);
    }

    static Map<String, Object> price(Article article, String currency, long unitAmount) {
        return fields(
                "id",
                article.price(currency),
                "object",
                "price",
                "active",
                true,
                "billing_scheme",
                "per_unit",
                "created",
                article.created(),
                "currency",
                currency.toLowerCase(Locale.ROOT),
                "livemode",
                true,
                "metadata",
                fields(),
                "nickname",
                null,
                "product",
                link(Resource.PRODUCTS, article.product()),
                "recurring",
                null,
                "type",
                "one_time",
                "unit_amount",
                unitAmount,
                "unit_amount_decimal",
                "" + unitAmount);
    }
}
