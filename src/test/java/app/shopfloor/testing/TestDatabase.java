package app.shopfloor.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * A fresh, empty database for a test. The PostgreSQL ones live in one embedded server a JVM.
 *
 * <pre>{@code
 * class SalesOnPostgresTest extends SalesContract {
 *     @DynamicPropertySource
 *     static void database(DynamicPropertyRegistry properties) {
 *         TestDatabase.postgres().register(properties);
 *     }
 * }
 * }</pre>
 */
public record TestDatabase(String url, String user, String password) {

    /** As in application.yml, so that tests meet the H2 that people use. */
    private static final String H2_OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;PAGE_SIZE=2048;RETENTION_TIME=5000;DB_CLOSE_ON_EXIT=FALSE";

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** H2 in memory, kept until the JVM ends. */
    public static TestDatabase h2() {
        return new TestDatabase(
                "jdbc:h2:mem:test" + COUNT.incrementAndGet() + ";DB_CLOSE_DELAY=-1" + H2_OPTIONS, "shopfloor", "");
    }

    /** H2 in a file {@code shopfloor.mv.db} of the folder, as in production. */
    public static TestDatabase h2(Path folder) {
        return new TestDatabase("jdbc:h2:file:" + folder.resolve("shopfloor") + H2_OPTIONS, "shopfloor", "");
    }

    /** PostgreSQL that does not wait for the disk. */
    public static TestDatabase postgres() {
        return postgres("off");
    }

    /** PostgreSQL that waits for the disk at every commit, for drills and benchmarks. */
    public static TestDatabase durablePostgres() {
        return postgres("on");
    }

    private static TestDatabase postgres(String synchronousCommit) {
        String name = "test" + COUNT.incrementAndGet();
        try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
            statement.execute("alter database " + name + " set synchronous_commit = " + synchronousCommit);
        } catch (SQLException e) {
            throw new IllegalStateException("No database for the test", e);
        }
        String url = Server.RUNNING.getJdbcUrl("postgres", name);
        return new TestDatabase(url.split("\\?")[0] + "?reWriteBatchedInserts=true", "postgres", "postgres");
    }

    public boolean isPostgres() {
        return url.startsWith("jdbc:postgresql:");
    }

    /** A small pool on it, to be closed by the test. */
    public HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(8);
        return new HikariDataSource(config);
    }

    /** Spring's own properties for it. */
    public Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("spring.datasource.url", url);
        properties.put("spring.datasource.username", user);
        properties.put("spring.datasource.password", password);
        return properties;
    }

    public void register(DynamicPropertyRegistry registry) {
        properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    private static final class Server {

        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("Embedded PostgreSQL does not start", e);
            }
        }
    }
}
