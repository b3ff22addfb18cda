package app.shopfloor.intake;

import app.shopfloor.base.live.Pulses;
import app.shopfloor.intake.Run.Kind;
import app.shopfloor.intake.Run.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.SimpleLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Does the runs: polls when they are due, those that wait when none is at work, and those that a crash has left half-way. A lock
 * that all nodes share, one a source, makes sure that only one is at it; a node that dies gives it up by not renewing it.
 */
@Component
class RunKeeper implements SmartLifecycle {

    /** Begins after the inbox's workers and ends before them. */
    static final int PHASE = InboxWorkers.PHASE + 1;

    /** How long a lock holds unless it is renewed, which is done at half of it. */
    static final Duration LOCKED_FOR = Duration.ofSeconds(40);

    private static final Logger log = LoggerFactory.getLogger(RunKeeper.class);
    private static final long LOOK_MILLIS = 5_000;
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(15);
    private static final Duration KEPT_FOR = Duration.ofDays(90);
    private static final Duration FIRST_REST = Duration.ofSeconds(30);
    private static final Duration LONGEST_REST = Duration.ofMinutes(15);
    /** Without a page in between, they take about a day. */
    private static final int MOST_SETBACKS = 100;

    private final RunRecords records;
    private final Deliveries deliveries;
    private final List<RunWork> works;
    private final LockProvider locks;
    private final RunSignal signal;
    private final Pulses pulses;
    private final Clock clock;
    private final Map<String, Thread> busy = new ConcurrentHashMap<>();
    private volatile boolean running;
    private volatile Instant startedAt = Instant.MAX;
    private volatile boolean troubled;

    RunKeeper(
            RunRecords records,
            Deliveries deliveries,
            ObjectProvider<RunWork> works,
            LockProvider locks,
            RunSignal signal,
            Pulses pulses,
            Clock clock) {
        this.records = records;
        this.deliveries = deliveries;
        this.works = works.stream().toList();
        this.locks = locks;
        this.signal = signal;
        this.pulses = pulses;
        this.clock = clock;
    }

    @Override
    public void start() {
        startedAt = clock.instant();
        running = true;
        signal.wakes(this::look);
    }

    /** Returns when the runs at work have been left, with their place kept; whoever looks next takes them up. */
    @Override
    public void stop() {
        running = false;
        signal.wakes(null);
        try {
            for (Thread thread : List.copyOf(busy.values())) {
                thread.join(STOPS_WITHIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Scheduled(fixedDelay = LOOK_MILLIS)
    void look() {
        for (RunWork work : works) {
            if (running) {
                Thread thread = Thread.ofVirtual().name("run-" + work.source()).unstarted(() -> {
                    try {
                        attend(work);
                    } finally {
                        busy.remove(work.source());
                    }
                });
                if (busy.putIfAbsent(work.source(), thread) == null) {
                    thread.start();
                }
            }
        }
    }

    private void attend(RunWork work) {
        try {
            while (running && (isAnythingToDo(work.source()) || isPollDue(work)) && workOnce(work)) {
                // the next one
            }
            troubled = false;
        } catch (RuntimeException e) {
            if (!troubled) {
                log.warn("Runs of {} are left until the store is back: {}", work.source(), FailureText.of(e));
            }
            troubled = true;
        }
    }

    /** @return whether to look for another one */
    private boolean workOnce(RunWork work) {
        Optional<SimpleLock> lock = locks.lock(new LockConfiguration(
                Instant.now(),
                "run:" + work.source(),
                LOCKED_FOR,
                Duration.ZERO)); // the wall's time, as ShedLock's own
        if (lock.isEmpty()) {
            return false;
        }
        try {
            // Also while a Resync waits for its source: what fails one list need not keep polls from the others.
            if (!isAnythingToDo(work.source()) && isPollDue(work)) {
                Instant now = clock.instant();
                records.add(work.source(), Kind.POLL, work.pollSince(now), null, now);
            }
            Optional<Run> next = records.next(work.source(), clock.instant());
            next.ifPresent(run -> execute(work, run));
            return next.isPresent();
        } finally {
            lock.get().unlock();
        }
    }

    private boolean isAnythingToDo(String source) {
        return records.next(source, clock.instant()).isPresent();
    }

    /** After a start at once, for what was missed meanwhile; then whenever the last one is long enough ago, on whatever node. */
    private boolean isPollDue(RunWork work) {
        Duration every = work.pollEvery().orElse(null);
        if (every == null) {
            return false;
        }
        Instant now = clock.instant();
        return records.lastPoll(work.source())
                .map(last -> last.isBefore(startedAt) || !last.plus(every).isAfter(now))
                .orElse(true);
    }

    private void execute(RunWork work, Run run) {
        records.forgetEndedBefore(run.source(), clock.instant().minus(KEPT_FOR));
        int attempt = records.takeUp(run, clock.instant());
        pulses.changed(Runs.RUNS);
        Run taken = records.find(run.id()).orElse(run);
        RunAtWork atWork = new RunAtWork(taken, attempt, records, deliveries, pulses, clock, () -> !running);
        if (taken.state() == State.CANCELLING) {
            end(atWork, State.CANCELLED, null);
            return;
        }
        try {
            work.run(atWork);
            if (running) {
                end(atWork, State.DONE, atWork.complaint());
            }
        } catch (RunFailed e) {
            if (!setBack(atWork, e)) {
                log.warn("The run {} of {} failed: {}", run.id(), run.source(), e.getMessage());
                end(atWork, State.FAILED, e.getMessage());
            }
        } catch (RuntimeException e) {
            if (StoreFailures.isOutage(e) || e instanceof InboxUnavailable) {
                throw e; // it stays as it is, and is taken up again when the store is back
            }
            log.error("The run {} of {} failed by a fault of ours: {}", run.id(), run.source(), FailureText.of(e));
            log.debug("The fault", e);
            end(atWork, State.FAILED, "It failed by a fault of Shopfloor's own (" + FailureText.of(e) + ").");
        }
    }

    /** Has a Resync of hours not fail by some minutes of trouble. @return false when it is not to go on */
    private boolean setBack(RunAtWork atWork, RunFailed why) {
        Run run = atWork.run();
        int before = records.setbacks(run.id());
        if (run.kind() != Kind.RESYNC || !why.mayPass() || before >= MOST_SETBACKS) {
            return false;
        }
        Duration doubled = FIRST_REST.multipliedBy(1L << Math.min(before, 10));
        Duration rest = doubled.compareTo(LONGEST_REST) < 0 ? doubled : LONGEST_REST;
        String message = why.getMessage() + " This run goes on by itself from where it stands.";
        if (!records.setBack(
                run.id(), atWork.attempt(), message, clock.instant().plus(rest))) {
            return false;
        }
        log.warn("The run {} of {} goes on in {} s: {}", run.id(), run.source(), rest.toSeconds(), why.getMessage());
        records.found(run.source(), message, clock.instant());
        pulses.changed(Runs.RUNS);
        return true;
    }

    private void end(RunAtWork atWork, State state, @Nullable String message) {
        Run run = atWork.run();
        records.end(run.id(), atWork.attempt(), state, message, clock.instant());
        pulses.changed(Runs.RUNS);
    }
}
