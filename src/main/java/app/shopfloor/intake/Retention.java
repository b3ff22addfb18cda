package app.shopfloor.intake;

import app.shopfloor.base.store.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long payloads are kept: for ever, unless an admin says for how many days. Older ones of settled deliveries are emptied once
 * a day and when the setting changes; the deliveries themselves stay, so that a repetition is still known as one.
 */
@Service
public class Retention implements SmartLifecycle {

    public static final int MAX_DAYS = 3650;

    private static final Logger log = LoggerFactory.getLogger(Retention.class);
    private static final String SETTING = "deliveries.payload-days";
    private static final int BATCH = 500;
    private static final Duration BETWEEN = Duration.ofDays(1);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(10);

    private final Settings settings;
    private final DeliverySearch search;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wake = lock.newCondition();
    private boolean changed;
    private volatile @Nullable Thread thread;

    Retention(
            Settings settings,
            DeliverySearch search,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.settings = settings;
        this.search = search;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** For how many days payloads are kept; nothing when for ever. */
    public OptionalInt days() {
        return settings.get(SETTING)
                .filter(text -> !text.isEmpty())
                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                .orElse(OptionalInt.empty());
    }

    /** Keeps payloads for ever from now on; those already emptied stay so. */
    public void keepForEver() {
        settings.put(SETTING, "");
        log.info("Payloads of deliveries are kept for ever");
    }

    /**
     * Keeps payloads for so many days from now on; older ones are emptied at once, in the background.
     *
     * @param days 1 to {@value #MAX_DAYS}
     */
    public void keep(int days) {
        if (days < 1 || days > MAX_DAYS) {
            throw new IllegalArgumentException("Payloads are kept for 1 to " + MAX_DAYS + " days");
        }
        settings.put(SETTING, String.valueOf(days));
        log.info("Payloads of deliveries are kept for {} days", days);
        lock.lock();
        try {
            changed = true;
            wake.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Empties what is older than is kept, in small transactions.
     *
     * @return how many payloads
     */
    long empty() {
        OptionalInt days = days();
        if (days.isEmpty()) {
            return 0;
        }
        Instant limit = clock.instant().minus(Duration.ofDays(days.getAsInt()));
        long end = search.firstSince(limit.plus(Duration.ofHours(2)));
        long emptied = 0;
        long last = 0;
        while (!Thread.currentThread().isInterrupted()) {
            List<Long> old = oldest(last, end, limit);
            if (old.isEmpty()) {
                break;
            }
            Integer batch = transaction.execute(status -> empty(old));
            emptied += batch == null ? 0 : batch;
            last = old.getLast();
        }
        if (emptied > 0) {
            log.info("Emptied the payloads of {} deliveries older than {} days", emptied, days.getAsInt());
        }
        return emptied;
    }

    private List<Long> oldest(long after, long end, Instant limit) {
        return jdbc.sql("""
                        select d.id from delivery d join delivery_done e on e.id = d.id
                        where d.id > ? and d.id < ? and d.payload is not null and d.received_at < ?
                        order by d.id limit ?
                        """)
                .param(after)
                .param(end)
                .param(limit.atOffset(ZoneOffset.UTC))
                .param(BATCH)
                .query((row, n) -> row.getLong(1))
                .list();
    }

    /** Only of those still settled, which are held so that nobody opens them meanwhile. */
    private int empty(List<Long> ids) {
        List<Long> held = jdbc.sql("select id from delivery_done where id in (:ids) order by id for update skip locked")
                .param("ids", ids)
                .query((row, n) -> row.getLong(1))
                .list();
        return held.isEmpty()
                ? 0
                : jdbc.sql("update delivery set payload = null where id in (:ids)")
                        .param("ids", held)
                        .update();
    }

    @Override
    public void start() {
        if (thread == null) {
            Thread own = Thread.ofPlatform().daemon().name("payload-retention").unstarted(this::run);
            thread = own;
            own.start();
        }
    }

    @Override
    public void stop() {
        Thread stopping = thread;
        thread = null;
        if (stopping != null) {
            stopping.interrupt();
            try {
                stopping.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        while (thread == Thread.currentThread()) {
            Duration pause = BETWEEN;
            try {
                empty();
            } catch (RuntimeException e) {
                log.error("Old payloads could not be emptied, which is tried again: {}", FailureText.of(e));
                pause = AFTER_FAILURE;
            }
            if (!rest(pause)) {
                return;
            }
        }
    }

    /** @return false when it is time to stop */
    private boolean rest(Duration pause) {
        long nanos = pause.toNanos();
        lock.lock();
        try {
            while (!changed && nanos > 0) {
                nanos = wake.awaitNanos(nanos);
            }
            changed = false;
            return true;
        } catch (InterruptedException e) {
            return false;
        } finally {
            lock.unlock();
        }
    }
}
