package app.shopfloor.sales;

import app.shopfloor.shared.Channel;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A daily total beside what the sales themselves sum to.
 *
 * @param span of how many days from {@code day} on it is the total
 * @param channel {@link #ALL_CHANNELS} where the total is that of an SKU over a span
 * @param sku null for the day's own total, "" for lines whose SKU was not told
 * @param ref the product or price of such a line, else ""
 */
public record TotalsDrift(
        LocalDate day,
        int span,
        Channel channel,
        String currency,
        Basis basis,
        @Nullable String sku,
        String ref,
        Figures expected,
        Figures found) {

    /** No channel of its own: the totals of an SKU over several days are of all of them. */
    public static final Channel ALL_CHANNELS = new Channel("all");
}
