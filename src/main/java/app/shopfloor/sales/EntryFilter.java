package app.shopfloor.sales;

import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which entries stand behind a number: what moved the daily totals in some days.
 *
 * @param range the days, in the business time zone
 * @param currency as booked, or the reporting one when {@code combined}
 * @param combined whether entries of all currencies count, converted to the reporting one; those without a rate are left out
 * @param kind which of them
 * @param channel null for all
 * @param article null for all; an entry then counts with the lines of this one
 * @param country "" for those of which none is known; null for all
 * @param buyer a customer's id; null for all
 * @param since a customer is new whose first paid order is on or after this day; null for the first day of the range
 * @param orderId exactly this one of its channel; null for all
 * @param search part of an order's id, of a customer's name or email, or of an article's name; "" for all
 */
public record EntryFilter(
        DayRange range,
        String currency,
        boolean combined,
        Kind kind,
        @Nullable Channel channel,
        @Nullable Article article,
        @Nullable String country,
        @Nullable Long buyer,
        @Nullable LocalDate since,
        @Nullable String orderId,
        String search) {

    /** Of customers who are new in the range itself. */
    public EntryFilter(
            DayRange range,
            String currency,
            boolean combined,
            Kind kind,
            @Nullable Channel channel,
            @Nullable Article article,
            @Nullable String country,
            @Nullable Long buyer,
            String search) {
        this(range, currency, combined, kind, channel, article, country, buyer, null, null, search);
    }

    /** All entries behind a snapshot's net revenue in one currency. */
    static EntryFilter behind(SalesSnapshot snapshot, String currency, boolean combined) {
        SalesFilter of = snapshot.filter();
        return new EntryFilter(
                snapshot.range(), currency, combined, Kind.ALL, of.channel(), of.article(), of.country(), null, "");
    }

    /** From which day on a customer's first paid order makes him new. */
    public LocalDate newFrom() {
        return since == null ? range.from() : since;
    }

    /** Others of the same. */
    public EntryFilter of(Kind others) {
        return new EntryFilter(
                range, currency, combined, others, channel, article, country, buyer, since, orderId, search);
    }

    /** Which entries. */
    public enum Kind {
        /** Orders, refunds, and refunds taken back: what sums to net and total revenue. */
        ALL,
        /** Paid orders. */
        ORDERS,
        /** Paid orders that were their customer's first. */
        FIRST_ORDERS,
        /** Paid orders of customers who are new, as {@link #newFrom()} says. */
        ORDERS_OF_NEW,
        /** Paid orders of customers who had bought before that. */
        ORDERS_OF_RETURNING,
        /** Refunds, and refunds that failed and were taken back. */
        REFUNDS
    }
}
