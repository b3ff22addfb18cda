package app.shopfloor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.Shopfloor;
import app.shopfloor.running.RunningApp;
import app.shopfloor.testing.RawConnection;
import app.shopfloor.testing.SignedEvents;
import app.shopfloor.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The application in a JVM of its own is killed under load, again and again, on one data folder. The number of rounds is
 * {@code -Dshopfloor.drill.rounds=…}.
 */
class CrashDrillTest {

    private static final int ROUNDS = Integer.getInteger("shopfloor.drill.rounds", 5);
    private static final int CONNECTIONS = 8;
    private static final int EVENTS_PER_CONNECTION = 5_000;
    private static final String SECRET = "whsec_of_the_drill";
    private static final int STARTS_TO_CATCH_UP = 10;

    @TempDir
    Path data;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    @Test
    void whatWasAcknowledgedIsThereOnceAndBookedOnceHoweverOftenTheProcessIsKilled() throws Exception {
        Random random = new Random(20_261_120);
        for (int round = 1; round <= ROUNDS; round++) {
            int enough = acknowledged.size() + 100 + random.nextInt(1_500);
            bombardAndKill(round, enough);
            assertThat(acknowledged).as("round %s was under load", round).hasSizeGreaterThanOrEqualTo(enough);

            List<String> stored = query("select delivery_id from delivery");
            assertThat(stored).as("after round %s", round).doesNotHaveDuplicates();
            assertThat(Set.copyOf(stored)).as("after round %s", round).containsAll(acknowledged);
        }

        catchUp();

        List<String> stored = query("select delivery_id from delivery");
        assertThat(query("select id from delivery_open")).isEmpty();
        assertThat(query("select id from delivery_done where ignored_because is not null"))
                .isEmpty();
        assertThat(query("select id from delivery_done")).hasSameSizeAs(stored).doesNotHaveDuplicates();
        assertThat(query("select 'evt_' || substring(source_order_id, 4) from sale"))
                .containsExactlyInAnyOrderElementsOf(stored);
        assertThat(
                        query(
                                "select cast(sum(orders) as bigint) from sales_total where country = '*' and span = 1 and basis = 'native'"))
                .containsExactly("" + stored.size());
    }

    /** Sends from several connections until so many events are acknowledged, and kills the process in the midst of it. */
    private void bombardAndKill(int round, int enough) throws Exception {
        RunningApp app = start();
        CountDownLatch reached = new CountDownLatch(1);
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            String prefix = round + "x" + i + "x";
            senders.add(Thread.ofPlatform().start(() -> send(app.at("/").getPort(), prefix, enough, reached)));
        }
        boolean underLoad = reached.await(2, TimeUnit.MINUTES);
        app.kill();
        for (Thread sender : senders) {
            sender.join();
        }
        assertThat(underLoad)
                .as("enough events were acknowledged:%n%s", app.output())
                .isTrue();
    }

    private void send(int port, String prefix, int enough, CountDownLatch reached) {
        int sent = 0;
        while (sent < EVENTS_PER_CONNECTION) {
            try (RawConnection connection = new RawConnection(port)) {
                // the server closes a connection after a hundred requests
                for (int i = 0; i < 90; i++, sent++) {
                    String id = prefix + sent;
                    long now = Instant.now().getEpochSecond();
                    byte[] event = SignedEvents.charge("evt_" + id, "ch_" + id, "pi_" + id, now)
                            .getBytes(StandardCharsets.UTF_8);
                    if (connection.post("/webhooks/stripe", SignedEvents.signature(SECRET, now, event), event) == 200) {
                        acknowledged.add("evt_" + id);
                        if (acknowledged.size() >= enough) {
                            reached.countDown();
                        }
                    }
                }
            } catch (IOException killed) {
                return;
            }
        }
    }

    /** Has what is left translated: a worker goes on where it stood. */
    private void catchUp() throws SQLException {
        for (int starts = 0;
                starts < STARTS_TO_CATCH_UP
                        && !query("select id from delivery_open").isEmpty();
                starts++) {
            start().stop();
        }
    }

    private RunningApp start() {
        return RunningApp.launch(
                List.of(
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        RunningApp.SOON_WARM,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Shopfloor.class.getName()),
                data,
                Map.of("STRIPE_WEBHOOK_SECRET", SECRET, "SHOPFLOOR_STRIPE_MODE", "live"));
    }

    /** Looks into the file while nobody else has it. */
    private List<String> query(String sql) throws SQLException {
        TestDatabase database = TestDatabase.h2(data);
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> first = new ArrayList<>();
            while (rows.next()) {
                first.add(rows.getString(1));
            }
            return first;
        }
    }
}
