package app.shopfloor.intake;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The stored deliveries. */
@Repository
class Deliveries {

    private final JdbcClient jdbc;

    Deliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Backlog backlog() {
        return jdbc.sql("""
                        select count(*) filter (where failed_at is null and attempts = 0),
                               count(*) filter (where failed_at is null and attempts > 0),
                               count(*) filter (where failed_at is not null)
                        from delivery_open
                        """)
                .query((row, n) -> new Backlog(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    /** The id of the newest delivery of a source, or 0. */
    long newestId(String source) {
        return jdbc.sql("select coalesce(max(id), 0) from delivery where source = ?")
                .param(source)
                .query(Long.class)
                .single();
    }

    /** Whether some delivery up to this one has not been tried yet. */
    boolean isWaiting(long upTo) {
        return jdbc.sql("select count(*) from delivery_open where id <= ? and attempts = 0 and failed_at is null")
                        .param(upTo)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Whether some delivery up to this one, that a worker may have been at at that time, is not settled since. */
    boolean isAtWork(long upTo, Instant at) {
        return jdbc.sql("""
                        select count(*) from delivery_open
                        where id <= ? and failed_at is null and (next_attempt_at is null or next_attempt_at <= ?)
                        """)
                        .param(upTo)
                        .param(at.atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The id of the newest delivery that is still open, or 0. */
    long newestOpen() {
        return jdbc.sql("select coalesce(max(id), 0) from delivery_open")
                .query(Long.class)
                .single();
    }

    List<DeliveryRecord> newest(long before, int limit) {
        return jdbc.sql(DeliveryRows.SELECT + "where d.id < ? order by d.id desc limit ?")
                .param(before)
                .param(limit)
                .query(DeliveryRows::read)
                .list();
    }

    /** @param ignored whether it was read and changed nothing */
    record Kept(long id, String deliveryId, String kind, boolean ignored) {}

    /** Those of a source that are stored by these ids. */
    List<Kept> kept(String source, Collection<String> deliveryIds) {
        if (deliveryIds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select d.id, d.delivery_id, d.kind, done.ignored_because is not null as ignored
                        from delivery d left join delivery_done done on done.id = d.id
                        where d.delivery_id in (:ids) and d.source = :source
                        """)
                .param("ids", deliveryIds)
                .param("source", source)
                .query((row, n) -> new Kept(
                        row.getLong("id"),
                        row.getString("delivery_id"),
                        row.getString("kind"),
                        row.getBoolean("ignored")))
                .list();
    }

    /** @return whether there is such a delivery, with its payload */
    boolean reopen(long id) {
        return reopen(List.of(id)).again() == 1;
    }

    /**
     * Has these translated once more, from their first attempt.
     *
     * <p>A worker may be at them: it is waited for, so that it cannot settle what is opened here. And payloads may be about to be
     * emptied: what is settled is held before its payload is looked for.
     */
    @Transactional
    Replayed reopen(List<Long> ids) {
        if (ids.isEmpty()) {
            return Replayed.NONE;
        }
        hold("delivery_open", ids);
        hold("delivery_done", ids);
        int known = jdbc.sql("select count(*) from delivery where id in (:ids)")
                .param("ids", ids)
                .query(Integer.class)
                .single();
        List<Long> replayable = jdbc.sql(
                        "select id from delivery where id in (:ids) and payload is not null order by id")
                .param("ids", ids)
                .query((row, n) -> row.getLong(1))
                .list();
        if (!replayable.isEmpty()) {
            jdbc.sql("delete from delivery_open where id in (:ids)")
                    .param("ids", replayable)
                    .update();
            jdbc.sql("delete from delivery_done where id in (:ids)")
                    .param("ids", replayable)
                    .update();
            jdbc.sql("""
                            insert into delivery_open (id, bytes, attempts)
                            select id, octet_length(payload), 0 from delivery where id in (:ids)
                            on conflict do nothing
                            """).param("ids", replayable).update();
        }
        return new Replayed(replayable.size(), known - replayable.size());
    }

    private void hold(String table, List<Long> ids) {
        jdbc.sql("select id from " + table + " where id in (:ids) order by id for update")
                .param("ids", ids)
                .query((row, n) -> row.getLong(1))
                .list();
    }

    int reopenFailed() {
        return jdbc.sql("""
                        update delivery_open set attempts = 0, next_attempt_at = null, failed_at = null, error = null
                        where failed_at is not null
                        """).update();
    }

    @Transactional
    int deleteSample() {
        String ofSample = " where id in (select id from delivery where sample)";
        jdbc.sql("delete from delivery_open" + ofSample).update();
        jdbc.sql("delete from delivery_done" + ofSample).update();
        return jdbc.sql("delete from delivery where sample").update();
    }
}
