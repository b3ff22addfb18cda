package app.shopfloor.base.live;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.testing.MovableClock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DayTurnTests {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-20T14:59:58Z"));
    private final LocalPulses pulses = new LocalPulses(System::nanoTime, (delay, task) -> {}, Runnable::run);
    private final DayTurn dayTurn = new DayTurn(clock, ZoneId.of("Asia/Tokyo"), pulses);

    @Test
    void beatsOnceWhenTheDayOfTheBusinessTimeZoneTurns() {
        dayTurn.look();
        assertThat(pulses.count(DayTurn.NEW_DAY)).isZero();

        clock.set(Instant.parse("2026-11-20T15:00:03Z"));
        dayTurn.look();
        dayTurn.look();

        assertThat(pulses.count(DayTurn.NEW_DAY)).isEqualTo(1);
    }
}
