package app.shopfloor.intake.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.base.ui.TimeAgo;
import app.shopfloor.intake.SourceFreshness;
import app.shopfloor.intake.SourceFreshness.State;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SourcesCardTests {

    private static final Instant NOW = Instant.parse("2026-11-20T14:32:07Z");
    private static final SourceFreshness BROKEN =
            new SourceFreshness("Stripe", State.BROKEN, "Cannot be asked", "The key was revoked.", "Webhook", NOW, NOW);
    private static final SourceFreshness FRESH =
            new SourceFreshness("Sent orders", State.FRESH, "Receiving", null, "Order", NOW, null);
    private static final SourceFreshness SILENT =
            new SourceFreshness("Etsy", State.SILENT, "Not connected", null, "Order", null, null);

    @BeforeEach
    void open() {
        MockVaadin.setup();
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Test
    void everySourceSaysHowItIsInWordsAndASignAndHowOldItsLastWordIs() {
        List<ListItem> rows = rows(card(false));

        assertThat(rows).hasSize(3);
        assertThat(text(rows.get(0))).contains("Stripe", "✕ Cannot be asked", "Webhook", "Asked");
        assertThat(_find(rows.get(0), TimeAgo.class)).hasSize(2);
        assertThat(text(rows.get(1))).contains("✓ Receiving", "Order").doesNotContain("Asked");
        assertThat(text(rows.get(2))).contains("Not connected", "No order yet");
    }

    @Test
    void onlyAnAdminReadsWhatToDoAndIsLedThere() {
        SourcesCard toViewer = card(false);
        SourcesCard toAdmin = card(true);

        assertThat(text(toAdmin)).contains("The key was revoked.");
        assertThat(_find(toAdmin, Anchor.class)).extracting(Anchor::getHref).containsExactly("settings/connections");
        assertThat(text(toViewer)).doesNotContain("revoked");
        assertThat(_find(toViewer, Anchor.class)).isEmpty();
    }

    @Test
    void whatIsAsBeforeKeepsItsRows() {
        SourcesCard card = card(false);
        List<ListItem> before = rows(card);

        card.show(List.of(BROKEN, FRESH, SILENT), () -> {});

        assertThat(rows(card)).isEqualTo(before);
    }

    @Test
    void whatWasHeardSinceStandsInTheSameRowAndTimes() {
        SourcesCard card = card(true);
        List<ListItem> before = rows(card);
        List<TimeAgo> times = _find(card, TimeAgo.class);
        Instant later = NOW.plusSeconds(60);

        card.show(
                List.of(
                        new SourceFreshness("Sent orders", State.LATE, "Silent", null, "Order", later, null),
                        new SourceFreshness("Stripe", State.FRESH, "Receiving", null, "Webhook", later, later),
                        SILENT),
                () -> {});

        assertThat(rows(card)).containsExactly(before.get(1), before.get(0), before.get(2));
        assertThat(_find(card, TimeAgo.class))
                .containsExactlyInAnyOrderElementsOf(times)
                .allSatisfy(time ->
                        assertThat(time.getElement().getAttribute("datetime")).isEqualTo(later.toString()));
        assertThat(text(before.get(0))).contains("✓ Receiving").doesNotContain("revoked");
        assertThat(text(before.get(1))).contains("! Silent");
    }

    @Test
    void aSourceThatIsGoneGoesAndANewOneComes() {
        SourcesCard card = card(false);
        ListItem silent = rows(card).get(2);

        card.show(
                List.of(
                        new SourceFreshness("Etsy", State.FRESH, "Receiving", null, "Order", NOW, null),
                        new SourceFreshness("Shop", State.SILENT, "New", null, "Order", null, null)),
                () -> {});

        assertThat(rows(card)).hasSize(2).startsWith(silent);
        assertThat(text(silent)).contains("✓ Receiving").doesNotContain("No order yet");
    }

    private static SourcesCard card(boolean admin) {
        SourcesCard card = new SourcesCard(admin);
        UI.getCurrent().add(card);
        card.show(List.of(BROKEN, FRESH, SILENT), () -> {});
        return card;
    }

    private static List<ListItem> rows(SourcesCard card) {
        return _find(card, ListItem.class);
    }

    private static String text(com.vaadin.flow.component.Component component) {
        return component.getElement().getTextRecursively();
    }
}
