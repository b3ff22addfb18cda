package app.shopfloor.sales;

import app.shopfloor.sales.SaleReport.RefundState;
import app.shopfloor.shared.Channel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One order, as everything said of it adds up to. All amounts are in minor units of {@code currency}, and always
 * {@code gross − discount + shipping + tax = total}.
 *
 * @param orderId the order's id in its source: the PaymentIntent where there is one, else the charge
 * @param chargeId the charge that took the money, else the last that tried, else null
 * @param placedAt when it was first heard of in its source
 * @param paidAt when the money was taken, or null while it was not; only paid orders count in any metric
 * @param gross list price × quantity, before discount, shipping and tax
 * @param total what the customer paid, or was asked to pay
 * @param refunded what was given back, refunds that failed not counted
 * @param asOf the latest word of the source
 */
public record Sale(
        Channel channel,
        String orderId,
        @Nullable String chargeId,
        SaleStatus status,
        Instant placedAt,
        @Nullable Instant paidAt,
        String currency,
        long gross,
        long discount,
        long shipping,
        long tax,
        long total,
        long refunded,
        @Nullable String customerName,
        @Nullable String customerEmail,
        @Nullable String customerId,
        @Nullable String country,
        boolean sample,
        Instant asOf,
        List<Line> lines,
        List<Refund> refunds) {

    /**
     * @param sku our SKU, or null while the product is not mapped
     * @param gross and {@code discount}: the lines' sum to the order's
     */
    public record Line(
            @Nullable String sku, @Nullable String productRef, String name, long quantity, long gross, long discount) {

        public long net() {
            return gross - discount;
        }
    }

    /**
     * Money given back. {@code goods + shipping + tax = amount}, in proportion to the order's own parts, so that a full
     * refund returns exactly the goods, the shipping and the tax.
     *
     * @param refundId the source's id; for money given back of which only the sum is told, the charge and the time
     * @param restoredAt when a refund that failed gave the money back to the seller, or null
     */
    public record Refund(
            String refundId,
            RefundState state,
            long amount,
            long goods,
            long shipping,
            long tax,
            Instant madeAt,
            @Nullable Instant restoredAt) {}
}
