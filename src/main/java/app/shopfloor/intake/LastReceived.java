package app.shopfloor.intake;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When the last delivery came. */
@Component
public class LastReceived {

    /** The sample is never loaded beside real sales: behind so many of its deliveries there is no real one. */
    private static final int RECENT = 2_000;

    private final JdbcClient jdbc;

    LastReceived(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of a source itself, the sample shop's not counted. */
    public Optional<Instant> of(String source) {
        return jdbc.sql("select received_at from (select id, sample, received_at from delivery where source = ?"
                        + " order by id desc limit ?) newest where sample = false order by id desc limit 1")
                .param(source)
                .param(RECENT)
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    /** Of the sample shop, if it is among the newest of all. */
    public Optional<Instant> ofSample() {
        return jdbc.sql(
                        "select received_at from (select id, sample, received_at from delivery order by id desc limit ?)"
                                + " newest where sample = true order by id desc limit 1")
                .param(RECENT)
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }
}
