package app.shopfloor.intake.sample;

import java.sql.Timestamp;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is remembered of the sample shop over a restart. */
@Repository
class StoredSample {

    private final JdbcClient jdbc;

    StoredSample(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    enum Stage {
        LOADING,
        LOADED,
        REMOVING
    }

    record Row(SamplePlan plan, long deliveries, long accepted, Stage stage) {}

    Optional<Row> find() {
        return jdbc.sql("select seed, orders, ends_at, zone, deliveries, accepted, state from sample_shop")
                .query((row, n) -> new Row(
                        new SamplePlan(
                                row.getLong("seed"),
                                row.getLong("orders"),
                                row.getTimestamp("ends_at").toInstant(),
                                ZoneId.of(row.getString("zone"))),
                        row.getLong("deliveries"),
                        row.getLong("accepted"),
                        Stage.valueOf(row.getString("state"))))
                .optional();
    }

    void begin(SamplePlan plan, long deliveries) {
        jdbc.sql("""
                        insert into sample_shop (id, seed, orders, ends_at, zone, deliveries, accepted, state)
                        values (1, ?, ?, ?, ?, ?, 0, 'LOADING') on conflict do nothing
                        """)
                .param(plan.seed())
                .param(plan.orders())
                .param(Timestamp.from(plan.end()))
                .param(plan.zone().getId())
                .param(deliveries)
                .update();
    }

    void accepted(long accepted) {
        jdbc.sql("update sample_shop set accepted = ?").param(accepted).update();
    }

    void stage(Stage stage) {
        jdbc.sql("update sample_shop set state = ?").param(stage.name()).update();
    }

    void forget() {
        jdbc.sql("delete from sample_shop").update();
    }
}
