package app.shopfloor.sales;

import app.shopfloor.sales.CashReport.PayoutState;
import app.shopfloor.shared.Channel;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Everything known of one payout: the later word counts, of one instant the more advanced. */
record PayoutEntry(
        Channel channel,
        String id,
        boolean sample,
        Instant asOf,
        PayoutState state,
        long amount,
        String currency,
        boolean automatic,
        Instant madeAt,
        @Nullable Instant arrivesAt) {

    private static final Comparator<PayoutEntry> AGE = Comparator.comparing(PayoutEntry::asOf)
            .thenComparing(PayoutEntry::state)
            .thenComparingLong(PayoutEntry::amount)
            .thenComparing(PayoutEntry::currency)
            .thenComparing(PayoutEntry::automatic)
            .thenComparing(PayoutEntry::madeAt)
            .thenComparing(PayoutEntry::arrival);

    static PayoutEntry of(CashReport.Payout told) {
        return new PayoutEntry(
                told.channel(),
                told.id(),
                told.sample(),
                Later.stored(told.asOf()),
                told.state(),
                told.amount(),
                told.currency(),
                told.automatic(),
                Later.stored(told.madeAt()),
                told.arrivesAt() == null ? null : Later.stored(told.arrivesAt()));
    }

    PayoutEntry join(@Nullable PayoutEntry other) {
        if (other == null) {
            return this;
        }
        PayoutEntry later = Later.of(this, other, AGE);
        return later.as(later.asOf, sample || other.sample);
    }

    /** Whether both say the same, as of whenever. */
    boolean says(PayoutEntry other) {
        return as(Instant.EPOCH, false).equals(other.as(Instant.EPOCH, false));
    }

    private PayoutEntry as(Instant instant, boolean ofSample) {
        return new PayoutEntry(channel, id, ofSample, instant, state, amount, currency, automatic, madeAt, arrivesAt);
    }

    private Instant arrival() {
        return arrivesAt == null ? Instant.MIN : arrivesAt;
    }
}
