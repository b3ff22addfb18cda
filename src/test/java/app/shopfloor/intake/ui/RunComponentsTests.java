package app.shopfloor.intake.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.base.ui.Formats;
import app.shopfloor.intake.Run;
import app.shopfloor.intake.stripe.StripeConnection;
import app.shopfloor.intake.stripe.StripeConnection.Access;
import app.shopfloor.intake.stripe.StripeHealth;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeButton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the parts of Connections say of runs, tests and health. */
class RunComponentsTests {

    private static final Instant NOW = Instant.parse("2026-11-20T14:32:07Z");

    private final RunWords words = new RunWords(new Formats(Locale.UK, ZoneOffset.UTC));

    @Test
    void aRunAtWorkTellsWhatItIsAboutHowFarItIsAndHowLongItWillTake() {
        RunProgress progress = new RunProgress(words, run -> {});
        progress.show(run(Run.State.RUNNING, 0.4, Duration.ofMinutes(3), null), NOW);

        assertThat(text(progress))
                .contains(
                        "Resync, everything · Charges",
                        "about 3 min left",
                        "1,240 read",
                        "12 new, 3 updated, 1,225 skipped, 1 error");
    }

    @Test
    void aRunThatWaitsSaysForWhat() {
        RunProgress progress = new RunProgress(words, run -> {});
        progress.show(run(Run.State.WAITING, null, null, null), NOW);
        assertThat(text(progress)).contains("waiting", "Another run is at work").doesNotContain("read");

        progress.show(null, NOW);
        assertThat(progress.isVisible()).isFalse();
    }

    @Test
    void runsSayWhatCameOfThemAndWhyTheyFailed() {
        RunsCard card = new RunsCard(words, run -> {}, () -> {});
        card.show(
                List.of(
                        run(Run.State.FAILED, null, null, "Stripe cannot be reached."),
                        run(Run.State.DONE, 1.0, null, null)),
                true,
                true,
                NOW,
                () -> {});

        assertThat(text(card))
                .contains(
                        "Failed",
                        "Stripe cannot be reached.",
                        "Done, with errors",
                        "Show 1 error",
                        "by ada",
                        "Show older",
                        "14 s");
    }

    @Test
    void aRunThatGoesOnLeavesTheRowsOfTheOthersWhereTheyAre() {
        Run over = run(Run.State.DONE, 1.0, null, null);
        RunsCard card = new RunsCard(words, run -> {}, () -> {});
        card.show(List.of(run(Run.State.RUNNING, 0.4, null, null), over), false, true, NOW, () -> {});
        NativeButton errors = _find(card, NativeButton.class, button -> button.withText("Show 1 error"))
                .getLast();

        card.show(List.of(run(Run.State.RUNNING, 0.5, null, null), over), false, true, NOW, () -> {});

        assertThat(_find(card, NativeButton.class, button -> button.withText("Show 1 error")))
                .hasSize(2)
                .last()
                .isSameAs(errors);
    }

    @Test
    void withoutRunsTheCardSaysWhatComesNext() {
        RunsCard card = new RunsCard(words, run -> {}, () -> {});
        card.show(List.of(), false, true, NOW, () -> {});
        assertThat(text(card)).contains("Stripe was not asked yet");

        card.show(List.of(), false, false, NOW, () -> {});
        assertThat(text(card)).contains("Stripe cannot be asked yet");
    }

    @Test
    void aTestNamesTheAccountOrWhatTheKeyMayNotRead() {
        TestResult result = new TestResult();
        result.show(new StripeConnection.Test(
                "acct_1", "Shop", "live", List.of(new Access("Charges", "Charges and Refunds", true)), null));
        assertThat(text(result)).contains("Stripe answers", "Account: Shop, in live mode.");

        result.show(new StripeConnection.Test(
                null,
                null,
                null,
                List.of(new Access("Charges", "Charges and Refunds", true), new Access("Disputes", "Disputes", false)),
                "The API key may not read disputes."));
        assertThat(text(result))
                .contains(
                        "The API key may not read disputes.",
                        "1 of 2 can be read",
                        "Disputes cannot be read: give the key “Disputes”, read");
    }

    @Test
    void withoutAKeyTheCardSaysWhichOneIsNeeded() {
        StripeCard card = card();
        card.show(seen(new StripeHealth(StripeHealth.State.NO_KEY, "no key", null, null), null), () -> {});

        assertThat(text(card)).contains("No API key", "missing", "STRIPE_API_KEY", "Charges and Refunds", "Disputes");
        assertThat(text(card)).contains("Resync needs an API key");
        assertThat(_get(card, NativeButton.class, button -> button.withText("Resync …"))
                        .isEnabled())
                .isFalse();
    }

    @Test
    void withAKeyOneCanResync() {
        StripeCard card = card();
        card.show(seen(new StripeHealth(StripeHealth.State.HEALTHY, null, NOW, NOW), null), () -> {});

        assertThat(text(card)).doesNotContain("Resync needs an API key");
        assertThat(_get(card, NativeButton.class, button -> button.withText("Resync …"))
                        .isEnabled())
                .isTrue();
    }

    @Test
    void anUnhealthyStripeSaysWhyAndALatePollIsMarked() {
        StripeCard card = card();
        card.show(
                seen(
                        new StripeHealth(StripeHealth.State.UNHEALTHY, "Stripe does not accept the API key.", NOW, NOW),
                        run(Run.State.DONE, 1.0, null, null)),
                () -> {});

        assertThat(text(card))
                .contains(
                        "! Unhealthy",
                        "none yet",
                        "missing",
                        "Stripe did not call us",
                        "Stripe does not accept the API key.",
                        "late",
                        "12 new, 3 updated");
    }

    private StripeCard card() {
        return new StripeCard(words, new StripeCard.Actions() {
            @Override
            public void test() {}

            @Override
            public void resync() {}

            @Override
            public void cancel(long run) {}

            @Override
            public void chooseMode(boolean live) {}
        });
    }

    private static StripeCard.Seen seen(StripeHealth health, @Nullable Run last) {
        return new StripeCard.Seen(
                health,
                new ModeLine.Seen("live", false, null, null),
                1,
                null,
                true,
                last,
                null,
                Duration.ofMinutes(15),
                NOW.plus(Duration.ofHours(3)));
    }

    private static Run run(
            Run.State state, @Nullable Double progress, @Nullable Duration remaining, @Nullable String message) {
        return new Run(
                7,
                "stripe",
                Run.Kind.RESYNC,
                state,
                null,
                NOW,
                state.isOver() ? NOW.plusSeconds(14) : null,
                "ada",
                "Charges",
                progress,
                remaining,
                1_240,
                12,
                3,
                1_225,
                1,
                message);
    }

    private static String text(Component component) {
        StringBuilder words = new StringBuilder();
        collect(component, words);
        return words.toString().replaceAll("\\s+", " ").replace("( ", "(");
    }

    private static void collect(Component component, StringBuilder words) {
        if (component.isVisible()) {
            words.append(component.getElement().getText());
            component.getChildren().forEach(child -> collect(child, words));
            words.append(component instanceof com.vaadin.flow.component.html.Span ? "" : " ");
        }
    }
}
