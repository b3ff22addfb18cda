package app.shopfloor.intake.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.intake.stripe.StripeProperties.Mode;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripePropertiesTest {

    @ParameterizedTest(name = "{0} with {1} is {2}")
    @CsvSource({
        "AUTO, sk_live_1, LIVE",
        "AUTO, rk_live_1, LIVE",
        "AUTO, sk_test_1, TEST",
        "AUTO, ' rk_test_1 ', TEST",
        "AUTO, '', AUTO",
        "AUTO, something, AUTO",
        "TEST, sk_live_1, TEST",
        "LIVE, rk_test_1, LIVE"
    })
    void theKeysPrefixDecidesTheModeUnlessOneIsConfigured(Mode mode, String key, Mode decided) {
        assertThat(StripePropertiesForTests.of(mode, key).decidedMode()).isEqualTo(decided);
    }

    @Test
    void theKeyIsNeverToldInAText() {
        StripeProperties properties = StripePropertiesForTests.of(Mode.AUTO, "sk_live_secret");

        assertThat(properties.hasApiKey()).isTrue();
        assertThat(properties.toString()).contains("apiKey=set").doesNotContain("sk_live", "secret");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "https://api.stripe.com, true",
        "http://localhost:1234/, true",
        "http://127.0.0.1:1/fake, true",
        "api.stripe.com, false",
        "ftp://api.stripe.com, false",
        "https://user@api.stripe.com, false",
        "'', false"
    })
    void theBaseIsAnAddressOfTheWeb(String base, boolean valid) {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            Validator validator = factory.getValidator();
            assertThat(validator
                            .validate(new StripeProperties(
                                    Mode.AUTO, "", base, Duration.ofMinutes(1), Duration.ofDays(1)))
                            .isEmpty())
                    .isEqualTo(valid);
        }
    }
}
