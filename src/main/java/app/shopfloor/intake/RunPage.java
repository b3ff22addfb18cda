package app.shopfloor.intake;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one page brought; its deliveries are in the inbox already.
 *
 * @param place where the run has come to, in the connector's own words, at most {@value #MAX_PLACE} characters
 * @param doing what it is about, for people
 * @param progress of the whole run, from 0 to 1, or null while it cannot be told
 * @param errors objects that could not be taken
 */
public record RunPage(
        String place,
        String doing,
        @Nullable Double progress,
        @Nullable Duration remaining,
        long fetched,
        long created,
        long updated,
        long skipped,
        List<Problem> errors) {

    public static final int MAX_PLACE = 4000;

    public RunPage {
        errors = List.copyOf(errors);
    }

    /** @param message for people, without secrets */
    public record Problem(String objectId, String message) {

        /** Of an object that could not be read: in the translator's words, or else without anything of the payload. */
        public static Problem of(String objectId, Throwable failure) {
            return new Problem(objectId, FailureText.of(failure));
        }
    }
}
