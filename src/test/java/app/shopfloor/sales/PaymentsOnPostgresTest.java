package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;

class PaymentsOnPostgresTest extends PaymentsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }
}
