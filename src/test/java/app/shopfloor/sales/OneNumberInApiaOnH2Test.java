package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;

class OneNumberInApiaOnH2Test extends OneNumberContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }

    @Override
    String zone() {
        return "Pacific/Apia";
    }
}
