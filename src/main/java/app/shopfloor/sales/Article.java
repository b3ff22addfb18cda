package app.shopfloor.sales;

import app.shopfloor.shared.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Something that is sold: an SKU of ours, on whatever channel; or what a channel sells and nobody has mapped to an SKU yet.
 *
 * @param sku ours, or null for what is not mapped
 * @param channel where it is sold that is not mapped; null for an SKU
 * @param ref the channel's product or price, or the name of a line that has none, that is to be mapped; "" for an SKU
 */
public record Article(@Nullable String sku, @Nullable Channel channel, String ref) {

    public Article {
        if ((sku == null) == (channel == null) || (sku == null) == ref.isEmpty()) {
            throw new IllegalArgumentException("An article is an SKU, or a channel's reference");
        }
    }

    public static Article ofSku(String sku) {
        return new Article(sku, null, "");
    }

    public static Article notMapped(Channel channel, String ref) {
        return new Article(null, channel, ref);
    }
}
