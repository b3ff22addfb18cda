package app.shopfloor.intake;

import app.shopfloor.base.store.Durability;
import app.shopfloor.base.store.Vendor;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Stores whatever waits in one transaction and one fsync. One thread does it: while it commits a group, the next one gathers.
 */
@Component
class GroupCommit implements SmartLifecycle {

    /** Below the web server's, so that this starts before it and stops after it. */
    static final int PHASE = 0;

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

    /** Deliveries and bytes of one transaction; a batch that is handed over as one is never cut. */
    private static final int GROUP = 1_000;

    private static final long GROUP_BYTES = 8 << 20;

    private final DataSource database;
    private final Vendor vendor;
    private final Durability durability;
    private final InboxSignal signal;
    private final Clock clock;
    private final int queueLength;
    private final long queueBytes;
    private final long patienceNanos;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private int queued;
    private long queuedBytes;
    private @Nullable Thread committer;
    private final AtomicLong groups = new AtomicLong();
    /** The committer's own; null before its first group and after a failure. */
    private @Nullable Appender appender;

    GroupCommit(
            DataSource database, Durability durability, InboxSignal signal, Clock clock, InboxProperties properties) {
        this.database = database;
        this.vendor = Vendor.of(database);
        this.durability = durability;
        this.signal = signal;
        this.clock = clock;
        this.queueLength = properties.queueLength();
        this.queueBytes = properties.queueSize().toBytes();
        this.patienceNanos = properties.patience().toNanos();
    }

    /**
     * Returns when the deliveries are on disk.
     *
     * @throws InboxUnavailable when the queue is full, the store fails, or it takes too long
     */
    Receipts store(List<Delivery> many) {
        Waiting waiting = new Waiting(many);
        lock.lock();
        try {
            if (committer == null) {
                throw new InboxUnavailable("The inbox is closed");
            }
            // whatever its size, a batch is taken when nothing else waits
            if (queued > 0 && (queued + many.size() > queueLength || queuedBytes + waiting.bytes > queueBytes)) {
                throw new InboxUnavailable("Too many deliveries wait to be stored");
            }
            queue.add(waiting);
            queued += many.size();
            queuedBytes += waiting.bytes;
            work.signal();
        } finally {
            lock.unlock();
        }
        return waiting.await(patienceNanos);
    }

    /** How many groups have been committed, each with one fsync. */
    long groups() {
        return groups.get();
    }

    @Override
    public void start() {
        lock.lock();
        try {
            if (committer == null) {
                committer = Thread.ofPlatform().daemon().name("inbox-committer").start(this::run);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more, stores what waits, and returns when that is done. */
    @Override
    public void stop() {
        Thread ending;
        lock.lock();
        try {
            ending = committer;
            committer = null;
            work.signalAll();
        } finally {
            lock.unlock();
        }
        if (ending != null) {
            try {
                ending.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        lock.lock();
        try {
            return committer != null;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void run() {
        for (List<Waiting> group = next(); !group.isEmpty(); group = next()) {
            commit(group);
        }
        disconnect();
    }

    /** The next group, in order of arrival; waits for one, and is empty only when the inbox is closed and nothing waits. */
    private List<Waiting> next() {
        List<Waiting> group = new ArrayList<>();
        lock.lock();
        try {
            while (queue.isEmpty() && committer != null) {
                work.awaitUninterruptibly();
            }
            int size = 0;
            long bytes = 0;
            while (!queue.isEmpty()) {
                Waiting first = queue.element();
                if (size > 0 && (size + first.deliveries.size() > GROUP || bytes + first.bytes > GROUP_BYTES)) {
                    break;
                }
                group.add(queue.remove());
                size += first.deliveries.size();
                bytes += first.bytes;
            }
            queued -= size;
            queuedBytes -= bytes;
        } finally {
            lock.unlock();
        }
        return group;
    }

    private void commit(List<Waiting> group) {
        List<Waiting> wanted = group.stream().filter(Waiting::take).toList();
        if (wanted.isEmpty()) {
            return;
        }
        try {
            write(wanted);
        } catch (SQLException | RuntimeException e) {
            if (wanted.size() > 1 && !StoreFailures.isOutage(e)) {
                // one delivery the database refuses must not turn the others away
                wanted.forEach(one -> {
                    try {
                        write(List.of(one));
                    } catch (SQLException | RuntimeException refused) {
                        refuse(List.of(one), refused);
                    }
                });
            } else {
                refuse(wanted, e);
            }
        } catch (Error e) {
            refuse(wanted, e); // out of memory: this group is lost, its senders come again; the committer must live on
        }
    }

    private void refuse(List<Waiting> group, Throwable why) {
        log.error(
                "Deliveries could not be stored, {} senders are told to come again: {}", group.size(), why.toString());
        log.debug("Could not store", why);
        group.forEach(waiting -> waiting.fail(why));
    }

    private void write(List<Waiting> group) throws SQLException {
        Map<Delivery.Identity, Delivery> distinct = new LinkedHashMap<>();
        for (Waiting waiting : group) {
            for (Delivery delivery : waiting.deliveries) {
                distinct.putIfAbsent(delivery.identity(), delivery);
            }
        }
        List<Delivery> candidates = List.copyOf(distinct.values());
        boolean[] stored = append(candidates);
        durability.settle();
        groups.incrementAndGet();
        boolean any = false;
        for (int i = 0; i < stored.length; i++) {
            any |= stored[i];
            if (!stored[i]) {
                distinct.remove(candidates.get(i).identity());
            }
        }
        if (any) {
            signal.arrived();
        }
        // of several equal ones in the group the first was stored, the others are repeats
        for (Waiting waiting : group) {
            int fresh = 0;
            for (Delivery delivery : waiting.deliveries) {
                if (distinct.remove(delivery.identity()) != null) {
                    fresh++;
                }
            }
            waiting.complete(new Receipts(fresh, waiting.deliveries.size() - fresh));
        }
    }

    private boolean[] append(List<Delivery> candidates) throws SQLException {
        Instant now = clock.instant();
        if (appender != null) {
            try {
                return appender.append(candidates, now);
            } catch (SQLException | RuntimeException e) {
                disconnect();
                if (!StoreFailures.isOutage(e)) {
                    throw e;
                }
                log.debug("The connection was lost since the last group; a new one is opened", e);
            }
        }
        try {
            appender = Appender.open(database, vendor);
            return appender.append(candidates, now);
        } catch (SQLException | RuntimeException e) {
            disconnect();
            throw e;
        }
    }

    private void disconnect() {
        if (appender != null) {
            appender.close();
            appender = null;
        }
    }
}
