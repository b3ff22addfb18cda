package app.shopfloor.catalog;

import static app.shopfloor.shared.Channel.ETSY;
import static app.shopfloor.shared.Channel.STRIPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.shopfloor.catalog.CatalogProblem.Field;
import app.shopfloor.catalog.CatalogProduct.Facts;
import app.shopfloor.shared.Money;
import app.shopfloor.shared.News;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** What holds of the catalog, on whichever database. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.MOCK)
@RecordApplicationEvents
abstract class CatalogContract {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Facts LID = new Facts("Lid organiser", "PC", Money.of(4900, "USD"));

    @Autowired
    Catalog catalog;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    @BeforeEach
    void empty() {
        jdbc.sql("delete from listing").update();
        jdbc.sql("delete from product").update();
    }

    private static ListingReport product(String ref, int second, @Nullable String name, @Nullable String sku) {
        return new ListingReport(STRIPE, ref, null, NOON.plusSeconds(second), false, name, sku, null, null, true);
    }

    private static ListingReport price(String ref, String product, int second, @Nullable String sku, long amount) {
        return new ListingReport(STRIPE, ref, product, NOON.plusSeconds(second), false, null, sku, amount, "usd", true);
    }

    @Test
    void aProductThatAChannelTellsWithAnSkuIsThereWithoutAnyoneTyping() {
        assertThat(catalog.learn(List.of(product("prod_1", 0, "Spoon rest", "REST-01"))))
                .containsExactly(News.NEW);

        assertThat(effective("prod_1")).isEqualTo("REST-01");
        assertThat(catalog.product(new Sku("REST-01")))
                .hasValueSatisfying(made -> assertThat(made.name()).isEqualTo("Spoon rest"));
        assertThat(events.stream(ListingsChanged.class)).hasSize(1);
    }

    @Test
    void whatIsToldAgainIsKnownAndWhatIsOlderChangesNothing() {
        catalog.learn(List.of(product("prod_1", 10, "Spoon rest", "REST-01")));
        List<ListingReport> next = List.of(
                product("prod_1", 20, "Spoon rest", "REST-01"),
                product("prod_1", 5, "Spoon", "OLD"),
                product("prod_1", 30, "Big spoon rest", null),
                product("prod_1", 30, "Big spoon rest", null),
                product("prod_2", 30, "Bowl", null));

        List<News> expected = List.of(News.KNOWN, News.KNOWN, News.UPDATED, News.KNOWN, News.NEW);
        assertThat(catalog.preview(next)).isEqualTo(expected);
        assertThat(names()).containsExactly("Spoon rest");
        assertThat(catalog.learn(next)).isEqualTo(expected);
        assertThat(names()).containsExactly("Big spoon rest", "Bowl");
        assertThat(effective("prod_1"))
                .as("a fact that is not told takes nothing back")
                .isEqualTo("REST-01");
        assertThat(catalog.product(new Sku("REST-01")))
                .hasValueSatisfying(made -> assertThat(made.name()).isEqualTo("Big spoon rest"));
        assertThat(catalog.preview(next)).containsOnly(News.KNOWN);
    }

    @Test
    void anSkuThatTheChannelTakesBackIsNoLongerTold() {
        catalog.learn(List.of(product("prod_1", 0, "Spoon rest", "REST-01"), product("prod_1", 9, "Spoon rest", "")));

        assertThat(effective("prod_1")).isNull();
    }

    @Test
    void tellingASkuOnAPriceCallsTheProductAsItsListingIsCalled() {
        catalog.learn(List.of(price("price_1", "prod_1", 0, "REST-RED", 3250)));
        assertThat(catalog.product(new Sku("REST-RED")).orElseThrow().name()).isEqualTo("REST-RED");

        catalog.learn(List.of(product("prod_1", 1, "Spoon rest", null), price("price_1", "prod_1", 2, null, 3300)));

        assertThat(effective("price_1")).isEqualTo("REST-RED");
        assertThat(jdbc.sql("select unit_price from listing where ref = 'price_1'")
                        .query(Long.class)
                        .single())
                .isEqualTo(3300);
    }

