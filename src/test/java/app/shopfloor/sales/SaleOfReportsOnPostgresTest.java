package app.shopfloor.sales;

import app.shopfloor.testing.TestDatabase;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SaleOfReportsOnPostgresTest extends SaleOfReportsTest {

    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }

    /** A part of the seeds: each ends with as many collisions as the workers like. */
    static Stream<Integer> fewerSeeds() {
        return System.getProperty("shopfloor.seed") != null ? seeds() : seeds().limit(12);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("fewerSeeds")
    void workersSideBySideEndInTheSameState(int seed) throws Exception {
        assertThatWorkersSideBySideEndInTheSameState(seed);
    }
}
