package app.shopfloor.sales.ui;

import static app.shopfloor.sales.ui.Snapshots.TODAY;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.when;

import app.shopfloor.base.ui.DataTable;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.sales.Article;
import app.shopfloor.sales.CurrencyFilter;
import app.shopfloor.sales.Figures;
import app.shopfloor.sales.Metric;
import app.shopfloor.sales.SalesFilter;
import app.shopfloor.sales.SalesRankings.ArticleSums;
import app.shopfloor.sales.SalesSnapshot.Articles;
import app.shopfloor.sales.SalesSnapshot.SkuFigures;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of all products, of which the Sales screen shows the first ten. */
class ProductsViewTests extends OnSalesScreens {

    /** How a page was asked for. */
    private record Asked(CurrencyFilter filter, Metric by, boolean descending, long offset) {}

    private static final List<SkuFigures> SOLD = List.of(
            new SkuFigures(Article.ofSku("LID-PC"), "Lid organiser", figures(1_402, 600_000), figures(2, 500_000)),
            new SkuFigures(
                    Article.notMapped(Channel.STRIPE, "prod_mill"), "Pepper mill", figures(18, 400_000), figures(0, 0)),
            new SkuFigures(Article.ofSku("REST-01"), "Spoon rest", figures(-1, -5_000), figures(4, 10_000)));

    private final List<Asked> pages = new CopyOnWriteArrayList<>();

    private static Figures figures(long units, long net) {
        return new Figures(1, units, net, 0, 0, 0, 0);
    }

    @BeforeEach
    void sold() {
        answer(SOLD);
    }

    private void answer(List<SkuFigures> all) {
        reset(rankings);
        when(rankings.articles(any(), any(), anyBoolean(), anyLong(), anyInt())).thenAnswer(call -> {
            Asked asked = new Asked(call.getArgument(0), call.getArgument(1), call.getArgument(2), call.getArgument(3));
            pages.add(asked);
            return all.stream()
                    .skip(asked.offset())
                    .limit(call.<Integer>getArgument(4))
                    .toList();
        });
        when(rankings.articleSums(any()))
                .thenReturn(new ArticleSums(
                        new Articles(all.size(), 1_000_000), figures(1_419, 995_000), figures(6, 510_000)));
        doAnswer(call -> {
                    all.forEach(call.<Consumer<SkuFigures>>getArgument(3));
                    return null;
                })
                .when(rankings)
                .forEachArticle(any(), any(), anyBoolean(), any());
    }

    @Test
    void itTellsOfEachProductWhatTheCardTellsAndTheirSums() {
        show("sales/products?currency=USD");

        assertThat(text())
                .contains(
                        "Products sold", "Lid organiser", "LID-PC", "60\u202f%", "1,402", "$6,000.00", "▲ 20.0\u202f%")
                .contains("Pepper mill", "not mapped", "Spoon rest", "-$50.00", "All 3 rows", "1,419", "$9,950.00");
        until(() -> assertThat(text()).contains("Oct 22 – Nov 20, against Sep 22 – Oct 21"));
    }

    @Test
    void everyPartOfTheAddressIsAskedForLargestNetRevenueFirst() {
        show("sales/products?range=7d&compare=none&currency=EUR&channel=etsy&country=DE");

        assertThat(pages)
                .containsOnly(new Asked(
                        new CurrencyFilter(
                                new SalesFilter(
                                        new DayRange(TODAY.minusDays(6), TODAY), null, null, Channel.ETSY, null, "DE"),
                                "EUR",
                                false),
                        Metric.NET,
                        true,
                        0));
    }

    @Test
    void whereNoCurrencyIsChosenItIsThatOfMostOrdersAndAllAreTheReportingOne() {
        show("sales/products");
        assertThat(pages)
                .allSatisfy(page -> assertThat(page.filter().currency()).isEqualTo("USD"))
                .noneMatch(page -> page.filter().combined());

        pages.clear();
        answer(filter -> SalesCurrenciesTests.shopWithAll());
        show("sales/products?currency=all");
        until(() -> assertThat(pages).isNotEmpty());
        assertThat(pages)
                .allMatch(page ->
                        page.filter().combined() && page.filter().currency().equals("EUR"));
    }

    @Test
    void eachProductOpensItsOrdersAsInTheCard() {
        show("sales/products?currency=USD");
        List<String> fromTheList = orders(_get(DataTable.class));

        assertThat(fromTheList)
                .containsExactly(
                        "sales/orders?currency=USD&metric=net&range=30d&sku=LID-PC",
                        "sales/orders?currency=USD&metric=net&product=stripe%3Aprod_mill&range=30d",
                        "sales/orders?currency=USD&metric=net&range=30d&sku=REST-01");
        show("sales?currency=USD");
        assertThat(orders(_get(TopSkusCard.class))).containsExactlyElementsOf(fromTheList.subList(0, 2));
    }

