package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;

class OneNumberInNewYorkOnH2Test extends OneNumberContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }

    @Override
    String zone() {
        return "America/New_York";
    }
}
