package app.shopfloor.sales;

import app.shopfloor.shared.Channel;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A posting as it is kept, so that the entries behind a number are found by day or by customer.
 *
 * @param currency of the sale, and of {@code booked}
 * @param converted in the reporting currency; null when no rate is known
 */
record EntryRow(
        Id id,
        SalesEntry.Kind kind,
        Instant at,
        LocalDate day,
        Channel channel,
        String country,
        @Nullable Long buyer,
        String currency,
        Figures booked,
        @Nullable Figures converted) {

    record Id(long saleId, int number) {}

    static EntryRow of(Purchase purchase, Posting posting) {
        Posting.Amounts converted = posting.converted();
        return new EntryRow(
                new Id(purchase.saleId(), posting.number()),
                posting.kind(),
                posting.at(),
                posting.day(),
                purchase.sale().channel(),
                purchase.country(),
                purchase.buyer(),
                purchase.sale().currency(),
                posting.booked().order(),
                converted == null ? null : converted.order());
    }
}
