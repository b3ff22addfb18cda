package app.shopfloor.sales;

import app.shopfloor.sales.CashReport.PayoutState;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one order moved on the seller's balance.
 *
 * @param movements its payment, refunds and disputes as the balance saw them, in the order of the sale's
 */
public record OrderCash(List<Movement> movements) {

    /**
     * @param amount in minor units of {@code currency}, the balance's currency; negative when the balance shrank
     * @param fee kept by the source, in the same currency
     * @param payoutId the payout that it is part of, where that is known
     * @param payoutState how far that payout has come, where that is known
     * @param arrivesAt when that payout reaches the bank, where that is known
     */
    public record Movement(
            String balanceId,
            String type,
            long amount,
            long fee,
            String currency,
            Instant at,
            @Nullable String payoutId,
            @Nullable PayoutState payoutState,
            @Nullable Instant arrivesAt) {}

    /** The currencies of the balances it moved; one, unless the seller's account changed. */
    public SortedSet<String> currencies() {
        return movements.stream().map(Movement::currency).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Σ fees in this currency, minor units. */
    public long fee(String currency) {
        return movements.stream()
                .filter(movement -> movement.currency().equals(currency))
                .mapToLong(Movement::fee)
                .sum();
    }

    /** Σ (amount − fee) in this currency, minor units. */
    public long net(String currency) {
        return movements.stream()
                .filter(movement -> movement.currency().equals(currency))
                .mapToLong(movement -> movement.amount() - movement.fee())
                .sum();
    }
}
