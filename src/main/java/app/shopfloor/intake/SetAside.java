package app.shopfloor.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deliveries that were kept and changed nothing, by the reason given ({@link Translation#ignoredBecause()}). */
@Component
public class SetAside {

    private static final int BATCH = 500;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    /** What is still open by then is far behind; whoever looks at the counts sees whether some are left. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Deliveries deliveries;
    private final InboxSignal signal;
    private final Clock clock;

    SetAside(JdbcClient jdbc, Deliveries deliveries, InboxSignal signal, Clock clock) {
        this.jdbc = jdbc;
        this.deliveries = deliveries;
        this.signal = signal;
        this.clock = clock;
    }

    /** How many there are for each of these reasons; none where there is none. */
    public Map<String, Long> counts(Collection<String> reasons) {
        Map<String, Long> counts = new HashMap<>();
        if (!reasons.isEmpty()) {
            jdbc.sql("""
                            select ignored_because, count(*) as many from delivery_done
                            where ignored_because in (:reasons) group by ignored_because
                            """).param("reasons", reasons).query(row -> {
                counts.put(row.getString("ignored_because"), row.getLong("many"));
            });
        }
        return counts;
    }

    /**
     * Has all that were set aside for a reason that has just ceased translated once more, in batches, oldest first; those whose
     * payload is no longer kept stay. Waits first for what the workers are at: they may have found that reason and not have said
     * so yet. To be called outside of a transaction, and not by a UI's own thread.
     */
    public Replayed replay(String because) {
        awaitWorkers();
        Replayed all = Replayed.NONE;
        long last = 0;
        List<Long> ids = next(because, last);
        while (!ids.isEmpty()) {
            all = all.plus(deliveries.reopen(ids));
            signal.arrived();
            last = ids.getLast();
            ids = next(because, last);
        }
        return all;
    }

    private void awaitWorkers() {
        long last = deliveries.newestOpen();
        Instant now = clock.instant();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (deliveries.isAtWork(last, now) && System.nanoTime() < end) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private List<Long> next(String because, long after) {
        return jdbc.sql("select id from delivery_done where ignored_because = ? and id > ? order by id limit ?")
                .param(because)
                .param(after)
                .param(BATCH)
                .query((row, n) -> row.getLong(1))
                .list();
    }
}
