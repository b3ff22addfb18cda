package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;

class SalesRulesOnH2Test extends SalesRulesTest {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
