package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;

class OneNumberInNewYorkOnPostgresTest extends OneNumberContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }

    @Override
    String zone() {
        return "America/New_York";
    }
}
