package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;

class CashOnH2Test extends CashContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
