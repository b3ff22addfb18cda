package app.shopfloor.intake.stripe;

import app.shopfloor.intake.Run;
import app.shopfloor.intake.Runs;
import app.shopfloor.intake.SourceFreshness;
import app.shopfloor.intake.SourceFreshness.State;
import app.shopfloor.intake.WatchedSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;

/**
 * How fresh Stripe is. Asked by key it is late when no run has gone through for {@value StripeSync#LATE_POLLS} polls' time. Of
 * webhooks only the age is told, for a shop may not sell for days; but those that a poll proves to be missing are a fault.
 */
@Component
class StripeFreshness implements WatchedSource {

    private static final int RUNS = 10;

    private final StripeSync sync;
    private final StripeEndpoint endpoint;
    private final Runs runs;

    StripeFreshness(StripeSync sync, StripeEndpoint endpoint, Runs runs) {
        this.sync = sync;
        this.endpoint = endpoint;
        this.runs = runs;
    }

    private record Standing(
            State state, String words, @Nullable String detail) {
        Standing(State state, String words) {
            this(state, words, null);
        }
    }

    @Override
    public Optional<SourceFreshness> freshness(Instant now) {
        List<Run> recent = runs.list(StripeSync.SOURCE, PageRequest.of(0, RUNS));
        Instant askedAt = sync.hasKey()
                ? recent.stream()
                        .filter(run -> run.state() == Run.State.DONE)
                        .findFirst()
                        .map(Run::endedAt)
                        .orElse(null)
                : null;
        Instant heardAt = endpoint.lastWebhook().orElse(null);
        boolean atWork = recent.stream().anyMatch(run -> !run.state().isOver());
        Standing standing = sync.hasKey() ? asked(askedAt, atWork, now) : calledOnly(heardAt);
        return Optional.of(new SourceFreshness(
                "Stripe", standing.state, standing.words, standing.detail, "Webhook", heardAt, askedAt));
    }

    private Standing asked(@Nullable Instant askedAt, boolean atWork, Instant now) {
        StripeHealth health = sync.health();
        if (health.state() == StripeHealth.State.UNHEALTHY) {
            return new Standing(State.BROKEN, "Cannot be asked", health.message());
        }
        if (endpoint.missesWebhooks()) {
            return new Standing(
                    State.BROKEN,
                    "Webhooks missing",
                    "Stripe did not call us about events that a poll brought. Connections says what to compare.");
        }
        if (askedAt == null) {
            return new Standing(State.SILENT, atWork ? "Being asked" : "Not asked yet");
        }
        if (askedAt.plus(sync.pollEvery().multipliedBy(StripeSync.LATE_POLLS)).isBefore(now)) {
            return atWork
                    ? new Standing(State.LATE, "Catching up")
                    : new Standing(
                            State.LATE, "Late", "It should be asked by itself, and was not. The log has the cause.");
        }
        return new Standing(State.FRESH, "Up to date");
    }

    private Standing calledOnly(@Nullable Instant heardAt) {
        if (heardAt != null) {
            return new Standing(State.FRESH, "Webhooks only");
        }
        return endpoint.secrets() > 0
                ? new Standing(State.SILENT, "No webhook yet")
                : new Standing(State.SILENT, "Not connected");
    }
}
