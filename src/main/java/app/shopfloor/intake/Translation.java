package app.shopfloor.intake;

import app.shopfloor.sales.SaleReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery says, in the features' own words.
 *
 * @param sales what it says of orders
 * @param ignoredBecause why it changes nothing, or null when it says something
 */
public record Translation(List<SaleReport> sales, @Nullable String ignoredBecause) {

    public static Translation of(List<SaleReport> sales) {
        return new Translation(List.copyOf(sales), null);
    }

    /** The delivery is kept and changes nothing. */
    public static Translation ignored(String why) {
        return new Translation(List.of(), why);
    }
}
