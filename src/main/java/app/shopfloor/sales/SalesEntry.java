package app.shopfloor.sales;

import app.shopfloor.shared.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that moved the daily totals: a paid order, a refund, or a refund taken back.
 *
 * @param saleId and {@code number}: name the entry
 * @param at when it counts: when it was paid, refunded, or the refund failed
 * @param title the first line's name (of the article asked for), or the order id where there is no name
 * @param moreLines how many lines follow it
 * @param customer name, else email, else null
 * @param email null where none is known
 * @param country ISO 3166-1 alpha-2, "" where none is known
 * @param booked in which currency the order was booked
 * @param currency of the figures: the one asked for
 * @param figures what it added to the totals asked for; the sum over all entries of a filter is the number
 */
public record SalesEntry(
        long saleId,
        int number,
        Kind kind,
        Instant at,
        Channel channel,
        String orderId,
        SaleStatus status,
        String title,
        int moreLines,
        @Nullable String customer,
        @Nullable String email,
        String country,
        String booked,
        String currency,
        Figures figures,
        boolean sample) {

    /** What happened. */
    public enum Kind {
        ORDER,
        REFUND,
        /** A refund that failed: what it took is back. */
        RESTORED
    }

    SalesEntry with(Figures other, String article) {
        return new SalesEntry(
                saleId, number, kind, at, channel, orderId, status, article, moreLines, customer, email, country,
                booked, currency, other, sample);
    }
}
