package app.shopfloor.sales;

import app.shopfloor.sales.SaleReport.Basket;
import app.shopfloor.sales.SaleReport.BasketOrigin;
import app.shopfloor.sales.SaleReport.Breakdown;
import app.shopfloor.sales.SaleReport.Kind;
import app.shopfloor.sales.SaleReport.Payment;
import app.shopfloor.sales.SaleReport.PaymentState;
import app.shopfloor.sales.SaleReport.Refund;
import app.shopfloor.sales.SaleReport.RefundState;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that one source object has ever said, joined. Each part is a join-semilattice (the largest of a total order, the
 * earliest instant, a map of them), so that joining is commutative, associative and idempotent by construction: no order
 * and no repetition of reports can make a difference.
 */
final class Evidence {

    /**
     * A fact of which the last word counts: the later, of one instant the more advanced, of equal rank the larger text (which
     * decides nothing but that every order of arrival decides alike).
     */
    record Register(long asOf, long rank, String value) implements Comparable<Register> {

        private static final Comparator<Register> ORDER = Comparator.comparingLong(Register::asOf)
                .thenComparingLong(Register::rank)
                .thenComparing(Register::value);

        @Override
        public int compareTo(Register other) {
            return ORDER.compare(this, other);
        }

        static Register last(Register one, Register other) {
            return one.compareTo(other) >= 0 ? one : other;
        }
    }

    private static final String STATE = "state";
    private static final String TAKEN = "taken";
    private static final String PAID = "paid";
    private static final String SETTLED_LATER = "later";
    private static final String REFUND = "refund";
    private static final String RESTORED = "restored";
    private static final String BREAKDOWN = "parts";
    private static final String BASKET = "basket.";
    private static final String CHARGE = "charge";

    private final Kind kind;
    private final String objectId;
    private final Map<String, Register> lastWords;
    private final Map<String, Long> firstTimes;
    private final Map<Long, Long> refundedSoFar;

    Evidence(Kind kind, String objectId) {
        this(kind, objectId, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    Evidence(
            Kind kind,
            String objectId,
            Map<String, Register> lastWords,
            Map<String, Long> firstTimes,
            Map<Long, Long> refundedSoFar) {
        this.kind = kind;
        this.objectId = objectId;
        this.lastWords = new TreeMap<>(lastWords);
        this.firstTimes = new TreeMap<>(firstTimes);
        this.refundedSoFar = new TreeMap<>(refundedSoFar);
    }

    /** Joins what a report of this object says. */
    void join(SaleReport report) {
        long asOf = report.asOf().toEpochMilli();
        note(CHARGE, asOf, 0, report.chargeId());
        join(asOf, report.payment());
        if (report.buyer() != null) {
            note("name", asOf, 0, report.buyer().name());
            note("email", asOf, 0, report.buyer().email());
            note("customer", asOf, 0, report.buyer().customerId());
            note("country", asOf, 0, report.buyer().country());
        }
        if (report.breakdown() != null) {
            note(BREAKDOWN, asOf, 0, EvidenceText.of(report.breakdown()));
        }
        if (report.basket() != null) {
            note(
                    BASKET + report.basket().origin(),
                    asOf,
                    0,
                    EvidenceText.of(report.basket().lines()));
        }
        if (report.refund() != null) {
            RefundState state = report.refund().state();
            note(REFUND, asOf, state.ordinal(), EvidenceText.of(report.refund()));
            if (state.restoresTheMoney()) {
                firstTimes.merge(RESTORED, asOf, Math::min);
            }
        }
        if (report.refundedSoFar() != null) {
            refundedSoFar.merge(asOf, report.refundedSoFar(), Math::max);
        }
    }

    private void join(long asOf, @Nullable Payment payment) {
        if (payment == null) {
            return;
        }
        note(STATE, asOf, payment.state().ordinal(), EvidenceText.of(payment));
        if (payment.state() == PaymentState.PAID) {
            note(TAKEN, asOf, payment.amount(), EvidenceText.of(payment));
            firstTimes.merge(PAID, asOf, Math::min);
        }
        if (payment.settledLater()) {
            firstTimes.merge(SETTLED_LATER, asOf, Math::min);
        }
    }

    /** Joins all that is known of the same object elsewhere. */
    void join(Evidence other) {
        other.lastWords.forEach((name, word) -> lastWords.merge(name, word, Register::last));
        other.firstTimes.forEach((name, time) -> firstTimes.merge(name, time, Math::min));
        other.refundedSoFar.forEach((time, amount) -> refundedSoFar.merge(time, amount, Math::max));
    }

    private void note(String name, long asOf, long rank, @Nullable String value) {
        if (value != null) {
            lastWords.merge(name, new Register(asOf, rank, value), Register::last);
        }
    }

    Kind kind() {
        return kind;
    }

    String objectId() {
        return objectId;
    }

    @Nullable
    String chargeId() {
        return text(CHARGE);
    }

    @Nullable
    String text(String name) {
        Register word = lastWords.get(name);
        return word == null ? null : word.value();
    }

    /** The last word on the payment, whether or not money was taken before it. */
    @Nullable
    Payment payment() {
        String text = text(STATE);
        return text == null ? null : EvidenceText.payment(text);
    }

    /** What was taken, as last said; null while nothing says that it was. Once taken, always taken. */
    @Nullable
    Payment taken() {
        String text = text(TAKEN);
        return text == null ? null : EvidenceText.payment(text);
    }

    /** When the money was taken; only for what {@link #taken was}. */
    long paidAt() {
        Payment taken = taken();
        Long firstSeenPaid = firstSeenPaid();
        if (taken == null || firstSeenPaid == null) {
            throw new IllegalStateException(objectId + " was not paid");
        }
        return firstTimes.containsKey(SETTLED_LATER)
                ? firstSeenPaid
                : taken.startedAt().toEpochMilli();
    }

    @Nullable
    Long firstSeenPaid() {
        return firstTimes.get(PAID);
    }

    @Nullable
    Breakdown breakdown() {
        String text = text(BREAKDOWN);
        return text == null ? null : EvidenceText.breakdown(text);
    }

    @Nullable
    Basket basket() {
        for (BasketOrigin origin : BasketOrigin.values()) {
            String text = text(BASKET + origin);
            if (text != null) {
                return new Basket(origin, EvidenceText.lines(text));
            }
        }
        return null;
    }

    @Nullable
    Refund refund() {
        String text = text(REFUND);
        return text == null ? null : EvidenceText.refund(text);
    }

    /** When a refund was first said to have given the money back; null while it counts. */
    @Nullable
    Long restoredAt() {
        Refund refund = refund();
        return refund != null && refund.state().restoresTheMoney() ? firstTimes.get(RESTORED) : null;
    }

    /** What had been refunded in all, by the time it was said; the source's sums, not single refunds. */
    Map<Long, Long> refundedSoFar() {
        return refundedSoFar;
    }

    Map<String, Register> lastWords() {
        return lastWords;
    }

    Map<String, Long> firstTimes() {
        return firstTimes;
    }

    /** The latest instant that anything was said of. */
    Instant asOf() {
        return Instant.ofEpochMilli(
                lastWords.values().stream().mapToLong(Register::asOf).max().orElse(0));
    }
}
