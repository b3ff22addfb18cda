package app.shopfloor.sales;

import app.shopfloor.sales.SalesSnapshot.Point;
import app.shopfloor.shared.DayRange;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a range is cut into points, and the range it is compared with into as many. Weeks begin on Monday (ISO 8601), months on
 * the first; those that the range's ends cut are points of fewer days.
 *
 * <p>Points of both ranges stand opposite one another by their place, so that each has a fair counterpart:
 *
 * <ul>
 *   <li>months opposite the other range's own months, where it has as many;
 *   <li>else points opposite as many days, as far into the other range as they are into theirs;
 *   <li>where the ranges are some whole months apart and not equally long, as a year and a leap year are, points opposite the
 *       same days of the month.
 * </ul>
 *
 * A point whose days the other range does not have (the 30th of March opposite February) is compared with nothing, which is
 * zero; days that no point stands opposite (the 29th of February) are with those before them. So the points of a range always
 * sum to the range.
 */
final class Course {

    private final Granularity granularity;
    private final List<LocalDate> starts;
    private final List<LocalDate> previousStarts;

    /**
     * @param previous the range compared with, or null
     * @param chosen null for what suits the range; made coarser where it has too many points
     * @param sold the first to the last day with totals, or null without; of a range of very many months the points beyond these
     *     days are left out
     */
    Course(DayRange range, @Nullable DayRange previous, @Nullable Granularity chosen, @Nullable DayRange sold) {
        granularity = chosen == null ? Granularity.suiting(range) : chosen.within(range);
        starts = starts(range, granularity, sold);
        previousStarts = previous == null ? List.of() : opposite(range, previous);
    }

    Granularity granularity() {
        return granularity;
    }

    /** @param byDay figures of days of the range, and no others */
    List<Point> series(Map<LocalDate, Figures> byDay) {
        return points(starts, byDay);
    }

    /** As many points of the range compared with; none where there is none. */
    List<Point> previousSeries(Map<LocalDate, Figures> byDay) {
        return points(previousStarts, byDay);
    }

    private static List<LocalDate> starts(DayRange range, Granularity granularity, @Nullable DayRange sold) {
        if (ChronoUnit.MONTHS.between(range.from(), range.to()) < Granularity.MOST_POINTS) {
            return starts(range, granularity);
        }
        DayRange shown = sold == null ? null : range.common(sold);
        return shown == null ? List.of(range.from()) : starts(shown, granularity);
    }

    private static List<LocalDate> starts(DayRange range, Granularity granularity) {
        List<LocalDate> starts = new ArrayList<>(List.of(range.from()));
        LocalDate next = next(range.from(), granularity);
        while (!next.isAfter(range.to())) {
            starts.add(next);
            next = next(next, granularity);
        }
        return starts;
    }

    private static LocalDate next(LocalDate day, Granularity granularity) {
        return switch (granularity) {
            case DAY -> day.plusDays(1);
            case WEEK -> day.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            case MONTH -> day.with(TemporalAdjusters.firstDayOfNextMonth());
        };
    }

    private List<LocalDate> opposite(DayRange range, DayRange previous) {
        if (granularity == Granularity.MONTH && starts.getFirst().equals(range.from())) {
            List<LocalDate> months = starts(previous, granularity, null);
            if (months.size() == starts.size()) {
                return months;
            }
        }
        long months = ChronoUnit.MONTHS.between(previous.from(), range.from());
        if (range.days() != previous.days() && range.from().minusMonths(months).equals(previous.from())) {
            return starts.stream().map(start -> start.minusMonths(months)).toList();
        }
        long days = ChronoUnit.DAYS.between(previous.from(), range.from());
        return starts.stream().map(start -> start.minusDays(days)).toList();
    }

    private static List<Point> points(List<LocalDate> starts, Map<LocalDate, Figures> byDay) {
        // Of points that begin on one day, the first has it.
        TreeMap<LocalDate, Integer> places = new TreeMap<>();
        for (int i = 0; i < starts.size(); i++) {
            places.putIfAbsent(starts.get(i), i);
        }
        Figures[] figures = new Figures[starts.size()];
        Arrays.fill(figures, Figures.NONE);
        byDay.forEach((day, more) -> {
            Map.Entry<LocalDate, Integer> place = places.floorEntry(day);
            int i = place == null ? 0 : place.getValue();
            figures[i] = figures[i].plus(more);
        });
        return IntStream.range(0, figures.length)
                .mapToObj(i -> new Point(starts.get(i), figures[i]))
                .toList();
    }
}
