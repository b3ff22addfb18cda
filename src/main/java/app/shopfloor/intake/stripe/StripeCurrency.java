package app.shopfloor.intake.stripe;

import static app.shopfloor.intake.stripe.StripeJson.has;
import static app.shopfloor.intake.stripe.StripeJson.number;
import static app.shopfloor.intake.stripe.StripeJson.text;

import app.shopfloor.shared.Currencies;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A currency as Stripe's amounts are in it. Every amount of Stripe is read here, for its minor unit is not always ours, which is
 * ISO's: ISK and UGX have none since 2007, but Stripe still counts a króna and a shilling as 100; the ariary (MGA) has one, but
 * Stripe counts whole ariary. What then is not whole (fractions of a króna, charged before 2023) is rounded half up: a wrong
 * fraction of a króna is better than a sale that is not booked. HUF and TWD need nothing: they are whole in payouts only, and
 * counted in hundredths there, too.
 *
 * @param code ISO 4217, upper case
 * @see <a href="https://docs.stripe.com/currencies#special-cases">Stripe's special cases</a>
 */
record StripeCurrency(String code) {

    /** How many decimals Stripe's amounts have, where that is not ISO's number. */
    private static final Map<String, Integer> DIGITS = Map.of("ISK", 2, "UGX", 2, "MGA", 0);

    /** @throws IllegalArgumentException when the object tells no currency of three letters */
    static StripeCurrency of(JsonNode object) {
        StripeCurrency currency = told(object);
        if (currency == null) {
            throw new IllegalArgumentException("The " + StripeJson.describe(object) + " has no currency");
        }
        return currency;
    }

    /** The currency that the object tells, or null. */
    static @Nullable StripeCurrency told(JsonNode object) {
        String code = text(object, "currency");
        return code == null || !code.matches("[A-Za-z]{3}") ? null : new StripeCurrency(code.toUpperCase(Locale.ROOT));
    }

    /** An amount of the object in minor units of ours, or the fallback, which is one already. */
    long amount(JsonNode object, String field, long fallback) {
        return has(object, field) ? minor(number(object, field, 0)) : fallback;
    }

    /** Stripe's number of an amount in minor units of ours. */
    long minor(long amount) {
        int digits = digits();
        int ours = Currencies.minorDigits(code);
        return digits == ours
                ? amount
                : BigDecimal.valueOf(amount, digits)
                        .setScale(ours, RoundingMode.HALF_UP)
                        .unscaledValue()
                        .longValueExact();
    }

    /**
     * How many units of this currency one unit of the other is worth, of Stripe's {@code exchange_rate}, which is that of the
     * amounts' numbers: ¥1000 become 650 cents at a rate of 0.65.
     */
    String rateFrom(StripeCurrency other, BigDecimal rate) {
        BigDecimal ofUnits = rate.scaleByPowerOfTen(other.digits() - digits());
        return ofUnits.signum() == 0 ? "0" : ofUnits.stripTrailingZeros().toPlainString();
    }

    private int digits() {
        return DIGITS.getOrDefault(code, Currencies.minorDigits(code));
    }
}
