package app.shopfloor.base.live;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Beats when a new minute begins, for what changes by the mere passing of time: “so far”, and what is late. */
public final class MinuteTurn {

    /** Beats within seconds of the turn of every minute. */
    public static final Topic NEW_MINUTE = new Topic("new-minute");

    private final Clock clock;
    private final Pulses pulses;
    private Instant minute;

    MinuteTurn(Clock clock, Pulses pulses) {
        this.clock = clock;
        this.pulses = pulses;
        this.minute = now();
    }

    /** Called often. */
    synchronized void look() {
        Instant now = now();
        if (!now.equals(minute)) {
            minute = now;
            pulses.changed(NEW_MINUTE);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MINUTES);
    }
}
