package app.shopfloor.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How one source is asked for what it has; a bean of each connector that can ask. */
public interface RunWork {

    /** The {@link Delivery#source() source} it asks. */
    String source();

    /** How often it is asked by itself; empty when it is not, for want of a key. */
    Optional<Duration> pollEvery();

    /** From when a poll that begins now asks; null for everything. */
    @Nullable
    Instant pollSince(Instant now);

    /**
     * Asks for what the run is about, from the place it has come to. Never called within a transaction. Returns when there is no
     * more, or when {@link RunAtWork} says that it is to stop.
     *
     * @throws RunFailed when the source cannot be asked; what has been stored stays. A Resync goes on later from its place when
     *     that may pass; a poll does not, for the next one asks for the same and more
     */
    void run(RunAtWork run) throws RunFailed;
}
