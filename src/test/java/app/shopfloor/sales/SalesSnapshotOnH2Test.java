package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;

class SalesSnapshotOnH2Test extends SalesSnapshotContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
