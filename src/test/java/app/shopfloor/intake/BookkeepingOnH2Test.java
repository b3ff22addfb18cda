package app.shopfloor.intake;

import app.shopfloor.testing.TestDatabase;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class BookkeepingOnH2Test extends BookkeepingContract {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        TestDatabase.h2().register(properties);
    }
}
