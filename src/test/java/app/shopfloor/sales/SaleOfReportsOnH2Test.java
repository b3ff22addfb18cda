package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;

class SaleOfReportsOnH2Test extends SaleOfReportsTest {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
