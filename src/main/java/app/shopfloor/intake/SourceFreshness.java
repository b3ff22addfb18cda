package app.shopfloor.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fresh what we know of a source is, for people.
 *
 * @param words the state in two or three words
 * @param detail what is wrong and what to do about it, for an admin; null when nothing is
 * @param heardAt when the source last told something by itself; null when it never did
 * @param heard what it then told: “Webhook”, “Order”
 * @param askedAt when it was last asked for everything new, and gave it; null when it never was or cannot be
 */
public record SourceFreshness(
        String name,
        State state,
        String words,
        @Nullable String detail,
        String heard,
        @Nullable Instant heardAt,
        @Nullable Instant askedAt) {

    /** The more urgent first. */
    public enum State {
        /** does not work, and will not without a person */
        BROKEN,
        /** has not been heard of for longer than it should */
        LATE,
        /** is as fresh as it can be */
        FRESH,
        /** is not connected, or has not begun */
        SILENT
    }
}
