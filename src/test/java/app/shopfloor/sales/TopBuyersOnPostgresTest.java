package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;

class TopBuyersOnPostgresTest extends TopBuyersContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }
}
