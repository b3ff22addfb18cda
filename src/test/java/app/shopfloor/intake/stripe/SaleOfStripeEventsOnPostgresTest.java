package app.shopfloor.intake.stripe;

import app.shopfloor.testing.TestDatabase;

class SaleOfStripeEventsOnPostgresTest extends SaleOfStripeEventsTest {

    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }
}
