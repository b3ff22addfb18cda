package app.shopfloor.sales;

import app.shopfloor.base.store.ColumnText;
import app.shopfloor.sales.StoredCustomers.Id;
import app.shopfloor.shared.Channel;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What is known of one customer: the later word counts, of one instant that it was deleted. Of a deleted one nothing is kept. */
record CustomerEntry(
        Channel channel,
        String id,
        boolean sample,
        Instant asOf,
        boolean deleted,
        @Nullable String name,
        @Nullable String email,
        @Nullable String country) {

    private static final Comparator<@Nullable String> TEXT = Comparator.nullsFirst(Comparator.naturalOrder());
    private static final Comparator<CustomerEntry> AGE = Comparator.comparing(CustomerEntry::asOf)
            .thenComparing(CustomerEntry::deleted)
            .thenComparing(CustomerEntry::name, TEXT)
            .thenComparing(CustomerEntry::email, TEXT)
            .thenComparing(CustomerEntry::country, TEXT);

    static CustomerEntry of(CustomerReport told) {
        return new CustomerEntry(
                told.channel(),
                Id.of(told).id(),
                told.sample(),
                Later.stored(told.asOf()),
                told.deleted(),
                told.deleted() ? null : ColumnText.cut(told.name(), StoredSales.MAX_NAME),
                told.deleted() ? null : ColumnText.cut(told.email(), StoredSales.MAX_EMAIL),
                told.deleted() ? null : CountryCode.of(told.country()));
    }

    CustomerEntry join(@Nullable CustomerEntry other) {
        if (other == null) {
            return this;
        }
        CustomerEntry later = Later.of(this, other, AGE);
        return later.as(later.asOf, sample || other.sample);
    }

    /** Whether both say the same, as of whenever. */
    boolean says(CustomerEntry other) {
        return as(Instant.EPOCH, false).equals(other.as(Instant.EPOCH, false));
    }

    private CustomerEntry as(Instant instant, boolean ofSample) {
        return new CustomerEntry(channel, id, ofSample, instant, deleted, name, email, country);
    }
}
