package app.shopfloor.sales;

import app.shopfloor.sales.SaleReport.Balance;
import app.shopfloor.sales.SaleReport.Basket;
import app.shopfloor.sales.SaleReport.BasketOrigin;
import app.shopfloor.sales.SaleReport.Breakdown;
import app.shopfloor.sales.SaleReport.Dispute;
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
 * All that one source object has ever said under one name (its order's, its charge's or its invoice's), joined. Each part is a join-semilattice (the largest of a total order, the
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

    static final String STATE = "state";
    static final String TAKEN = "taken";
    private static final String PAID = "paid";
    private static final String SETTLED_LATER = "later";
    private static final String REFUND = "refund";
    private static final String RESTORED = "restored";
    private static final String BREAKDOWN = "parts";
    private static final String BASKET = "basket.";
    static final String CHARGE = "charge";
    private static final String DISPUTE = "dispute";
    private static final String BALANCE = "balance";

    /** The name of what is told of an order by the order's own name. */
    static final String THE_ORDER = "";

    private final Kind kind;
    private final String objectId;
    private final String under;
    private final Map<String, Register> lastWords;
    private final Map<String, Long> firstTimes;
    private final TreeMap<Long, Long> refundedSoFar;

    /** @param under the charge or invoice by which its order is found, or {@link #THE_ORDER} */
    Evidence(Kind kind, String objectId, String under) {
        this(kind, objectId, under, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    Evidence(
            Kind kind,
            String objectId,
            String under,
            Map<String, Register> lastWords,
            Map<String, Long> firstTimes,
            Map<Long, Long> refundedSoFar) {
        this.kind = kind;
        this.objectId = objectId;
        this.under = under;
        this.lastWords = new TreeMap<>(lastWords);
        this.firstTimes = new TreeMap<>(firstTimes);
        this.refundedSoFar = new TreeMap<>(refundedSoFar);
    }

    /**
     * By which of the names that a report tells its evidence is kept. An invoice by its own name, as two payments may name it,
     * and each payment of it past the source beside it; a
     * PaymentIntent by the order's, which it is; all else by its charge, as that is what most objects tell.
     */
    static String under(SaleReport report) {
        String invoice = report.invoiceId();
        if (report.kind() == Kind.INVOICE && invoice != null) {
            return invoice;
        }
        if (report.kind() == Kind.PAYMENT && report.orderId() != null) {
            return THE_ORDER;
        }
        if (report.chargeId() != null) {
            return report.chargeId();
        }
        return report.orderId() != null || invoice == null ? THE_ORDER : invoice;
    }

    /** The name that evidence was kept by before it told so itself. */
    static String underOf(Kind kind, @Nullable String chargeId) {
        return kind == Kind.PAYMENT || chargeId == null ? THE_ORDER : chargeId;
    }

    /**
     * Joins what a report of this object says; true when any fact is news. A later word that says the same is kept, but is no
     * news; an instant that is the earliest yet is.
     */
    boolean join(SaleReport report) {
        long asOf = report.asOf().toEpochMilli();
        boolean news = note(CHARGE, asOf, 0, report.chargeId());
        news |= join(asOf, report.payment());
        if (report.buyer() != null) {
            news |= note("name", asOf, 0, report.buyer().name());
            news |= note("email", asOf, 0, report.buyer().email());
            news |= note("customer", asOf, 0, report.buyer().customerId());
            news |= note("country", asOf, 0, report.buyer().country());
        }
        if (report.breakdown() != null) {
            news |= note(BREAKDOWN, asOf, 0, EvidenceText.of(report.breakdown()));
        }
        if (report.basket() != null) {
            news |= note(
                    BASKET + report.basket().origin(),
                    asOf,
                    0,
                    EvidenceText.of(report.basket().lines()));
        }
        if (report.refund() != null) {
            RefundState state = report.refund().state();
            news |= note(REFUND, asOf, state.ordinal(), EvidenceText.of(report.refund()));
            if (state.restoresTheMoney()) {
                news |= first(RESTORED, asOf);
            }
        }
        if (report.dispute() != null) {
            news |= note(DISPUTE, asOf, report.dispute().state().ordinal(), EvidenceText.of(report.dispute()));
        }
        if (report.balance() != null) {
            news |= note(BALANCE, asOf, 0, EvidenceText.of(report.balance()));
        }
        if (report.refundedSoFar() != null) {
            news |= sum(asOf, report.refundedSoFar());
        }
        return news;
    }

    private boolean join(long asOf, @Nullable Payment payment) {
        if (payment == null) {
            return false;
        }
        boolean news = note(STATE, asOf, payment.state().ordinal(), EvidenceText.of(payment));
        if (payment.state() == PaymentState.PAID) {
            news |= note(TAKEN, asOf, payment.amount(), EvidenceText.of(payment));
            news |= first(PAID, asOf);
        }
        if (payment.settledLater()) {
            news |= first(SETTLED_LATER, asOf);
        }
        return news;
    }

    /** Joins all that is known of the same object elsewhere. */
    Evidence join(Evidence other) {
        other.lastWords.forEach((name, word) -> lastWords.merge(name, word, Register::last));
        other.firstTimes.forEach((name, time) -> firstTimes.merge(name, time, Math::min));
        other.refundedSoFar.forEach((time, amount) -> refundedSoFar.merge(time, amount, Math::max));
        return this;
    }

    private boolean note(String name, long asOf, long rank, @Nullable String value) {
        if (value == null) {
            return false;
        }
        Register before = lastWords.get(name);
        Register word = new Register(asOf, rank, value);
        if (before != null && before.compareTo(word) >= 0) {
            return false;
        }
        lastWords.put(name, word);
        return before == null || !before.value().equals(value);
    }

    private boolean first(String name, long time) {
        Long before = firstTimes.get(name);
        if (before != null && before <= time) {
            return false;
        }
        firstTimes.put(name, time);
        return true;
    }

    /** A sum is news when it is another one than the last told before it. */
    private boolean sum(long time, long sum) {
        Map.Entry<Long, Long> before = refundedSoFar.floorEntry(time);
        refundedSoFar.merge(time, sum, Math::max);
        return before == null ? sum != 0 : before.getKey() == time ? sum > before.getValue() : sum != before.getValue();
    }

    Kind kind() {
        return kind;
    }

    String objectId() {
        return objectId;
    }

    String under() {
        return under;
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

    @Nullable
    Dispute dispute() {
        String text = text(DISPUTE);
        return text == null ? null : EvidenceText.dispute(text);
    }

    @Nullable
    Balance balance() {
        String text = text(BALANCE);
        return text == null ? null : EvidenceText.balance(text);
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
