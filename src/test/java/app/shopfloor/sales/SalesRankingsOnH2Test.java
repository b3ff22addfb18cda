package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;

class SalesRankingsOnH2Test extends SalesRankingsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
