package app.shopfloor.rates;

import app.shopfloor.testing.TestDatabase;

class ReferenceRatesOnH2Test extends ReferenceRatesContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
