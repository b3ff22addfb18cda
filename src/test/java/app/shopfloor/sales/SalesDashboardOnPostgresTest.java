package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;

class SalesDashboardOnPostgresTest extends SalesDashboardTest {

    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }
}
