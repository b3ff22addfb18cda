package app.shopfloor.intake.stripe;

import app.shopfloor.intake.Run;
import app.shopfloor.intake.Runs;
import app.shopfloor.intake.SourceHealth;
import app.shopfloor.intake.stripe.StripeHealth.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Asking Stripe for what it has: by schedule, and whenever an admin wants to. */
@Service
public class StripeSync {

    /** The source of its runs. */
    public static final String SOURCE = StripeTranslator.SOURCE;

    public static final int MAX_DAYS_BACK = 36_500;

    /** A poll may take its time or be missed once; later than so many of them, something keeps it from coming. */
    public static final int LATE_POLLS = 3;

    private final Runs runs;
    private final StripeProperties properties;
    private final StripeMode mode;
    private final Clock clock;

    StripeSync(Runs runs, StripeProperties properties, StripeMode mode, Clock clock) {
        this.runs = runs;
        this.properties = properties;
        this.mode = mode;
        this.clock = clock;
    }

    /** Whether there is an API key; without one nothing can be asked. */
    public boolean hasKey() {
        return properties.hasApiKey();
    }

    /** How often Stripe is asked by itself. */
    public Duration pollEvery() {
        return properties.poll();
    }

    /**
     * Asks for all that was made so many days back, in the background. While another run is at work it waits, which its state
     * tells. Safe at any time: what is known already is skipped.
     *
     * @param daysBack at least 1, or null for everything
     * @param who the admin who wants it
     * @return the run's id
     * @throws IllegalArgumentException when the days are out of range
     * @throws IllegalStateException when there is no API key
     */
    public long resync(@Nullable Integer daysBack, String who) {
        if (daysBack != null && (daysBack < 1 || daysBack > MAX_DAYS_BACK)) {
            throw new IllegalArgumentException("Days back are from 1 to " + MAX_DAYS_BACK);
        }
        requireKey();
        Instant since = daysBack == null ? null : clock.instant().minus(Duration.ofDays(daysBack));
        return runs.start(SOURCE, Run.Kind.RESYNC, since, who);
    }

    /**
     * Asks now for what the schedule would ask, in the background.
     *
     * @return the run's id, or empty when a run is at work or waits already
     * @throws IllegalStateException when there is no API key
     */
    public Optional<Long> poll() {
        requireKey();
        return runs.startUnlessBusy(SOURCE, Run.Kind.POLL, clock.instant().minus(properties.lookBack()), null);
    }

    public StripeHealth health() {
        Optional<SourceHealth> found = runs.health(SOURCE);
        if (!properties.hasApiKey()) {
            return new StripeHealth(State.NO_KEY, StripeProblems.NO_KEY, null, null);
        }
        Optional<String> problem = mode.problem();
        if (problem.isPresent()) {
            return new StripeHealth(
                    State.UNHEALTHY,
                    problem.get(),
                    found.map(SourceHealth::since).orElse(null),
                    found.map(SourceHealth::askedAt).orElse(null));
        }
        return found.map(health -> new StripeHealth(
                        health.healthy() ? State.HEALTHY : State.UNHEALTHY,
                        health.message(),
                        health.since(),
                        health.askedAt()))
                .orElse(new StripeHealth(State.NEVER_ASKED, null, null, null));
    }

    private void requireKey() {
        if (!properties.hasApiKey()) {
            throw new IllegalStateException(StripeProblems.NO_KEY);
        }
    }
}
