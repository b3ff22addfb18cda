package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;

class SalesRulesOnPostgresTest extends SalesRulesTest {

    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }
}
