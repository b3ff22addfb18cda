package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;

class OneNumberInApiaOnPostgresTest extends OneNumberContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }

    @Override
    String zone() {
        return "Pacific/Apia";
    }
}
