package app.shopfloor.shared;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

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
}
