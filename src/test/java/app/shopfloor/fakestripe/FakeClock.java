package app.shopfloor.fakestripe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stripe's clock: stands still until it is told to go on. */
public final class FakeClock extends Clock {

    private volatile Instant now;

    public FakeClock(Instant start) {
        now = start;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    /** Goes on until then; never back. */
    public void passUntil(Instant then) {
        if (then.isAfter(now)) {
            now = then;
        }
    }

    /** Stands at another time, later or earlier. */
    void restart(Instant time) {
        now = time;
    }

    /** Seconds since the epoch, as Stripe dates everything. */
    public long seconds() {
        return now.getEpochSecond();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new Clock() {

            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return FakeClock.this.withZone(other);
            }
        };
    }
}
