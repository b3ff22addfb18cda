package app.shopfloor.sales;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A paid order as the first one of its customer.
 *
 * @param day on which it was paid, in the business time zone
 * @param order channel and order id: of two orders paid at once they tell the first, whichever became known first
 */
record FirstOrder(Instant at, LocalDate day, long saleId, String order) implements Comparable<FirstOrder> {

    private static final Comparator<FirstOrder> ORDER =
            Comparator.comparing(FirstOrder::at).thenComparing(FirstOrder::order);

    /** The earlier of the two. */
    static FirstOrder earlier(@Nullable FirstOrder one, FirstOrder other) {
        return one == null || one.compareTo(other) > 0 ? other : one;
    }

    @Override
    public int compareTo(FirstOrder other) {
        return ORDER.compare(this, other);
    }
}
