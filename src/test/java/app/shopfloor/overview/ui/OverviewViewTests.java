package app.shopfloor.overview.ui;

import static app.shopfloor.testing.Browserless.until;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doCallRealMethod;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.reset;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.live.Topic;
import app.shopfloor.base.ui.Card;
import app.shopfloor.base.ui.Definition;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.OverviewCard;
import app.shopfloor.base.ui.OverviewCard.Place;
import app.shopfloor.base.ui.Parts;
import app.shopfloor.base.ui.Tile;
import app.shopfloor.sales.SaleReport;
import app.shopfloor.sales.Sales;
import app.shopfloor.shared.Channel;
import app.shopfloor.testing.Browserless;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

@SpringBootTest(
        properties =
                "spring.datasource.url=jdbc:h2:mem:overview;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1")
class OverviewViewTests {

    private static final Topic QUEUE = new Topic("queue");
    private static final AtomicInteger JOBS = new AtomicInteger();
    private static final AtomicBoolean PRESS_BROKEN = new AtomicBoolean();
    private static final AtomicBoolean QUEUE_BROKEN = new AtomicBoolean();

    /** What modules that are not there yet may bring; no code of the Overview's knows of it. */
    @TestConfiguration
    static class LaterModules {

        @Bean
        OverviewCard queueFinish() {
            return OverviewCard.of(Place.WIDE, 5, LaterModules::queue);
        }

        private static Component queue(Parts parts) {
            Card card = new Card("Print queue", 100);
            Span jobs = new Span();
            parts.add(
                    card,
                    List.of(QUEUE),
                    () -> {
                        if (QUEUE_BROKEN.get()) {
                            throw new IllegalStateException("The queue jams");
                        }
                        return JOBS.get();
                    },
                    count -> card.show(jobs, () -> jobs.setText(count + " jobs"), () -> {}),
                    card::failed);
            return card;
        }

        @Bean
        OverviewCard press() {
            return OverviewCard.of(Place.NARROW, 6, parts -> {
                if (PRESS_BROKEN.get()) {
                    throw new IllegalStateException("No press");
                }
                return new Card("Press", 100);
            });
        }

        @Bean
        OverviewCard margin() {
            return new OverviewCard() {
                @Override
                public Place place() {
                    return Place.TILE;
                }

                @Override
                public int order() {
                    return 99;
                }

                @Override
                public String role() {
                    return "ADMIN";
                }

                @Override
                public Component create(Parts parts) {
                    return new Tile("Margin", "What is left.", true);
                }
            };
        }
    }

    @Autowired
    ApplicationContext context;

    @Autowired
    Pulses pulses;

    @Autowired
    BusinessProperties business;

    @MockitoSpyBean
    Sales sales;

    @MockitoSpyBean
    Clock clock;

    @AfterEach
    void leaveNothing() {
        Browserless.signOut();
        reset(sales, clock);
        PRESS_BROKEN.set(false);
        QUEUE_BROKEN.set(false);
        sales.removeReal(Channel.STRIPE);
    }

    @Test
    void itIsHomeAndStandsFirstInTheNavigation() {
        open("VIEWER");

        assertThat(_find(OverviewView.class)).hasSize(1);
        RouterLink first = _find(RouterLink.class).getFirst();
        assertThat(first.getText()).isEqualTo("Overview");
        assertThat(first.getElement().getAttribute("aria-current")).isEqualTo("page");

        UI.getCurrent().navigate("overview");
        assertThat(_find(OverviewView.class)).hasSize(1);
    }

    @Test
    void aLaterModulesCardStandsInItsPlaceAndMovesByItself() {
        JOBS.set(3);
        open("VIEWER");

        until(() -> assertThat(text(card("Print queue"))).contains("3 jobs"));
        assertThat(card("Print queue").getElement().getClassList()).contains("wide");
        assertThat(_find(Card.class).getFirst()).isEqualTo(card("Print queue"));

        JOBS.set(4);
        pulses.changed(QUEUE);
        until(() -> assertThat(text(card("Print queue"))).contains("4 jobs"));
    }

    @Test
    void whoLacksTheRoleOfACardDoesNotSeeIt() {
        open("VIEWER");
        assertThat(labels()).doesNotContain("Margin").hasSize(4);
        Browserless.signOut();

        open("VIEWER", "ADMIN");
        assertThat(labels()).endsWith("Margin").hasSize(5);
    }

    @Test
    void aCardThatCannotBeMadeSaysSoInItsPlaceAndCanBeTriedAgain() {
        PRESS_BROKEN.set(true);
        open("VIEWER");

        Div place = _get(Div.class, spec -> spec.withClasses("card narrow"));
        assertThat(text(place)).contains("This part could not be shown");
        until(() -> assertThat(text(card("Print queue"))).contains("jobs"));

        PRESS_BROKEN.set(false);
        _click(_get(place, NativeButton.class, spec -> spec.withText("Retry")));
        assertThat(card("Press").getElement().getClassList()).contains("narrow");
        assertThat(text(view())).doesNotContain("could not be shown");
    }

