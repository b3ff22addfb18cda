package app.shopfloor.base.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.shopfloor.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class PostgresPulsesTests {

    private static final Topic SALES = new Topic("sales");
    private static final Topic OTHER = new Topic("other topic");

    private final TestDatabase test = TestDatabase.postgres();
    private final DataSource database = new DriverManagerDataSource(test.url(), test.user(), test.password());
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final PostgresPulses here = node();
    private final PostgresPulses there = node();

    @BeforeEach
    void bothListen() {
        await().untilAsserted(() -> assertThat(listeners()).isEqualTo(2));
    }

    @AfterEach
    void close() throws SQLException {
        here.close();
        there.close();
        timer.shutdownNow();
    }

    @Test
    void aChangeOnOneNodeBeatsOnTheOtherAndOnceOnItsOwn() {
        here.changed(SALES);

        await().untilAsserted(() -> assertThat(there.count(SALES)).isEqualTo(1));
        there.changed(OTHER);
        await().untilAsserted(() -> assertThat(here.count(OTHER)).isEqualTo(1));
        assertThat(here.count(SALES)).isEqualTo(1);
        assertThat(there.count(SALES)).isEqualTo(1);
    }

    @Test
    void aNodeThatLostItsConnectionBeatsForWhatItMayHaveMissed() throws SQLException {
        there.listen(SALES, () -> {});

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%'"
                    + " and datname = current_database()");
        }

        await().untilAsserted(() -> assertThat(there.count(SALES)).isEqualTo(1));
        here.changed(OTHER);
        await().untilAsserted(() -> assertThat(there.count(OTHER)).isEqualTo(1));
    }

    private int listeners() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var counted = statement.executeQuery("select count(*) from pg_stat_activity where query like 'listen%'"
                        + " and datname = current_database()")) {
            counted.next();
            return counted.getInt(1);
        }
    }

    private PostgresPulses node() {
        return new PostgresPulses(database, local(), local());
    }

    private LocalPulses local() {
        return new LocalPulses(
                System::nanoTime,
                (delay, task) -> timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS),
                new VirtualThreadTaskExecutor("test-"));
    }
}
