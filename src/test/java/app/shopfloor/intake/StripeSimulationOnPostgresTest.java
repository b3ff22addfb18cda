package app.shopfloor.intake;

import app.shopfloor.testing.TestDatabase;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class StripeSimulationOnPostgresTest extends StripeSimulationTest {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        TestDatabase.postgres().register(properties);
    }
}
