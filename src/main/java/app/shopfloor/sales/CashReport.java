package app.shopfloor.sales;

import app.shopfloor.shared.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a source says of the seller's balance: a movement of it, a payout, or which payout a movement was paid out with. */
public sealed interface CashReport {

    /** The account's channel; balances of two accounts never mix. */
    Channel channel();

    /** The source's own id of the movement or the payout. */
    String id();

    /** When the source said so; of two versions the later counts, of one instant the more advanced. */
    Instant asOf();

    boolean sample();

    /**
     * One movement of the balance. Movements never change but in {@code available}.
     *
     * @param type the source's own word for it ({@code charge}, {@code stripe_fee}, {@code payout})
     * @param category the source's own accounting category ({@code charge}, {@code refund}, {@code dispute}, {@code fee},
     *     {@code payout}, {@code transfer} …)
     * @param sourceId the charge, refund, dispute or payout that moved it, where there is one
     * @param availableOn when the money can be paid out
     */
    record Movement(
            Channel channel,
            String id,
            Instant asOf,
            boolean sample,
            String category,
            SaleReport.Balance balance,
            @Nullable Instant availableOn)
            implements CashReport {}

    /** How far a payout has come, the more advanced later. */
    enum PayoutState {
        PENDING,
        IN_TRANSIT,
        PAID,
        CANCELLED,
        FAILED
    }

    /** @param amount in minor units of {@code currency}, positive when money goes to the bank */
    record Payout(
            Channel channel,
            String id,
            Instant asOf,
            boolean sample,
            PayoutState state,
            long amount,
            String currency,
            boolean automatic,
            Instant madeAt,
            @Nullable Instant arrivesAt)
            implements CashReport {}

    /** @param id of the movement that was paid out with {@code payoutId} */
    record PaidOut(Channel channel, String id, Instant asOf, boolean sample, String payoutId) implements CashReport {}
}
