package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;

class TopBuyersOnH2Test extends TopBuyersContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
