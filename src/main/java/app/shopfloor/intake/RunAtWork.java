package app.shopfloor.intake;

import app.shopfloor.base.live.Pulses;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A run that is being done, as its connector sees it. For one thread. */
public final class RunAtWork {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    /** What is not booked by then is being retried, or the workers are far behind: the run need not wait for it. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Run run;
    private final int attempt;
    private final RunRecords records;
    private final Deliveries deliveries;
    private final Pulses pulses;
    private final Clock clock;
    private final BooleanSupplier stopping;
    private @Nullable String complaint;

    RunAtWork(
            Run run,
            int attempt,
            RunRecords records,
            Deliveries deliveries,
            Pulses pulses,
            Clock clock,
            BooleanSupplier stopping) {
        this.run = run;
        this.attempt = attempt;
        this.records = records;
        this.deliveries = deliveries;
        this.pulses = pulses;
        this.clock = clock;
        this.stopping = stopping;
        this.complaint = records.complaint(run.id());
    }

    /** The run as it stood when it was taken up. */
    public Run run() {
        return run;
    }

    /** Where it had come to when it was taken up; empty at its beginning. */
    public Optional<String> place() {
        return records.place(run.id());
    }

    /** Where the last run of this source that went through ended: it tells how much there was. */
    public Optional<String> lastPlace() {
        return records.lastPlace(run.source());
    }

    /**
     * Keeps what a page brought and where the run has come to, in one transaction; the page's deliveries must be in the inbox.
     *
     * @return whether to go on; if not, the connector returns
     */
    public boolean keep(RunPage page) {
        boolean mine = records.keep(run.id(), attempt, page, complaint, clock.instant());
        pulses.changed(Runs.RUNS);
        return mine && goesOn();
    }

    /** Says something of the source that an admin has to mend, though the run goes on; kept with the next page. */
    public void complain(String message) {
        complaint = complaint == null ? message : complaint.contains(message) ? complaint : complaint + " " + message;
    }

    /** Says what the run waits for, until the next objects come. */
    public void waits(String message) {
        if (records.waits(run.id(), attempt, message)) {
            pulses.changed(Runs.RUNS);
        }
    }

    @Nullable
    String complaint() {
        return complaint;
    }

    /**
     * Waits until what the source has delivered so far has been tried to be booked, within reason.
     *
     * @return whether to go on; if not, the connector returns
     */
    public boolean awaitBooked() {
        long last = deliveries.newestId(run.source());
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (deliveries.isWaiting(last) && System.nanoTime() < end) {
            if (!goesOn()) {
                return false;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return goesOn();
    }

    /** Whether the run is still wanted, and this process to do it; if not, the connector returns. */
    public boolean goesOn() {
        return !isStopping() && records.isRunning(run.id(), attempt);
    }

    /** Whether the process stops; the run is then left as it is, and somebody takes it up again. */
    boolean isStopping() {
        return stopping.getAsBoolean();
    }

    int attempt() {
        return attempt;
    }
}
