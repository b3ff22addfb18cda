package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PurchasesOnPostgresTest extends PurchasesContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void workersSideBySideEndInTheSameState(int seed) throws Exception {
        assertThatWorkersSideBySideEndInTheSameState(seed);
    }
}
