package app.shopfloor.sales;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that moves the daily totals: a paid order, a refund, or a refund taken back.
 *
 * @param number names it within its sale; that of the order is 0
 * @param booked in the sale's own currency
 * @param converted in the reporting currency; null when no rate is known; the booked ones for a sale of that currency
 */
record Posting(
        SalesEntry.Kind kind,
        int number,
        Instant at,
        LocalDate day,
        Amounts booked,
        @Nullable Amounts converted) {

    /**
     * @param order of the whole
     * @param lines of each line of the sale; shipping and tax belong to the order and are zero. Of lines of one article the first
     *     counts the order.
     */
    record Amounts(Figures order, List<Figures> lines) {

        Amounts negated() {
            return new Amounts(
                    order.negated(), lines.stream().map(Figures::negated).toList());
        }
    }
}
