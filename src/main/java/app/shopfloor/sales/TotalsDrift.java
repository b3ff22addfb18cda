package app.shopfloor.sales;

import app.shopfloor.shared.Channel;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A daily total beside what the sales themselves sum to.
 *
 * @param sku null for the day's own total, "" for lines that are not mapped
 */
public record TotalsDrift(
        LocalDate day,
        Channel channel,
        String currency,
        @Nullable String sku,
        Figures expected,
        Figures found) {

    boolean differs() {
        return !expected.equals(found);
    }
}
