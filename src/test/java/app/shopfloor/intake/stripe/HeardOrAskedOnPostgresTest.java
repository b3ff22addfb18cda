package app.shopfloor.intake.stripe;

import app.shopfloor.testing.TestDatabase;

class HeardOrAskedOnPostgresTest extends HeardOrAskedTest {

    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }
}
