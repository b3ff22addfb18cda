package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;

class ClocksBackOverMidnightOnPostgresTest extends ClocksBackOverMidnightContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }
}
