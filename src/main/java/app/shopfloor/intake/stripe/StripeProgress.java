package app.shopfloor.intake.stripe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a run has come. Lists go back in time, so within a step it is the share of the time looked at; the steps count by how much
 * there was of each the last time, else by how much there usually is.
 */
final class StripeProgress {

    private static final Duration TOO_EARLY = Duration.ofSeconds(2);
    private static final int TOO_LITTLE_PERCENT = 1;
    /** Of a new estimate so much counts, the rest of the one before. */
    private static final int SMOOTHING_PERCENT = 20;
    /** While a count is all there is to go by, a step is never called finished. */
    private static final int ALMOST_PERCENT = 95;

    private final @Nullable StripePlace last;
    private final int accounts;
    private final Instant until;
    private final Clock clock;
    private @Nullable Instant begun;
    private @Nullable Double begunAt;
    private @Nullable Double smoothed;

    /**
     * @param last where the run before ended, or null
     * @param accounts how many are asked about, the key's own included
     * @param until the newest that there can be
     */
    StripeProgress(@Nullable StripePlace last, int accounts, Instant until, Clock clock) {
        this.last = last;
        this.accounts = accounts;
        this.until = until;
        this.clock = clock;
    }

    /**
     * From 0 to 1, or null when it cannot be told.
     *
     * @param account the number of the account at hand, from 0
     * @param since the oldest asked for, or null when that is not known
     * @param reached when the last object was made, or null at the step's beginning
     */
    @Nullable
    Double of(int account, StripePlace place, @Nullable Instant since, @Nullable Instant reached) {
        Double within = within(place, since, reached);
        if (within == null) {
            return null;
        }
        double total = 0;
        double done = 0;
        for (StripeStep step : StripeStep.values()) {
            double weight = weight(step);
            total += weight;
            if (step.ordinal() < place.step().ordinal()) {
                done += weight;
            } else if (step == place.step()) {
                done += weight * within;
            }
        }
        return (account + done / total) / accounts;
    }

    private double weight(StripeStep step) {
        // one for the question itself, which even nothing costs
        return last == null ? step.usual() : last.count(step) + 1.0;
    }

    private @Nullable Double within(StripePlace place, @Nullable Instant since, @Nullable Instant reached) {
        if (reached == null) {
            return 0.0;
        }
        if (since != null && since.isBefore(until)) {
            double whole = Duration.between(since, until).toSeconds();
            double left = Duration.between(since, reached).toSeconds();
            return Math.clamp(1 - left / Math.max(1, whole), 0, 1);
        }
        long before = last == null ? 0 : last.count(place.step());
        return before == 0
                ? null
                : Double.valueOf(Math.min(ALMOST_PERCENT / 100.0, (double) place.count(place.step()) / before));
    }

    /** By how fast it went so far in this process, smoothed; null while that tells nothing yet. */
    @Nullable
    Duration remaining(@Nullable Double progress) {
        if (progress == null) {
            return null;
        }
        Instant now = clock.instant();
        if (begun == null || begunAt == null) {
            begun = now;
            begunAt = progress;
            return null;
        }
        Duration took = Duration.between(begun, now);
        double gained = progress - begunAt;
        if (took.compareTo(TOO_EARLY) < 0 || gained * 100 < TOO_LITTLE_PERCENT) {
            return null;
        }
        double seconds = took.toMillis() / 1000.0 * (1 - progress) / gained;
        Double before = smoothed;
        double estimate = before == null ? seconds : before + (seconds - before) * SMOOTHING_PERCENT / 100;
        smoothed = estimate;
        return Duration.ofSeconds(Math.max(1, Math.round(estimate)));
    }
}
