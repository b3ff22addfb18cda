package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;

class SaleOfReportsOnPostgresTest extends SaleOfReportsTest {

    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }
}
