package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;

class ConvertedTotalsOnPostgresTest extends ConvertedTotalsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }
}
