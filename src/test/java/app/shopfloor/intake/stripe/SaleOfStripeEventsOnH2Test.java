package app.shopfloor.intake.stripe;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;

class SaleOfStripeEventsOnH2Test extends SaleOfStripeEventsTest {

    private final JdbcConnectionPool pool = JdbcConnectionPool.create(
            "jdbc:h2:mem:stripe-sales;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH", "sa", "");

    @Override
    DataSource database() {
        return pool;
    }

    @AfterAll
    void close() {
        pool.dispose();
    }
}
