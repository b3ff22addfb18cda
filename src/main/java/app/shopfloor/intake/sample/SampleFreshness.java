package app.shopfloor.intake.sample;

import app.shopfloor.intake.LastReceived;
import app.shopfloor.intake.SourceFreshness;
import app.shopfloor.intake.SourceFreshness.State;
import app.shopfloor.intake.WatchedSource;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** While there is a sample shop it stands among the sources, so that nobody takes its freshness for that of a real one. */
@Component
class SampleFreshness implements WatchedSource {

    private final Sample sample;
    private final LiveSales live;
    private final LastReceived received;

    SampleFreshness(Sample sample, LiveSales live, LastReceived received) {
        this.sample = sample;
        this.live = live;
        this.received = received;
    }

    @Override
    public Optional<SourceFreshness> freshness(Instant now) {
        SampleStatus status = sample.status();
        return status.present() ? Optional.of(freshness(status)) : Optional.empty();
    }

    private SourceFreshness freshness(SampleStatus status) {
        String problem = status.problem() != null ? status.problem() : live.problem();
        return new SourceFreshness(
                "Sample shop",
                problem != null
                        ? State.BROKEN
                        : status.state() == SampleStatus.State.LOADED ? State.FRESH : State.SILENT,
                switch (status.state()) {
                    case LOADED -> live.isRunning() ? "Selling live" : "Loaded";
                    case LOADING -> "Loading";
                    case REMOVING -> "Being removed";
                    case ABSENT, LOADING_INTERRUPTED, REMOVAL_INTERRUPTED -> "Interrupted";
                },
                problem,
                "Delivery",
                received.ofSample().orElse(null),
                null);
    }
}
