package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;

class OneNumberInTokyoOnPostgresTest extends OneNumberContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }

    @Override
    String zone() {
        return "Asia/Tokyo";
    }
}
