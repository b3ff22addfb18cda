package app.shopfloor.intake.stripe;

import app.shopfloor.testing.TestDatabase;

class HeardOrAskedOnH2Test extends HeardOrAskedTest {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
