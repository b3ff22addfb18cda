package app.shopfloor.intake.ui;

import static app.shopfloor.testing.Browserless.until;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.shopfloor.intake.Delivery;
import app.shopfloor.intake.DeliveryFilter;
import app.shopfloor.intake.DeliveryLog;
import app.shopfloor.intake.DeliveryRecord;
import app.shopfloor.intake.Inbox;
import app.shopfloor.intake.Retention;
import app.shopfloor.testing.Browserless;
import app.shopfloor.testing.TestDatabase;
import com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.ComboBoxBase;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Location;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DeliveriesViewTests {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        TestDatabase.h2().register(properties);
    }

    @Autowired
    ApplicationContext context;

    @Autowired
    Inbox inbox;

    @Autowired
    DeliveryLog log;

    @Autowired
    Retention retention;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void empty() {
        List.of("delivery_open", "delivery_done", "delivery").forEach(table -> jdbc.update("delete from " + table));
    }

    @AfterEach
    void leave() {
        Browserless.signOut();
        retention.keepForEver();
        jdbc.execute("alter table if exists delivery_gone rename to delivery");
    }

    @Test
    void nobodyGetsInWithoutARole() {
        Browserless.signIn(context);
        go("settings/deliveries");

        assertThat(_find(DeliveriesView.class)).isEmpty();
    }

    @Test
    void withoutAnyDeliveryTheScreenSaysWhatWillHappen() {
        open("VIEWER");

        until(() -> assertThat(text()).contains("Nothing has come in yet"));
    }

    @Test
    void deliveriesAreListedNewestFirstWithTheirStateInWords() {
        take("evt_1", "charge.succeeded", "{}");
        take("evt_2", "product.updated", "{}");
        awaitSettled();
        open("VIEWER");

        until(() -> assertThat(text()).containsSubsequence("product.updated", "evt_2", "charge.succeeded", "evt_1"));
        assertThat(text()).containsPattern("Ignored|Booked").contains("2 deliveries, no more", "kept for ever");
        assertThat(_find(NativeButton.class, spec -> spec.withText("Keep payloads …")))
                .isEmpty();
    }

    @Test
    void whatIsLookedForStandsInTheAddress() {
        take("evt_1", "charge.succeeded", "{}");
        take("evt_2", "product.updated", "{}");
        awaitSettled();

        open("VIEWER", "settings/deliveries?kind=charge");
        until(() -> assertThat(text()).contains("evt_1").doesNotContain("evt_2"));

        go("settings/deliveries?source=unheard-of");
        until(() -> assertThat(text()).contains("evt_1", "evt_2"));

        go("settings/deliveries?id=nothing");
        until(() -> assertThat(text()).contains("No delivery matches"));

        go("settings/deliveries?state=lost");
        until(() -> assertThat(text()).contains("There is no state “lost”", "evt_1"));
    }

    @Test
    void aDeliveryIsOpenedWithinWhatIsLookedForNow() {
        take("evt_1", "charge.succeeded", "{}");
        awaitSettled();
        open("VIEWER", "settings/deliveries?kind=charge");
        until(() -> assertThat(opener().getHref()).contains("kind=charge"));

        go("settings/deliveries?id=evt");

        until(() -> assertThat(opener().getHref()).contains("id=evt").doesNotContain("kind=charge"));
    }

    @Test
    void aKindThatIsNotInTheListCanBeTyped() {
        take("evt_1", "charge.succeeded", "{}");
        awaitSettled();
        open("VIEWER");
        until(() -> assertThat(text()).contains("evt_1"));
        @SuppressWarnings("unchecked")
        ComboBox<String> kind = _get(ComboBox.class);

        ComponentUtil.fireEvent(kind, new ComboBoxBase.CustomValueSetEvent<>(kind, true, " unheard.of "));

        until(() -> assertThat(text()).contains("No delivery matches"));
        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("settings/deliveries?kind=unheard.of");
        assertThat(kind.getValue()).isEqualTo("unheard.of");
    }

    @Test
    void onlyAnAdminSearchesInPayloads() {
        take("evt_1", "charge.succeeded", "{\"who\": \"ada@example.com\"}");
        take("evt_2", "charge.succeeded", "{}");
        awaitSettled();

        open("ADMIN", "settings/deliveries?text=ada");
        until(() -> assertThat(text()).contains("evt_1").doesNotContain("evt_2"));
        Browserless.signOut();

        open("OPERATOR", "settings/deliveries?text=ada");
        until(() -> assertThat(text()).contains("Only an admin can search in payloads", "evt_1", "evt_2"));
        assertThat(_find(TextField.class)).hasSize(1);
    }

    @Test
    void whatArrivesWhileSomebodyReadsIsOnlyAnnounced() {
        take("evt_1", "charge.succeeded", "{}");
        awaitSettled();
        open("VIEWER");
        until(() -> assertThat(text()).contains("evt_1"));

        take("evt_2", "charge.succeeded", "{}");
        until(() -> assertThat(text()).contains("1 new – show").doesNotContain("evt_2"));

        _click(_get(NativeButton.class, spec -> spec.withText("1 new – show")));
        until(() -> assertThat(text()).contains("evt_2").doesNotContain("new – show"));
    }

    @Test
    void thatSomethingArrivedIsReadOutOnceAndNotCounted() {
        take("evt_1", "charge.succeeded", "{}");
        awaitSettled();
        open("VIEWER");
        until(() -> assertThat(text()).contains("evt_1"));
        Span status =
                _get(Span.class, spec -> spec.withAttribute("role", "status").withClasses("unseen"));
        assertThat(status.getText()).isEmpty();

        take("evt_2", "charge.succeeded", "{}");
        until(() -> assertThat(text()).contains("1 new – show"));
        assertThat(status.getText()).isEqualTo("New deliveries have come");
        take("evt_3", "charge.succeeded", "{}");
        until(() -> assertThat(text()).contains("2 new – show"));
        assertThat(status.getText()).isEqualTo("New deliveries have come");
        assertThat(_get(NativeButton.class, spec -> spec.withText("2 new – show"))
                        .getElement()
                        .hasAttribute("aria-live"))
                .isFalse();
    }

    @Test
    void refreshShowsWhatHasCome() {
        take("evt_1", "charge.succeeded", "{}");
        awaitSettled();
        open("VIEWER");
        until(() -> assertThat(text()).contains("evt_1"));
        take("evt_2", "charge.succeeded", "{}");
        until(() -> assertThat(text()).contains("1 new – show"));

        _click(_get(NativeButton.class, spec -> spec.withText("Refresh")));

        until(() -> assertThat(text()).contains("evt_2").doesNotContain("new – show"));
    }

    @Test
    void theSearchOfTheScreenIsMarkedForItsKey() {
        open("VIEWER");

        assertThat(_get(TextField.class).getElement().hasAttribute("data-search"))
                .isTrue();
    }

    @Test
    void olderOnesComeWhenAskedFor() {
        inbox.acceptAll(IntStream.range(0, 120)
                .mapToObj(i -> delivery("evt_" + i, "charge.succeeded", "{}"))
                .toList());
        awaitSettled();
        open("VIEWER");
        until(() -> assertThat(text()).contains("evt_119", "evt_70").doesNotContain("evt_69"));

        _click(_get(NativeButton.class, spec -> spec.withText("Show older")));

        until(() -> assertThat(text()).contains("evt_119", "evt_69", "evt_20"));
    }

    @Test
    void anOpenedDeliveryShowsItsPayloadWithoutPersonalDataToViewers() {
        take("evt_1", "charge.succeeded", "{\"email\": \"ada@example.com\", \"amount\": 4900}");
        awaitSettled();
        long id = only("evt_1").id();

        open("VIEWER", "settings/deliveries?open=" + id);
        until(() -> assertThat(_get(Pre.class).getText()).contains("4900").doesNotContain("ada@"));
        assertThat(_find(NativeButton.class, spec -> spec.withText("Replay"))).isEmpty();
        Browserless.signOut();

        open("ADMIN", "settings/deliveries?open=" + id);
        until(() -> assertThat(_get(Pre.class).getText()).contains("ada@example.com"));
    }

    @Test
    void aFailedDeliveryTellsWhyAndIsReplayed() {
        inbox.accept(new Delivery(
                "stripe",
                "evt_1",
                "charge.succeeded",
                "not json: ada@example.com".getBytes(StandardCharsets.UTF_8),
                false));
        await().atMost(Duration.ofSeconds(30)).until(() -> only("evt_1").attempts() > 0);
        long id = only("evt_1").id();
        jdbc.update(
                "update delivery_open set failed_at = current_timestamp, next_attempt_at = null, error = ? where id = ?",
                "No event of ada@example.com",
                id);

        open("VIEWER", "settings/deliveries?state=failed&open=" + id);
        until(() ->
                assertThat(all()).contains("No event of •••@•••", "not JSON").doesNotContain("ada@"));
        Browserless.signOut();

        open("ADMIN", "settings/deliveries?state=failed&open=" + id);
        until(() -> assertThat(_find(NativeButton.class, spec -> spec.withText("Replay")))
                .hasSize(1));
        assertThat(all()).contains("No event of ada@example.com");
        _click(_get(NativeButton.class, spec -> spec.withText("Replay")));
        until(() -> assertThat(all()).contains("Replayed, and failed again"));
    }

    @Test
    void aDeliveryThatIsNotThereAndAnAddressThatIsNoneAreTold() {
        open("VIEWER", "settings/deliveries?open=999999");
        until(() -> assertThat(all()).contains("There is no such delivery"));

        go("settings/deliveries?open=x");
        until(() -> assertThat(text()).contains("The address names no delivery to open"));
    }

    @Test
    void neighboursOfTheListAreAStepAway() {
        take("evt_1", "charge.succeeded", "{}");
        take("evt_2", "charge.succeeded", "{}");
        awaitSettled();
        long second = only("evt_2").id();
        long first = only("evt_1").id();

        open("VIEWER", "settings/deliveries?open=" + second);

        until(() -> assertThat(
                        _get(Anchor.class, spec -> spec.withText("Older")).getHref())
                .isEqualTo("settings/deliveries?open=" + first));
        assertThat(_find(Anchor.class, spec -> spec.withText("Newer"))).isEmpty();
    }

    @Test
    void ofALargePayloadTheBrowserGetsTheBeginning() {
        take("evt_1", "charge.succeeded", "{\"a\": \"" + "x".repeat(900_000) + "\"}");
        awaitSettled();

        open("VIEWER", "settings/deliveries?open=" + only("evt_1").id());

        until(() -> assertThat(_get(Pre.class).getText()).hasSizeBetween(1_000, PayloadSection.SHOWN + 10));
        assertThat(all()).contains("Only the beginning is shown");
    }

    @Test
    void allThatMatchAreReplayedAfterAConfirmation() {
        take("evt_1", "product.updated", "{}");
        take("evt_2", "charge.succeeded", "{}");
        awaitSettled();
        open("ADMIN", "settings/deliveries?id=evt_1");
        until(() -> assertThat(text()).contains("Replay these …"));

        _click(_get(NativeButton.class, spec -> spec.withText("Replay these …")));
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));

        until(() -> assertThat(text()).contains("One delivery is replayed."));
    }

    @Test
    void payloadsAreKeptAsLongAsAnAdminSays() {
        take("evt_1", "charge.succeeded", "{}");
        awaitSettled();
        jdbc.update("update delivery set received_at = timestamp with time zone '2020-01-01 00:00:00Z'");
        open("ADMIN");
        until(() -> assertThat(text()).contains("kept for ever"));

        _click(_get(NativeButton.class, spec -> spec.withText("Keep payloads …")));
        _get(RadioButtonGroup.class).setValue("For some days");
        _get(IntegerField.class).setValue(0);
        _click(_get(NativeButton.class, spec -> spec.withText("Save")));
        assertThat(_get(IntegerField.class).getErrorMessage()).isEqualTo("Enter 1 to 3650 days");
        _get(IntegerField.class).setValue(30);
        _click(_get(NativeButton.class, spec -> spec.withText("Save")));

        until(() -> assertThat(text()).contains("kept for 30 days"));
        await().atMost(Duration.ofSeconds(30)).until(() -> only("evt_1").bytes() == null);
        go("settings/deliveries?open=" + only("evt_1").id());
        until(() -> assertThat(all()).contains("Its payload is no longer kept, so it cannot be replayed"));
        assertThat(_get(NativeButton.class, spec -> spec.withText("Replay")).isEnabled())
                .isFalse();
    }

    @Test
    void whenDeliveriesCannotBeReadTheSectionSaysSoAndTheRestStays() {
        jdbc.execute("alter table delivery rename to delivery_gone");
        open("VIEWER");

        until(() -> assertThat(text()).contains("This section could not be read", "Retry"));
        assertThat(_find(TextField.class)).isNotEmpty();

        jdbc.execute("alter table delivery_gone rename to delivery");
        _click(_get(NativeButton.class, spec -> spec.withText("Retry")));
        until(() -> assertThat(text()).contains("Nothing has come in yet"));
    }

    private void open(String role) {
        open(role, "settings/deliveries");
    }

    private void open(String role, String path) {
        Browserless.signIn(
                context,
                role.equals("ADMIN") ? new String[] {"ADMIN", "OPERATOR", "VIEWER"} : new String[] {role, "VIEWER"});
        go(path);
    }

    private static void go(String path) {
        Location location = new Location(path);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }

    private void take(String id, String kind, String payload) {
        inbox.accept(delivery(id, kind, payload));
    }

    private static Delivery delivery(String id, String kind, String payload) {
        return new Delivery("unheard-of", id, kind, payload.getBytes(StandardCharsets.UTF_8), false);
    }

    private void awaitSettled() {
        await().atMost(Duration.ofSeconds(30)).until(() -> inbox.backlog().waiting() == 0);
    }

    private DeliveryRecord only(String id) {
        return log.search(new DeliveryFilter(null, null, null, null, null, id, null), Long.MAX_VALUE, 1)
                .found()
                .getFirst();
    }

    private static Anchor opener() {
        return _get(Anchor.class, spec -> spec.withClasses("open"));
    }

    private static String text() {
        return text(_get(DeliveriesView.class));
    }

    /** With what stands over the screen. */
    private static String all() {
        return text(UI.getCurrent());
    }

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
}
