package app.shopfloor.intake.ui;

import static app.shopfloor.testing.Browserless.until;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.shopfloor.intake.Delivery;
import app.shopfloor.intake.Inbox;
import app.shopfloor.intake.orders.OrdersTranslator;
import app.shopfloor.intake.sample.LiveSales;
import app.shopfloor.intake.sample.Sample;
import app.shopfloor.intake.sample.SamplePlan;
import app.shopfloor.intake.sample.SampleStatus.State;
import app.shopfloor.intake.stripe.StripeMode;
import app.shopfloor.intake.stripe.StripeSwitch;
import app.shopfloor.testing.Browserless;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties =
                "spring.datasource.url=jdbc:h2:mem:connections;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1")
class ConnectionsViewTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
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
        modeSwitch.count(true);
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
    }
}
