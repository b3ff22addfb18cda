package app.shopfloor.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
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

    Optional<Instant> lastReceived(String source) {
        return jdbc.sql("select received_at from delivery where id = (select max(id) from delivery where source = ?)")
                .param(source)
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
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

    List<DeliveryRecord> newest(long before, int limit) {
        return jdbc.sql("""
                        select d.id, d.source, d.delivery_id, d.kind, d.received_at, d.sample,
                               o.id as open_id, o.attempts, o.failed_at, o.error, e.ignored_because
                        from delivery d
                        left join delivery_open o on o.id = d.id
                        left join delivery_done e on e.id = d.id
                        where d.id < ? order by d.id desc limit ?
                        """)
                .param(before)
                .param(limit)
                .query((row, n) -> read(row))
                .list();
    }

    private static DeliveryRecord read(ResultSet row) throws SQLException {
        boolean open = row.getObject("open_id") != null;
        String ignored = row.getString("ignored_because");
        DeliveryState state = open
                ? row.getObject("failed_at") == null ? DeliveryState.PENDING : DeliveryState.FAILED
                : ignored == null ? DeliveryState.TRANSLATED : DeliveryState.IGNORED;
        return new DeliveryRecord(
                row.getLong("id"),
                row.getString("source"),
                row.getString("delivery_id"),
                row.getString("kind"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("sample"),
                state,
                row.getInt("attempts"),
                open ? row.getString("error") : ignored);
    }

    /** @return whether there is such a delivery */
    @Transactional
    boolean reopen(long id) {
        jdbc.sql("delete from delivery_done where id = ?").param(id).update();
        jdbc.sql("delete from delivery_open where id = ?").param(id).update();
        return jdbc.sql("""
                        insert into delivery_open (id, bytes, attempts)
                        select id, octet_length(payload), 0 from delivery where id = ?
                        """).param(id).update() == 1;
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
