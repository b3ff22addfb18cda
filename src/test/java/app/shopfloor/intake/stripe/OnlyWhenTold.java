package app.shopfloor.intake.stripe;

import app.shopfloor.intake.RunAtWork;
import app.shopfloor.intake.RunFailed;
import app.shopfloor.intake.RunWork;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Asks as ever, but by no schedule. */
record OnlyWhenTold(RunWork work) implements RunWork {

    @Override
    public String source() {
        return work.source();
    }

    @Override
    public Optional<Duration> pollEvery() {
        return Optional.empty();
    }

    @Override
    public Instant pollSince(Instant now) {
        return work.pollSince(now);
    }

    @Override
    public void run(RunAtWork run) throws RunFailed {
        work.run(run);
    }
}
