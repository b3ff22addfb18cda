package app.shopfloor.fakestripe;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What really became of one order; amounts in minor units of its currency. */
public final class TrueOrder {

    /** @param state in Stripe's words @param restoredAt when it failed or was cancelled, or null */
    public record Refund(String id, long amount, String state, Instant madeAt, Instant restoredAt) {}

    /** @param state in Stripe's words */
    public record Dispute(String id, long amount, String state) {}

    /** @param sku told by the payment itself; else the product's counts, or the line is not mapped */
    public record Line(String sku, String product, long quantity, long gross, long discount) {}

    private final String id;
    private final String currency;
    private Instant paidAt;
    private String unpaidState = "PENDING";
    private Cart cart;
    private long taken;
    private BigDecimal rate;
    private List<Line> lines = List.of();
    private final Map<String, Refund> refunds = new LinkedHashMap<>();
    private final Map<String, Dispute> disputes = new LinkedHashMap<>();

    TrueOrder(String id, String currency) {
        this.id = id;
        this.currency = currency;
    }

    /** While nothing is paid: PENDING, FAILED, AUTHORISED or CANCELLED. */
    void stands(String state) {
        unpaidState = state;
    }

    /** @param parts the cart of which discount, shipping and tax are told, or null when only the amount is */
    void paid(Instant at, long amount, Cart parts, List<Line> bought) {
        paidAt = at;
        taken = amount;
        cart = parts;
        lines = List.copyOf(bought);
    }

    /** @param euroCents what one minor unit of its currency was worth when it was paid, or null */
    void convertedAt(BigDecimal euroCents) {
        rate = euroCents;
    }

    void refund(Refund refund) {
        refunds.put(refund.id(), refund);
    }

    void dispute(Dispute dispute) {
        disputes.put(dispute.id(), dispute);
    }

    public String id() {
        return id;
    }

    public String currency() {
        return currency;
    }

    /** When the money was taken, or null. */
    public Instant paidAt() {
        return paidAt;
    }

    /** Where it stands: as {@code SaleStatus} names it. */
    public String status() {
        if (paidAt == null) {
            return unpaidState;
        }
        List<String> states = disputes.values().stream().map(Dispute::state).toList();
        if (states.contains("lost")) {
            return "DISPUTE_LOST";
        }
        if (states.contains("needs_response") || states.contains("under_review")) {
            return "DISPUTED";
        }
        long refunded = refunded();
        return refunded == 0 ? "PAID" : refunded < taken ? "PARTIALLY_REFUNDED" : "REFUNDED";
    }

    /** What was taken. */
    public long total() {
        return taken;
    }

    public long gross() {
        return cart == null ? taken : cart.gross();
    }

    public long discount() {
        return cart == null ? 0 : cart.discount();
    }

    public long shipping() {
        return cart == null ? 0 : cart.shipping();
    }

    public long tax() {
        return cart == null ? 0 : cart.tax();
    }

    /** What one minor unit of its currency was worth in euro cents when it was paid; null where Stripe converted nothing. */
    BigDecimal rate() {
        return rate;
    }

    public long units() {
        return lines.stream().mapToLong(Line::quantity).sum();
    }

    public List<Line> lines() {
        return lines;
    }

    /** What was given back and did not come back. */
    public long refunded() {
        return refunds.values().stream()
                .filter(refund -> refund.restoredAt() == null)
                .mapToLong(Refund::amount)
                .sum();
    }

    public Collection<Refund> refunds() {
        return refunds.values();
    }

    Refund refund(String refundId) {
        return refunds.get(refundId);
    }

    public Collection<Dispute> disputes() {
        return disputes.values();
    }
}
