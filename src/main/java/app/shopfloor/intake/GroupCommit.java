package app.shopfloor.intake;

import app.shopfloor.base.store.Durability;
import app.shopfloor.base.store.Vendor;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Stores whatever waits in one transaction and one fsync. Two threads do it: while one waits for the disk, the other commits the
 * group that has gathered meanwhile.
 */
@Component
class GroupCommit implements SmartLifecycle {

    /** Below the web server's, so that this starts before it and stops after it. */
    static final int PHASE = 0;

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
    private static final int COMMITTERS = 2;
    private static final int GROUP = 1_000;
    private static final long GROUP_BYTES = 8 << 20;

    private final DataSource database;
    private final Vendor vendor;
    private final Durability durability;
    private final InboxSignal signal;
    private final Clock clock;
    private final long patienceNanos;
    private final WaitingQueue queue;
    private final List<Thread> threads = new ArrayList<>();

    /** On H2 groups are appended one at a time, by the only appender. */
    private final ReentrantLock appending = new ReentrantLock();

    private final AtomicLong lastId = new AtomicLong();
    /** Groups with something new that were committed, and how many of these are on disk for certain. */
    private final AtomicLong committed = new AtomicLong();

    private final AtomicLong settled = new AtomicLong();

    GroupCommit(
            DataSource database, Durability durability, InboxSignal signal, Clock clock, InboxProperties properties) {
        this.database = database;
        this.vendor = Vendor.of(database);
        this.durability = durability;
        this.signal = signal;
        this.clock = clock;
        this.patienceNanos = properties.patience().toNanos();
        this.queue = new WaitingQueue(
                properties.queueLength(), properties.queueSize().toBytes(), GROUP, GROUP_BYTES);
    }

    /**
     * Returns when the deliveries are on disk.
     *
     * @throws InboxUnavailable when the queue is full, the store fails, or it takes too long
     */
    Receipts store(List<Delivery> many) {
        Waiting waiting = new Waiting(many);
        queue.add(waiting);
        return waiting.await(patienceNanos);
    }

    /** How many groups with something new have been committed. */
    long groups() {
        return committed.get();
    }

    @Override
    public synchronized void start() {
        if (!queue.isOpen()) {
            queue.open();
            for (int i = 1; i <= COMMITTERS; i++) {
                threads.add(Thread.ofPlatform()
                        .daemon()
                        .name("inbox-committer-" + i)
                        .start(new Committer()));
            }
        }
    }

    /** Takes no more, stores what waits, and returns when that is done. */
    @Override
    public synchronized void stop() {
        queue.close();
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
        return queue.isOpen();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private static void refuse(List<Waiting> group, Throwable why) {
        log.error(
                "Deliveries could not be stored, {} senders are told to come again: {}",
                group.size(),
                FailureText.of(why));
        log.debug("Could not store", why);
        group.forEach(waiting -> waiting.fail(why));
    }

    /** One thread that commits, with a connection of its own. */
    private final class Committer implements Runnable {

        /** Null before the first group and after a failure. */
        private @Nullable Appender appender;

        /** A group that was committed: the first delivery of each identity that was new. */
        private record Outcome(List<Waiting> group, Map<Delivery.Identity, Delivery> fresh, long number) {}

        @Override
        public void run() {
            boolean more = true;
            while (more) {
                more = vendor == Vendor.H2 ? oneInTurn() : one(queue.next(), () -> {});
            }
            disconnect();
        }

        private boolean oneInTurn() {
            appending.lock();
            try {
                return one(queue.next(), appending::unlock);
            } finally {
                if (appending.isHeldByCurrentThread()) {
                    appending.unlock();
                }
            }
        }

        /**
         * @param committed called when the next group may be appended, before this one is on disk
         * @return false when there was no group and there will be none
         */
        private boolean one(List<Waiting> group, Runnable committed) {
            List<Waiting> wanted = group.stream().filter(Waiting::take).toList();
            Outcome outcome = null;
            try {
                outcome = wanted.isEmpty() ? null : append(wanted);
            } catch (SQLException | RuntimeException e) {
                if (wanted.size() > 1 && !StoreFailures.isOutage(e)) {
                    wanted.forEach(this::alone); // one that the database refuses must not turn the others away
                } else {
                    refuse(wanted, e);
                }
            } catch (Error e) {
                refuse(wanted, e); // out of memory: this group is lost, its senders come again; the thread must live on
            }
            committed.run();
            if (outcome != null) {
                settle(outcome);
            }
            return !group.isEmpty();
        }

        private void alone(Waiting waiting) {
            try {
                settle(append(List.of(waiting)));
            } catch (SQLException | RuntimeException | Error e) {
                refuse(List.of(waiting), e);
            }
        }

        private Outcome append(List<Waiting> group) throws SQLException {
            Map<Delivery.Identity, Delivery> distinct = new LinkedHashMap<>();
            for (Waiting waiting : group) {
                for (Delivery delivery : waiting.deliveries) {
                    distinct.putIfAbsent(delivery.identity(), delivery);
                }
            }
            List<Delivery> candidates = List.copyOf(distinct.values());
            boolean[] stored = append(candidates, true);
            for (int i = 0; i < stored.length; i++) {
                if (!stored[i]) {
                    distinct.remove(candidates.get(i).identity());
                }
            }
            long number = distinct.isEmpty() ? committed.get() : committed.incrementAndGet();
            return new Outcome(group, distinct, number);
        }

        private boolean[] append(List<Delivery> candidates, boolean again) throws SQLException {
            boolean kept = appender != null;
            try {
                if (appender == null) {
                    appender = Appender.open(database, vendor, lastId);
                }
                return appender.append(candidates, clock.instant());
            } catch (SQLException | RuntimeException e) {
                disconnect();
                if (kept && again && StoreFailures.isOutage(e)) {
                    log.debug("The connection was lost since the last group; a new one is opened", e);
                    return append(candidates, false);
                }
                throw e;
            } catch (Error e) {
                disconnect(); // half a group must not be committed with the next one
                throw e;
            }
        }

        /** Waits for the disk, unless all of the group and of those before it is there already. */
        private void settle(Outcome outcome) {
            if (settled.get() < outcome.number) {
                try {
                    durability.settle();
                } catch (RuntimeException | Error e) {
                    refuse(outcome.group, e);
                    return;
                }
                settled.accumulateAndGet(outcome.number, Math::max);
            }
            if (!outcome.fresh.isEmpty()) {
                signal.arrived();
            }
            // of several equal ones in the group the first was stored, the others are repeats
            for (Waiting waiting : outcome.group) {
                int fresh = 0;
                for (Delivery delivery : waiting.deliveries) {
                    if (outcome.fresh.remove(delivery.identity()) != null) {
                        fresh++;
                    }
                }
                waiting.complete(new Receipts(fresh, waiting.deliveries.size() - fresh));
            }
        }

        private void disconnect() {
            if (appender != null) {
                appender.close();
                appender = null;
            }
        }
    }
}
