package app.shopfloor.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Senders whose deliveries wait to be stored, in order of arrival; bounded in number and bytes. Where several came together last time,
 * the next group is given a moment to come together again: a commit costs the same for one as for many.
 */
final class WaitingQueue {

    /** How long to look whether more come, and how long at most to go on looking. */
    private static final long MOMENT_NANOS = 200_000;

    private static final long LONGEST_NANOS = 3_000_000;

    private final int maxDeliveries;
    private final long maxBytes;
    private final int groupDeliveries;
    private final long groupBytes;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition closed = lock.newCondition();
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private int deliveries;
    private long bytes;
    private boolean open;
    private int sendersOfLastGroup;

    /**
     * @param groupDeliveries deliveries that one group has at most
     * @param groupBytes bytes of payload that one group has at most; what one sender hands over is never cut
     */
    WaitingQueue(int maxDeliveries, long maxBytes, int groupDeliveries, long groupBytes) {
        this.maxDeliveries = maxDeliveries;
        this.maxBytes = maxBytes;
        this.groupDeliveries = groupDeliveries;
        this.groupBytes = groupBytes;
    }

    void open() {
        lock.lock();
        try {
            open = true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more; what waits is still handed out. */
    void close() {
        lock.lock();
        try {
            open = false;
            changed.signalAll();
            closed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isOpen() {
        lock.lock();
        try {
            return open;
        } finally {
            lock.unlock();
        }
    }

    /** @throws InboxUnavailable when it is full or closed; whatever its size, a batch is taken when nothing else waits */
    void add(Waiting waiting) {
        int size = waiting.deliveries.size();
        lock.lock();
        try {
            if (!open) {
                throw new InboxUnavailable("The inbox is closed");
            }
            if (deliveries > 0 && (deliveries + size > maxDeliveries || bytes + waiting.bytes > maxBytes)) {
                throw new InboxUnavailable("Too many deliveries wait to be stored");
            }
            queue.add(waiting);
            deliveries += size;
            bytes += waiting.bytes;
            if (queue.size() == 1) {
                changed.signal(); // whoever gathers looks by itself
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next group. Empty only when the queue is closed and nothing waits. */
    List<Waiting> next() {
        List<Waiting> group = new ArrayList<>();
        lock.lock();
        try {
            do { // while one gathers, another may take what there is
                while (queue.isEmpty() && open) {
                    changed.awaitUninterruptibly();
                }
                gather();
            } while (queue.isEmpty() && open);
            int size = 0;
            long taken = 0;
            while (!queue.isEmpty()) {
                Waiting first = queue.element();
                if (size > 0
                        && (size + first.deliveries.size() > groupDeliveries || taken + first.bytes > groupBytes)) {
                    break;
                }
                group.add(queue.remove());
                size += first.deliveries.size();
                taken += first.bytes;
            }
            deliveries -= size;
            bytes -= taken;
            sendersOfLastGroup = group.size();
        } finally {
            lock.unlock();
        }
        return group;
    }

    /** Waits until as many are there as last time, but only while more keep coming. */
    private void gather() {
        long end = System.nanoTime() + LONGEST_NANOS;
        int before = 0;
        while (open && before < queue.size() && queue.size() < sendersOfLastGroup && System.nanoTime() < end) {
            before = queue.size();
            try {
                closed.awaitNanos(MOMENT_NANOS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
