package app.shopfloor.sales;

import app.shopfloor.shared.DayRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who bought in a range, computed once for all viewers of one filter. A customer is one normalised email address, else one
 * customer id of one channel; an order with neither is nobody's.
 *
 * @param range the days shown; for all time from the first sale's day to today
 * @param currencies one entry a currency as booked; empty when nothing was sold
 * @param combined all of them in the reporting currency; null when all sales are in that currency anyway
 */
public record CustomersSnapshot(
        SalesFilter filter,
        DayRange range,
        @Nullable DayRange against,
        Granularity granularity,
        List<InCurrency> currencies,
        @Nullable InCurrency combined,
        Instant asOf) {

    /**
     * @param series one point a day, week or month; new is who is new in the whole range, so that points sum to {@code now}
     * @param top those with most net revenue, largest first, ten at most
     */
    public record InCurrency(
            String currency, Buyers now, @Nullable Buyers before, List<Point> series, List<TopCustomer> top) {}

    /**
     * @param orders paid orders
     * @param newCustomers customers whose first paid order, on any channel, is one of them
     * @param ofNew orders of customers whose first paid order, on any channel, falls in the range
     * @param ofReturning orders of customers who had bought before the range
     */
    public record Buyers(long orders, long newCustomers, long ofNew, long ofReturning) {

        /** Orders that tell neither an email address nor a customer. */
        public long ofNobody() {
            return orders - ofNew - ofReturning;
        }

        /** Orders of not-new customers ÷ orders, in ten-thousandths, rounded half up; 0 without orders. */
        public long returningRate() {
            return orders == 0
                    ? 0
                    : BigDecimal.valueOf(ofReturning)
                            .multiply(BigDecimal.valueOf(10_000))
                            .divide(BigDecimal.valueOf(orders), 0, RoundingMode.HALF_UP)
                            .longValueExact();
        }
    }

    public record Point(LocalDate from, Buyers buyers) {}

    /**
     * @param id ours, for asking for this customer's orders
     * @param name null where none is known
     * @param email null where none is known
     * @param isNew whether the first paid order falls in the range
     * @param figures of the range and filter, in the currency
     */
    public record TopCustomer(
            long id, @Nullable String name, @Nullable String email, boolean isNew, Figures figures) {}
}
