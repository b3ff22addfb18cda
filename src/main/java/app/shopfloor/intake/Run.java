package app.shopfloor.intake;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One time that a source was asked for what it has.
 *
 * @param since from when objects were asked for; null for everything
 * @param startedBy the admin who pressed Resync, or null for the schedule
 * @param doing what it is about (“Charges”), for people
 * @param progress from 0 to 1, or null while it cannot be told
 * @param remaining how long it will probably still take, or null while it cannot be told
 * @param created objects nothing was known of; {@code updated} those that changed; {@code skipped} those all known
 * @param message why it failed or waits, for a person who can act on it; null when all is well
 */
public record Run(
        long id,
        String source,
        Kind kind,
        State state,
        @Nullable Instant since,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String startedBy,
        @Nullable String doing,
        @Nullable Double progress,
        @Nullable Duration remaining,
        long fetched,
        long created,
        long updated,
        long skipped,
        long errors,
        @Nullable String message) {

    public enum Kind {
        POLL,
        RESYNC
    }

    public enum State {
        /** Another run is at work; this one begins when that one ends. */
        WAITING,
        RUNNING,
        /** An admin asked it to stop; it does so after the page at hand. */
        CANCELLING,
        DONE,
        CANCELLED,
        FAILED;

        public boolean isOver() {
            return this == DONE || this == CANCELLED || this == FAILED;
        }
    }
}
