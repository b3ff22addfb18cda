package app.shopfloor.sales;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Which of two that were told counts, whichever was told first. */
final class Later {

    private Later() {}

    /** The greater; what is known before what is not. */
    static <T extends Comparable<? super T>> @Nullable T of(@Nullable T one, @Nullable T other) {
        return one == null ? other : other == null || one.compareTo(other) >= 0 ? one : other;
    }

    static <T> T of(T one, T other, Comparator<? super T> order) {
        return order.compare(one, other) >= 0 ? one : other;
    }

    /** As the database keeps it. */
    static Instant stored(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
