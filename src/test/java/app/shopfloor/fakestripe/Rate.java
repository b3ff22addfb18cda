package app.shopfloor.fakestripe;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * What one minor unit of a currency is worth in euro cents, as Stripe's {@code exchange_rate} says it: the amount there times
 * the rate is the amount here, in minor units on both sides.
 */
record Rate(BigDecimal value) {

    private static final int DECIMALS = 6;

    /** As of a day, for it changes a little from day to day; null for euros. */
    static Rate of(String currency, long seconds) {
        double drift = 1 + Math.sin(seconds / 86_400 * 0.7 + currency.hashCode()) / 25;
        return switch (currency.toUpperCase(Locale.ROOT)) {
            case "EUR" -> null;
            case "USD" -> of(0.92 * drift);
            case "JPY" -> of(0.61 * drift);
            case "KWD" -> of(0.3 * drift);
            default -> throw new IllegalArgumentException(currency);
        };
    }

    private static Rate of(double value) {
        return new Rate(BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP));
    }

    /** In euro cents. */
    static long convert(long amount, Rate rate) {
        return rate == null
                ? amount
                : BigDecimal.valueOf(amount)
                        .multiply(rate.value())
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    /** What so many euro cents are in a currency for a price list, in its minor units. */
    static long price(long cents, String currency) {
        return switch (currency) {
            case "EUR" -> cents;
            case "USD" -> cents * 11 / 10;
            case "JPY" -> cents * 16 / 10;
            // Stripe takes three-decimal amounts with a zero at the end.
            case "KWD" -> cents * 34 / 100 * 10;
            default -> throw new IllegalArgumentException(currency);
        };
    }
}
