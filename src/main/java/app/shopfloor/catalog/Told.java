package app.shopfloor.catalog;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A fact and when it was told.
 *
 * @param at in whole milliseconds, as it is stored
 */
record Told<T extends Comparable<T>>(T value, Instant at) {

    Told {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    static <T extends Comparable<T>> @Nullable Told<T> of(@Nullable T value, Instant at) {
        return value == null ? null : new Told<>(value, at);
    }

    /** The later one; of two told at the same time the greater, whichever came first. */
    static <T extends Comparable<T>> @Nullable Told<T> join(@Nullable Told<T> one, @Nullable Told<T> other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        int order = one.at.compareTo(other.at);
        return (order != 0 ? order : one.value.compareTo(other.value)) >= 0 ? one : other;
    }

    static <T extends Comparable<T>> @Nullable T value(@Nullable Told<T> told) {
        return told == null ? null : told.value;
    }

    static @Nullable Instant at(@Nullable Told<?> told) {
        return told == null ? null : told.at;
    }
}
