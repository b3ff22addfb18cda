package app.shopfloor.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** How a delivery and where it stands are read from the database. */
final class DeliveryRows {

    static final String COLUMNS = """
            select d.id, d.source, d.delivery_id, d.kind, d.received_at, d.sample, octet_length(d.payload) as bytes,
                   o.id as open_id, o.attempts, o.next_attempt_at, o.failed_at, o.error,
                   e.done_at, e.ignored_because, e.changed
            """;

    static final String SELECT = COLUMNS
            + "from delivery d left join delivery_open o on o.id = d.id left join delivery_done e on e.id = d.id ";

    private DeliveryRows() {}

    static DeliveryRecord read(ResultSet row, int number) throws SQLException {
        boolean open = row.getObject("open_id") != null;
        Instant failedAt = instant(row, "failed_at");
        String ignored = row.getString("ignored_because");
        DeliveryState state = open
                ? failedAt == null ? DeliveryState.PENDING : DeliveryState.FAILED
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
                open ? row.getString("error") : ignored,
                open ? null : row.getString("changed"),
                open ? failedAt : instant(row, "done_at"),
                open ? instant(row, "next_attempt_at") : null,
                row.getObject("bytes") == null ? null : row.getInt("bytes"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
