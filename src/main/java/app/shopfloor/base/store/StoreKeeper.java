package app.shopfloor.base.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps the H2 file small and its last second safe. With WRITE_DELAY=0, H2 does neither by itself: every commit leaves a little dead
 * weight behind, and none is told to the disk. So once a second what was committed is synced, which also makes it safe to
 * overwrite what has been dead for longer than RETENTION_TIME; and when much of the file is dead, it is compacted in small steps.
 */
@Component
class StoreKeeper implements SmartLifecycle, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(StoreKeeper.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    /** Below this size bloat hurts nobody. */
    private static final long SMALL = 32 << 20;
    /** How long one round of compaction may take while others work, and the last one when nobody does. */
    private static final Duration ROUND = Duration.ofMillis(500);

    /** A step may find the file busy, or all of its dead parts too young; then the next round goes on. */
    private static final int STEPS_IN_VAIN = 5;

    private static final long LONGEST_PAUSE = 10;

    private static final Duration LAST_ROUND = Duration.ofSeconds(10);

    /** Up to this much a full compaction, which compresses too, takes a few seconds; beyond, what fits into the last round is done. */
    private static final long QUICKLY_COMPACTED = 512 << 20;

    private final DataSource database;
    private final @Nullable H2File file;
    private final long sizeAtStart;
    private @Nullable Thread thread;
    private boolean ending;

    StoreKeeper(DataSource database) throws SQLException {
        this.database = database;
        this.file = H2File.of(database);
        this.sizeAtStart = file == null ? 0 : file.size();
    }

    @Override
    public synchronized void start() {
        if (file != null && thread == null) {
            ending = false;
            H2File kept = file;
            thread = Thread.ofPlatform().daemon().name("store-keeper").start(() -> keep(kept));
        }
    }

    @Override
    public void stop() {
        Thread stopping;
        synchronized (this) {
            stopping = thread;
            thread = null;
            ending = true;
            notifyAll();
        }
        if (stopping != null) {
            try {
                stopping.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** When all others have stopped and the pool is about to close: leaves a compacted file, if that does not take long. */
    @Override
    public void destroy() {
        if (file == null || file.isClosed()) {
            return;
        }
        try {
            if (hasGrown(file) && file.live() < QUICKLY_COMPACTED) {
                try (Connection connection = database.getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("shutdown compact");
                }
            } else {
                compact(file, LAST_ROUND);
            }
        } catch (SQLException | RuntimeException e) {
            if (file.isClosed()) {
                log.debug("The statement that closes the database cannot be closed after it", e);
            } else {
                log.warn(
                        "The database file could not be compacted; it is only larger than it need be: {}",
                        e.toString());
            }
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** Starts before, and stops after, whatever writes. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    private void keep(H2File kept) {
        long synced = -1;
        long pause = 0; // rounds left out, doubling as long as there is nothing to gain
        long left = 0;
        while (rest()) {
            try {
                long version = kept.version();
                if (version != synced) {
                    kept.sync();
                    synced = version;
                }
                if (left > 0) {
                    left--;
                } else if (isBloated(kept)) {
                    pause = compact(kept, ROUND) ? 0 : Math.min(LONGEST_PAUSE, pause * 2 + 1);
                    left = pause;
                }
            } catch (RuntimeException e) {
                log.error("The database file cannot be synced: {}", e.toString());
            }
        }
    }

    /** @return false when it is time to stop */
    private synchronized boolean rest() {
        try {
            if (!ending) {
                wait(INTERVAL.toMillis());
            }
        } catch (InterruptedException e) {
            return false;
        }
        return !ending;
    }

    private static boolean isBloated(H2File kept) {
        long size = kept.size();
        return size > SMALL && size > kept.live() / 2 * 3;
    }

    /** Whether a full compaction is worth its seconds: one that was compacted at the last stop and has hardly grown is not. */
    private boolean hasGrown(H2File kept) {
        long size = kept.size();
        return size > SMALL && size > sizeAtStart / 2 * 3;
    }

    /** @return whether it changed anything */
    private static boolean compact(H2File kept, Duration atMost) {
        long until = System.nanoTime() + atMost.toNanos();
        boolean gained = false;
        int inVain = 0;
        while (isBloated(kept) && inVain < STEPS_IN_VAIN && System.nanoTime() < until) {
            boolean changed = kept.compactStep();
            gained |= changed;
            inVain = changed ? 0 : inVain + 1;
        }
        return gained;
    }
}
