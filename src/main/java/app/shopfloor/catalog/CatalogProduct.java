package app.shopfloor.catalog;

import app.shopfloor.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A product as others see it.
 *
 * @param version to be given back with a change, so that nobody overwrites what he has not seen
 * @param active false when it is no longer sold
 */
public record CatalogProduct(Sku sku, long version, Facts facts, boolean active) {

    public static final int MAX_NAME = 500;
    public static final int MAX_MATERIAL = 100;

    /**
     * What people say of a product.
     *
     * @param material what it is made of, where that is told
     * @param listPrice where that is told
     */
    public record Facts(
            String name,
            @Nullable String material,
            @Nullable Money listPrice) {}

    public String name() {
        return facts.name();
    }
}
