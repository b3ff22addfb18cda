package app.shopfloor.sales.ui;

import app.shopfloor.testing.TestDatabase;

class LinksOnH2Test extends LinksContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
