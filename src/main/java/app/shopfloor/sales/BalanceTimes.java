package app.shopfloor.sales;

import app.shopfloor.sales.SaleReport.Kind;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * When the seller's balance says that money moved. It outranks the time at which an event was heard of: an object that is
 * fetched weeks later tells its state, but only its balance movement tells since when.
 */
final class BalanceTimes {

    /** Stripe's words for money taken, by card and by any other means. */
    private static final Set<String> TAKEN = Set.of("charge", "payment");

    private final List<Sale.Balance> balances;

    BalanceTimes(List<Sale.Balance> balances) {
        this.balances = balances;
    }

    /**
     * When the money of a paying object was taken, in epoch milliseconds; the earliest, where several movements say so; null
     * when none does. Those of its charge count, not of another that was tried before; for an object that tells no charge, all of
     * the order's; for what was paid past the source, none.
     */
    @Nullable
    Long takenAt(Evidence paying) {
        String charge = paying.kind() == Kind.CHARGE ? paying.objectId() : paying.chargeId();
        return paying.kind() == Kind.INVOICE
                ? null
                : first(balance ->
                        TAKEN.contains(balance.type()) && (charge == null || charge.equals(balance.sourceId())));
    }

    /**
     * When a refund that failed came back, in epoch milliseconds, or null when no movement says so. The source names it by
     * several words ({@code refund_failure}, {@code payment_refund}, {@code adjustment}), but a refund takes from the balance,
     * and only one that failed adds to it.
     */
    @Nullable
    Long cameBackAt(String refundId) {
        return first(balance -> balance.amount() > 0 && refundId.equals(balance.sourceId()));
    }

    private @Nullable Long first(Predicate<Sale.Balance> which) {
        Long first = null;
        for (Sale.Balance balance : balances) {
            if (which.test(balance) && (first == null || balance.at().toEpochMilli() < first)) {
                first = balance.at().toEpochMilli();
            }
        }
        return first;
    }
}
