package app.shopfloor.intake.stripe;

import app.shopfloor.intake.stripe.StripeProperties.Mode;
import java.time.Duration;

/** Settings as a test needs them. */
final class StripePropertiesForTests {

    private StripePropertiesForTests() {}

    /** Live events count, and Stripe is not asked. */
    static StripeProperties live() {
        return of(Mode.LIVE, "");
    }

    static StripeProperties of(Mode mode, String apiKey) {
        return new StripeProperties(mode, apiKey, "https://api.stripe.com", Duration.ofMinutes(15), Duration.ofDays(7));
    }
}
