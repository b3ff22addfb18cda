package app.shopfloor.sales;

import app.shopfloor.sales.SaleReport.DisputeState;
import app.shopfloor.sales.SaleReport.RefundState;
import app.shopfloor.shared.Channel;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One order, as everything said of it adds up to. All amounts are in minor units of {@code currency}, and always
 * {@code gross − discount + shipping + tax = total}.
 *
 * @param orderId the order's id in its source: the PaymentIntent where there is one, else the charge
 * @param chargeId the charge that took the money; of what was not paid the last that tried; else null
 * @param attempt what came of the charges that tried to take the money, whoever took it in the end
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
        Attempt attempt,
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
        List<Refund> refunds,
        List<Dispute> disputes,
        List<Balance> balances) {

    /**
     * @param sku our SKU, or null while the product is not mapped
     * @param gross and {@code discount}: the lines' sum to the order's
     */
    public record Line(
            @Nullable String sku,
            @Nullable String productRef,
            @Nullable String priceRef,
            String name,
            long quantity,
            long gross,
            long discount) {

        /** As the databases understand it, too; all take as much as they can. */
        static final String NUMBER_REGEX = "[0-9](?:[-./:]?[0-9]){3,}";

        private static final Pattern NUMBER = Pattern.compile(NUMBER_REGEX + "+");

        public long net() {
            return gross - discount;
        }

        /** Whether there is a number in it that may be an order's, so that it is no good name of what was sold. */
        static boolean hasNumber(String name) {
            return NUMBER.matcher(name).find();
        }

        /**
         * What a line is mapped by that has neither product nor price: its name, with {@code #} for each number of at least four
         * digits, also where these are parted by one of {@code - . / :} as in dates and times. So “Order #10423” and all orders
         * after it are one article that can be mapped once, and the totals by product do not grow with the orders; but “Mug 2”,
         * “Mug 3” and “Jeans 501” stay apart. Of names that a person gave to lines, too: which of both it is, no source tells.
         */
        public String refByName() {
            return "name:" + NUMBER.matcher(name).replaceAll("#");
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

    /**
     * A customer's complaint to the bank. It is no refund: what it takes and gives back are {@link Balance balances}.
     *
     * @param amount disputed, in minor units of {@code currency}
     * @param reason the source's own word for it, or null
     */
    public record Dispute(
            String disputeId,
            DisputeState state,
            long amount,
            String currency,
            @Nullable String reason,
            Instant openedAt) {}

    /**
     * A movement of the seller's balance that this order caused: its payment, a refund, a dispute's withdrawal or reinstatement.
     *
     * @param balanceId the source's id ({@code txn_…})
     * @param amount in minor units of {@code currency}, the balance's currency; negative when the balance shrinks
     * @param fee kept by the source, in the same currency
     * @param exchangeRate units of {@code currency} for one unit of the order's, as a decimal, where the source converted
     * @param sourceId the charge, refund or dispute that moved it
     */
    public record Balance(
            String balanceId,
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

    /** The same sale with what it does not itself tell of its customer. */
    Sale boughtBy(@Nullable String name, @Nullable String email, @Nullable String fromCountry) {
        return new Sale(
                channel,
                orderId,
                chargeId,
                attempt,
                status,
                placedAt,
                paidAt,
                currency,
                gross,
                discount,
                shipping,
                tax,
                total,
                refunded,
                customerName != null ? customerName : name,
                customerEmail != null ? customerEmail : email,
                customerId,
                country != null ? country : fromCountry,
                sample,
                asOf,
                lines,
                refunds,
                disputes,
                balances);
    }
}
