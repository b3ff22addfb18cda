package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;

class SaleCustomersOnPostgresTest extends SaleCustomersContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }
}
