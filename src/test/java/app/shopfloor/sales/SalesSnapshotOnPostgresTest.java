package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;

class SalesSnapshotOnPostgresTest extends SalesSnapshotContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }
}
