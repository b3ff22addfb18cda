package app.shopfloor.sales;

import app.shopfloor.shared.Channel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one object of a source (a charge, a checkout session, a refund …) says of one order, as of one instant. Reports may
 * come in any order and any number of times: {@link Sales#record} makes the same sale of them.
 *
 * @param channel where the order was placed
 * @param kind what sort of object speaks; a richer kind is believed before a poorer one
 * @param objectId the object's own id in its source
 * @param orderId the id of the order it belongs to (for Stripe the PaymentIntent), where the object tells it
 * @param chargeId the charge it is or belongs to, where it tells; the order's identity where there is no order id
 * @param invoiceId the invoice it is or belongs to, where it tells; the order's identity while nothing tells another
 * @param asOf when the source said so; of two versions the later counts, of one instant the more advanced
 * @param sample whether it belongs to the sample shop
 * @param payment what it says of the payment
 * @param buyer what it says of the customer
 * @param breakdown what it says of discount, shipping and tax
 * @param basket what it says of the lines
 * @param refund the refund that it is
 * @param refundedSoFar what has been refunded as of then, in minor units, for sources that tell only the sum
 * @param dispute the dispute that it is
 * @param balance the movement of the seller's balance that it is
 */
public record SaleReport(
        Channel channel,
        Kind kind,
        String objectId,
        @Nullable String orderId,
        @Nullable String chargeId,
        @Nullable String invoiceId,
        Instant asOf,
        boolean sample,
        @Nullable Payment payment,
        @Nullable Buyer buyer,
        @Nullable Breakdown breakdown,
        @Nullable Basket basket,
        @Nullable Refund refund,
        @Nullable Long refundedSoFar,
        @Nullable Dispute dispute,
        @Nullable Balance balance) {

    public SaleReport {
        if (orderId == null && chargeId == null && invoiceId == null) {
            throw new IllegalArgumentException("A report names its order, its charge or its invoice");
        }
    }

    /** A report of which the rest is told by the verbs of the teller. */
    public static Teller about(Channel channel, Kind kind, String objectId, Instant asOf) {
        return new Teller(channel, kind, objectId, asOf);
    }

    /** Tells a report part by part; a part that is null is not told. */
    public static final class Teller {

        private final Channel channel;
        private final Kind kind;
        private final String objectId;
        private final Instant asOf;
        private @Nullable String orderId;
        private @Nullable String chargeId;
        private @Nullable String invoiceId;
        private boolean sample;
        private @Nullable Payment payment;
        private @Nullable Buyer buyer;
        private @Nullable Breakdown breakdown;
        private @Nullable Basket basket;
        private @Nullable Refund refund;
        private @Nullable Long refundedSoFar;
        private @Nullable Dispute dispute;
        private @Nullable Balance balance;

        private Teller(Channel channel, Kind kind, String objectId, Instant asOf) {
            this.channel = channel;
            this.kind = kind;
            this.objectId = objectId;
            this.asOf = asOf;
        }

        public Teller order(@Nullable String orderId) {
            this.orderId = orderId;
            return this;
        }

        public Teller charge(@Nullable String chargeId) {
            this.chargeId = chargeId;
            return this;
        }

        public Teller invoice(@Nullable String invoiceId) {
            this.invoiceId = invoiceId;
            return this;
        }

        public Teller sample(boolean sample) {
            this.sample = sample;
            return this;
        }

        public Teller payment(@Nullable Payment payment) {
            this.payment = payment;
            return this;
        }

        public Teller buyer(@Nullable Buyer buyer) {
            this.buyer = buyer;
            return this;
        }

        public Teller breakdown(@Nullable Breakdown breakdown) {
            this.breakdown = breakdown;
            return this;
        }

        public Teller basket(@Nullable Basket basket) {
            this.basket = basket;
            return this;
        }

        public Teller refund(@Nullable Refund refund) {
            this.refund = refund;
            return this;
        }

        public Teller refundedSoFar(@Nullable Long refundedSoFar) {
            this.refundedSoFar = refundedSoFar;
            return this;
        }

        public Teller dispute(@Nullable Dispute dispute) {
            this.dispute = dispute;
            return this;
        }

        public Teller balance(@Nullable Balance balance) {
            this.balance = balance;
            return this;
        }

        public SaleReport tell() {
            return new SaleReport(
                    channel,
                    kind,
                    objectId,
                    orderId,
                    chargeId,
                    invoiceId,
                    asOf,
                    sample,
                    payment,
                    buyer,
                    breakdown,
                    basket,
                    refund,
                    refundedSoFar,
                    dispute,
                    balance);
        }
    }

    /** The sorts of objects, the one believed first at the top. */
    public enum Kind {
        ORDER,
        CHARGE,
        CHECKOUT,
        PAYMENT,
        INVOICE,
        REFUND,
        DISPUTE,
        BALANCE
    }

    /** How far a payment has come, the more advanced later. */
    public enum PaymentState {
        PENDING,
        FAILED,
        AUTHORISED,
        CANCELLED,
        PAID
    }

    /**
     * @param amount taken when {@link PaymentState#PAID paid}, else asked for; minor units
     * @param asked asked for; more than {@code amount} when only a part was captured
     * @param currency ISO 4217, upper case
     * @param startedAt when the object was made; for an immediate payment also when it was paid
     * @param settledLater whether the object was seen before the money was taken (authorised first, or a slow method), so
     *     that {@code asOf}, not {@code startedAt}, tells when it was paid
     */
    public record Payment(
            PaymentState state, long amount, long asked, String currency, Instant startedAt, boolean settledLater) {}

    /** Each part may be unknown; what is known is never forgotten for what is not. */
    public record Buyer(
            @Nullable String name,
            @Nullable String email,
            @Nullable String customerId,
            @Nullable String country) {}

    /** Parts of {@code total}, all in minor units of the order's currency; tax is what is in the total as tax. */
    public record Breakdown(long total, long discount, long shipping, long tax) {}

    /** Where lines were read; the one believed first at the top. */
    public enum BasketOrigin {
        ORDER_LINES,
        CHECKOUT_LINES,
        INVOICE_LINES,
        PAYMENT_LINES,
        METADATA,
        DESCRIPTION
    }

    public record Basket(BasketOrigin origin, List<Line> lines) {}

    /**
     * @param sku our SKU, or null while the product is not mapped
     * @param productRef the source's own id of the product, for mapping
     * @param priceRef the source's own id of the price, for products whose prices are different articles
     * @param name what people call it
     * @param quantity whole units
     * @param gross list price × quantity in minor units
     * @param discount taken off in minor units
     */
    public record Line(
            @Nullable String sku,
            @Nullable String productRef,
            @Nullable String priceRef,
            String name,
            long quantity,
            long gross,
            long discount) {}

    /** How far a refund has come, the more advanced later. The last two give the money back to the seller. */
    public enum RefundState {
        PENDING,
        REQUIRES_ACTION,
        SUCCEEDED,
        FAILED,
        CANCELLED;

        public boolean restoresTheMoney() {
            return this == FAILED || this == CANCELLED;
        }
    }

    /** @param amount in minor units, positive */
    public record Refund(RefundState state, long amount, Instant madeAt) {}

    /**
     * How far a dispute has come, the more advanced later. An inquiry ({@code WARNING…}) takes no money; {@link #LOST} and
     * {@link #WON} end a dispute.
     */
    public enum DisputeState {
        WARNING,
        WARNING_CLOSED,
        OPEN,
        UNDER_REVIEW,
        PREVENTED,
        LOST,
        WON
    }

    /**
     * @param amount disputed, in minor units of {@code currency}, positive
     * @param reason the source's own word for it ({@code fraudulent}), or null
     */
    public record Dispute(
            DisputeState state,
            long amount,
            String currency,
            @Nullable String reason,
            Instant openedAt) {}

    /**
     * A movement of the seller's balance: for Stripe a balance transaction.
     *
     * @param type the source's own word for it ({@code charge}, {@code refund}, {@code adjustment})
     * @param amount moved, in minor units of {@code currency}; negative when the balance shrinks
     * @param fee kept by the source, in the same currency; negative when it is given back
     * @param currency of the balance, which may differ from the order's
     * @param exchangeRate how many units of {@code currency} one unit of the order's currency was worth, as a decimal, where
     *     the source converted
     * @param sourceId the charge, refund or dispute that moved it
     * @param at when it moved: for a charge, when the money was taken
     */
    public record Balance(
            String type,
            long amount,
            long fee,
            String currency,
            @Nullable String exchangeRate,
            @Nullable String sourceId,
            Instant at) {

        /** amount − fee */
        public long net() {
            return amount - fee;
        }
    }
}
