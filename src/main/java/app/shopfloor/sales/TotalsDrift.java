package app.shopfloor.sales;

import app.shopfloor.shared.Channel;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where something that follows from the sales is not what the sales themselves make of it. */
public sealed interface TotalsDrift {

    /**
     * A total of some days.
     *
     * @param days of how many days from {@code from} on it is the total
     * @param country null for that of all countries, "" for that of orders of which none is known
     * @param sku null for the orders' own total, "" for lines whose SKU was not told
     * @param ref the product or price of such a line, else ""
     */
    record Total(
            LocalDate from,
            int days,
            @Nullable String country,
            Channel channel,
            String currency,
            Basis basis,
            @Nullable String sku,
            String ref,
            Figures expected,
            Figures found)
            implements TotalsDrift {}

    /**
     * How many orders of one day are of customers who first bought in some days.
     *
     * @param since the first of those {@code days}
     * @param country as in {@link Total}
     */
    record Repeats(
            LocalDate day,
            LocalDate since,
            int days,
            @Nullable String country,
            Channel channel,
            String currency,
            Basis basis,
            long expected,
            long found)
            implements TotalsDrift {}

    /** An order whose customer, country or entries are not those that follow from it. */
    record Order(Channel channel, String orderId) implements TotalsDrift {}

    /** So many entries of sales that there are not. */
    record Strays(long entries) implements TotalsDrift {}

    /**
     * An article in the totals that is not among those known to have been sold, so that a filter by it finds nothing.
     *
     * @param code the SKU that its sales told, else the product or price
     */
    record Unfindable(Channel channel, String code) implements TotalsDrift {}

    /** When a customer, told by his id here, first bought; null for never. */
    record First(
            long buyer,
            @Nullable Instant expected,
            @Nullable Instant found) implements TotalsDrift {}

    /** What a customer, told by his id here, paid for goods, refunds not taken off. */
    record Paid(long buyer, String currency, Basis basis, long expected, long found) implements TotalsDrift {}
}
