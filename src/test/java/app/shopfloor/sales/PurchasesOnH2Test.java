package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;

class PurchasesOnH2Test extends PurchasesContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
