package app.shopfloor.intake;

import app.shopfloor.testing.TestDatabase;

class DeliveryLogOnPostgresTest extends DeliveryLogContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }
}
