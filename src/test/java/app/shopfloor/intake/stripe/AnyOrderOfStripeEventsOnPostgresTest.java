package app.shopfloor.intake.stripe;

import app.shopfloor.testing.TestDatabase;

class AnyOrderOfStripeEventsOnPostgresTest extends AnyOrderOfStripeEventsTest {

    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }
}
