package app.shopfloor.sales.ui;

import static app.shopfloor.sales.ui.Snapshots.THIRTY_DAYS;
import static app.shopfloor.sales.ui.Snapshots.TODAY;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.when;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.chart.ApexChart;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.ui.Tile;
import app.shopfloor.sales.Cash;
import app.shopfloor.sales.CashSnapshot;
import app.shopfloor.sales.Figures;
import app.shopfloor.sales.Sales;
import app.shopfloor.sales.SalesFilter;
import app.shopfloor.sales.SalesSnapshot;
import app.shopfloor.sales.SalesSnapshot.Combined;
import app.shopfloor.sales.SalesSnapshot.InCurrency;
import app.shopfloor.sales.SalesSnapshot.LatestSale;
import app.shopfloor.sales.SalesSnapshot.Missing;
import app.shopfloor.shared.DayRange;
import com.github.mvysny.fakeservlet.FakeRequest;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.spring.annotation.EnableVaadin;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

@SpringBootTest(
        classes = SalesViewTests.Screens.class,
        properties = "spring.datasource.url=jdbc:h2:mem:sales-view;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE")
class SalesViewTests {

    private static final Routes ROUTES = new Routes(Set.of(SalesView.class), Set.of(), true);

    /** The frame and this screen alone. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableVaadin({"app.shopfloor.base", "app.shopfloor.sales.ui"})
    @ComponentScan(
            basePackages = {"app.shopfloor.base.ui", "app.shopfloor.base.live"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
    static class Screens {

        @Bean
        @Primary
        Clock clock() {
            return Clock.fixed(Snapshots.AS_OF, ZoneOffset.UTC);
        }

        @Bean
        BusinessProperties business() {
            return new BusinessProperties("Hearth & Co", ZoneOffset.UTC, "EUR");
        }
    }

    @MockitoBean
    private Sales sales;

    @MockitoBean
    private Cash cash;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Pulses pulses;

    private final List<SalesFilter> asked = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() {
        when(cash.snapshot(any())).thenReturn(new CashSnapshot(null, List.of(), false, Snapshots.AS_OF));
        answer(filter -> shop(Snapshots.latest(Snapshots.AS_OF), 200_000));
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
        SecurityContextHolder.clearContext();
    }

    @Test
    void showsASkeletonUntilTheFirstAnswerAndThenEveryFigure() {
        CompletableFuture<SalesSnapshot> computed = new CompletableFuture<>();
        answer(filter -> computed.join());
        go("sales");
        assertThat(text()).contains("Loading");
        assertThat(_find(Tile.class))
                .hasSize(5)
                .allSatisfy(tile -> assertThat(text(tile)).doesNotContain("$"));

        computed.complete(shop(Snapshots.latest(Snapshots.AS_OF), 200_000));
        until(() -> assertThat(text()).contains("Live · as of", "2:32:07"));

        assertThat(_find(Tile.class).stream().map(SalesViewTests::text))
                .satisfiesExactly(
                        net -> assertThat(net).contains("Net revenue", "▲"),
                        gross -> assertThat(gross).contains("Gross revenue"),
                        orders -> assertThat(orders).contains("Orders"),
                        average -> assertThat(average).contains("Average order"),
                        refunds -> assertThat(refunds).contains("Returns"));
        assertThat(text()).contains("Oct 22 – Nov 20, against Sep 22 – Oct 21", "71\u202f%", "From gross to net");
        assertThat(asked).containsOnly(new SalesFilter(THIRTY_DAYS));
    }

    @Test
    void aSaleThatCommitsMovesTheScreenByItselfAndKeepsTheOtherSalesElements() {
        show("sales");
        List<ListItem> before = sales();
        List<LatestSale> more = new ArrayList<>(Snapshots.latest(Snapshots.AS_OF));
        more.addFirst(Snapshots.sale(8, "Knife rack", 7_700, Snapshots.AS_OF));
        String net = text(_find(Tile.class).getFirst());
        answer(filter -> shop(more, 207_700));

        pulses.changed(Sales.SALES);

        until(() ->
                assertThat(sales().getFirst().getElement().getTextRecursively()).contains("Knife rack", "$77.00"));
        assertThat(sales().getFirst().getClassNames()).contains("fresh");
        assertThat(sales().subList(1, 6)).isEqualTo(before.subList(0, 5));
        assertThat(before).allSatisfy(row -> assertThat(row.getClassNames()).doesNotContain("fresh"));
        assertThat(text(_find(Tile.class).getFirst())).isNotEqualTo(net);
        assertThat(_get(ApexChart.class).shown().series().getFirst().values().getLast())
                .isEqualTo(Snapshots.figures(207_700).net());
    }

    @Test
    void aRefundMarksItsSaleInPlace() {
        show("sales");
        LatestSale sale = Snapshots.sale(7, "Drawer divider", 2_900, Snapshots.AS_OF);
        LatestSale refunded = new LatestSale(
                7, sale.channel(), sale.title(), 1, 0, "USD", 2_900, 2_900, "Ada L.", sale.paidAt(), false);
        ListItem row = sales().getFirst();
        answer(filter -> shop(List.of(refunded), 200_000));

        pulses.changed(Sales.SALES);

        until(() -> assertThat(row.getElement().getTextRecursively()).contains("refund $29.00"));
        assertThat(sales()).containsExactly(row);
    }

    @Test
    void beforeTheFirstSaleItSaysHowToBegin() {
        answer(filter -> Snapshots.beforeTheFirstSale());

        go("sales");

        until(() -> assertThat(text()).contains("Connect Stripe or load the sample shop"));
        assertThat(_find(Anchor.class).stream().map(Anchor::getHref)).contains("settings/connections");
        assertThat(_find(Tile.class)).isEmpty();
    }

    @Test
    void whoMayNotConnectIsNotSentThere() {
        answer(filter -> Snapshots.beforeTheFirstSale());
        signIn("pia", "VIEWER");

        until(() -> assertThat(text()).contains("As soon as an admin connects Stripe"));
        assertThat(_find(Anchor.class).stream().map(Anchor::getHref)).doesNotContain("settings/connections");
    }

    @Test
    void daysWithoutSalesSaySoAndStillShowTheLatest() {
        answer(filter ->
                Snapshots.of(filter.range(), List.of(), Snapshots.latest(Snapshots.AS_OF), true, Snapshots.AS_OF));

        go("sales?from=2026-01-01&to=2026-01-31");

        until(() -> assertThat(text()).contains("No sales in these days", "Jan 1 – Jan 31", "Walnut pepper mill"));
        assertThat(text()).doesNotContain("Connect Stripe");
    }

    @Test
    void aFirstReadThatFailsSaysSoWithoutTheCauseAndRetries() {
        answer(filter -> {
            throw new IllegalStateException("jdbc:h2:secret");
        });
        go("sales");
        until(() -> assertThat(text()).contains("The sales could not be read").doesNotContain("secret", "Live"));

        answer(filter -> shop(List.of(), 200_000));
        _click(_get(NativeButton.class, spec -> spec.withText("Retry")));

        until(() -> assertThat(_find(Tile.class)).hasSize(5));
        assertThat(text()).contains("Live").doesNotContain("could not be read");
    }

    @Test
    void aRefreshThatFailsKeepsTheNumbersAndSaysOfWhenTheyAre() {
        show("sales");
        answer(filter -> {
            throw new IllegalStateException("on purpose");
        });

        pulses.changed(Sales.SALES);

        until(() -> assertThat(text())
                .contains("Not refreshed since 2:32:07", "Retry")
                .doesNotContain("Live ·"));
        assertThat(_find(Tile.class)).hasSize(5);
    }

    @Test
    void theRangeStandsInTheUrlAndAWrongOneIsSaid() {
        show("sales?range=7d");
        until(() -> assertThat(asked).contains(new SalesFilter(new DayRange(TODAY.minusDays(6), TODAY))));

        show("sales?range=all");
        until(() -> assertThat(asked).contains(SalesFilter.ALL_TIME));

        asked.clear();
        show("sales?range=fortnight");
        until(() -> assertThat(asked).contains(new SalesFilter(THIRTY_DAYS)));
        assertThat(text()).contains("There is no range “fortnight”; the last 30 days are shown instead.");
    }

    @Test
    void choosingARangeAsksForItsDaysAndKeepsTheCurrency() {
        show("sales?currency=EUR");
        asked.clear();

        _click(_get(NativeButton.class, spec -> spec.withText("90 d")));

        until(() -> assertThat(asked).contains(new SalesFilter(new DayRange(TODAY.minusDays(89), TODAY))));
        assertThat(UI.getCurrent()
                        .getInternals()
                        .getActiveViewLocation()
                        .getQueryParameters()
                        .getParameters())
                .containsOnly(Map.entry("range", List.of("90d")), Map.entry("currency", List.of("EUR")));
    }

    @Test
    void currenciesStandApartAndAreNeverSummed() {
        show("sales");
        assertThat(text(_find(Tile.class).getFirst())).contains("$").doesNotContain("€");

        show("sales?currency=EUR");

        assertThat(text(_find(Tile.class).getFirst())).contains("€").doesNotContain("$");
        assertThat(_get(ApexChart.class).getElement().getPropertyRaw("chart").toString())
                .contains("\"EUR\"");
    }

    @Test
    void aCurrencyWithoutSalesSaysSoAndOffersTheOthers() {
        go("sales?currency=GBP");

        until(() -> assertThat(text()).contains("No sales in this currency", "GBP", "USD", "EUR"));
        assertThat(_find(Tile.class)).isEmpty();
    }

    private static SalesSnapshot shopWithAll(Missing... missing) {
        return Snapshots.with(
                new Combined(Snapshots.in("EUR", THIRTY_DAYS, 250_000), List.of(missing), List.of()),
                shop(List.of(), 200_000));
    }

    private static Missing yen() {
        return new Missing(
                "JPY", new Figures(3, 3, 12_000, 0, 0, 0, 0), 2, new DayRange(TODAY.minusDays(3), TODAY.minusDays(2)));
    }

    @Test
    void allCurrenciesAreShownInTheReportingOneWhenChosen() {
        answer(filter -> shopWithAll());
        show("sales");

        _click(_get(
                NativeButton.class,
                spec -> spec.withPredicate(chip -> text(chip).startsWith("All in EUR"))));

        until(() -> assertThat(text(_find(Tile.class).getFirst())).contains("€").doesNotContain("$"));
        assertThat(_find(Tile.class).getFirst().getElement().getTextRecursively())
                .contains(
                        "Gross revenue − discounts − returns.", "at the source's own rate, else at the reference rate");
        assertThat(UI.getCurrent()
                        .getInternals()
                        .getActiveViewLocation()
                        .getQueryParameters()
                        .getSingleParameter("currency"))
                .hasValue("all");
        assertThat(text()).doesNotContain("Not in these sums", "incomplete");
    }

    @Test
    void whatHasNoRateIsToldBesideTheSumAndAnAdminIsLedToTheRates() {
        answer(filter -> shopWithAll(yen()));

        show("sales?currency=all");

        assertThat(text()).contains("Not in these sums, because no exchange rate to EUR is known", "incomplete");
        assertThat(text()).contains("¥12,000 net of 3 orders, on 2 days (Nov 17 – Nov 18)");
        assertThat(_find(Anchor.class).stream().map(Anchor::getHref)).contains("settings/rates");

        show("sales?currency=USD");
        assertThat(text()).contains("incomplete").doesNotContain("Not in these sums");
    }

    @Test
    void whoMayNotUploadRatesIsToldWhoMay() {
        answer(filter -> shopWithAll(yen()));
        signIn("pia", "VIEWER");

        show("sales?currency=all");

        assertThat(text()).contains("An admin can upload the rates");
        assertThat(_find(Anchor.class).stream().map(Anchor::getHref)).doesNotContain("settings/rates");
    }

    @Test
    void allCurrenciesOfAShopWithTheReportingOneAloneIsThatOne() {
        answer(filter -> Snapshots.of(List.of(Snapshots.in("EUR", THIRTY_DAYS, 90_000)), List.of()));

        show("sales?currency=all");

        assertThat(text(_find(Tile.class).getFirst())).contains("€");
        assertThat(text()).doesNotContain("All in EUR");
    }

    @Test
    void aRowOfTilesThatCannotBeFilledSaysSoAloneAndComesBack() {
        InCurrency good = Snapshots.in("USD", THIRTY_DAYS, 200_000);
        InCurrency bad = new InCurrency(
                "USD",
                good.now(),
                good.before(),
                Collections.singletonList(null),
                good.previousSeries(),
                good.channels(),
                good.skus());
        answer(filter -> Snapshots.of(List.of(bad), List.of()));

        show("sales");

        assertThat(text()).contains("The figures could not be read", "From gross to net", "71\u202f%");
        assertThat(_find(Tile.class)).isEmpty();

        answer(filter -> Snapshots.of(List.of(good), List.of()));
        pulses.changed(Sales.SALES);
        until(() -> assertThat(_find(Tile.class)).hasSize(5));
        assertThat(text()).doesNotContain("The figures could not be read");
    }

    @Test
    void aScreenThatWasLeftAsksNoMore() {
        show("sales");
        _get(SalesView.class).getElement().removeFromParent();
        asked.clear();

        long beats = pulses.count(Sales.SALES);
        pulses.changed(Sales.SALES);

        await().until(() -> pulses.count(Sales.SALES) > beats);
        assertThat(asked).isEmpty();
    }

    private void answer(Function<SalesFilter, SalesSnapshot> answer) {
        reset(sales);
        when(sales.snapshot(any())).thenAnswer(call -> {
            asked.add(call.getArgument(0));
            return answer.apply(call.getArgument(0));
        });
    }

    private static SalesSnapshot shop(List<LatestSale> latest, long netOfToday) {
        return Snapshots.of(
                List.of(Snapshots.in("USD", THIRTY_DAYS, netOfToday), Snapshots.in("EUR", THIRTY_DAYS, 90_000)),
                latest);
    }

    private void signIn(String name, String... roles) {
        List<String> authorities =
                java.util.Arrays.stream(roles).map(role -> "ROLE_" + role).toList();
        TestingAuthenticationToken user = new TestingAuthenticationToken(name, "", authorities.toArray(String[]::new));
        SecurityContextHolder.getContext().setAuthentication(user);
        MockVaadin.setMockRequestFactory(session -> {
            FakeRequest request = new FakeRequest(session);
            request.setUserPrincipalInt(user);
            request.setUserInRole((principal, role) -> List.of(roles).contains(role));
            return request;
        });
        MockVaadin.setup(UI::new, new MockSpringServlet(ROUTES, context, UI::new));
        UI.getCurrent().setLocale(Locale.US);
    }

    private void go(String url) {
        if (UI.getCurrent() == null) {
            signIn("lena", "ADMIN", "OPERATOR", "VIEWER");
        }
        String[] parts = url.split("\\?", 2);
        UI.getCurrent().navigate(parts[0], QueryParameters.fromString(parts.length == 1 ? "" : parts[1]));
    }

    private void show(String path) {
        go(path);
        until(() -> assertThat(text()).contains("Live ·"));
    }

    private static void until(ThrowingRunnable assertion) {
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertion.run();
        });
    }

    private static List<ListItem> sales() {
        return _find(
                ListItem.class,
                spec -> spec.withPredicate(item -> item.getElement().hasAttribute("data-sale")));
    }

    private static String text() {
        return text(UI.getCurrent());
    }

    /** What people see: without what is hidden. */
    private static String text(Component component) {
        if (!component.isVisible()) {
            return "";
        }
        List<Component> children = component.getChildren().toList();
        return children.isEmpty()
                ? component.getElement().getTextRecursively()
                : children.stream().map(SalesViewTests::text).reduce("", String::concat)
                        + component.getElement().getText();
    }
}
