package app.shopfloor.intake.ui;

import static app.shopfloor.testing.Browserless.until;
import static app.shopfloor.testing.StripeEvents.charge;
import static app.shopfloor.testing.StripeEvents.event;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.Mockito.doCallRealMethod;
import static org.mockito.Mockito.doThrow;

import app.shopfloor.intake.Delivery;
import app.shopfloor.intake.Inbox;
import app.shopfloor.intake.Run;
import app.shopfloor.intake.RunAtWork;
import app.shopfloor.intake.RunPage;
import app.shopfloor.intake.RunWork;
import app.shopfloor.intake.Runs;
import app.shopfloor.intake.RunsByHand;
import app.shopfloor.intake.orders.OrdersTranslator;
import app.shopfloor.intake.sample.LiveSales;
import app.shopfloor.intake.sample.Sample;
import app.shopfloor.intake.sample.SamplePlan;
import app.shopfloor.intake.sample.SampleStatus.State;
import app.shopfloor.intake.stripe.StripeAccounts;
import app.shopfloor.intake.stripe.StripeAccounts.Account;
import app.shopfloor.intake.stripe.StripeMode;
import app.shopfloor.intake.stripe.StripeSwitch;
import app.shopfloor.intake.stripe.StripeSync;
import app.shopfloor.testing.Browserless;
import com.github.mvysny.kaributesting.v10.NotificationsKt;
import com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt;
import com.vaadin.flow.component.AbstractField.ComponentValueChangeEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties =
                "spring.datasource.url=jdbc:h2:mem:connections;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1")
class ConnectionsViewTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long NOW = Instant.parse("2026-11-20T14:32:07Z").getEpochSecond();
    private static final SamplePlan SMALL =
            new SamplePlan(11, 60, Instant.parse("2026-11-20T14:32:07Z"), ZoneOffset.UTC);

    @Autowired
    ApplicationContext context;

    @Autowired
    Sample sample;

    @Autowired
    LiveSales live;

    @Autowired
    Inbox inbox;

    @Autowired
    StripeMode mode;

    @Autowired
    StripeSwitch modeSwitch;

    @Autowired
    Runs runs;

    @Autowired
    JdbcTemplate jdbc;

    @MockitoSpyBean
    StripeAccounts accounts;

    @AfterEach
    void leaveNothing() {
        Browserless.signOut();
        live.stop();
        await().atMost(PATIENCE).until(() -> !sample.status().busy());
        sample.remove();
        await().atMost(PATIENCE).until(() -> sample.status().state() == State.ABSENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIEWER", "OPERATOR"})
    void onlyAnAdminGetsToConnections(String role) {
        Browserless.signIn(context, role);

        UI.getCurrent().navigate("settings/connections");

        assertThat(_find(ConnectionsView.class)).isEmpty();
    }

    @Test
    void anAdminSeesThatTheSecretIsMissingAndCanLoadTheSample() {
        open();

        until(() -> assertThat(text(_get(ConnectionsView.class)))
                .contains(
                        "No API key",
                        "Without a secret every event is turned away",
                        "Last webhook none yet",
                        "Stripe cannot be asked yet"));
        assertThat(_get(NativeButton.class, b -> b.withText("Load the sample shop"))
                        .isVisible())
                .isTrue();
        assertThat(_find(Checkbox.class)).isEmpty();
        assertThat(_find(ProgressBar.class)).isEmpty();
    }

    @Test
    void aLoadedSampleIsSoldLiveAndRemovedAfterAConfirmation() {
        sample.load(SMALL);
        open();
        until(() -> assertThat(_find(Checkbox.class)).hasSize(1));

        tick(_get(Checkbox.class), true);
        until(() -> assertThat(live.isRunning()).isTrue());
        tick(_get(Checkbox.class), false);
        assertThat(live.isRunning()).isFalse();
        _click(_get(NativeButton.class, b -> b.withText("Remove the sample")));
        assertThat(sample.status().state()).isEqualTo(State.LOADED);
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));

        until(() -> assertThat(_get(NativeButton.class, b -> b.withText("Load the sample shop"))
                        .isVisible())
                .isTrue());
        assertThat(sample.status().state()).isEqualTo(State.ABSENT);
    }

    @Test
    void theLoadedSampleIsMarkedOnEveryScreen() {
        sample.load(SMALL);
        Browserless.signIn(context, "VIEWER");

        UI.getCurrent().navigate("sales");

        until(() -> assertThat(text(UI.getCurrent())).contains("Sample shop: these figures are made up."));
    }

    @Test
    void aDeliveryThatCannotBeReadIsNotLostFromSight() {
        inbox.accept(new Delivery(
                OrdersTranslator.SOURCE,
                "broken-" + System.nanoTime(),
                OrdersTranslator.KIND,
                "{}".getBytes(StandardCharsets.UTF_8),
                true));
        open();

        until(() -> assertThat(text(_get(ConnectionsView.class))).contains("Tried again later 1"));
    }

    /** Asks Stripe until nobody wants it any longer. */
    private record Endless() implements RunWork {

        @Override
        public String source() {
            return StripeSync.SOURCE;
        }

        @Override
        public Optional<Duration> pollEvery() {
            return Optional.empty();
        }

        @Override
        public Instant pollSince(Instant now) {
            return now;
        }

        @Override
        public void run(RunAtWork run) {
            run.keep(new RunPage("1", "Charges", 0.5, null, 10, 5, 3, 2, List.of()));
            while (run.goesOn()) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    @Test
    void aRunAtWorkIsShownAndCancelled() {
        try (RunsByHand hand = new RunsByHand(context, new Endless())) {
            long id = runs.start(StripeSync.SOURCE, Run.Kind.RESYNC, null, "ada");
            open();
            until(() -> assertThat(text(_get(ConnectionsView.class)))
                    .contains("Resync, everything · Charges", "10 read", "by ada"));

            _click(_get(NativeButton.class, button -> button.withText("Cancel")));

            assertThat(hand.over(id).state()).isEqualTo(Run.State.CANCELLED);
            until(() -> assertThat(text(_get(ConnectionsView.class))).contains("Cancelled"));
            assertThat(_find(NativeButton.class, button -> button.withText("Cancel")))
                    .isEmpty();
        } finally {
            jdbc.update("delete from run");
        }
    }

    private void countLive() {
        modeSwitch.count(true);
        await().atMost(PATIENCE)
                .until(() ->
                        modeSwitch.progress().map(StripeSwitch.Progress::over).orElse(true));
    }

    private void heardOfAccount() {
        countLive();
        String event = event("evt_1", "charge.succeeded", NOW, charge("ch_1", "pi_1", "succeeded", 4900, NOW))
                .replaceFirst("\"object\":\"event\"", "\"object\":\"event\",\"account\":\"acct_Other\"");
        inbox.accept(new Delivery(
                StripeSync.SOURCE, "evt_1", "charge.succeeded", event.getBytes(StandardCharsets.UTF_8), false));
        await().atMost(PATIENCE)
                .until(() ->
                        accounts.all().stream().mapToLong(Account::setAside).sum() == 1);
    }

    private void forgetAccounts() {
        for (String table : List.of(
                "stripe_account",
                "delivery_open",
                "delivery_done",
                "delivery",
                "sale_line",
                "sale",
                "sale_evidence",
                "sale_alias",
                "sales_total",
                "sales_total_sku",
                "sales_cohort",
                "sales_entry",
                "buyer_total",
                "buyer")) {
            jdbc.update("delete from " + table);
        }
    }

    private static Checkbox counts() {
        return _get(Checkbox.class, box -> box.withLabel("Counts"));
    }

    private static String notices() {
        return NotificationsKt.getNotifications().stream()
                .map(notice -> notice.getElement().getProperty("text"))
                .collect(Collectors.joining(" "));
    }

    @Test
    void anAccountThatIsToCountHasWhatWasSetAsideTranslated() {
        heardOfAccount();
        try {
            open();
            until(() -> assertThat(text(_get(ConnectionsView.class))).contains("acct_Other", "1 set aside"));

            tick(counts(), true);

            until(() -> assertThat(notices()).contains("acct_Other counts from now on. Translated once more: 1."));
            until(() -> assertThat(text(_get(ConnectionsView.class)))
                    .contains("channel ")
                    .doesNotContain("set aside ·"));
            assertThat(accounts.all())
                    .extracting(Account::counted, Account::setAside)
                    .containsExactly(tuple(true, 0L));

            tick(counts(), false);
            until(() -> assertThat(notices()).contains("acct_Other no longer counts"));
            assertThat(accounts.all().getFirst().counted()).isFalse();
        } finally {
            forgetAccounts();
        }
    }

    @Test
    void whatCannotBeTranslatedForAnAccountThatCountsIsToldAndStaysInSight() {
        heardOfAccount();
        try {
            jdbc.update("update delivery set payload = null");
            open();
            until(() -> assertThat(_find(Checkbox.class)).hasSize(1));

            tick(counts(), true);

            until(() -> assertThat(notices()).contains("payloads are no longer kept: 1. A Resync fetches"));
            until(() -> assertThat(text(_get(ConnectionsView.class))).contains("channel ", "1 set aside"));
            _click(_get(NativeButton.class, button -> button.withText("Translate them now")));
            until(() -> assertThat(NotificationsKt.getNotifications()).hasSize(2));
        } finally {
            forgetAccounts();
        }
    }

    @Test
    void aBoxWhoseChangeCouldNotBeStoredSaysWhatIsStoredAndAnAccountListThatCannotBeReadSaysSo() {
        heardOfAccount();
        try {
            open();
            until(() -> assertThat(_find(Checkbox.class)).hasSize(1));
            doThrow(new IllegalStateException("no store")).when(accounts).count(any(), anyBoolean());

            tick(counts(), true);

            until(() -> assertThat(notices()).contains("could not be changed"));
            until(() -> assertThat(counts().getValue()).isFalse());

            doThrow(new IllegalStateException("no store")).when(accounts).all();
            _click(_get(NativeButton.class, button -> button.withText("Refresh")));
            until(() -> assertThat(text(_get(AccountsCard.class))).contains("This section could not be read"));
            doCallRealMethod().when(accounts).all();
            _click(_get(NativeButton.class, button -> button.withText("Refresh")));
            until(() -> assertThat(counts().getValue()).isFalse());
        } finally {
            forgetAccounts();
        }
    }

    private void open() {
        Browserless.signIn(context, "ADMIN", "OPERATOR", "VIEWER");
        UI.getCurrent().navigate("settings/connections");
    }

    /** As a click of a person does it. */
    private static void tick(Checkbox box, boolean on) {
        box.setValue(on);
        ComponentUtil.fireEvent(box, new ComponentValueChangeEvent<>(box, box, !on, true));
    }

    /** What it says, in one line. */
    private static String text(Component screen) {
        StringBuilder words = new StringBuilder();
        collect(screen, words);
        return words.toString().replaceAll("\\s+", " ");
    }

    private static void collect(Component component, StringBuilder words) {
        if (component.isVisible()) {
            words.append(' ').append(component.getElement().getText());
            component.getChildren().forEach(child -> collect(child, words));
        }
    }

    @Test
    void theModeThatCountsIsShownAndSwitchedAfterAConfirmation() {
        countLive();
        Browserless.signIn(context, "ADMIN");
        UI.getCurrent().navigate("settings/connections");
        until(() -> assertThat(_find(NativeButton.class, spec -> spec.withText("Count test sales instead …")))
                .hasSize(1));

        _click(_get(NativeButton.class, spec -> spec.withText("Count test sales instead …")));
        assertThat(mode.current()).contains("live");
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));

        until(() -> assertThat(_find(NativeButton.class, spec -> spec.withText("Count live sales instead …")))
                .hasSize(1));
        assertThat(mode.current()).contains("test");
        until(() -> assertThat(text(_get(ConnectionsView.class)))
                .contains("Switched to test sales. Translated once more:", "once there is a test key"));
        countLive();
    }
}