    /** Facts in any order, any of them twice, by one worker or by two at once, end in the same rows. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void learnsTheSameWhateverTheOrder(long seed) throws Exception {
        Random dice = new Random(seed);
        List<ListingReport> reports = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            reports.add(any(dice));
        }
        catalog.learn(reports);
        List<String> expected = state();

        Collections.shuffle(reports, dice);
        reports.addAll(List.copyOf(reports.subList(0, 20)));
        empty();
        for (int from = 0; from < reports.size(); from += 8) {
            List<ListingReport> batch = reports.subList(from, Math.min(from + 8, reports.size()));
            assertThat(catalog.preview(batch)).isEqualTo(catalog.learn(batch));
        }
        assertThat(state()).as("seed " + seed).isEqualTo(expected);

        empty();
        Collections.shuffle(reports, dice);
        List<ListingReport> one = List.copyOf(reports.subList(0, 40));
        List<ListingReport> other = List.copyOf(reports.subList(40, reports.size()));
        atOnce(() -> inBatches(one), () -> inBatches(other));
        assertThat(state()).as("two workers, seed " + seed).isEqualTo(expected);
    }

    private static ListingReport any(Random dice) {
        String product = "prod_" + dice.nextInt(4);
        boolean price = dice.nextBoolean();
        return new ListingReport(
                dice.nextInt(5) == 0 ? ETSY : STRIPE,
                price ? "price_" + product + dice.nextInt(2) : product,
                price ? product : null,
                NOON.plusSeconds(dice.nextInt(12)),
                dice.nextInt(4) == 0,
                dice.nextInt(3) == 0 ? null : "Name " + dice.nextInt(4),
                dice.nextInt(2) == 0 ? null : dice.nextInt(6) == 0 ? "" : "SKU-" + dice.nextInt(5),
                price ? dice.nextLong(3) : null,
                price ? (dice.nextBoolean() ? "usd" : "EUR") : null,
                dice.nextInt(3) > 0);
    }

    private Void inBatches(List<ListingReport> reports) {
        for (int from = 0; from < reports.size(); from += 5) {
            catalog.learn(reports.subList(from, Math.min(from + 5, reports.size())));
        }
        return null;
    }

    /** Products without their versions: those tell how often, not what. What is no longer told by any listing keeps its last name. */
    private List<String> state() {
        List<String> rows = new ArrayList<>(jdbc.sql("select * from listing order by channel, ref")
                .query((row, number) -> row(row, row.getMetaData().getColumnCount()))
                .list());
        rows.addAll(jdbc.sql("select sku, name from product where exists (select 1 from listing where told_sku = sku)"
                        + " order by sku")
                .query((row, number) -> row(row, 2))
                .list());
        return rows;
    }

