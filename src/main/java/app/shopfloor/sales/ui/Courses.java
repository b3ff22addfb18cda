package app.shopfloor.sales.ui;

import app.shopfloor.sales.Granularity;
import app.shopfloor.shared.DayRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the course of a number over some days is cut, in words, and which days a point has. */
final class Courses {

    private Courses() {}

    /** “day” */
    static String name(Granularity granularity) {
        return granularity.name().toLowerCase(Locale.ROOT);
    }

    /** “Day” */
    static String label(Granularity granularity) {
        return granularity.name().charAt(0) + name(granularity).substring(1);
    }

    /**
     * The days of one point; null for one that has none, as the 30th of March opposite February.
     *
     * @param starts the first day of each point; of points that begin on one day, the first has it
     * @param range that the points are of
     */
    static @Nullable DayRange at(List<LocalDate> starts, int point, DayRange range) {
        LocalDate from = starts.get(point);
        if (starts.indexOf(from) < point || from.isAfter(range.to())) {
            return null;
        }
        LocalDate to = starts.subList(point, starts.size()).stream()
                .filter(later -> later.isAfter(from))
                .findFirst()
                .map(later -> later.minusDays(1))
                .filter(last -> last.isBefore(range.to()))
                .orElse(range.to());
        return new DayRange(from, to);
    }
}
