package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;

class PaymentsOnH2Test extends PaymentsContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
