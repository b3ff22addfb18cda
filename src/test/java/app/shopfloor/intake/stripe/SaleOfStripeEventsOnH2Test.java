package app.shopfloor.intake.stripe;

import app.shopfloor.testing.TestDatabase;

class SaleOfStripeEventsOnH2Test extends SaleOfStripeEventsTest {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
