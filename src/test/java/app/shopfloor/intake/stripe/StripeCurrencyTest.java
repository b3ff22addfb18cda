package app.shopfloor.intake.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.shared.Currencies;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts as Stripe's documentation of currencies has them. */
class StripeCurrencyTest {

    @ParameterizedTest(name = "{1} of {0} are {2}")
    @CsvSource({
        "USD, 4900, 4900",
        "EUR, -4900, -4900",
        "JPY, 500, 500",
        "KRW, 1000, 1000",
        "KWD, 5120, 5120",
        "HUF, 1000, 1000",
        "TWD, 800, 800",
        "ISK, 500, 5",
        "ISK, -500, -5",
        "UGX, 500, 5",
        "MGA, 500, 50000"
    })
    void amountsAreInTheTrueMinorUnit(String currency, long told, long minor) {
        assertThat(new StripeCurrency(currency).minor(told)).isEqualTo(minor);
    }

    @ParameterizedTest(name = "{0} hundredths of a króna are {1}")
    @CsvSource({"4010, 40", "4049, 40", "4050, 41", "-4049, -40", "-4050, -41", "0, 0"})
    void fractionsOfAKrónaAreRoundedHalfUp(long told, long minor) {
        assertThat(new StripeCurrency("ISK").minor(told)).isEqualTo(minor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF"
            })
    void whatStripeCallsZeroDecimalHasNoMinorUnitHereEither(String currency) {
        assertThat(Currencies.minorDigits(currency)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BHD", "JOD", "KWD", "OMR", "TND"})
    void whatStripeCallsThreeDecimalHasThreeHereToo(String currency) {
        assertThat(Currencies.minorDigits(currency)).isEqualTo(3);
    }

    @ParameterizedTest(name = "{0} to {1} at {2} is {3}")
    @CsvSource({
        "EUR, USD, 1.234, 1.234",
        "JPY, USD, 0.65, 0.0065",
        "USD, JPY, 1.5, 150",
        "KWD, USD, 0.325, 3.25",
        "ISK, USD, 0.0075, 0.0075",
        "USD, EUR, 1, 1"
    })
    void aRateIsToldForWholeUnits(String from, String to, BigDecimal rate, String units) {
        assertThat(new StripeCurrency(to).rateFrom(new StripeCurrency(from), rate))
                .isEqualTo(units);
    }

    @Test
    void aRateOfNothingIsNothing() {
        assertThat(new StripeCurrency("USD").rateFrom(new StripeCurrency("JPY"), new BigDecimal("0.00")))
                .isEqualTo("0");
    }
}
