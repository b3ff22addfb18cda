package app.shopfloor.catalog;

import app.shopfloor.shared.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a channel says of a product, or of one price of a product. A fact that is null is not told, and takes nothing back.
 *
 * @param ref the channel's own id of the product ({@code prod_…}) or the price ({@code price_…})
 * @param productRef the product of a price; null for a product itself
 * @param asOf when the channel said so; of each fact the later counts
 * @param name what people call it; for a price its nickname, where it has one
 * @param sku our SKU where the channel tells it (Stripe: metadata {@code sku}); empty where it tells that there is none: then the
 *     mapping decides
 * @param unitPrice in minor units of {@code currency}, where it is told
 */
public record ListingReport(
        Channel channel,
        String ref,
        @Nullable String productRef,
        Instant asOf,
        boolean sample,
        @Nullable String name,
        @Nullable String sku,
        @Nullable Long unitPrice,
        @Nullable String currency,
        boolean active) {}
