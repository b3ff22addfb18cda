package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;

class SalesDashboardOnH2Test extends SalesDashboardTest {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
