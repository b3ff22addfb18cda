package app.shopfloor.shared;

import java.util.Currency;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

/** How many decimals a currency's minor unit stands for, as Joda-Money (ISO 4217) has it; unknown currencies count two. */
public final class Currencies {

    private static final int USUAL_DIGITS = 2;

    private Currencies() {}

    public static int minorDigits(String code) {
        try {
            return Math.max(0, CurrencyUnit.of(code).getDecimalPlaces());
        } catch (IllegalCurrencyException unknown) {
            return USUAL_DIGITS;
        }
    }

    /** Whether this is the code of a currency that people pay with, in ISO 4217. */
    public static boolean isCurrency(String code) {
        try {
            return !CurrencyUnit.of(code).isPseudoCurrency();
        } catch (IllegalCurrencyException unknown) {
            return false;
        }
    }

    static Optional<Currency> known(String code) {
        try {
            return Optional.of(Currency.getInstance(code));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
