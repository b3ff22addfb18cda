package app.shopfloor.base.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MinuteTurnTests {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-20T14:59:31Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final LocalPulses pulses = new LocalPulses(System::nanoTime, (delay, task) -> {}, Runnable::run);
    private final MinuteTurn minuteTurn = new MinuteTurn(clock, pulses);

    @Test
    void beatsOnceWhenTheMinuteTurns() {
        now.set(Instant.parse("2026-11-20T14:59:59Z"));
        minuteTurn.look();
        assertThat(pulses.count(MinuteTurn.NEW_MINUTE)).isZero();

        now.set(Instant.parse("2026-11-20T15:00:03Z"));
        minuteTurn.look();
        minuteTurn.look();

        assertThat(pulses.count(MinuteTurn.NEW_MINUTE)).isEqualTo(1);
    }
}
