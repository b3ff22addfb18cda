package app.shopfloor.intake.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.sales.SaleReport;
import app.shopfloor.sales.SalesOnDatabase;
import app.shopfloor.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Purchases by dice, delivered in all manners; {@code -Dshopfloor.seed=…} runs one alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AnyOrderOfStripeEventsTest {

    /** 2026-03-01 12:00:00 UTC */
    private static final long NOON = 1_772_366_400L;

    private HikariDataSource database;
    private SalesOnDatabase books;
    private StripeTranslator translator;

    abstract TestDatabase database();

    @BeforeAll
    void open() {
        database = database().pool();
        books = new SalesOnDatabase(
                database, ZoneOffset.UTC, Clock.fixed(Instant.ofEpochSecond(NOON + 864_000), ZoneOffset.UTC));
        translator = Translators.on(database);
    }

    @AfterAll
    void close() {
        database.close();
    }

    static Stream<Integer> seeds() {
        String one = System.getProperty("shopfloor.seed");
        return one != null
                ? Stream.of(Integer.valueOf(one))
                : IntStream.range(0, 40).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyOrderAndRepetitionOfASetOfEventsEndsInOneState(int seed) {
        Random dice = new Random(seed);
        List<String> events = new StripePurchases(dice, NOON).events();
        List<List<SaleReport>> said = events.stream()
                .map(event -> Translators.translate(translator, event).sales())
                .toList();
        String expected = null;
        for (int round = 0; round < 12; round++) {
            List<List<SaleReport>> shuffled = new ArrayList<>(said);
            for (int repeat = dice.nextInt(said.size() + 1); repeat > 0; repeat--) {
                shuffled.add(said.get(dice.nextInt(said.size())));
            }
            Collections.shuffle(shuffled, dice);
            books.clear();
            for (int i = 0; i < shuffled.size(); ) {
                int end = Math.min(shuffled.size(), i + 1 + dice.nextInt(4));
                books.record(
                        shuffled.subList(i, end).stream().flatMap(List::stream).toList());
                i = end;
            }
            String state = books.state();
            if (expected == null) {
                expected = state;
            }
            assertThat(state).as("seed %d, round %d", seed, round).isEqualTo(expected);
        }
        assertThat(books.drift()).isEmpty();
    }
}
