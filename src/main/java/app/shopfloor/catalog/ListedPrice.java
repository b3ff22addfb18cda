package app.shopfloor.catalog;

import app.shopfloor.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A price as its channel tells it.
 *
 * @param name its nickname, where it has one
 * @param amount of one unit, where it is told
 */
public record ListedPrice(
        String ref, @Nullable String name, @Nullable Money amount) {

    static ListedPrice of(Listing listing) {
        Listing.Price price = Told.value(listing.price());
        return new ListedPrice(
                listing.key().ref(),
                Told.value(listing.name()),
                price == null ? null : Money.of(price.minor(), price.currency()));
    }
}
