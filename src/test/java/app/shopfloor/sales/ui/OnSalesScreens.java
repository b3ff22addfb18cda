package app.shopfloor.sales.ui;

import static app.shopfloor.sales.ui.Snapshots.THIRTY_DAYS;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.when;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.ui.UrlState;
import app.shopfloor.sales.Article;
import app.shopfloor.sales.BegunPayments;
import app.shopfloor.sales.Cash;
import app.shopfloor.sales.CashSnapshot;
import app.shopfloor.sales.CustomersSnapshot;
import app.shopfloor.sales.Sales;
import app.shopfloor.sales.SalesEntries;
import app.shopfloor.sales.SalesFilter;
import app.shopfloor.sales.SalesRankings;
import app.shopfloor.sales.SalesSnapshot;
import app.shopfloor.sales.SalesSnapshot.LatestSale;
import app.shopfloor.testing.MovableClock;
import com.github.mvysny.fakeservlet.FakeRequest;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.spring.annotation.EnableVaadin;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** The Sales screens without a browser, before made-up sales. */
@SpringBootTest(
        classes = OnSalesScreens.Screens.class,
        properties = "spring.datasource.url=jdbc:h2:mem:sales-view;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE")
abstract class OnSalesScreens {

    private static final Routes ROUTES = new Routes(
            Set.of(SalesView.class, OrdersView.class, PaymentsView.class, ProductsView.class, CustomersView.class),
            Set.of(),
            true);

    /** The frame and these screens alone. No {@code @Configuration}: a test of the whole application would find it and take it in. */
    @EnableAutoConfiguration
    @EnableVaadin({"app.shopfloor.base", "app.shopfloor.sales.ui"})
    @ComponentScan(
            basePackages = {"app.shopfloor.base.ui", "app.shopfloor.base.live"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
    static class Screens {

        @Bean
        @Primary
        MovableClock clock() {
            return new MovableClock(Snapshots.AS_OF);
        }

        @Bean
        BusinessProperties business() {
            return new BusinessProperties("Hearth & Co", ZoneOffset.UTC, "EUR");
        }
    }

    @MockitoBean
    Sales sales;

    @MockitoBean
    SalesEntries entries;

    @MockitoBean
    BegunPayments payments;

    @MockitoBean
    SalesRankings rankings;

    @MockitoBean
    Cash cash;

    @Autowired
    MovableClock clock;

    @Autowired
    private ApplicationContext context;

    @Autowired
    Pulses pulses;

    final List<SalesFilter> asked = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() {
        clock.set(Snapshots.AS_OF);
        when(cash.snapshot(any())).thenReturn(new CashSnapshot(null, List.of(), false, Snapshots.AS_OF));
        answer(filter -> shop(Snapshots.latest(Snapshots.AS_OF), 200_000));
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
        SecurityContextHolder.clearContext();
    }

    final void answer(Function<SalesFilter, SalesSnapshot> answer) {
        reset(sales);
        when(sales.nameOf(any()))
                .thenAnswer(call -> "Called " + call.<Article>getArgument(0).sku());
        when(sales.snapshot(any())).thenAnswer(call -> {
            asked.add(call.getArgument(0));
            return answer.apply(call.getArgument(0));
        });
        answerOfCustomers(filter -> Snapshots.customers("USD", "EUR"));
    }

    final void answerOfCustomers(Function<SalesFilter, CustomersSnapshot> answer) {
        doAnswer(call -> answer.apply(call.getArgument(0))).when(sales).customers(any());
    }

    static SalesSnapshot shop(List<LatestSale> latest, long netOfToday) {
        return Snapshots.of(
                List.of(Snapshots.in("USD", THIRTY_DAYS, netOfToday), Snapshots.in("EUR", THIRTY_DAYS, 90_000)),
                latest);
    }

    final void signIn(String name, String... roles) {
        List<String> authorities =
                List.of(roles).stream().map(role -> "ROLE_" + role).toList();
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

    final void go(String url) {
        if (UI.getCurrent() == null) {
            signIn("lena", "ADMIN", "OPERATOR", "VIEWER");
        }
        String[] parts = url.split("\\?", 2);
        UI.getCurrent().navigate(parts[0], QueryParameters.fromString(parts.length == 1 ? "" : parts[1]));
    }

    final void show(String path) {
        go(path);
        until(() -> assertThat(text()).contains("Live ·"));
    }

    static void until(ThrowingRunnable assertion) {
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertion.run();
        });
    }

    /** What the address says now. */
    static UrlState url() {
        return UrlState.of(UI.getCurrent().getInternals().getActiveViewLocation());
    }

    static List<ListItem> latest() {
        return _find(
                ListItem.class,
                spec -> spec.withPredicate(item -> item.getElement().hasAttribute("data-sale")));
    }

    /** Where one gets from there; downloads are no such way. */
    static List<String> links(Component within) {
        return _find(within, Anchor.class).stream()
                .map(Anchor::getHref)
                .filter(href -> !href.startsWith("VAADIN/"))
                .toList();
    }

    static String text() {
        return text(UI.getCurrent());
    }

    /** What people see: without what is hidden. */
    static String text(Component component) {
        if (!component.isVisible()) {
            return "";
        }
        List<Component> children = component.getChildren().toList();
        return children.isEmpty()
                ? component.getElement().getTextRecursively()
                : children.stream().map(OnSalesScreens::text).reduce("", String::concat)
                        + component.getElement().getText();
    }
}
