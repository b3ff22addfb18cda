package app.shopfloor.intake;

import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.live.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;

/** Every time that a source was, is, or is to be asked for what it has; one at a time a source, over all nodes. */
@Service
public class Runs {

    /** Beats when a run begins, moves or ends, and when the health of a source changes. */
    public static final Topic RUNS = new Topic("runs");

    /**
     * For how long what a source lists may stay unfinished (a checkout stays open for a day), and be worth another look: so far
     * before the last run that left nothing out does a poll begin that has to catch up.
     */
    public static final Duration UNFINISHED = Duration.ofDays(1);

    private final RunRecords records;
    private final RunSignal signal;
    private final Pulses pulses;
    private final Clock clock;

    Runs(RunRecords records, RunSignal signal, Pulses pulses, Clock clock) {
        this.records = records;
        this.signal = signal;
        this.pulses = pulses;
        this.clock = clock;
    }

    /** The newest run of a source that has begun, else the one that waits. */
    public Optional<Run> latest(String source) {
        return records.latest(source);
    }

    /** The runs of a source, newest first. */
    public List<Run> list(String source, Pageable page) {
        return records.list(source, page.getOffset(), page.getPageSize());
    }

    public Optional<Run> find(long id) {
        return records.find(id);
    }

    /** What a run could not take, first things first; of very many only the first thousand are kept. */
    public List<RunError> errors(long runId, Pageable page) {
        return records.errors(runId, page.getOffset(), page.getPageSize());
    }

    /** How the last conversation with a source went; empty when there was none. */
    public Optional<SourceHealth> health(String source) {
        return records.health(source);
    }

    /**
     * Asks a run to end: one at work does after the page at hand, or while it waits for one; one that waits at once.
     *
     * @return whether it was not over before
     */
    public boolean cancel(long id) {
        boolean asked = records.cancel(id, clock.instant());
        pulses.changed(RUNS);
        signal.wake();
        return asked;
    }

    /**
     * Stores a run that begins as soon as no other one of its source is at work, which its state tells.
     *
     * @param who the admin who wants it, or null for the schedule
     * @return its id
     */
    public long start(String source, Run.Kind kind, @Nullable Instant since, @Nullable String who) {
        long id = records.add(source, kind, since, who, clock.instant());
        pulses.changed(RUNS);
        signal.wake();
        return id;
    }

    /** As {@link #start}, unless there is a run of the source that is not over; empty then. */
    public Optional<Long> startUnlessBusy(String source, Run.Kind kind, @Nullable Instant since, @Nullable String who) {
        return records.hasOpen(source) ? Optional.empty() : Optional.of(start(source, kind, since, who));
    }

    /** Keeps how a conversation with a source went. @param problem what is wrong, for people; null when all is well */
    public void found(String source, @Nullable String problem) {
        records.found(source, problem, clock.instant());
        pulses.changed(RUNS);
    }
}
