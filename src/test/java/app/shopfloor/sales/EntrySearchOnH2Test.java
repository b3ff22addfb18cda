package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;

class EntrySearchOnH2Test extends EntrySearchContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
