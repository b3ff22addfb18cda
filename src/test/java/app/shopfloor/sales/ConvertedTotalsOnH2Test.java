package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;

class ConvertedTotalsOnH2Test extends ConvertedTotalsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
