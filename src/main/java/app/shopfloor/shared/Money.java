package app.shopfloor.shared;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;

/**
 * An amount in the minor unit of its currency: 4900 USD is $49.00, 4900 JPY is ¥4,900. Never a double.
 *
 * @param minor the amount in minor units; may be negative
 * @param currency the ISO 4217 code, upper case
 */
public record Money(long minor, String currency) {

    public Money {
        if (currency.length() != 3 || !currency.equals(currency.toUpperCase(Locale.ROOT))) {
            throw new IllegalArgumentException("A currency is three upper-case letters, not “" + currency + "”");
        }
    }

    public static Money of(long minor, String currency) {
        return new Money(minor, currency);
    }

    /** The amount in major units: 49.00 for 4900 USD. */
    public BigDecimal amount() {
        return BigDecimal.valueOf(minor, Currencies.minorDigits(currency));
    }

    /** The amount as a person of this locale reads it, with the currency's own number of decimals. */
    public String format(Locale locale) {
        return format(locale, Currencies.minorDigits(currency));
    }

    /** As {@link #format(Locale)}, rounded half up to whole major units: for tiles, where cents decide nothing. */
    public String formatWhole(Locale locale) {
        return format(locale, 0);
    }

    private String format(Locale locale, int digits) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        Currencies.known(currency).ifPresent(format::setCurrency);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        format.setRoundingMode(java.math.RoundingMode.HALF_UP);
        return format.format(amount());
    }
}
