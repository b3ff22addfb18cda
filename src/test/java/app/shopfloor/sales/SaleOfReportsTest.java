package app.shopfloor.sales;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.shared.News;
import app.shopfloor.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;

/** Whatever is told of orders, charges and invoices, in whatever order: one state. Run one seed with -Dshopfloor.seed=7. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SaleOfReportsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final int ROUNDS = 8;

    private HikariDataSource database;
    private SalesOnDatabase books;

    abstract TestDatabase database();

    @BeforeAll
    void open() {
        database = database().pool();
        books = new SalesOnDatabase(database, ZoneOffset.UTC, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterAll
    void close() {
        database.close();
    }

    static Stream<Integer> seeds() {
        String one = System.getProperty("shopfloor.seed");
        return one != null
                ? Stream.of(Integer.valueOf(one))
                : IntStream.range(0, 60).boxed();
    }

    /** The reports in any order, some repeated, cut into batches. */
    private static List<List<SaleReport>> shuffled(List<SaleReport> reports, Random dice) {
        List<SaleReport> told = new ArrayList<>(reports);
        for (int repeat = dice.nextInt(reports.size() + 1); repeat > 0; repeat--) {
            told.add(reports.get(dice.nextInt(reports.size())));
        }
        Collections.shuffle(told, dice);
        List<List<SaleReport>> batches = new ArrayList<>();
        for (int i = 0; i < told.size(); ) {
            int end = Math.min(told.size(), i + 1 + dice.nextInt(5));
            batches.add(told.subList(i, end));
            i = end;
        }
        return batches;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyOrderRepetitionAndBatchingOfReportsEndsInOneState(int seed) {
        Random dice = new Random(seed);
        List<SaleReport> reports = SomeReports.by(dice);
        String expected = null;
        for (int round = 0; round < ROUNDS; round++) {
            books.clear();
            shuffled(reports, dice).forEach(books::record);
            String state = books.state();
            expected = expected == null ? state : expected;
            assertThat(state).as("seed %d, round %d", seed, round).isEqualTo(expected);
        }
        assertThat(books.drift()).as("seed %d", seed).isEmpty();
        books.everySale().forEach(sale -> assertThat(sale).as("seed %d", seed).satisfies(SaleOfReportsTest::addsUp));
    }

    private static void addsUp(Sale sale) {
        assertThat(sale.gross() - sale.discount() + sale.shipping() + sale.tax())
                .isEqualTo(sale.total());
        assertThat(sale.lines().stream().mapToLong(Sale.Line::gross).sum()).isEqualTo(sale.gross());
        assertThat(sale.refunds().stream()
                        .filter(refund -> refund.restoredAt() == null)
                        .mapToLong(Sale.Refund::amount)
                        .sum())
                .isEqualTo(sale.refunded());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aPreviewSaysWhatRecordingThenSaysAndKnowsEverythingAfterwards(int seed) {
        Random dice = new Random(seed);
        List<SaleReport> reports = SomeReports.by(dice);
        books.clear();
        for (List<SaleReport> batch : shuffled(reports, dice)) {
            String before = books.state();
            List<News> expected = books.sales().preview(batch);
            assertThat(books.state()).as("seed %d", seed).isEqualTo(before);

            assertThat(books.record(batch))
                    .as("seed %d", seed)
                    .extracting(Recorded::news)
                    .isEqualTo(expected);
        }
        assertThat(books.sales().preview(reports)).as("seed %d", seed).containsOnly(News.KNOWN);
    }

    /** For databases that several workers write to at once. */
    final void assertThatWorkersSideBySideEndInTheSameState(int seed) throws Exception {
        Random dice = new Random(seed);
        List<SaleReport> reports = SomeReports.by(dice);
        books.clear();
        books.record(reports);
        String expected = books.state();
        books.clear();

        List<List<SaleReport>> batches = shuffled(reports, dice);
        try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
            List<Future<?>> running = new ArrayList<>();
            batches.forEach(batch -> running.add(workers.submit(() -> recordUntilNobodyIsInTheWay(batch))));
            for (Future<?> one : running) {
                one.get();
            }
        }

        assertThat(books.state()).as("seed %d", seed).isEqualTo(expected);
        assertThat(books.drift()).as("seed %d", seed).isEmpty();
    }

    /** As the inbox's worker does with a batch that ran into another one. */
    private void recordUntilNobodyIsInTheWay(List<SaleReport> batch) {
        for (int attempt = 0; ; attempt++) {
            try {
                books.record(batch);
                return;
            } catch (TransientDataAccessException | DataIntegrityViolationException collision) {
                if (attempt == 50) {
                    throw collision;
                }
            }
        }
    }
}
