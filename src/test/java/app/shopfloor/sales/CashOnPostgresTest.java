package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;

class CashOnPostgresTest extends CashContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }
}
