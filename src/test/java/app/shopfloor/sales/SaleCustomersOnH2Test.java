package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;

class SaleCustomersOnH2Test extends SaleCustomersContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
