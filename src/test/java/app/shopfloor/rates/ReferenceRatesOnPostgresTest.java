package app.shopfloor.rates;

import app.shopfloor.testing.TestDatabase;

class ReferenceRatesOnPostgresTest extends ReferenceRatesContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }
}
