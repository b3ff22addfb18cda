package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;

class EntrySearchOnPostgresTest extends EntrySearchContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }
}
