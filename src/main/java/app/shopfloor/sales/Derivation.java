package app.shopfloor.sales;

import app.shopfloor.base.store.ColumnText;
import app.shopfloor.sales.SaleReport.Basket;
import app.shopfloor.sales.SaleReport.Breakdown;
import app.shopfloor.sales.SaleReport.Dispute;
import app.shopfloor.sales.SaleReport.DisputeState;
import app.shopfloor.sales.SaleReport.Kind;
import app.shopfloor.sales.SaleReport.Payment;
import app.shopfloor.sales.SaleReport.PaymentState;
import app.shopfloor.shared.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sale that a set of evidence adds up to: a pure function, so that equal evidence is always an equal sale. */
final class Derivation {

    /** To be raised with every change of what sales evidence adds up to: at the next start all sales are derived anew. */
    static final String RULES = "4";

    /** Who knows the parts of a total best, first to last. */
    private static final List<Kind> PARTS = List.of(Kind.ORDER, Kind.CHECKOUT, Kind.INVOICE, Kind.PAYMENT, Kind.CHARGE);
    /** Who knows the customer best: what was typed at the checkout before what the card says. */
    private static final List<Kind> BUYER = List.of(Kind.ORDER, Kind.CHECKOUT, Kind.INVOICE, Kind.CHARGE, Kind.PAYMENT);
    /** Whose money counts, the most direct first; beside it what was paid past the source, of which invoices tell. */
    private static final List<Kind> PAYING = List.of(Kind.ORDER, Kind.CHARGE, Kind.PAYMENT, Kind.CHECKOUT);

    private static final Pattern RATE = Pattern.compile("[0-9]+([.][0-9]+)?");

    private final Channel channel;
    private final String orderId;
    private final boolean sample;
    private final List<Evidence> objects;
    private final List<Sale.Balance> balances;
    private final BalanceTimes times;

    private Derivation(Channel channel, String orderId, boolean sample, Collection<Evidence> objects) {
        this.channel = channel;
        this.orderId = orderId;
        this.sample = sample;
        this.objects = whole(objects);
        this.balances = balances();
        this.times = new BalanceTimes(balances);
    }

    /** Each object once, whatever names it was told under; the richer kind first. */
    private static List<Evidence> whole(Collection<Evidence> told) {
        List<Evidence> objects = new ArrayList<>(told);
        objects.sort(Comparator.comparing(Evidence::kind).thenComparing(Evidence::objectId));
        for (int i = objects.size() - 1; i > 0; i--) {
            Evidence one = objects.get(i - 1);
            Evidence other = objects.get(i);
            if (one.kind() == other.kind() && one.objectId().equals(other.objectId())) {
                objects.remove(i);
                objects.set(
                        i - 1,
                        new Evidence(one.kind(), one.objectId(), one.under())
                                .join(one)
                                .join(other));
            }
        }
        return objects;
    }

    /** The sale, or null while nothing but refunds has been heard of it. */
    static @Nullable Sale of(Channel channel, String orderId, boolean sample, Collection<Evidence> objects) {
        return new Derivation(channel, orderId, sample, objects).sale();
    }

