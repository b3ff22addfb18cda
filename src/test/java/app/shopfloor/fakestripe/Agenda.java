package app.shopfloor.fakestripe;

import app.shopfloor.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What is still to happen, in the order of time; of one instant, in the order of planning. */
final class Agenda {

    private record Step(Instant at, long number, Runnable what) {}

    private final PriorityQueue<Step> steps =
            new PriorityQueue<>(Comparator.comparing(Step::at).thenComparing(Step::number));
    private final MovableClock clock;
    private long planned;

    Agenda(MovableClock clock) {
        this.clock = clock;
    }

    void at(Instant when, Runnable what) {
        steps.add(new Step(when, planned++, what));
    }

    void in(Duration time, Runnable what) {
        at(clock.instant().plus(time), what);
    }

    /** Lets everything happen that is due until then; the clock stands at that time afterwards. */
    void until(Instant then) {
        while (!steps.isEmpty() && !steps.peek().at().isAfter(then)) {
            Step next = steps.poll();
            clock.passUntil(next.at());
            next.what().run();
        }
        clock.passUntil(then);
    }
}
