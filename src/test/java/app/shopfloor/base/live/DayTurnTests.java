package app.shopfloor.base.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DayTurnTests {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-20T14:59:58Z"));
    private final LocalPulses pulses = new LocalPulses(System::nanoTime, (delay, task) -> {}, Runnable::run);
    private final DayTurn dayTurn = new DayTurn(
            new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneId.of("UTC");
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return Clock.fixed(now.get(), zone);
                }

                @Override
                public Instant instant() {
                    return now.get();
                }
            },
            ZoneId.of("Asia/Tokyo"),
            pulses);

    @Test
    void beatsOnceWhenTheDayOfTheBusinessTimeZoneTurns() {
        dayTurn.look();
        assertThat(pulses.count(DayTurn.NEW_DAY)).isZero();

        now.set(Instant.parse("2026-11-20T15:00:03Z"));
        dayTurn.look();
        dayTurn.look();

        assertThat(pulses.count(DayTurn.NEW_DAY)).isEqualTo(1);
    }
}
