package app.shopfloor.intake.sample;

import app.shopfloor.intake.sample.StripeEvents.Charge;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one purchase moves on the balance at Stripe. Fees are those of an account in the euro area. */
final class StripeMoney {

    private static final int FIXED_FEE = 25;
    private static final int DISPUTE_FEE = 2_000;
    /** In ten-thousandths: 1.5 %; for cards from elsewhere 3.25 %, and 2 % for converting. */
    private static final int EUROPEAN_FEE = 150;

    private static final int FOREIGN_FEE = 525;

    private final Purchase purchase;
    private final StripeEvents objects;
    private final Movement.Balance balance;

    StripeMoney(Purchase purchase, StripeEvents objects, Movement.Balance balance) {
        this.purchase = purchase;
        this.objects = objects;
        this.balance = balance;
    }

    /** @param refunds all that will be made */
    void charged(long at, Charge charge, List<Refunding> refunds) {
        BigDecimal rate = rate(at);
        long amount = euros(purchase.total(), rate);
        int perTenThousand = rate == null ? EUROPEAN_FEE : FOREIGN_FEE;
        long fee = (amount * perTenThousand + 5_000) / 10_000 + FIXED_FEE;
        balance.moved(new Movement(
                objects.transactionOfCharge(charge.attempt()),
                "charge",
                "charge",
                amount,
                fee,
                rate,
                at,
                (json, asOf) -> objects.writeCharge(json, charge, refundedUntil(refunds, asOf))));
    }

    private static long refundedUntil(List<Refunding> refunds, long asOf) {
        return refunds.stream()
                .filter(refund -> refund.madeAt() <= asOf && !refund.hasFailedAt(asOf))
                .mapToLong(Refunding::amount)
                .sum();
    }

    void refunded(int number, Charge charge, Refunding refund) {
        BigDecimal rate = rate(refund.madeAt());
        long amount = euros(refund.amount(), rate);
        Movement.Source source = (json, asOf) -> objects.writeRefund(
                json, number, charge.attempt(), refund, refund.hasFailedAt(asOf) ? "failed" : "succeeded");
        balance.moved(new Movement(
                objects.transactionOfRefund(number), "refund", "refund", -amount, 0, rate, refund.madeAt(), source));
        Long failedAt = refund.failedAt();
        if (failedAt != null) {
            balance.moved(new Movement(
                    objects.transactionOfFailure(number),
                    "refund_failure",
                    "refund_failure",
                    amount,
                    0,
                    rate,
                    failedAt,
                    source));
        }
    }

    void disputed(long at, int attempt, long closedAt, boolean won) {
        BigDecimal rate = rate(at);
        long amount = euros(purchase.total(), rate);
        Movement.Source source = (json, asOf) ->
                objects.writeDispute(json, at, attempt, asOf < closedAt ? "needs_response" : won ? "won" : "lost");
        balance.moved(new Movement(
                objects.transactionOfDispute(), "adjustment", "dispute", -amount, DISPUTE_FEE, rate, at, source));
        if (won) {
            balance.moved(new Movement(
                    objects.transactionOfReversal(),
                    "adjustment",
                    "dispute_reversal",
                    amount,
                    0,
                    rate,
                    closedAt,
                    source));
        }
    }

    /** How many euros a dollar is worth on the day; null where nothing is converted. */
    private @Nullable BigDecimal rate(long at) {
        return purchase.currency().equals("EUR") ? null : dollar(Math.floorDiv(at, SampleShop.DAY));
    }

    /** Made up: it swings about a year and some weeks, as rates seem to. */
    static BigDecimal dollar(long day) {
        double slow = StrictMath.sin(day * 2 * Math.PI / 410);
        double fast = StrictMath.sin(day * 2 * Math.PI / 53);
        return BigDecimal.valueOf(StrictMath.round(89_500 + 3_100 * slow + 900 * fast), 5);
    }

    private static long euros(long amount, @Nullable BigDecimal rate) {
        return rate == null
                ? amount
                : BigDecimal.valueOf(amount)
                        .multiply(rate)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
    }
}
