package app.shopfloor.intake;

import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.store.Vendor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The threads that translate: one on H2, where a second would only wait for the first; several on PostgreSQL. */
@Component
class InboxWorkers implements SmartLifecycle {

    /** Above the committer's, so that this starts after it and stops before it. */
    static final int PHASE = GroupCommit.PHASE + 1;

    private static final Logger log = LoggerFactory.getLogger(InboxWorkers.class);
    private static final int DEFAULT_ON_POSTGRESQL = 2;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final InboxWorker worker;
    private final InboxSignal signal;
    private final Pulses pulses;
    private final Duration poll;
    private final int count;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    InboxWorkers(
            InboxWorker worker, InboxSignal signal, Pulses pulses, InboxProperties properties, DataSource database) {
        this.worker = worker;
        this.signal = signal;
        this.pulses = pulses;
        this.poll = properties.poll();
        this.count = Vendor.of(database) == Vendor.H2
                ? 1
                : properties.workers() == 0 ? DEFAULT_ON_POSTGRESQL : properties.workers();
    }

    @Override
    public synchronized void start() {
        if (running) {
            return;
        }
        running = true;
        for (int i = 1; i <= count; i++) {
            threads.add(Thread.ofPlatform().daemon().name("inbox-worker-" + i).start(this::run));
        }
    }

    /** Returns when every worker has ended its batch. */
    @Override
    public synchronized void stop() {
        running = false;
        signal.arrived();
        try {
            for (Thread thread : threads) {
                thread.join();
            }
            threads.clear();
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

    private void run() {
        Duration pause = Duration.ZERO;
        while (running) {
            long seen = signal.arrivals();
            try {
                int dealtWith = worker.workOnce();
                if (!pause.isZero()) {
                    log.info("Translating goes on");
                    pause = Duration.ZERO;
                }
                if (dealtWith == 0) {
                    signal.await(seen, poll);
                } else {
                    pulses.changed(DeliveryLog.DELIVERIES);
                }
            } catch (InterruptedException e) {
                return;
            } catch (Throwable e) { // a worker must outlive whatever happens to a batch
                if (pause.isZero()) {
                    log.error("The store fails; translating pauses until it is back: {}", FailureText.of(e));
                    log.debug("The store fails", e);
                }
                pause = pause.isZero() ? poll : pause.multipliedBy(2);
                pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
                rest(pause);
            }
        }
    }

    /** Waits although deliveries may arrive; ends early only when the workers are stopped. */
    private void rest(Duration pause) {
        long until = System.nanoTime() + pause.toNanos();
        try {
            for (long left = pause.toNanos(); running && left > 0; left = until - System.nanoTime()) {
                signal.await(signal.arrivals(), Duration.ofNanos(left));
            }
        } catch (InterruptedException e) {
            running = false;
        }
    }
}
