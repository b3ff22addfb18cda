package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;

class SalesRankingsOnPostgresTest extends SalesRankingsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }
}