    private static String row(java.sql.ResultSet row, int columns) throws java.sql.SQLException {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
            text.append(row.getObject(i)).append('|');
        }
        return text.toString();
    }

    @Test
    void aMappingCountsUntilTheChannelTellsItself() {
        catalog.create("LID-PC", LID);
        catalog.learn(List.of(product("prod_1", 0, "Lid", null)));

        catalog.map(STRIPE, "prod_1", "Lid", new Sku("LID-PC"), "ada");
        assertThat(effective("prod_1")).isEqualTo("LID-PC");

        catalog.learn(List.of(product("prod_1", 1, "Lid", "LID-TOLD")));
        assertThat(effective("prod_1")).isEqualTo("LID-TOLD");
        assertThat(catalog.mapped("", 0, 10)).singleElement().satisfies(mapped -> {
            assertThat(mapped.toldSku()).isEqualTo("LID-TOLD");
            assertThat(mapped.sku()).isEqualTo(new Sku("LID-PC"));
            assertThat(mapped.by()).isEqualTo("ada");
        });
        assertRefused(Field.MEANWHILE, () -> catalog.map(STRIPE, "prod_1", "Lid", new Sku("LID-PC"), "bob"));
    }

    @Test
    void aLineWithoutAProductIsMappedByItsNameAndTakenBackWithoutATrace() {
        catalog.create("ENGRAVING", new Facts("Custom engraving", null, null));

        catalog.map(STRIPE, "name:Custom engraving", "Custom engraving", new Sku("ENGRAVING"), "ada");

        assertThat(effective("name:Custom engraving")).isEqualTo("ENGRAVING");
        assertThat(catalog.mapped("ENGR", 0, 10))
                .extracting(MappedListing::name)
                .containsExactly("Custom engraving");
        assertThat(catalog.countMapped("no such")).isZero();

        catalog.unmap(STRIPE, "name:Custom engraving", new Sku("ENGRAVING"));
        assertThat(jdbc.sql("select count(*) from listing").query(Integer.class).single())
                .isZero();
    }

    @Test
    void whatWasMappedBeforeItWasToldIsNewWhenItIs() {
        catalog.create("LID-PC", LID);
        catalog.map(STRIPE, "prod_1", "Lid", new Sku("LID-PC"), "ada");

        assertThat(catalog.learn(List.of(product("prod_1", 0, "Lid", null)))).containsExactly(News.NEW);
        assertThat(effective("prod_1")).isEqualTo("LID-PC");
        catalog.unmap(STRIPE, "prod_1", new Sku("LID-PC"));
        assertThat(names()).containsExactly("Lid");
    }

    @Test
    void aMappingOfAProductThatOnlyItsPriceNamesSoFarStaysWhenTheSampleGoes() {
        catalog.create("LID-PC", LID);
        catalog.learn(List.of(price("price_1", "prod_1", 0, null, 4900)));
        catalog.map(STRIPE, "prod_1", "Lid", new Sku("LID-PC"), "ada");

        catalog.removeSample();

        assertThat(effective("prod_1")).isEqualTo("LID-PC");
    }

    @Test
    void ofTwoWhoMapOneListingTheSecondIsTold() {
        catalog.create("LID-PC", LID);
        catalog.create("LID-PETG", LID);
        catalog.map(STRIPE, "prod_1", "Lid", new Sku("LID-PC"), "ada");

        assertThatExceptionOfType(CatalogProblem.class)
                .isThrownBy(() -> catalog.map(STRIPE, "prod_1", "Lid", new Sku("LID-PETG"), "bob"))
                .withMessageContaining("LID-PC")
                .withMessageContaining("ada");
        catalog.map(STRIPE, "prod_1", "Lid", new Sku("LID-PC"), "bob"); // the same again is no quarrel
        assertRefused(Field.MEANWHILE, () -> catalog.unmap(STRIPE, "prod_1", new Sku("LID-PETG")));
        catalog.unmap(STRIPE, "prod_1", new Sku("LID-PC"));
        assertRefused(Field.MEANWHILE, () -> catalog.unmap(STRIPE, "prod_1", new Sku("LID-PC")));
    }

    @Test
    void ofTwoWhoMapAtTheSameMomentOneIsTold() throws Exception {
        catalog.create("LID-PC", LID);
        catalog.create("LID-PETG", LID);
        for (int round = 0; round < 5; round++) {
            String ref = "prod_" + round;
            int mapped = atOnce(() -> mapped(ref, "LID-PC"), () -> mapped(ref, "LID-PETG"));
            assertThat(mapped).isEqualTo(1);
        }
    }

    private Void mapped(String ref, String sku) {
        catalog.map(STRIPE, ref, "Lid", new Sku(sku), "someone");
        return null;
    }

    @Test
    void onlyAProductThatIsSoldIsMappedTo() {
        CatalogProduct lid = catalog.create("LID-PC", LID);
        catalog.retire(lid.sku(), lid.version());

        assertRefused(Field.SKU, () -> catalog.map(STRIPE, "prod_1", "Lid", lid.sku(), "ada"));
        assertRefused(Field.SKU, () -> catalog.map(STRIPE, "prod_1", "Lid", new Sku("NO-SUCH"), "ada"));
        assertThat(catalog.products("", true, 0, 10)).isEmpty();
        assertThat(catalog.countProducts("", false)).isEqualTo(1);
    }

    @Test
    void aProductIsRefusedAtTheFieldThatIsWrong() {
        catalog.create(" LID-PC ", LID);

        assertThat(catalog.product(new Sku("LID-PC")).orElseThrow().facts()).isEqualTo(LID);
        assertRefused(Field.SKU, () -> catalog.create("", LID));
        assertRefused(Field.SKU, () -> catalog.create("lid-pc", LID));
        assertRefused(Field.SKU, () -> catalog.create("x".repeat(101), LID));
        assertRefused(Field.SKU, () -> catalog.create("a\u0000b", LID));
        assertRefused(Field.NAME, () -> catalog.create("A", new Facts(" ", null, null)));
        assertRefused(Field.NAME, () -> catalog.create("A", new Facts("x".repeat(501), null, null)));
        assertRefused(Field.MATERIAL, () -> catalog.create("A", new Facts("A", "x".repeat(101), null)));
        assertRefused(Field.PRICE, () -> catalog.create("A", new Facts("A", null, Money.of(-1, "USD"))));
    }

    @Test
    void whoChangesAProductThatChangedMeanwhileIsTold() {
        CatalogProduct seen = catalog.create("LID-PC", LID);
        catalog.describe(seen.sku(), seen.version(), new Facts("Lid organiser, PC", "PC", null));

        assertRefused(Field.MEANWHILE, () -> catalog.describe(seen.sku(), seen.version(), LID));
        assertRefused(Field.MEANWHILE, () -> catalog.retire(seen.sku(), seen.version()));
    }

    @Test
    void aNameThatAPersonGaveStaysWhateverTheChannelSays() {
        catalog.learn(List.of(product("prod_1", 0, "spoonrest v2", "REST-01")));
        CatalogProduct told = catalog.product(new Sku("REST-01")).orElseThrow();

        catalog.describe(told.sku(), told.version(), new Facts("Spoon rest", null, null));
        catalog.learn(List.of(product("prod_1", 9, "spoonrest v3", "REST-01")));

        assertThat(catalog.product(told.sku()).orElseThrow().name()).isEqualTo("Spoon rest");
    }

    @Test
    void theSampleGoesAndWhatIsRealStays() {
        ListingReport sample =
                new ListingReport(STRIPE, "prod_sample", null, NOON, true, "Sample name", "REST-01", null, null, true);
        ListingReport only = new ListingReport(STRIPE, "prod_only", null, NOON, true, "Only", "ONLY", null, null, true);
        catalog.learn(List.of(sample, only, product("prod_z", 0, "Spoon rest", "REST-01")));

        catalog.removeSample();

        assertThat(catalog.products("", false, 0, 10))
                .extracting(CatalogProduct::name)
                .containsExactly("Spoon rest");
        assertThat(names()).containsExactly("Spoon rest");
    }

    @Test
    void productsAreFoundByPartsOfTheirSkuOrNameWhateverTheyContain() {
        catalog.create("100%_PC", new Facts("Lid", null, null));
        catalog.create("OTHER", new Facts("Spoon İznik", null, null));

        assertThat(catalog.products("%_", true, 0, 10)).hasSize(1);
        assertThat(catalog.products("sPoo", true, 0, 10)).hasSize(1);
        assertThat(catalog.products("İznik", true, 0, 10)).hasSize(1); // whatever small letters the database knows
        assertThat(catalog.products("", true, 1, 10)).hasSize(1);
        assertThat(catalog.countProducts("!", true)).isZero();
    }

    private @Nullable String effective(String ref) {
        return jdbc.sql("select sku from listing_sku where channel = 'stripe' and ref = ?")
                .param(ref)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private List<String> names() {
        return jdbc.sql("select name from listing where as_of is not null order by ref")
                .query(String.class)
                .list();
    }

    private static void assertRefused(Field field, ThrowingCallable action) {
        assertThatExceptionOfType(CatalogProblem.class)
                .isThrownBy(action)
                .satisfies(problem -> assertThat(problem.field()).isEqualTo(field));
    }

    /** @return how many of the actions were not refused */
    private static int atOnce(Callable<Void> one, Callable<Void> other) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int done = 0;
            for (Future<Void> outcome : threads.invokeAll(List.of(one, other))) {
                try {
                    outcome.get();
                    done++;
                } catch (ExecutionException refused) {
                    assertThat(refused).hasCauseInstanceOf(CatalogProblem.class);
                }
            }
            return done;
        }
    }
}
