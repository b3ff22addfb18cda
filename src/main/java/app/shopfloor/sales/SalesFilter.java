package app.shopfloor.sales;

import app.shopfloor.shared.DayRange;
import org.jspecify.annotations.Nullable;

/**
 * What a Sales screen shows. Viewers of equal filters share one snapshot.
 *
 * @param range the days, in the business time zone; null for all time
 */
public record SalesFilter(@Nullable DayRange range) {

    public static final SalesFilter ALL_TIME = new SalesFilter(null);
}