    private static List<String> orders(Component within) {
        return links(within).stream()
                .filter(link -> link.startsWith("sales/orders"))
                .toList();
    }

    @Test
    void theCardLeadsToTheListOfTheSameQuestionByItsHeadAndByItsLastRow() {
        show("sales?range=7d&channel=etsy");

        List<Anchor> ways = _find(_get(TopSkusCard.class), Anchor.class).stream()
                .filter(way -> way.getHref().startsWith("sales/products"))
                .toList();
        assertThat(ways).extracting(Anchor::getText).containsExactly("All 30", "All other products");
        assertThat(ways).extracting(Anchor::getHref).containsOnly("sales/products?channel=etsy&currency=USD&range=7d");
        assertThat(text(_get(TopSkusCard.class))).contains("28 more in the list of all");
    }

    @Test
    void pagesAndOrderStandInTheAddressAndAreReadOnTheServer() {
        answer(IntStream.range(0, 120)
                .mapToObj(number ->
                        new SkuFigures(Article.ofSku("SKU-" + number), "Product " + number, figures(1, 1_000), null))
                .toList());

        show("sales/products?currency=USD&page=3&sort=units");

        until(() -> assertThat(text()).contains("101–120 of 120", "Product 119").doesNotContain("Product 99"));
        assertThat(pages)
                .last()
                .satisfies(page -> assertThat(page).isEqualTo(new Asked(page.filter(), Metric.UNITS, false, 100)));
    }

    @Test
    void itsFileHasEverythingAndIsThatOfTheCard() {
        SalesLists lists =
                new SalesLists(sales, rankings, () -> TODAY, "EUR", new Formats(Locale.US, ZoneOffset.UTC), false);
        ByteArrayOutputStream file = new ByteArrayOutputStream();

        lists.products("products", SalesQuestion.USUAL.in("USD")).writeTo(file);

        assertThat(file.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "Product,SKU,Reference,Share,Units,Net revenue,Net revenue before,Change,Gross revenue,Discounts,Returns,Currency",
                        "Lid organiser,LID-PC,LID-PC,0.6000,1402,6000.00,5000.00,0.2000,6000.00,0.00,0.00,USD",
                        "Pepper mill,,stripe:prod_mill,0.4000,18,4000.00,0.00,,4000.00,0.00,0.00,USD",
                        "Spoon rest,REST-01,REST-01,0.0000,-1,-50.00,100.00,-1.5000,-50.00,0.00,0.00,USD");
    }

    @Test
    void onlyAnAdminIsShownTheWayToTheMapping() {
        signIn("vera", "VIEWER");
        show("sales/products?currency=USD");

        assertThat(links(_get(DataTable.class))).noneMatch(link -> link.startsWith("settings"));
        assertThat(text()).contains("not mapped").doesNotContain("Map it");
    }

    @Test
    void withoutSalesItSaysSoAndFiltersCanBeCleared() {
        answer(List.of());

        show("sales/products?channel=etsy&currency=USD");

        until(() -> assertThat(text()).contains("Nothing sold in these days"));
        assertThat(links(_get(DataTable.class))).containsExactly("sales/products?currency=USD&range=30d");
    }

    @Test
    void whatCannotBeReadSaysSoAndCanBeTriedAgain() {
        reset(rankings);
        when(rankings.articleSums(any())).thenThrow(new IllegalStateException("jdbc:h2:secret"));
        go("sales/products?currency=USD");
        until(() -> assertThat(text()).contains("The rows could not be read").doesNotContain("secret"));

        answer(SOLD);
        _click(_get(_get(DataTable.class), NativeButton.class, spec -> spec.withText("Retry")));

        until(() -> assertThat(text()).contains("Lid organiser", "Live ·"));
    }

    @Test
    void theWayBackLeadsWhereOneCameFrom() {
        show("sales?range=7d&by=day");
        show("sales/products?range=30d&currency=USD");

        assertThat(_find(Anchor.class, spec -> spec.withText("← Sales")))
                .extracting(Anchor::getHref)
                .containsExactly("sales?by=day&range=7d");

        go("sales/orders?range=30d&currency=USD&sku=LID-PC");
        assertThat(_find(Anchor.class, spec -> spec.withText("← Products")))
                .extracting(Anchor::getHref)
                .containsExactly("sales/products?currency=USD&range=30d");
    }
}
