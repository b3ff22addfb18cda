package app.shopfloor.sales;

import app.shopfloor.sales.SaleReport.Kind;
import app.shopfloor.sales.SaleReport.Payment;
import app.shopfloor.sales.SaleReport.Refund;
import app.shopfloor.sales.SaleReport.RefundState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was given back of one order, and when. Refunds that a source tells one by one are taken as told; where it tells only
 * the sum (a charge's {@code amount_refunded}), what the known refunds do not explain of it counts from the time it was told.
 * So the refunds made are the larger of the largest sum and the known ones, whichever of them has come.
 */
final class RefundLedger {

    /** How long after the capture a refund may be dated that only releases what was authorised and not captured. */
    private static final long RELEASE_WITHIN_MS = 60_000;

    private record Entry(
            String id,
            @Nullable String chargeId,
            boolean pastTheSource,
            RefundState state,
            long amount,
            long madeAt,
            @Nullable Long restoredAt) {}

    private static final Comparator<Entry> IN_ORDER =
            Comparator.comparingLong(Entry::madeAt).thenComparing(Entry::id);

    private final BalanceTimes times;
    private final List<Entry> entries = new ArrayList<>();

    private RefundLedger(BalanceTimes times) {
        this.times = times;
    }

    /** The refunds of a paid order, those that count first, each split into its share of goods, shipping and tax. */
    static List<Sale.Refund> of(
            List<Evidence> paying,
            List<Evidence> objects,
            BalanceTimes times,
            long total,
            long goods,
            long shipping,
            long tax) {
        RefundLedger ledger = new RefundLedger(times);
        objects.stream().filter(e -> e.kind() == Kind.REFUND).forEach(ledger::add);
        ledger.entries.sort(IN_ORDER);
        ledger.settleSums(paying);
        return ledger.split(total, new long[] {goods, shipping, tax});
    }

    private void add(Evidence evidence) {
        Refund refund = evidence.refund();
        if (refund != null && refund.amount() != 0) {
            Long restoredAt = evidence.restoredAt();
            Long cameBackAt = restoredAt == null ? null : times.cameBackAt(evidence.objectId());
            entries.add(new Entry(
                    evidence.objectId(),
                    evidence.chargeId(),
                    evidence.chargeId() == null && !evidence.under().equals(Evidence.THE_ORDER),
                    refund.state(),
                    refund.amount(),
                    refund.madeAt().toEpochMilli(),
                    cameBackAt != null ? cameBackAt : restoredAt));
        }
    }

    /**
     * Each paying object's sums are explained by its own refunds; a refund that tells no charge belongs to the first that has
     * room for it in its largest sum, so that it explains one sum and not two. What was given back past the source, of which
     * only an invoice tells, is in no sum.
     */
    private void settleSums(List<Evidence> paying) {
        List<Entry> unclaimed = new ArrayList<>(entries);
        unclaimed.removeIf(Entry::pastTheSource);
        if (paying.size() == 1) {
            settleSums(paying.getFirst(), unclaimed);
            return;
        }
        Map<Evidence, List<Entry>> own = new LinkedHashMap<>();
        for (Evidence one : paying) {
            List<Entry> told = new ArrayList<>();
            unclaimed.removeIf(
                    entry -> entry.chargeId() != null && entry.chargeId().equals(one.chargeId()) && told.add(entry));
            own.put(one, told);
        }
        own.forEach((one, told) -> {
            for (Entry entry : List.copyOf(unclaimed)) {
                if (amount(told, Long.MAX_VALUE) + entry.amount() <= largest(one.refundedSoFar())) {
                    told.add(entry);
                    unclaimed.remove(entry);
                }
            }
            told.sort(IN_ORDER);
            settleSums(one, told);
        });
    }

    /** @param told the refunds known of this object, in order */
    private void settleSums(Evidence paying, List<Entry> told) {
        long released = released(paying);
        Map<Long, Long> sums = new TreeMap<>(paying.refundedSoFar());
        if (released > 0 && removeRelease(paying, released, sums, told)) {
            sums.replaceAll((time, sum) -> Math.max(0, sum - released));
        }
        // Whether a sum has already been lowered by a refund that failed is not told, so failed ones explain it, too.
        long neverTold = Math.max(0, largest(sums) - amount(told, Long.MAX_VALUE));
        long unexplainedBefore = 0;
        for (Map.Entry<Long, Long> sum : sums.entrySet()) {
            long time = sum.getKey();
            long unexplained = Math.clamp(sum.getValue() - amount(told, time), 0, neverTold);
            if (unexplained != unexplainedBefore) {
                // A sum that shrinks again is a refund that failed: dated on the day that it was told.
                entries.add(new Entry(
                        paying.objectId() + "@" + time / 1000,
                        paying.chargeId(),
                        false,
                        RefundState.SUCCEEDED,
                        unexplained - unexplainedBefore,
                        time,
                        null));
            }
            unexplainedBefore = unexplained;
        }
    }

    private static long largest(Map<Long, Long> sums) {
        return sums.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** What was given back by refunds made until then. */
    private static long amount(List<Entry> refunds, long until) {
        return refunds.stream()
                .filter(refund -> refund.madeAt() <= until)
                .mapToLong(Entry::amount)
                .sum();
    }

    private static long released(Evidence paying) {
        Payment taken = paying.taken();
        return taken == null ? 0 : Math.max(0, taken.asked() - taken.amount());
    }

    /**
     * Stripe books what was authorised and not captured as a refund made by the capture. It was never taken, so it is not given
     * back either. True when such a release is there, as a refund of its own (which is removed) or within the first sum.
     */
    private boolean removeRelease(Evidence paying, long released, Map<Long, Long> sums, List<Entry> told) {
        Long firstSeenPaid = paying.firstSeenPaid();
        if (firstSeenPaid == null) {
            return false;
        }
        Long taken = times.takenAt(paying);
        long captured = taken != null ? taken : firstSeenPaid;
        Entry release = told.stream()
                .filter(entry -> entry.amount() == released && entry.madeAt() <= captured + RELEASE_WITHIN_MS)
                .findFirst()
                .orElse(null);
        if (release != null) {
            told.remove(release);
            entries.remove(release);
            return true;
        }
        Long firstSum = sums.get(firstSeenPaid);
        return firstSum != null && firstSum >= released;
    }

    private List<Sale.Refund> split(long total, long[] weights) {
        List<Entry> counting = entries.stream()
                .filter(e -> e.restoredAt() == null)
                .sorted(IN_ORDER)
                .toList();
        List<Entry> restored = entries.stream()
                .filter(e -> e.restoredAt() != null)
                .sorted(IN_ORDER)
                .toList();
        List<Sale.Refund> refunds = new ArrayList<>(entries.size());
        long soFar = 0;
        long[] before = new long[weights.length];
        for (Entry entry : counting) {
            // Splitting the running sum, not each refund, so that refunds of the whole return each part to the cent.
            soFar += entry.amount();
            long[] upToHere = parts(total, weights, soFar);
            refunds.add(refund(entry, upToHere[0] - before[0], upToHere[1] - before[1], upToHere[2] - before[2]));
            before = upToHere;
        }
        for (Entry entry : restored) {
            long[] parts = parts(total, weights, entry.amount());
            refunds.add(refund(entry, parts[0], parts[1], parts[2]));
        }
        return refunds;
    }

    private static long[] parts(long total, long[] weights, long amount) {
        return total == 0 ? new long[] {amount, 0, 0} : Split.by(weights, amount);
    }

    private static Sale.Refund refund(Entry entry, long goods, long shipping, long tax) {
        Long restoredAt = entry.restoredAt();
        return new Sale.Refund(
                entry.id(),
                entry.state(),
                entry.amount(),
                goods,
                shipping,
                tax,
                Instant.ofEpochMilli(entry.madeAt()),
                restoredAt == null ? null : Instant.ofEpochMilli(restoredAt));
    }
}