    private @Nullable Sale sale() {
        List<Evidence> paying = paying();
        List<Payment> taken =
                paying.stream().map(Evidence::taken).filter(Objects::nonNull).toList();
        Payment asked = asked();
        if (taken.isEmpty() && asked == null) {
            return null;
        }
        Payment money = taken.isEmpty() ? Objects.requireNonNull(asked) : taken.getFirst();
        long total = taken.isEmpty()
                ? money.asked()
                : taken.stream().mapToLong(Payment::amount).sum();
        Breakdown parts = parts(total);
        long gross = total + parts.discount() - parts.shipping() - parts.tax();
        List<Sale.Refund> refunds = taken.isEmpty()
                ? List.of()
                : RefundLedger.of(
                        paying, objects, times, total, gross - parts.discount(), parts.shipping(), parts.tax());
        long refunded = refunds.stream()
                .filter(refund -> refund.restoredAt() == null)
                .mapToLong(Sale.Refund::amount)
                .sum();
        Instant paidAt = taken.isEmpty()
                ? null
                : Instant.ofEpochMilli(
                        paying.stream().mapToLong(this::paidAt).min().orElseThrow());
        List<Sale.Dispute> disputes = disputes();
        return new Sale(
                channel,
                orderId,
                chargeId(paying),
                attempt(),
                status(paidAt, total, refunded, disputes),
                placedAt(),
                paidAt,
                money.currency(),
                gross,
                parts.discount(),
                parts.shipping(),
                parts.tax(),
                total,
                refunded,
                ColumnText.cut(buyer("name"), StoredSales.MAX_NAME),
                ColumnText.cut(buyer("email"), StoredSales.MAX_EMAIL),
                ColumnText.cut(buyer("customer"), StoredSales.MAX_NAME),
                CountryCode.of(buyer("country")),
                sample,
                objects.stream()
                        .map(Evidence::asOf)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH),
                lines(gross, parts.discount()),
                refunds,
                disputes,
                balances);
    }

    /** The objects whose money counts: of the most direct kind that says it was taken, and what was paid past the source. */
    private List<Evidence> paying() {
        List<Evidence> paying = new ArrayList<>(PAYING.stream()
                .map(kind -> of(kind).filter(e -> e.taken() != null).toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of()));
        long through = paying.stream().mapToLong(Derivation::amount).sum();
        Map<String, List<Evidence>> outside = of(Kind.INVOICE)
                .filter(e -> e.taken() != null)
                .collect(Collectors.groupingBy(Evidence::under, TreeMap::new, Collectors.toList()));
        outside.values().forEach(ofInvoice -> paying.addAll(paidOutside(ofInvoice, through)));
        return paying;
    }

    /**
     * Payments of an invoice past its source count one by one. What the invoice says of itself counts only while none of them is
     * known, and only where what it asks is not paid by what came through the source.
     */
    private static List<Evidence> paidOutside(List<Evidence> ofInvoice, long through) {
        List<Evidence> single =
                ofInvoice.stream().filter(e -> !e.objectId().equals(e.under())).toList();
        if (!single.isEmpty()) {
            return single;
        }
        return ofInvoice.stream()
                .filter(e -> {
                    Breakdown asked = e.breakdown();
                    return through == 0 || (asked != null && amount(e) <= asked.total() - through);
                })
                .toList();
    }

    private static long amount(Evidence paying) {
        return Objects.requireNonNull(paying.taken()).amount();
    }

    private @Nullable Payment asked() {
        return first(List.of(Kind.ORDER, Kind.PAYMENT, Kind.CHARGE, Kind.CHECKOUT, Kind.INVOICE), Evidence::payment);
    }

    /** When the balance says that the object's money was taken; else when the object or an event did. */
    private long paidAt(Evidence paying) {
        Long taken = paying.kind() == Kind.ORDER ? null : times.takenAt(paying);
        return taken != null ? taken : paying.paidAt();
    }

    /**
     * Of a paid order, the first that holds: an open dispute, a lost one, refunds of the whole, refunds of a part, paid. A dispute
     * that was won or prevented and an inquiry count as none. Of an unpaid one: given up, held, failed, pending; what a bank
     * says of it tells nothing about money that was never taken.
     */
    private SaleStatus status(@Nullable Instant paidAt, long total, long refunded, List<Sale.Dispute> disputes) {
        if (paidAt != null) {
            if (anyIs(disputes, Set.of(DisputeState.OPEN, DisputeState.UNDER_REVIEW))) {
                return SaleStatus.DISPUTED;
            }
            if (anyIs(disputes, Set.of(DisputeState.LOST))) {
                return SaleStatus.DISPUTE_LOST;
            }
            return refunded <= 0
                    ? SaleStatus.PAID
                    : refunded < total ? SaleStatus.PARTIALLY_REFUNDED : SaleStatus.REFUNDED;
        }
        // The order itself and its PaymentIntent know that it was given up; a charge knows only of its own attempt.
        boolean givenUp = objects.stream()
                .filter(e -> e.kind() == Kind.ORDER || e.kind() == Kind.PAYMENT)
                .map(Evidence::payment)
                .anyMatch(p -> p != null && p.state() == PaymentState.CANCELLED);
        if (givenUp) {
            return SaleStatus.CANCELLED;
        }
        List<PaymentState> states = objects.stream()
                .map(Evidence::payment)
                .filter(Objects::nonNull)
                .map(Payment::state)
                .toList();
        if (states.contains(PaymentState.AUTHORISED)) {
            return SaleStatus.AUTHORISED;
        }
        if (states.contains(PaymentState.CANCELLED)) {
            return SaleStatus.CANCELLED;
        }
        return states.contains(PaymentState.FAILED) ? SaleStatus.FAILED : SaleStatus.PENDING;
    }

    private static boolean anyIs(List<Sale.Dispute> disputes, Set<DisputeState> states) {
        return disputes.stream().anyMatch(dispute -> states.contains(dispute.state()));
    }

    private List<Sale.Dispute> disputes() {
        List<Sale.Dispute> disputes = new ArrayList<>();
        of(Kind.DISPUTE).forEach(evidence -> {
            Dispute told = evidence.dispute();
            if (told != null) {
                disputes.add(new Sale.Dispute(
                        orElse(ColumnText.cut(evidence.objectId(), StoredSales.MAX_NAME), ""),
                        told.state(),
                        told.amount(),
                        orElse(ColumnText.cut(told.currency(), StoredSales.MAX_CURRENCY), ""),
                        ColumnText.cut(told.reason(), StoredSales.MAX_REASON),
                        told.openedAt()));
            }
        });
        disputes.sort(Comparator.comparing(Sale.Dispute::openedAt).thenComparing(Sale.Dispute::disputeId));
        return List.copyOf(disputes);
    }

    private List<Sale.Balance> balances() {
        List<Sale.Balance> found = new ArrayList<>();
        of(Kind.BALANCE).forEach(evidence -> {
            SaleReport.Balance told = evidence.balance();
            if (told != null) {
                found.add(new Sale.Balance(
                        orElse(ColumnText.cut(evidence.objectId(), StoredSales.MAX_NAME), ""),
                        orElse(ColumnText.cut(told.type(), StoredSales.MAX_TYPE), ""),
                        told.amount(),
                        told.fee(),
                        orElse(ColumnText.cut(told.currency(), StoredSales.MAX_CURRENCY), ""),
                        rate(told.exchangeRate()),
                        ColumnText.cut(told.sourceId(), StoredSales.MAX_NAME),
                        told.at()));
            }
        });
        found.sort(Comparator.comparing(Sale.Balance::at).thenComparing(Sale.Balance::balanceId));
        return List.copyOf(found);
    }

    /** A rate that is no plain decimal, or does not fit, is not believed: half a number would be another one. */
    private static @Nullable String rate(@Nullable String told) {
        return told != null
                        && told.length() <= StoredSales.MAX_RATE
                        && RATE.matcher(told).matches()
                ? told
                : null;
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text != null ? text : otherwise;
    }

    private @Nullable String chargeId(List<Evidence> paying) {
        if (!paying.isEmpty() && paying.stream().allMatch(e -> e.kind() == Kind.INVOICE)) {
            return null;
        }
        return Stream.concat(paying.stream(), of(Kind.CHARGE))
                .map(Evidence::chargeId)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> first(List.of(Kind.PAYMENT, Kind.CHECKOUT), Evidence::chargeId));
    }

    /**
     * Of an invoice that a charge failed to pay and that was then paid past the source, the charge still was an attempt. A charge
     * that holds money, or held it until it was given up, was approved by the bank as one that took it.
     */
    private Attempt attempt() {
        List<Evidence> through =
                objects.stream().filter(e -> PAYING.contains(e.kind())).toList();
        if (through.stream().allMatch(e -> e.chargeId() == null)) {
            return Attempt.NONE;
        }
        return through.stream().anyMatch(Derivation::wasApproved) ? Attempt.SUCCEEDED : Attempt.UNSUCCESSFUL;
    }

    private static boolean wasApproved(Evidence evidence) {
        Payment last = evidence.payment();
        return evidence.taken() != null
                || last != null
                        && (last.state() == PaymentState.AUTHORISED
                                || evidence.kind() == Kind.CHARGE && last.state() == PaymentState.CANCELLED);
    }

    private Instant placedAt() {
        return objects.stream()
                .map(Evidence::payment)
                .filter(Objects::nonNull)
                .map(Payment::startedAt)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /**
     * Discount, shipping and tax of this total. Where less was captured than announced, the parts shrink in proportion; where
     * they make no sense (goods below zero) they are not believed.
     */
    private Breakdown parts(long total) {
        Breakdown told = first(PARTS, Evidence::breakdown);
        if (told == null) {
            return new Breakdown(total, 0, 0, 0);
        }
        Breakdown parts = told.total() == total || told.total() <= 0
                ? told
                : new Breakdown(
                        total,
                        Split.share(total, told.discount(), told.total()),
                        Split.share(total, told.shipping(), told.total()),
                        Split.share(total, told.tax(), told.total()));
        return total - parts.shipping() - parts.tax() < 0 ? new Breakdown(total, 0, 0, 0) : parts;
    }

    private @Nullable String buyer(String part) {
        return first(BUYER, evidence -> evidence.text(part));
    }

    /** The lines of the best basket, with the order's gross and discount shared out over them so that they sum to it. */
    private List<Sale.Line> lines(long gross, long discount) {
        Basket basket = objects.stream()
                .map(Evidence::basket)
                .filter(Objects::nonNull)
                .min(Comparator.comparing(Basket::origin))
                .orElse(null);
        if (basket == null || basket.lines().isEmpty()) {
            return List.of(new Sale.Line(null, null, null, "Unmapped", 1, gross, discount));
        }
        List<SaleReport.Line> told = basket.lines();
        long[] grosses = told.stream().mapToLong(SaleReport.Line::gross).toArray();
        long[] discounts = told.stream().mapToLong(SaleReport.Line::discount).toArray();
        long[] grossParts = Split.by(grosses, gross);
        long[] discountParts = LongStream.of(discounts).sum() == discount ? discounts : Split.by(grosses, discount);
        List<Sale.Line> lines = new ArrayList<>(told.size());
        for (int i = 0; i < told.size(); i++) {
            SaleReport.Line line = told.get(i);
            lines.add(new Sale.Line(
                    ColumnText.cut(line.sku(), StoredSales.MAX_SKU),
                    ColumnText.cut(line.productRef(), StoredSales.MAX_NAME),
                    ColumnText.cut(line.priceRef(), StoredSales.MAX_NAME),
                    orElse(ColumnText.cut(line.name(), StoredSales.MAX_LINE_NAME), "Unmapped"),
                    line.quantity(),
                    grossParts[i],
                    discountParts[i]));
        }
        return lines;
    }

    private Stream<Evidence> of(Kind kind) {
        return objects.stream().filter(evidence -> evidence.kind() == kind);
    }

    private <T> @Nullable T first(List<Kind> kinds, Function<Evidence, @Nullable T> fact) {
        for (Kind kind : kinds) {
            for (Evidence evidence : objects) {
                if (evidence.kind() == kind) {
                    T found = fact.apply(evidence);
                    if (found != null) {
                        return found;
                    }
                }
            }
        }
        return null;
    }
}
