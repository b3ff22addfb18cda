package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;

class SalesReadingOnPostgresTest extends SalesReadingContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }
}
