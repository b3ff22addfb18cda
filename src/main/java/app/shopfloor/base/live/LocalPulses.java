package app.shopfloor.base.live;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The pulses of this process. Listeners never wait for one another: each runs on a thread of its own, never twice at once. */
final class LocalPulses implements Pulses {

    /** A topic beats at most four times a second. */
    static final Duration REST = Duration.ofMillis(250);

    private static final Logger log = LoggerFactory.getLogger(LocalPulses.class);

    private final LongSupplier nanos;
    private final BiConsumer<Duration, Runnable> later;
    private final Executor threads;
    private final Map<Topic, Beat> beats = new ConcurrentHashMap<>();

    /**
     * @param nanos a clock that never goes back
     * @param later runs a task, once, after a delay
     * @param threads gives each task a thread
     */
    LocalPulses(LongSupplier nanos, BiConsumer<Duration, Runnable> later, Executor threads) {
        this.nanos = nanos;
        this.later = later;
        this.threads = threads;
    }

    @Override
    public void changed(Topic topic) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            of(topic).changed();
        } else {
            // Spring keeps them in a set, so that a batch of a thousand changes beats once.
            TransactionSynchronizationManager.registerSynchronization(new AfterCommit(this, topic));
        }
    }

    @Override
    public long count(Topic topic) {
        return of(topic).count.get();
    }

    @Override
    public Subscription listen(Topic topic, Runnable listener) {
        Listener added = new Listener(listener);
        of(topic).listeners.add(added);
        return () -> {
            added.cancelled = true;
            of(topic).listeners.remove(added);
        };
    }

    private Beat of(Topic topic) {
        return beats.computeIfAbsent(topic, any -> new Beat());
    }

    /** One topic: beats at once when rested, else once when the rest is over. */
    private final class Beat {

        private final AtomicLong count = new AtomicLong();
        private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
        private long restedAt = nanos.getAsLong();
        private boolean due;

        void changed() {
            long wait;
            synchronized (this) {
                if (due) {
                    return;
                }
                long now = nanos.getAsLong();
                wait = restedAt - now;
                if (wait > 0) {
                    due = true;
                } else {
                    restedAt = now + REST.toNanos();
                }
            }
            if (wait > 0) {
                later.accept(Duration.ofNanos(wait), this::trailing);
            } else {
                beat();
            }
        }

        private void trailing() {
            synchronized (this) {
                due = false;
                restedAt = nanos.getAsLong() + REST.toNanos();
            }
            beat();
        }

        private void beat() {
            count.incrementAndGet();
            listeners.forEach(Listener::wake);
        }
    }

    /** One listener. A beat during its run makes it run once more afterwards, however many beats there were. */
    private final class Listener implements Runnable {

        private final Runnable listener;
        private final AtomicInteger owed = new AtomicInteger();
        private volatile boolean cancelled;

        Listener(Runnable listener) {
            this.listener = listener;
        }

        void wake() {
            if (owed.getAndIncrement() == 0) {
                threads.execute(this);
            }
        }

        @Override
        public void run() {
            int seen;
            do {
                seen = owed.get();
                if (!cancelled) {
                    try {
                        listener.run();
                    } catch (Throwable e) { // an Error, too: a run that does not come to its end is never woken again
                        log.warn("A listener failed; the others go on", e);
                    }
                }
            } while (owed.addAndGet(-seen) > 0);
        }
    }

    /** The beat after the running transaction's commit; equal for equal topics, so that one a transaction is enough. */
    private record AfterCommit(LocalPulses pulses, Topic topic) implements TransactionSynchronization {
        @Override
        public void afterCompletion(int status) { // not afterCommit, which misses what is registered after the commit
            if (status == STATUS_COMMITTED) {
                pulses.of(topic).changed();
            }
        }
    }
}
