package app.shopfloor.intake.stripe;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Stripe, as far as we ask it.
 *
 * @param mode whose events count: {@code live}, {@code test}, or {@code auto}: the key's mode, without a key the mode of the first
 *     delivery taken
 * @param apiKey with which Stripe is asked ({@code rk_live_…}, {@code sk_test_…}); empty when it is not asked at all
 * @param apiBase where Stripe's API is, without a slash at the end
 * @param poll how often Stripe is asked for what is new
 * @param lookBack how far back a poll looks
 */
@Validated
@ConfigurationProperties("shopfloor.stripe")
record StripeProperties(
        @DefaultValue("auto") @NotNull Mode mode,
        @DefaultValue("") String apiKey,

        @DefaultValue("https://api.stripe.com")
        @Pattern(
                regexp = "https?://[^\\s/?#@]+(/[^\\s?#]*[^\\s?#/])?",
                message = "must be an http or https address, like https://api.stripe.com")
        String apiBase,

        @DefaultValue("15m") @NotNull @DurationMin(seconds = 10) @DurationMax(days = 30)
        Duration poll,

        @DefaultValue("7d") @NotNull @DurationMin(hours = 1) @DurationMax(days = 365)
        Duration lookBack) {

    enum Mode {
        LIVE,
        TEST,
        AUTO
    }

    StripeProperties {
        apiKey = apiKey.strip();
        apiBase = apiBase.strip();
        apiBase = apiBase.endsWith("/") ? apiBase.substring(0, apiBase.length() - 1) : apiBase;
    }

    boolean hasApiKey() {
        return !apiKey.isEmpty();
    }

    /** {@link #mode}, or what the key's prefix tells ({@code sk_live_}, {@code rk_test_}); {@link Mode#AUTO} when neither does. */
    Mode decidedMode() {
        return mode != Mode.AUTO ? mode : keyMode();
    }

    /** What the key's prefix tells; {@link Mode#AUTO} when it tells nothing. */
    Mode keyMode() {
        if (apiKey.matches("[a-z]+_live_.*")) {
            return Mode.LIVE;
        }
        return apiKey.matches("[a-z]+_test_.*") ? Mode.TEST : Mode.AUTO;
    }

    /** Tells whether there is a key, never what it is. */
    @Override
    public String toString() {
        return "StripeProperties[mode=" + mode + ", apiKey=" + (hasApiKey() ? "set" : "none") + ", apiBase=" + apiBase
                + ", poll=" + poll + ", lookBack=" + lookBack + "]";
    }
}
