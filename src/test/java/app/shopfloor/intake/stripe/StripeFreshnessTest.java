package app.shopfloor.intake.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.shopfloor.intake.Run;
import app.shopfloor.intake.Runs;
import app.shopfloor.intake.SourceFreshness;
import app.shopfloor.intake.SourceFreshness.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StripeFreshnessTest {

    private static final Instant NOW = Instant.parse("2026-11-20T14:32:07Z");
    private static final Duration POLL = Duration.ofMinutes(15);

    private final StripeSync sync = mock();
    private final StripeEndpoint endpoint = mock();
    private final Runs runs = mock();
    private final StripeFreshness stripe = new StripeFreshness(sync, endpoint, runs);

    @BeforeEach
    void connectedByKeyAndAskedInTime() {
        when(sync.hasKey()).thenReturn(true);
        when(sync.pollEvery()).thenReturn(POLL);
        when(sync.health()).thenReturn(new StripeHealth(StripeHealth.State.HEALTHY, null, NOW, NOW));
        when(endpoint.lastWebhook()).thenReturn(Optional.of(NOW.minus(Duration.ofDays(3))));
        when(endpoint.secrets()).thenReturn(1);
        ran(run(Run.State.DONE, Duration.ofMinutes(20)));
    }

    @Test
    void askedInTimeItIsFreshHoweverLongNobodyBought() {
        SourceFreshness found = found();

        assertThat(found.state()).isEqualTo(State.FRESH);
        assertThat(found.words()).isEqualTo("Up to date");
        assertThat(found.heardAt()).isEqualTo(NOW.minus(Duration.ofDays(3)));
        assertThat(found.askedAt()).isEqualTo(NOW.minus(Duration.ofMinutes(20)));
    }

    @Test
    void threePollsWithoutOneThatWentThroughIsLate() {
        ran(run(Run.State.DONE, Duration.ofMinutes(46)));

        assertThat(found().state()).isEqualTo(State.LATE);
        assertThat(found().detail()).isNotBlank();
    }

    @Test
    void aRunThatWasCancelledOrFailedDoesNotCountAsAsked() {
        ran(
                run(Run.State.CANCELLED, Duration.ofMinutes(1)),
                run(Run.State.FAILED, Duration.ofMinutes(16)),
                run(Run.State.DONE, Duration.ofHours(2)));

        assertThat(found().state()).isEqualTo(State.LATE);
        assertThat(found().askedAt()).isEqualTo(NOW.minus(Duration.ofHours(2)));
    }

    @Test
    void whatIsBeingCaughtUpWithIsLateUntilItIsDone() {
        ran(run(Run.State.RUNNING, null), run(Run.State.DONE, Duration.ofHours(9)));

        assertThat(found().state()).isEqualTo(State.LATE);
        assertThat(found().words()).isEqualTo("Catching up");
    }

    @Test
    void aStripeThatCannotBeAskedIsBrokenAndSaysWhy() {
        when(sync.health())
                .thenReturn(new StripeHealth(StripeHealth.State.UNHEALTHY, "The key was revoked.", NOW, NOW));

        assertThat(found().state()).isEqualTo(State.BROKEN);
        assertThat(found().detail()).isEqualTo("The key was revoked.");
    }

    @Test
    void webhooksThatAPollProvesToBeMissingAreAFault() {
        when(endpoint.missesWebhooks()).thenReturn(true);

        assertThat(found().state()).isEqualTo(State.BROKEN);
        assertThat(found().words()).isEqualTo("Webhooks missing");
    }

    @Test
    void withoutAKeyOnlyTheAgeOfWebhooksIsTold() {
        when(sync.hasKey()).thenReturn(false);
        assertThat(found().state()).isEqualTo(State.FRESH);
        assertThat(found().askedAt()).isNull();

        when(endpoint.lastWebhook()).thenReturn(Optional.empty());
        assertThat(found().words()).isEqualTo("No webhook yet");

        when(endpoint.secrets()).thenReturn(0);
        assertThat(found().state()).isEqualTo(State.SILENT);
        assertThat(found().words()).isEqualTo("Not connected");
    }

    private SourceFreshness found() {
        return stripe.freshness(NOW).orElseThrow();
    }

    private void ran(Run... newestFirst) {
        when(runs.list(eq(StripeSync.SOURCE), any())).thenReturn(List.of(newestFirst));
    }

    /** @param ago when it ended, or null for one at work */
    private static Run run(Run.State state, Duration ago) {
        return new Run(
                1,
                StripeSync.SOURCE,
                Run.Kind.POLL,
                state,
                null,
                NOW.minus(Duration.ofHours(10)),
                ago == null ? null : NOW.minus(ago),
                null,
                null,
                null,
                null,
                0,
                0,
                0,
                0,
                0,
                null);
    }
}
