package app.shopfloor.intake.stripe;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;

class SaleOfStripeEventsOnPostgresTest extends SaleOfStripeEventsTest {

    private final EmbeddedPostgres server;

    SaleOfStripeEventsOnPostgresTest() {
        try {
            server = EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    DataSource database() {
        return server.getPostgresDatabase();
    }

    @AfterAll
    void close() throws IOException {
        server.close();
    }
}
