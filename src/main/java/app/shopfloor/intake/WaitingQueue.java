package app.shopfloor.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Senders whose deliveries wait to be stored, in order of arrival; bounded in number and bytes. */
final class WaitingQueue {

    private final int maxDeliveries;
    private final long maxBytes;
    private final int groupDeliveries;
    private final long groupBytes;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private int deliveries;
    private long bytes;
    private boolean open;

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
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next group. Empty only when the queue is closed and nothing waits. */
    List<Waiting> next() {
        List<Waiting> group = new ArrayList<>();
        lock.lock();
        try {
            while (queue.isEmpty() && open) {
                changed.awaitUninterruptibly();
            }
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
        } finally {
            lock.unlock();
        }
        return group;
    }
}
