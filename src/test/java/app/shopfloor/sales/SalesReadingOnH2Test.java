package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;

class SalesReadingOnH2Test extends SalesReadingContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
