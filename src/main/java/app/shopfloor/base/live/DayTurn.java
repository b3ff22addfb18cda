package app.shopfloor.base.live;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** Beats when a new day begins in the business time zone, so that “today” moves on every open screen. */
public final class DayTurn {

    /** Beats shortly after midnight of the business time zone. */
    public static final Topic NEW_DAY = new Topic("new-day");

    private final Clock clock;
    private final ZoneId zone;
    private final Pulses pulses;
    private LocalDate today;

    DayTurn(Clock clock, ZoneId zone, Pulses pulses) {
        this.clock = clock;
        this.zone = zone;
        this.pulses = pulses;
        this.today = LocalDate.now(clock.withZone(zone));
    }

    /** Called often; a machine that slept through midnight beats when it wakes. */
    synchronized void look() {
        LocalDate now = LocalDate.now(clock.withZone(zone));
        if (!now.equals(today)) {
            today = now;
            pulses.changed(NEW_DAY);
        }
    }
}
