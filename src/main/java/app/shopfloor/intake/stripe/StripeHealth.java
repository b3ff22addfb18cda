package app.shopfloor.intake.stripe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether Stripe can be asked.
 *
 * @param message what is wrong and what to do about it, or null when nothing is
 * @param since since when it is so; null when it was never asked
 * @param askedAt when it was last asked, or null
 */
public record StripeHealth(
        State state,
        @Nullable String message,
        @Nullable Instant since,
        @Nullable Instant askedAt) {

    public enum State {
        NO_KEY,
        NEVER_ASKED,
        HEALTHY,
        UNHEALTHY
    }
}
