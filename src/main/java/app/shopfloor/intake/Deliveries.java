package app.shopfloor.intake;

import app.shopfloor.base.store.Vendor;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The stored deliveries. */
@Repository
class Deliveries {

    private final JdbcClient jdbc;
    private final Vendor vendor;

    Deliveries(DataSource database, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.vendor = Vendor.of(database);
    }

    /**
     * Appends those that are not there yet, in their order, in the connection's transaction.
     *
     * @param distinct deliveries of different identities
     * @return for each whether it was appended
     */
    boolean[] append(Connection connection, List<Delivery> distinct, Instant receivedAt) throws SQLException {
        return vendor == Vendor.POSTGRESQL
                ? appendAtOnce(connection, distinct, receivedAt)
                : appendOneByOne(connection, distinct, receivedAt);
    }

    /** One round trip for the whole group. */
    private boolean[] appendAtOnce(Connection connection, List<Delivery> distinct, Instant receivedAt)
            throws SQLException {
        int n = distinct.size();
        String[] sources = new String[n];
        String[] ids = new String[n];
        String[] kinds = new String[n];
        Boolean[] samples = new Boolean[n];
        byte[][] payloads = new byte[n][];
        for (int i = 0; i < n; i++) {
            Delivery d = distinct.get(i);
            sources[i] = d.source();
            ids[i] = d.deliveryId();
            kinds[i] = d.kind();
            samples[i] = d.sample();
            payloads[i] = d.payload();
        }
        Set<Delivery.Identity> added = new HashSet<>(n * 2);
        try (PreparedStatement insert = connection.prepareStatement("""
                with added as (
                    insert into delivery (source, delivery_id, kind, received_at, sample, payload)
                    select source, delivery_id, kind, ?, sample, payload
                    from unnest(?::text[], ?::text[], ?::text[], ?::boolean[], ?::bytea[]) with ordinality
                        as fresh (source, delivery_id, kind, sample, payload, position)
                    order by position
                    on conflict do nothing
                    returning id, source, delivery_id, kind, octet_length(payload) as bytes),
                opened as (insert into delivery_open (id, bytes, attempts) select id, bytes, 0 from added)
                select source, delivery_id, kind from added
                """)) {
            insert.setTimestamp(1, Timestamp.from(receivedAt));
            insert.setArray(2, connection.createArrayOf("text", sources));
            insert.setArray(3, connection.createArrayOf("text", ids));
            insert.setArray(4, connection.createArrayOf("text", kinds));
            insert.setArray(5, connection.createArrayOf("boolean", samples));
            Array bytes = connection.createArrayOf("bytea", payloads);
            insert.setArray(6, bytes);
            try (ResultSet rows = insert.executeQuery()) {
                while (rows.next()) {
                    added.add(new Delivery.Identity(rows.getString(1), rows.getString(2), rows.getString(3)));
                }
            }
        }
        boolean[] appended = new boolean[n];
        for (int i = 0; i < n; i++) {
            appended[i] = added.contains(distinct.get(i).identity());
        }
        return appended;
    }

    /**
     * In the same process as the database, a statement a row costs little. Looking first is cheaper than running into the
     * unique constraint, and safe: this process is the only one, and one thread of it appends.
     */
    private boolean[] appendOneByOne(Connection connection, List<Delivery> distinct, Instant receivedAt)
            throws SQLException {
        boolean[] appended = new boolean[distinct.size()];
        Timestamp at = Timestamp.from(receivedAt);
        long first = Long.MAX_VALUE;
        try (PreparedStatement find = connection.prepareStatement(
                        "select 1 from delivery where delivery_id = ? and kind = ? and source = ?");
                PreparedStatement insert = connection.prepareStatement(
                        "insert into delivery (source, delivery_id, kind, received_at, sample, payload)"
                                + " values (?, ?, ?, ?, ?, ?)",
                        new String[] {"id"});
                PreparedStatement open = connection.prepareStatement("insert into delivery_open (id, bytes, attempts)"
                        + " select id, octet_length(payload), 0 from delivery where id >= ?")) {
            for (int i = 0; i < appended.length; i++) {
                Delivery d = distinct.get(i);
                find.setString(1, d.deliveryId());
                find.setString(2, d.kind());
                find.setString(3, d.source());
                try (ResultSet there = find.executeQuery()) {
                    if (there.next()) {
                        continue;
                    }
                }
                insert.setString(1, d.source());
                insert.setString(2, d.deliveryId());
                insert.setString(3, d.kind());
                insert.setTimestamp(4, at);
                insert.setBoolean(5, d.sample());
                insert.setBytes(6, d.payload());
                insert.executeUpdate();
                appended[i] = true;
                if (first == Long.MAX_VALUE) {
                    try (ResultSet keys = insert.getGeneratedKeys()) {
                        keys.next();
                        first = keys.getLong(1);
                    }
                }
            }
            if (first != Long.MAX_VALUE) {
                open.setLong(1, first);
                open.executeUpdate();
            }
        }
        return appended;
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
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
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
                ? row.getTimestamp("failed_at") == null ? DeliveryState.PENDING : DeliveryState.FAILED
                : ignored == null ? DeliveryState.TRANSLATED : DeliveryState.IGNORED;
        return new DeliveryRecord(
                row.getLong("id"),
                row.getString("source"),
                row.getString("delivery_id"),
                row.getString("kind"),
                row.getTimestamp("received_at").toInstant(),
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
