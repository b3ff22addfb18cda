package app.shopfloor.shared;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Days of the business time zone, both ends included. */
public record DayRange(LocalDate from, LocalDate to) {

    public DayRange {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A range ends on or after the day it begins: " + from + " to " + to);
        }
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** The range of the same length that ends on the day before this one begins. */
    public DayRange previous() {
        return new DayRange(from.minusDays(days()), from.minusDays(1));
    }

    /** The days that are in both; null when there are none. */
    public @Nullable DayRange common(DayRange other) {
        LocalDate first = from.isAfter(other.from) ? from : other.from;
        LocalDate last = to.isBefore(other.to) ? to : other.to;
        return last.isBefore(first) ? null : new DayRange(first, last);
    }
}
