package app.shopfloor.intake.stripe;

import app.shopfloor.testing.TestDatabase;

class AnyOrderOfStripeEventsOnH2Test extends AnyOrderOfStripeEventsTest {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