    @Test
    void aNumberThatCannotBeReadFailsAloneUntilItCan() {
        doThrow(new IllegalStateException("Not today")).when(sales).paymentSuccess(any());
        open("VIEWER");

        until(() -> assertThat(text(tile("Success rate, 7 days"))).contains("Could not be read"));
        until(() -> assertThat(text(tile("Net revenue today"))).contains("€0.00"));
        until(() -> assertThat(text(view())).contains("Live · as of"));

        doCallRealMethod().when(sales).paymentSuccess(any());
        _click(_get(tile("Success rate, 7 days"), NativeButton.class, spec -> spec.withText("Retry")));
        until(() -> assertThat(text(tile("Success rate, 7 days"))).doesNotContain("Could not be read"));
    }

    @Test
    void whatCannotBeReadAgainStaysAndTheScreenSaysThatItIsOld() {
        JOBS.set(3);
        open("VIEWER");
        until(() -> assertThat(text(view())).contains("Live · as of", "3 jobs"));

        QUEUE_BROKEN.set(true);
        JOBS.set(4);
        _click(_get(NativeButton.class, spec -> spec.withText("Refresh")));
        until(() -> assertThat(text(view())).contains("Not refreshed since", "3 jobs"));

        QUEUE_BROKEN.set(false);
        _click(_get(NativeButton.class, spec -> spec.withText("Retry")));
        until(() -> assertThat(text(view())).contains("Live · as of", "4 jobs"));
    }

    @Test
    void beforeTheFirstSaleAnAdminIsLedToConnectionsAndNobodyElse() {
        open("VIEWER", "ADMIN");
        until(() -> assertThat(text(view())).contains("Connect Stripe or load the sample shop"));
        assertThat(_find(view(), Anchor.class)).extracting(Anchor::getHref).contains("settings/connections");
        Browserless.signOut();

        open("VIEWER");
        until(() -> assertThat(text(view())).contains("As soon as an admin connects Stripe"));
        assertThat(_find(view(), Anchor.class)).extracting(Anchor::getHref).doesNotContain("settings/connections");
        until(() -> assertThat(text(card("Sources"))).contains("Stripe", "Not connected"));
    }

    @Test
    void aSaleMovesEveryNumberThatItConcernsAndEachOpensItsOrders() {
        open("VIEWER");
        until(() -> assertThat(text(tile("Orders today"))).contains("0"));

        sell("pi_1", 4_900);

        until(() -> assertThat(text(tile("Net revenue today"))).contains("€49.00"));
        until(() -> assertThat(text(tile("Orders today"))).contains("1", "new"));
        until(() -> assertThat(text(tile("Net revenue, 7 days"))).contains("€49.00"));
        until(() -> assertThat(text(card("Latest sales"))).contains("€49.00"));
        until(() -> assertThat(_find(Card.class).stream().map(Card::title)).contains("Net revenue by day"));
        assertThat(way("Net revenue today")).contains("sales/orders?", "range=today", "metric=net", "currency=EUR");
        assertThat(way("Orders today")).contains("range=today", "metric=orders");
        assertThat(way("Net revenue, 7 days")).contains("range=7d", "metric=net");
    }

    @Test
    void ofSeveralCurrenciesMoneyAndOrdersAreOfAllAndEachNumberOpensThemAll() {
        sell("pi_1", 4_900);
        sell("pi_2", 10_000, "USD");
        settledInEuros("pi_2", "0.5");
        open("VIEWER");

        until(() -> assertThat(text(tile("Net revenue today"))).contains("€99.00", "Of all currencies"));
        until(() -> assertThat(text(tile("Orders today"))).contains("2", "Of all currencies"));
        until(() -> assertThat(text(tile("Net revenue, 7 days"))).contains("€99.00"));
        until(() -> assertThat(text(card("Net revenue by day"))).contains("all currencies in EUR"));
        assertThat(seen(view())).doesNotContainIgnoringCase("incomplete");
        assertThat(way("Net revenue today")).isEqualTo("sales/orders?currency=all&metric=net&range=today");
        assertThat(way("Orders today")).isEqualTo("sales/orders?currency=all&metric=orders&range=today");
        assertThat(way("Net revenue, 7 days")).isEqualTo("sales/orders?currency=all&metric=net&range=7d");
        assertThat(hrefs(card("Net revenue by day"))).contains("sales?currency=all&range=7d");
        assertThat(hrefs(card("Latest sales"))).contains("sales/orders?currency=all&metric=orders&range=7d");
    }

