package app.shopfloor.sales;

import static app.shopfloor.sales.FiltersForTests.with;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.sales.CustomersSnapshot.TopCustomer;
import app.shopfloor.sales.SalesRankings.ArticleSums;
import app.shopfloor.sales.SalesRankings.CustomerSums;
import app.shopfloor.sales.SalesSnapshot.SkuFigures;
import app.shopfloor.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The lists of all products and of all customers, gone through page by page, sum to the numbers of the Sales screen, and begin as
 * its cards do: on the sample shop, for filters and ranges by dice.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SalesRankingsContract {

    private static final int PAGE = 7;

    private HikariDataSource database;
    private SalesOnDatabase books;

    abstract TestDatabase database();

    @BeforeAll
    void open() {
        database = database().pool();
        books = SampleBooks.on(database, ZoneId.of("America/New_York"));
    }

    @AfterAll
    void close() {
        database.close();
    }

    /** What the Sales screen shows in one currency, as booked or combined. */
    private record Shown(
            SalesSnapshot snapshot,
            boolean combined,
            SalesSnapshot.InCurrency sales,
            CustomersSnapshot.InCurrency customers) {

        CurrencyFilter asked() {
            return new CurrencyFilter(snapshot.filter(), sales.currency(), combined);
        }
    }

    private List<Shown> shown(long seed, int filters) {
        List<Shown> shown = new ArrayList<>();
        for (SalesFilter filter : SampleBooks.filters(books, seed, filters)) {
            SalesSnapshot sales = books.sales().snapshot(filter);
            CustomersSnapshot customers = books.sales().customers(filter);
            for (int i = 0; i < sales.currencies().size(); i++) {
                shown.add(new Shown(
                        sales,
                        false,
                        sales.currencies().get(i),
                        customers.currencies().get(i)));
            }
            if (sales.combined() != null && customers.combined() != null) {
                shown.add(new Shown(sales, true, sales.combined().figures(), customers.combined()));
            }
        }
        return shown;
    }

    private static <T> List<T> paged(LongFunction<List<T>> page) {
        List<T> all = new ArrayList<>();
        List<T> some = page.apply(0);
        while (!some.isEmpty()) {
            all.addAll(some);
            some = page.apply(all.size());
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void thePagesOfAllProductsSumToTheNumbersOfTheScreen(long seed) {
        for (Shown shown : shown(seed, 12)) {
            CurrencyFilter asked = shown.asked();
            List<SkuFigures> all = paged(offset -> books.rankings().articles(asked, Metric.NET, true, offset, PAGE));

            List<SkuFigures> exported = new ArrayList<>();
            books.rankings().forEachArticle(asked, Metric.NET, true, exported::add);
            assertThat(exported).as("the file of %s", asked).isEqualTo(all);
            assertThat(all)
                    .as("%s", asked)
                    .doesNotHaveDuplicates()
                    .isSortedAccordingTo(Comparator.comparingLong(
                            (SkuFigures sku) -> -sku.now().net()));
            Figures now = all.stream().map(SkuFigures::now).reduce(Figures.NONE, Figures::plus);
            assertThat(goods(now)).as("%s", asked).isEqualTo(goods(shown.sales.now()));
            Figures before = shown.sales.before();
            if (before != null) {
                assertThat(goods(all.stream()
                                .map(sku -> Objects.requireNonNull(sku.before()))
                                .reduce(Figures.NONE, Figures::plus)))
                        .as("before %s", asked)
                        .isEqualTo(goods(before));
            }
            ArticleSums sums = books.rankings().articleSums(asked);
            assertThat(sums.all()).isEqualTo(shown.sales.articles());
            assertThat(sums.all().count()).isEqualTo(all.size());
            assertThat(sums.now()).isEqualTo(now);
            assertThat(sums.all().taken())
                    .isEqualTo(all.stream()
                            .mapToLong(sku -> Math.max(0, sku.now().net()))
                            .sum());
            beginsAsTheCard(shown, all);
        }
    }

    private static void beginsAsTheCard(Shown shown, List<SkuFigures> all) {
        List<SkuFigures> card =
                shown.sales.skus().stream().filter(sku -> !sku.isRest()).toList();
        assertThat(all.stream()
                        .filter(sku -> shown.asked().sales().article() != null
                                || !sku.now().isNone())
                        .limit(10))
                .as("%s", shown.asked())
                .isEqualTo(card);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void aProductsRowIsTheSumOfTheOrdersItOpens(long seed) {
        for (Shown shown : shown(seed, 5)) {
            for (SkuFigures sku : books.rankings().articles(shown.asked(), Metric.UNITS, true, 0, PAGE)) {
                SalesSnapshot its =
                        books.sales().snapshot(with(shown.snapshot.filter(), Objects.requireNonNull(sku.article())));
                EntryFilter behind = EntryFilter.behind(its, shown.sales.currency(), shown.combined);

                assertThat(goods(books.entries().sums(behind).figures()))
                        .as("%s of %s", sku.article(), shown.asked())
                        .isEqualTo(goods(sku.now()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void thePagesOfAllCustomersAndTheOrdersOfNobodySumToTheNumbersOfTheScreen(long seed) {
        for (Shown shown : shown(seed, 8)) {
            CurrencyFilter asked = shown.asked();
            List<TopCustomer> all =
                    paged(offset -> books.rankings().customers(asked, Metric.NET, true, offset, PAGE * PAGE));

            List<TopCustomer> exported = new ArrayList<>();
            books.rankings().forEachCustomer(asked, Metric.NET, true, exported::add);
            assertThat(exported).as("the file of %s", asked).isEqualTo(all);
            assertThat(all.stream().map(TopCustomer::id)).doesNotHaveDuplicates();
            CustomerSums sums = books.rankings().customerSums(asked);
            assertThat(sums.customers()).isEqualTo(all.size());
            assertThat(sums.theirs())
                    .as("%s", asked)
                    .isEqualTo(all.stream().map(TopCustomer::figures).reduce(Figures.NONE, Figures::plus));
            assertThat(sums.theirs().plus(sums.nobodys())).as("%s", asked).isEqualTo(shown.sales.now());
            assertThat(all.stream()
                            .filter(customer -> customer.figures().net() > 0)
                            .limit(10))
                    .as("the card of %s", asked)
                    .isEqualTo(shown.customers.top());
            EntryFilter behind = EntryFilter.behind(shown.snapshot, shown.sales.currency(), shown.combined);
            for (TopCustomer customer : all.subList(Math.max(0, all.size() - 3), all.size())) {
                assertThat(books.entries().sums(of(customer, behind)).figures())
                        .as("%s of %s", customer, asked)
                        .isEqualTo(customer.figures());
            }
        }
    }

    private static EntryFilter of(TopCustomer customer, EntryFilter all) {
        return new EntryFilter(
                all.range(),
                all.currency(),
                all.combined(),
                all.kind(),
                all.channel(),
                all.article(),
                all.country(),
                customer.id(),
                "");
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32})
    void rowsCanBeOrderedOtherwiseAndAreTheSame(long seed) {
        for (Shown shown : shown(seed, 4)) {
            CurrencyFilter asked = shown.asked();

            assertThat(paged(offset -> books.rankings().articles(asked, Metric.UNITS, false, offset, PAGE)))
                    .isSortedAccordingTo(
                            Comparator.comparingLong(sku -> sku.now().units()))
                    .containsExactlyInAnyOrderElementsOf(
                            paged(offset -> books.rankings().articles(asked, Metric.NET, true, offset, PAGE)));
            assertThat(paged(offset -> books.rankings().customers(asked, Metric.ORDERS, false, offset, PAGE * PAGE)))
                    .isSortedAccordingTo(Comparator.comparingLong(
                            customer -> customer.figures().orders()))
                    .containsExactlyInAnyOrderElementsOf(
                            paged(offset -> books.rankings().customers(asked, Metric.NET, true, offset, PAGE * PAGE)));
        }
    }

    /** What falls on products: an order that holds several counts with each, and shipping and tax with none. */
    private static Figures goods(Figures figures) {
        return new Figures(0, figures.units(), figures.gross(), figures.discounts(), figures.returns(), 0, 0);
    }
}
