package app.shopfloor.sales;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.sales.SalesSnapshot.InCurrency;
import app.shopfloor.sales.SalesSnapshot.SkuFigures;
import app.shopfloor.shared.DayRange;
import app.shopfloor.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Snapshots, totals and sales agree, over 3,000 orders of 800 days in two currencies and three channels. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SalesDashboardTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private HikariDataSource database;
    private SalesOnDatabase books;

    abstract TestDatabase database();

    @BeforeAll
    void fill() {
        database = database().pool();
        books = new SalesOnDatabase(database, ZoneOffset.UTC, Clock.fixed(NOW, ZoneOffset.UTC));
        ManySales.fill(books, 1, 3_000, 800, NOW);
    }

    @AfterAll
    void close() {
        database.close();
    }

    private static SalesFilter last(int days) {
        return FiltersForTests.of(new DayRange(TODAY.minusDays(days - 1L), TODAY));
    }

    @Test
    void beforeTheFirstSaleItSaysSo() {
        try (HikariDataSource empty = database().pool()) {
            SalesOnDatabase nothing = new SalesOnDatabase(empty, ZoneOffset.UTC, Clock.fixed(NOW, ZoneOffset.UTC));

            SalesSnapshot snapshot = nothing.sales().snapshot(FiltersForTests.ALL_TIME);

            assertThat(snapshot.anySaleEver()).isFalse();
            assertThat(snapshot.currencies()).isEmpty();
            assertThat(snapshot.range()).isEqualTo(new DayRange(TODAY, TODAY));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 30, 90, 91, 92, 93, 180, 365, 366, 372, 800})
    void figuresAreTheSumOfTheirPointsAndOfTheirChannelsAndOfTheSales(int days) {
        SalesSnapshot snapshot = books.sales().snapshot(last(days));

        assertThat(snapshot.currencies()).isNotEmpty();
        for (InCurrency figures : snapshot.currencies()) {
            assertThat(figures.series().stream()
                            .map(SalesSnapshot.Point::figures)
                            .reduce(Figures.NONE, Figures::plus))
                    .isEqualTo(figures.now());
            assertThat(figures.previousSeries().stream()
                            .map(SalesSnapshot.Point::figures)
                            .reduce(Figures.NONE, Figures::plus))
                    .isEqualTo(figures.before());
            assertThat(figures.channels().stream()
                            .map(SalesSnapshot.ChannelFigures::figures)
                            .reduce(Figures.NONE, Figures::plus))
                    .isEqualTo(figures.now());
            assertThat(figures.now().orders()).isEqualTo(ordersPaid(figures.currency(), days));
            assertThat(figures.now().gross()).isEqualTo(grossPaid(figures.currency(), days));
            if (snapshot.granularity() != Granularity.MONTH) {
                assertThat(figures.previousSeries()).hasSameSizeAs(figures.series());
            }
        }
    }

    private long ordersPaid(String currency, int days) {
        return sum("count(*)", currency, days);
    }

    private long grossPaid(String currency, int days) {
        return sum("coalesce(sum(gross), 0)", currency, days);
    }

    private long sum(String what, String currency, int days) {
        Long sum = books.jdbc()
                .queryForObject(
                        "select " + what + " from sale where currency = ? and paid_at >= ?",
                        Long.class,
                        currency,
                        TODAY.minusDays(days - 1L).atStartOfDay().atOffset(ZoneOffset.UTC));
        return sum == null ? 0 : sum;
    }

    @Test
    void allTimeGoesFromTheFirstSaleToTodayAndComparesWithNothing() {
        SalesSnapshot snapshot = books.sales().snapshot(FiltersForTests.ALL_TIME);

        assertThat(snapshot.previous()).isNull();
        assertThat(snapshot.granularity()).isEqualTo(Granularity.MONTH);
        assertThat(snapshot.currencies().stream()
                        .mapToLong(c -> c.now().orders())
                        .sum())
                .isEqualTo(3_000);
        assertThat(snapshot.currencies()).extracting(InCurrency::currency).containsExactly("USD", "EUR");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 30, 64, 365, 372, 800})
    void theFirstSkusAndTheRestAreTheSumOfAll(int days) {
        for (InCurrency figures : books.sales().snapshot(last(days)).currencies()) {
            Figures now = figures.skus().stream().map(SkuFigures::now).reduce(Figures.NONE, Figures::plus);
            Figures before = figures.skus().stream().map(SkuFigures::before).reduce(Figures.NONE, Figures::plus);

            assertThat(now.net()).isEqualTo(figures.now().net());
            assertThat(now.units()).isEqualTo(figures.now().units());
            assertThat(before.net()).isEqualTo(figures.before().net());
            assertThat(figures.skus()).hasSizeLessThanOrEqualTo(11);
            assertThat(figures.skus().stream().filter(sku -> !sku.isRest()))
                    .isSortedAccordingTo(Comparator.comparingLong(
                            (SkuFigures sku) -> -sku.now().net()));
        }
    }

    @Test
    void theLatestSalesAreTheNewestWhateverTheRange() {
        List<Long> newest = books.jdbc()
                .queryForList(
                        "select id from sale order by paid_at desc, id desc limit ?", Long.class, SalesSnapshot.LATEST);

        assertThat(books.sales().snapshot(last(1)).latest())
                .extracting(SalesSnapshot.LatestSale::id)
                .containsExactlyElementsOf(newest);
    }

    @Test
    void aTotalThatDriftedIsFoundAndRebuildingMendsIt() {
        assertThat(books.drift()).isEmpty();
        books.jdbc().update("update sales_total set gross = gross + 1 where span = 1 and first_day = ?", someDay());
        books.jdbc().update("delete from sales_total_sku where span = 1 and first_day = ?", someDay());

        assertThat(books.drift())
                .isNotEmpty()
                .allSatisfy(drift -> assertThat(drift)
                        .isInstanceOfSatisfying(
                                TotalsDrift.Total.class,
                                total -> assertThat(total.from()).isEqualTo(someDay())));

        books.sales().rebuildTotals();
        assertThat(books.drift()).isEmpty();
    }

    private LocalDate someDay() {
        return books.jdbc().queryForObject("select min(first_day) from sales_total where span = 1", LocalDate.class);
    }
}
