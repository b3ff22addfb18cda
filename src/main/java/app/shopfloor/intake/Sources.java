package app.shopfloor.intake;

import app.shopfloor.base.live.MinuteTurn;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.live.Topic;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** How fresh all sources are. */
@Service
public class Sources {

    /** Beats when it may be otherwise: with runs, and with every minute, by which a source that says nothing becomes late. */
    public static final List<Topic> TOPICS = List.of(Runs.RUNS, MinuteTurn.NEW_MINUTE);

    private final ObjectProvider<WatchedSource> watched;
    private final Pulses pulses;
    private final Clock clock;
    private @Nullable Computed computed; // guarded by this

    private record Computed(List<Long> beats, List<SourceFreshness> sources) {}

    Sources(ObjectProvider<WatchedSource> watched, Pulses pulses, Clock clock) {
        this.watched = watched;
        this.pulses = pulses;
        this.clock = clock;
    }

    /** All sources, those that need somebody first; computed once a beat for all who look. */
    public synchronized List<SourceFreshness> freshness() {
        List<Long> beats = TOPICS.stream().map(pulses::count).toList();
        Computed known = computed;
        if (known == null || !known.beats.equals(beats)) {
            known = new Computed(beats, compute(clock.instant()));
            computed = known;
        }
        return known.sources;
    }

    private List<SourceFreshness> compute(Instant now) {
        return watched.stream()
                .flatMap(source -> source.freshness(now).stream())
                .sorted(Comparator.comparing(SourceFreshness::state).thenComparing(SourceFreshness::name))
                .toList();
    }
}
