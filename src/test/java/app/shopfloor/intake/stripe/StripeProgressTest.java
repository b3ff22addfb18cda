package app.shopfloor.intake.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.shopfloor.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How far a run is said to have come. */
class StripeProgressTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final MovableClock clock = new MovableClock(NOON);

    private StripePlace at(StripeStep step, long fetched) {
        StripePlace place = StripePlace.beginning().at(null, step);
        return fetched == 0 ? place : place.after("x_1", null, fetched);
    }

    @Test
    void stepsCountByHowMuchThereWasTheLastTime() {
        StripePlace last = new StripePlace(
                null, StripeStep.EVENTS, null, null, false, Map.of(StripeStep.CHARGES, 986L), Set.of(), 0);
        StripeProgress progress = new StripeProgress(last, 1, NOON, clock);
        Instant since = NOON.minus(Duration.ofDays(10));

        // 14 steps, of which the charges weigh 987 of 1,000, after three of weight 1
        assertThat(progress.of(0, at(StripeStep.CHARGES, 0), since, null)).isEqualTo(0.003, within(1e-9));
        assertThat(progress.of(0, at(StripeStep.CHARGES, 1), since, NOON.minus(Duration.ofDays(5))))
                .isEqualTo((3 + 987 / 2.0) / 1000, within(1e-9));
        assertThat(progress.of(0, at(StripeStep.PAYMENT_INTENTS, 0), since, null))
                .isEqualTo(0.99, within(1e-9));
    }

    @Test
    void withoutAnEndOrAnEarlierRunItIsNotGuessed() {
        assertThat(new StripeProgress(null, 1, NOON, clock).of(0, at(StripeStep.CHARGES, 5), null, NOON))
                .isNull();
    }

    @Test
    void severalAccountsShareTheWhole() {
        StripeProgress progress = new StripeProgress(null, 2, NOON, clock);

        assertThat(progress.of(1, at(StripeStep.EVENTS, 0), NOON.minusSeconds(9), null))
                .isEqualTo(0.5);
    }

    @Test
    void remainingTimeFollowsTheRateOnceThereIsOne() {
        StripeProgress progress = new StripeProgress(null, 1, NOON, clock);
        assertThat(progress.remaining(0.0)).isNull();
        clock.pass(Duration.ofSeconds(1));
        assertThat(progress.remaining(0.2)).isNull();
        clock.pass(Duration.ofSeconds(9));

        assertThat(progress.remaining(0.5)).isEqualTo(Duration.ofSeconds(10));
        assertThat(progress.remaining(null)).isNull();
    }
}
