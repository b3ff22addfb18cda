package app.shopfloor.sales.ui;

import static app.shopfloor.testing.Browserless.until;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.reset;

import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.ui.CsvDownload;
import app.shopfloor.base.ui.Tile;
import app.shopfloor.sales.Cash;
import app.shopfloor.sales.CashReport;
import app.shopfloor.sales.SaleReport;
import app.shopfloor.sales.Sales;
import app.shopfloor.shared.Channel;
import app.shopfloor.testing.Browserless;
import app.shopfloor.testing.Downloaded;
import app.shopfloor.testing.TestDatabase;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.QueryParameters;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class CashCardTests {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        TestDatabase.h2().register(properties);
    }

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Sales sales;

    @Autowired
    Pulses pulses;

    @MockitoSpyBean
    Cash cash;

    @BeforeEach
    void sell() {
        sell("pi_usd", "USD");
        sell("pi_eur", "EUR");
    }

    @AfterEach
    void close() {
        Browserless.signOut();
        reset(cash);
        jdbc.update("delete from balance_transaction");
        sales.rebuildTotals();
    }

    private void sell(String orderId, String currency) {
        sales.record(List.of(SaleReport.about(Channel.STRIPE, SaleReport.Kind.PAYMENT, orderId, NOW)
                .order(orderId)
                .payment(new SaleReport.Payment(SaleReport.PaymentState.PAID, 4_900, 4_900, currency, NOW, false))
                .tell()));
    }

    private static CashReport move(String id, String category, long amount, long fee, String currency, Instant at) {
        return new CashReport.Movement(
                Channel.STRIPE,
                id,
                NOW,
                false,
                category,
                new SaleReport.Balance(category, amount, fee, currency, null, null, at),
                null);
    }

    private void fill() {
        cash.record(List.of(
                move("t1", "charge", 4_900, 172, "USD", NOW),
                move("t2", "refund", -1_000, 0, "USD", NOW),
                move("t3", "dispute", -500, 15, "USD", NOW),
                move("t4", "payout", -3_000, 0, "USD", NOW),
                move("t5", "charge", 9_999, 0, "USD", NOW.minus(Duration.ofDays(20))),
                move("t6", "charge", 4_900, 100, "EUR", NOW)));
    }

    private void open(String parameters) {
        UI.getCurrent().setLocale(Locale.US);
        UI.getCurrent().navigate("sales", QueryParameters.fromString(parameters));
    }

    @Test
    void showsHowCashNetComesOfWhatMovedAndWhatWasPaidOut() {
        fill();
        Browserless.signIn(context, "VIEWER");

        open("range=7d&currency=USD");

        until(() -> assertThat(card())
                .contains("Charges", "$49.00", "Refunds", "-$10.00", "Disputes", "-$5.00", "Fees", "-$1.87")
                .contains("Cash net", "$32.13", "Paid out $30.00", "not yet paid out $32.13", "USD balance")
                .doesNotContain("Other"));
    }

    @Test
    void theRangeAndTheCurrencyChooseWhatIsShown() {
        fill();
        Browserless.signIn(context, "VIEWER");

        open("range=30d&currency=USD");
        until(() -> assertThat(card()).contains("$148.99"));

        open("range=30d&currency=EUR");
        until(() -> assertThat(card()).contains("EUR balance", "€48.00").doesNotContain("$"));
    }

    @Test
    void aBalanceInOneCurrencyIsShownWhateverTheSalesAreIn() {
        cash.record(List.of(move("t1", "charge", 5_300, 172, "USD", NOW)));
        Browserless.signIn(context, "VIEWER");

        open("range=7d&currency=EUR");

        until(() -> assertThat(card()).contains("USD balance", "$53.00"));
    }

    @Test
    void aMovementThatCommitsMovesTheCardByItself() {
        fill();
        Browserless.signIn(context, "VIEWER");
        open("range=7d&currency=EUR");
        until(() -> assertThat(card()).contains("€48.00"));

        cash.record(List.of(move("t7", "charge", 1_000, 0, "EUR", NOW)));

        until(() -> assertThat(card()).contains("€58.00"));
    }

    @Test
    void beforeTheFirstMovementItSaysWhereFeesComeFrom() {
        Browserless.signIn(context, "ADMIN", "VIEWER");
        open("range=7d");
        until(() -> assertThat(card()).contains("No fees and payouts yet", "API key"));
        assertThat(_find(_get(CashCard.class), Anchor.class).stream().map(Anchor::getHref))
                .containsExactly("settings/connections");

        Browserless.signOut();
        Browserless.signIn(context, "VIEWER");
        open("range=7d");
        until(() -> assertThat(card()).contains("as soon as an admin enters"));
        assertThat(_find(_get(CashCard.class), Anchor.class)).isEmpty();
    }

    @Test
    void daysInWhichNothingMovedSaySo() {
        cash.record(List.of(move("t5", "charge", 9_999, 0, "USD", NOW.minus(Duration.ofDays(20)))));
        Browserless.signIn(context, "VIEWER");

        open("range=7d");

        until(() -> assertThat(card()).contains("Nothing moved in these days"));
    }

    @Test
    void itFailsAloneWithoutTheCauseAndRetries() {
        fill();
        doThrow(new IllegalStateException("jdbc:secret")).when(cash).snapshot(any());
        Browserless.signIn(context, "VIEWER");

        open("range=7d&currency=USD");

        until(() -> assertThat(card()).contains("could not be read").doesNotContain("secret"));
        until(() -> assertThat(_find(Tile.class)).isNotEmpty());
        reset(cash);
        _click(_get(_get(CashCard.class), NativeButton.class, spec -> spec.withText("Retry")));
        until(() -> assertThat(card()).contains("$32.13"));
    }

    @Test
    void aLaterFailureTakesNothingAwayAndTheScreenSaysThatItStandsStill() {
        fill();
        Browserless.signIn(context, "VIEWER");
        open("range=7d&currency=USD");
        until(() -> assertThat(card()).contains("$32.13"));
        doThrow(new IllegalStateException("jdbc:secret")).when(cash).snapshot(any());

        pulses.changed(Cash.CASH);
        until(() -> assertThat(text(UI.getCurrent())).contains("Not refreshed since"));
        pulses.changed(Sales.SALES);

        assertThat(card()).contains("$32.13");
        reset(cash);
        _click(_get(NativeButton.class, spec -> spec.withText("Retry")));
        until(() -> assertThat(text(UI.getCurrent())).contains("Live").doesNotContain("Not refreshed since"));
    }

    @Test
    void theFileHasTheLinesThatAreShown() throws IOException {
        fill();
        Browserless.signIn(context, "VIEWER");
        open("range=7d&currency=USD");
        until(() -> assertThat(card()).contains("$32.13"));

        Downloaded csv = Downloaded.by(_get(_get(CashCard.class), CsvDownload.class));

        assertThat(csv.name()).startsWith("cash-usd-");
        assertThat(csv.lines())
                .containsExactly(
                        "Number,Amount,Currency",
                        "Charges,49.00,USD",
                        "Refunds,-10.00,USD",
                        "Disputes,-5.00,USD",
                        "Other,0.00,USD",
                        "Fees,-1.87,USD",
                        "Cash net,32.13,USD",
                        "Paid out,30.00,USD",
                        "Not yet paid out,32.13,USD");
    }

    /** What people see of the card: without what is hidden. */
    private static String card() {
        return text(_get(CashCard.class));
    }

    private static String text(Component component) {
        if (!component.isVisible()) {
            return "";
        }
        List<Component> children = component.getChildren().toList();
        return children.isEmpty()
                ? component.getElement().getTextRecursively()
                : children.stream().map(CashCardTests::text).reduce("", String::concat);
    }
}
