package app.shopfloor.intake.sample;

import org.jspecify.annotations.Nullable;

/**
 * How far the sample shop is.
 *
 * @param deliveries how many it has in all; 0 when there is none
 * @param accepted how many of them the inbox has taken
 * @param translated how many of those are booked, or were found to change nothing
 * @param besideRealSales whether there are real sales too
 * @param problem what stopped it the last time, for people; null when nothing did
 */
public record SampleStatus(
        State state,
        long deliveries,
        long accepted,
        long translated,
        boolean besideRealSales,
        @Nullable String problem) {

    /** What holds of the sample shop. */
    public enum State {
        /** there is none */
        ABSENT,
        LOADING,
        /** begun and not finished, and nobody is at it: loading again goes on */
        LOADING_INTERRUPTED,
        LOADED,
        REMOVING,
        /** begun and not finished, and nobody is at it: removing again goes on */
        REMOVAL_INTERRUPTED
    }

    /** Whether some of what screens show is made up. */
    public boolean present() {
        return state != State.ABSENT;
    }

    /** Whether something is being done right now. */
    public boolean busy() {
        return state == State.LOADING || state == State.REMOVING;
    }
}
