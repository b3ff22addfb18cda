package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;

class ClocksBackOverMidnightOnH2Test extends ClocksBackOverMidnightContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
