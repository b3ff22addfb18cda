package app.shopfloor.intake;

import app.shopfloor.shared.News;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The deliveries still to be translated, as the workers take and settle them; always within a worker's transaction. */
@Repository
class OpenDeliveries {

    /** Payload bytes of one batch, beyond its first delivery. */
    private static final long BATCH_BYTES = 16 << 20;

    private final JdbcTemplate jdbc;

    OpenDeliveries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param attempts how often it has failed before */
    record Claim(long id, Delivery delivery, Instant receivedAt, int attempts) {}

    /**
     * @param ignoredBecause null when it was translated
     * @param news what it meant to the records, null when it was ignored
     * @param changed what it changed, in words, null when nothing
     */
    record Done(
            long id,
            @Nullable String ignoredBecause,
            @Nullable News news,
            @Nullable String changed) {}

    /** @param nextAttemptAt null when it is given up on */
    record Failed(long id, int attempts, @Nullable Instant nextAttemptAt, String error) {}

    /** Takes the oldest that are due and that no other worker has, in the order they came. */
    List<Claim> claim(int limit, Instant now) {
        return load("""
                select id, bytes, attempts from delivery_open
                where failed_at is null and (next_attempt_at is null or next_attempt_at <= ?)
                order by id limit ?
                for update skip locked
                """, utc(now), limit);
    }

    /** Takes these, as far as they are still open and no other worker has them. */
    List<Claim> claim(Collection<Long> ids) {
        return load("""
                select id, bytes, attempts from delivery_open
                where id = any(cast(? as bigint array)) and failed_at is null
                order by id
                for update skip locked
                """, (Object) ids.toArray(Long[]::new));
    }

    void done(List<Done> settled, Instant now) {
        if (settled.isEmpty()) {
            return;
        }
        Long[] ids = settled.stream().map(Done::id).toArray(Long[]::new);
        String[] reasons = settled.stream().map(Done::ignoredBecause).toArray(String[]::new);
        String[] news = settled.stream()
                .map(done -> done.news() == null ? null : done.news().name())
                .toArray(String[]::new);
        String[] changes = settled.stream().map(Done::changed).toArray(String[]::new);
        update("delete from delivery_open where id = any(cast(? as bigint array))", (Object) ids);
        update("""
                insert into delivery_done (id, done_at, ignored_because, news, changed)
                select id, cast(? as timestamp with time zone), reason, news, change
                from unnest(cast(? as bigint array), cast(? as varchar array), cast(? as varchar array),
                    cast(? as varchar array)) as settled (id, reason, news, change)
                """, utc(now), ids, reasons, news, changes);
    }

    void failed(Failed failure, Instant now) {
        update(
                "update delivery_open set attempts = ?, next_attempt_at = ?, failed_at = ?, error = ? where id = ?",
                failure.attempts(),
                failure.nextAttemptAt() == null ? null : utc(failure.nextAttemptAt()),
                failure.nextAttemptAt() == null ? utc(now) : null,
                failure.error(),
                failure.id());
    }

    private List<Claim> load(String sql, @Nullable Object... parameters) {
        List<long[]> open = query(
                sql, row -> new long[] {row.getLong("id"), row.getLong("bytes"), row.getLong("attempts")}, parameters);
        Map<Long, Integer> attempts = new LinkedHashMap<>();
        long bytes = 0;
        for (long[] one : open) {
            bytes += one[1];
            if (!attempts.isEmpty() && bytes > BATCH_BYTES) {
                break; // the rest stays open, for the next batch
            }
            attempts.put(one[0], (int) one[2]);
        }
        if (attempts.isEmpty()) {
            return List.of();
        }
        return query(
                """
                select id, source, delivery_id, kind, received_at, sample, payload from delivery
                where id = any(cast(? as bigint array)) order by id
                """,
                row -> {
                    long id = row.getLong("id");
                    Delivery delivery = new Delivery(
                            row.getString("source"),
                            row.getString("delivery_id"),
                            row.getString("kind"),
                            row.getBytes("payload"),
                            row.getBoolean("sample"));
                    Instant at =
                            row.getObject("received_at", OffsetDateTime.class).toInstant();
                    return new Claim(id, delivery, at, attempts.getOrDefault(id, 0));
                },
                (Object) attempts.keySet().toArray(Long[]::new));
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Row<T> reader, @Nullable Object... parameters) {
        List<T> rows = jdbc.execute((Connection connection) -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(connection, statement, parameters);
                List<T> all = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        all.add(reader.read(row));
                    }
                }
                return all;
            }
        });
        return rows == null ? List.of() : rows;
    }

    private void update(String sql, @Nullable Object... parameters) {
        jdbc.execute((Connection connection) -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(connection, statement, parameters);
                return statement.executeUpdate();
            }
        });
    }

    private static void bind(Connection connection, PreparedStatement statement, @Nullable Object... parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            switch (parameters[i]) {
                case Long[] array -> statement.setArray(i + 1, connection.createArrayOf("bigint", array));
                case String[] array -> statement.setArray(i + 1, connection.createArrayOf("varchar", array));
                case null -> statement.setObject(i + 1, null);
                default -> statement.setObject(i + 1, parameters[i]);
            }
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
