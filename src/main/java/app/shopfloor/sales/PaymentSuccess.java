package app.shopfloor.sales;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How many of the payments begun in some days went through. A payment is a PaymentIntent, or a charge without one, with at least
 * one attempt; it counts on the day it was begun, and once, however often it was tried (Stripe's deduplicated rate).
 *
 * @param payments with at least one attempt
 * @param succeeded of them that ever succeeded
 */
public record PaymentSuccess(long payments, long succeeded) {

    /** What the rate is, for people. */
    public static final String DEFINITION =
            "Payments that ever succeeded ÷ payments with at least one attempt; each counts once, on the day it was begun.";

    /** Succeeded ÷ payments in ten-thousandths, rounded half up; null without payments. */
    public @Nullable Long rate() {
        return payments == 0
                ? null
                : BigDecimal.valueOf(succeeded)
                        .multiply(BigDecimal.valueOf(10_000))
                        .divide(BigDecimal.valueOf(payments), 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }
}
