package app.shopfloor.sales;

import app.shopfloor.shared.DayRange;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How the seller's balances moved, computed once for all its viewers.
 *
 * @param range the days; null for all time
 * @param balances one entry a currency, most movements first; empty when nothing moved in the range
 * @param anyEver false before the first movement was ever told
 * @param asOf when it was computed
 */
public record CashSnapshot(@Nullable DayRange range, List<InCurrency> balances, boolean anyEver, Instant asOf) {

    /** What “cash net” means, for people; see METRICS.md. */
    public static final String CASH_NET =
            "What charges, refunds, disputes and everything else moved on the balance, less fees; payouts and transfers not"
                    + " counted.";

    /** @param category the source's own accounting category ({@code charge}, {@code refund_failure}) */
    public record InCategory(String category, CashGroup group, CashSums sums) {}

    /** One currency's balance. The metrics over it are defined here and nowhere else; see METRICS.md. */
    public record InCurrency(String currency, List<InCategory> categories) {

        /** Σ (amount − fee) of the movements, payouts and transfers excluded. */
        public long cashNet() {
            return sum(CashGroup::counts).net();
        }

        /** What the source kept: the fees of all movements, and what it charged by itself; positive. */
        public long fees() {
            return sum(CashGroup::counts).fee() - of(CashGroup.FEES);
        }

        /** What movements of this group moved before fees; negative when the balance shrank. Without fees all add up to cash net. */
        public long of(CashGroup group) {
            return sum(g -> g == group).amount();
        }

        /** Sent to the bank, less what came back because a payout failed or was cancelled; positive. */
        public long paidOut() {
            return -sum(g -> g == CashGroup.PAYOUTS).net();
        }

        /**
         * Of what moved in the range, what no payout is known to contain. Sources tell the contents of automatic payouts only:
         * where money is paid out by hand, it is all of it.
         */
        public long notPaidOut() {
            return categories.stream()
                    .filter(in -> !in.category().equals(PAYOUT))
                    .mapToLong(in -> in.sums().net() - in.sums().settled())
                    .sum();
        }

        public long movements() {
            return sum(group -> true).movements();
        }

        private CashSums sum(Predicate<CashGroup> which) {
            return categories.stream()
                    .filter(in -> which.test(in.group()))
                    .map(InCategory::sums)
                    .reduce(CashSums.NONE, CashSums::plus);
        }
    }

    /** A payout itself is not waiting to be paid out; one that came back is. */
    private static final String PAYOUT = "payout";

    /** The balance in this currency, or null where nothing of it moved. */
    public @Nullable InCurrency in(String currency) {
        return balances.stream()
                .filter(balance -> balance.currency().equals(currency))
                .findFirst()
                .orElse(null);
    }
}
