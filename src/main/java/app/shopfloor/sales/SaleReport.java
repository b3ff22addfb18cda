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
 * @param asOf when the source said so; of two versions the later counts, of one instant the more advanced
 * @param sample whether it belongs to the sample shop
 * @param payment what it says of the payment
 * @param buyer what it says of the customer
 * @param breakdown what it says of discount, shipping and tax
 * @param basket what it says of the lines
 * @param refund the refund that it is
 * @param refundedSoFar what has been refunded as of then, in minor units, for sources that tell only the sum
 */
public record SaleReport(
        Channel channel,
        Kind kind,
        String objectId,
        @Nullable String orderId,
        @Nullable String chargeId,
        Instant asOf,
        boolean sample,
        @Nullable Payment payment,
        @Nullable Buyer buyer,
        @Nullable Breakdown breakdown,
        @Nullable Basket basket,
        @Nullable Refund refund,
        @Nullable Long refundedSoFar) {

    public SaleReport {
        if (orderId == null && chargeId == null) {
            throw new IllegalArgumentException("A report names its order or its charge");
        }
    }

    /** The sorts of objects, the one believed first at the top. */
    public enum Kind {
        ORDER,
        CHARGE,
        CHECKOUT,
        PAYMENT,
        REFUND
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
     * @param name what people call it
     * @param quantity whole units
     * @param gross list price × quantity in minor units
     * @param discount taken off in minor units
     */
    public record Line(
            @Nullable String sku, @Nullable String productRef, String name, long quantity, long gross, long discount) {}

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
}
