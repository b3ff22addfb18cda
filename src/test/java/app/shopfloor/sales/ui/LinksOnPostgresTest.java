package app.shopfloor.sales.ui;

import app.shopfloor.testing.TestDatabase;

class LinksOnPostgresTest extends LinksContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }
}