    @Test
    void whereARateIsMissingTheNumbersSayInWordsThatTheyAreIncomplete() {
        sell("pi_1", 4_900);
        sell("pi_2", 10_000, "USD");
        open("VIEWER");

        for (String number : List.of("Net revenue today", "Orders today", "Net revenue, 7 days")) {
            until(() -> assertThat(seen(tile(number))).contains("incomplete"));
            assertThat(text(tile(number))).contains("no exchange rate to EUR is known; they are left out");
            assertThat(way(number)).contains("currency=all");
        }
        assertThat(text(tile("Net revenue today"))).contains("€49.00");
        assertThat(seen(tile("Success rate, 7 days"))).doesNotContain("incomplete");
        until(() -> assertThat(text(card("Net revenue by day"))).contains("all currencies in EUR, incomplete"));

        settledInEuros("pi_2", "0.5");
        until(() -> assertThat(seen(view())).contains("€99.00").doesNotContainIgnoringCase("incomplete"));
    }

    @Test
    void whereNothingCanBeConvertedThatOfMostOrdersIsShown() {
        sell("pi_1", 4_900, "USD");
        sell("pi_2", 5_000, "USD");
        sell("pi_3", 700, "GBP");
        open("VIEWER");

        until(() -> assertThat(text(tile("Net revenue today"))).contains("$99.00", "Sales shows GBP, too"));
        assertThat(way("Orders today")).contains("currency=USD");
        assertThat(seen(view())).doesNotContainIgnoringCase("incomplete");
    }

    @Test
    void aSingleCurrencyIsShownAsItWasBooked() {
        sell("pi_1", 4_900, "USD");
        open("VIEWER");

        until(() -> assertThat(text(tile("Net revenue today"))).contains("$49.00"));
        until(() -> assertThat(text(tile("Orders today"))).contains("1"));
        assertThat(way("Net revenue today")).contains("currency=USD");
        assertThat(text(view())).doesNotContainIgnoringCase("incomplete", "all currencies in");
    }

    @Test
    void theSuccessRateOpensThePaymentsOfItsDays() {
        sell("pi_1", 4_900);
        open("VIEWER");

        until(() -> assertThat(text(tile("Success rate, 7 days"))).contains("100", "Now 1 of 1 succeeded."));
        assertThat(way("Success rate, 7 days")).isEqualTo("sales/payments?range=7d");
    }

    @Test
    void aTileSaysWhenItsNumberWasLastFoundRightAsTheHeaderDoesThoughItWasComputedBefore() {
        open("VIEWER");
        until(() -> assertThat(text(view())).contains("Live · as of"));
        Instant later = Instant.now().plusSeconds(1);
        doReturn(later).when(clock).instant();

        _click(_get(NativeButton.class, spec -> spec.withText("Refresh")));

        String time = new Formats(Locale.US, business.timezone()).time(later);
        until(() -> assertThat(text(view())).contains("Live · as of " + time));
        for (Tile tile : _find(Tile.class)) {
            assertThat(text(tile)).contains("As of " + time + ".");
        }
    }

    private static List<String> hrefs(Component within) {
        return _find(within, Anchor.class).stream().map(Anchor::getHref).toList();
    }

    /** What people see without hovering. */
    private static String seen(Component component) {
        if (!component.isVisible() || component instanceof Definition) {
            return "";
        }
        List<Component> children = component.getChildren().toList();
        return children.isEmpty()
                ? component.getElement().getTextRecursively()
                : children.stream().map(OverviewViewTests::seen).reduce("", String::concat);
    }

    /** The source's own rate. */
    private void settledInEuros(String orderId, String rate) {
        Instant now = Instant.now();
        sales.record(List.of(SaleReport.about(Channel.STRIPE, SaleReport.Kind.BALANCE, "txn_" + orderId, now)
                .order(orderId)
                .charge("ch_" + orderId)
                .balance(new SaleReport.Balance("payment", 5_000, 0, "EUR", rate, "ch_" + orderId, now))
                .tell()));
    }

    private void sell(String orderId, long cents) {
        sell(orderId, cents, "EUR");
    }

    private void sell(String orderId, long cents, String currency) {
        Instant now = Instant.now();
        sales.record(List.of(SaleReport.about(Channel.STRIPE, SaleReport.Kind.PAYMENT, orderId, now)
                .order(orderId)
                .charge("ch_" + orderId)
                .payment(new SaleReport.Payment(SaleReport.PaymentState.PAID, cents, cents, currency, now, false))
                .tell()));
    }

    private void open(String... roles) {
        Browserless.signIn(context, roles);
        UI.getCurrent().setLocale(Locale.US);
        UI.getCurrent().navigate("");
    }

    private static OverviewView view() {
        return _get(OverviewView.class);
    }

    private static Tile tile(String label) {
        return _find(Tile.class).stream()
                .filter(tile -> text(tile).startsWith(label))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> labels() {
        return _find(Tile.class).stream()
                .map(tile -> tile.getChildren().findFirst().orElseThrow())
                .map(OverviewViewTests::text)
                .toList();
    }

    private static String way(String label) {
        return _get(tile(label), Anchor.class).getHref();
    }

    private static Card card(String title) {
        return _find(Card.class).stream()
                .filter(card -> card.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }
}
