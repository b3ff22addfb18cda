package app.shopfloor.intake;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deliveries that were kept and changed nothing, by the reason given ({@link Translation#ignoredBecause()}). */
@Component
public class SetAside {

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final Deliveries deliveries;
    private final InboxSignal signal;

    SetAside(JdbcClient jdbc, Deliveries deliveries, InboxSignal signal) {
        this.jdbc = jdbc;
        this.deliveries = deliveries;
        this.signal = signal;
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
     * Has all that were set aside for this reason translated once more, in batches, oldest first; those whose payload is no longer
     * kept stay.
     */
    public Replayed replay(String because) {
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

    private List<Long> next(String because, long after) {
        return jdbc.sql("select id from delivery_done where ignored_because = ? and id > ? order by id limit ?")
                .param(because)
                .param(after)
                .param(BATCH)
                .query((row, n) -> row.getLong(1))
                .list();
    }
}
