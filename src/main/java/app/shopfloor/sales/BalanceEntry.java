package app.shopfloor.sales;

import app.shopfloor.shared.Channel;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of one movement of a balance: its facts, and with which payout it was paid out. Either may be told first.
 * Joining is commutative, associative and idempotent.
 */
record BalanceEntry(
        Channel channel,
        String id,
        boolean sample,
        @Nullable Facts facts,
        @Nullable PaidWith paidWith) {

    /** Of two versions the later counts, of one instant the greater; what is known is never forgotten for what is not. */
    record Facts(
            Instant asOf,
            String category,
            String type,
            long amount,
            long fee,
            String currency,
            Instant at,
            @Nullable String exchangeRate,
            @Nullable String sourceId,
            @Nullable Instant availableOn) {

        private static final Comparator<Facts> AGE = Comparator.comparing(Facts::asOf)
                .thenComparing(Facts::category)
                .thenComparing(Facts::type)
                .thenComparingLong(Facts::amount)
                .thenComparingLong(Facts::fee)
                .thenComparing(Facts::currency)
                .thenComparing(Facts::at);

        Facts join(@Nullable Facts other) {
            if (other == null) {
                return this;
            }
            Facts later = Later.of(this, other, AGE);
            return new Facts(
                    later.asOf,
                    later.category,
                    later.type,
                    later.amount,
                    later.fee,
                    later.currency,
                    later.at,
                    Later.of(exchangeRate, other.exchangeRate),
                    Later.of(sourceId, other.sourceId),
                    Later.of(availableOn, other.availableOn));
        }

        Facts timeless() {
            return new Facts(
                    Instant.EPOCH, category, type, amount, fee, currency, at, exchangeRate, sourceId, availableOn);
        }

        long net() {
            return amount - fee;
        }
    }

    /** The later word counts, of one instant the greater payout id. */
    record PaidWith(String payoutId, Instant asOf) {

        private static final Comparator<PaidWith> AGE =
                Comparator.comparing(PaidWith::asOf).thenComparing(PaidWith::payoutId);

        PaidWith join(@Nullable PaidWith other) {
            return other == null ? this : Later.of(this, other, AGE);
        }
    }

    static BalanceEntry unknown(Channel channel, String id) {
        return new BalanceEntry(channel, id, false, null, null);
    }

    BalanceEntry join(CashReport.Movement told) {
        SaleReport.Balance balance = told.balance();
        Facts more = new Facts(
                Later.stored(told.asOf()),
                told.category(),
                balance.type(),
                balance.amount(),
                balance.fee(),
                balance.currency(),
                Later.stored(balance.at()),
                balance.exchangeRate(),
                balance.sourceId(),
                told.availableOn() == null ? null : Later.stored(told.availableOn()));
        return new BalanceEntry(channel, id, sample || told.sample(), more.join(facts), paidWith);
    }

    BalanceEntry join(CashReport.PaidOut told) {
        PaidWith more = new PaidWith(told.payoutId(), Later.stored(told.asOf()));
        return new BalanceEntry(channel, id, sample || told.sample(), facts, more.join(paidWith));
    }

    /** Whether both say the same, as of whenever. */
    boolean says(BalanceEntry other) {
        return Objects.equals(timeless(facts), timeless(other.facts)) && Objects.equals(payoutId(), other.payoutId());
    }

    @Nullable
    String payoutId() {
        return paidWith == null ? null : paidWith.payoutId();
    }

    private static @Nullable Facts timeless(@Nullable Facts facts) {
        return facts == null ? null : facts.timeless();
    }
}
