package app.shopfloor.sales;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Today so far, beside the same weekday a week ago until the same time of day.
 *
 * @param until the local time at which it was computed
 * @param currencies as booked, most orders of today first, those of the other day after them
 * @param combined in the reporting currency; null when all sales are in it anyway
 * @param incomplete whether a rate is missing for something of these two days
 */
public record TodaySnapshot(
        LocalDate day,
        LocalDate against,
        LocalTime until,
        List<InCurrency> currencies,
        @Nullable InCurrency combined,
        boolean incomplete) {

    public record InCurrency(String currency, Figures now, Figures before) {}
}
