package app.shopfloor.sales;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.sales.SalesSnapshot.Point;
import app.shopfloor.shared.DayRange;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CourseTest {

    private static DayRange days(String from, String to) {
        return new DayRange(LocalDate.parse(from), LocalDate.parse(to));
    }

    private static Course course(DayRange range, @Nullable DayRange previous, @Nullable Granularity chosen) {
        return new Course(range, previous, chosen, days("2020-01-01", "2026-12-31"));
    }

    /** One order on each day, so that a point's orders are its days. */
    private static Map<LocalDate, Figures> oneADay(DayRange range) {
        Map<LocalDate, Figures> byDay = new TreeMap<>();
        range.from()
                .datesUntil(range.to().plusDays(1))
                .forEach(day -> byDay.put(day, new Figures(1, 0, 0, 0, 0, 0, 0)));
        return byDay;
    }

    private static List<Long> lengths(List<Point> points) {
        return points.stream().map(point -> point.figures().orders()).toList();
    }

    private static List<String> starts(List<Point> points) {
        return points.stream().map(point -> point.from().toString()).toList();
    }

    @Test
    void weeksBeginOnMondayAndAreCutByTheRange() {
        DayRange range = days("2026-10-22", "2026-11-10"); // Thursday to Tuesday
        List<Point> weeks = course(range, null, Granularity.WEEK).series(oneADay(range));

        assertThat(starts(weeks)).containsExactly("2026-10-22", "2026-10-26", "2026-11-02", "2026-11-09");
        assertThat(lengths(weeks)).containsExactly(4L, 7L, 7L, 2L);
    }

    @Test
    void aComparedPointCoversAsManyDaysAsTheOneOppositeIt() {
        DayRange range = days("2026-10-22", "2026-11-10");
        List<Point> before =
                course(range, range.previous(), Granularity.WEEK).previousSeries(oneADay(range.previous()));

        assertThat(starts(before)).containsExactly("2026-10-02", "2026-10-06", "2026-10-13", "2026-10-20");
        assertThat(lengths(before)).containsExactly(4L, 7L, 7L, 2L);
    }

    @Test
    void monthsStandOppositeMonths() {
        DayRange range = days("2026-10-01", "2026-12-31");
        DayRange before = days("2026-07-01", "2026-09-30");

        assertThat(lengths(course(range, before, Granularity.MONTH).previousSeries(oneADay(before))))
                .containsExactly(31L, 31L, 30L);
    }

    @Test
    void daysOfALongMonthAreComparedWithTheSameDaysOfAShortOne() {
        DayRange range = days("2026-03-01", "2026-03-31");
        DayRange before = days("2026-02-01", "2026-02-28");
        Course course = course(range, before, Granularity.DAY);

        List<Long> days = lengths(course.previousSeries(oneADay(before)));

        assertThat(days).hasSize(31);
        assertThat(days.subList(0, 28)).containsOnly(1L);
        assertThat(days.subList(28, 31)).containsOnly(0L);
    }

    @Test
    void aYearIsComparedWithALeapYearDayByDay() {
        DayRange range = days("2025-02-01", "2025-03-31");
        DayRange before = days("2024-02-01", "2024-03-31");
        Course course = course(range, before, Granularity.DAY);

        List<Point> points = course.previousSeries(oneADay(before));

        assertThat(points.get(27).from()).isEqualTo("2024-02-28");
        assertThat(points.get(27).figures().orders()).isEqualTo(2); // the 29th has no counterpart
        assertThat(points.get(28).from()).isEqualTo("2024-03-01");
        assertThat(points).hasSize(59);
    }

    @Test
    void aLeapYearIsComparedWithAYearDayByDay() {
        DayRange range = days("2024-02-01", "2024-03-31");
        DayRange before = days("2023-02-01", "2023-03-31");
        Course course = course(range, before, Granularity.DAY);

        List<Point> points = course.previousSeries(oneADay(before));

        assertThat(points.get(27).figures().orders()).isEqualTo(1);
        assertThat(points.get(28).figures().orders()).isZero(); // the 29th
        assertThat(points.get(29).from()).isEqualTo("2023-03-01");
        assertThat(points.get(29).figures().orders()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21, DAY", // 1 day
        "2026-08-22, DAY", // 92 days
        "2026-08-21, WEEK",
        "2025-11-16, WEEK", // 371 days
        "2025-11-15, MONTH"
    })
    void byItselfTheCourseIsAsFineAsTheRangeAllows(LocalDate from, Granularity expected) {
        assertThat(course(new DayRange(from, LocalDate.parse("2026-11-21")), null, null)
                        .granularity())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-10-18, DAY, DAY", // 400 days
        "2025-10-17, DAY, WEEK",
        "2019-03-24, WEEK, WEEK", // 2800 days
        "2019-03-23, WEEK, MONTH",
        "2019-03-23, DAY, MONTH",
        "2026-11-20, MONTH, MONTH"
    })
    void aChosenCourseIsMadeCoarserWhereItHadTooManyPoints(LocalDate from, Granularity chosen, Granularity expected) {
        assertThat(course(new DayRange(from, LocalDate.parse("2026-11-21")), null, chosen)
                        .granularity())
                .isEqualTo(expected);
    }

    @Test
    void ofAnAbsurdlyLongRangeOnlyTheMonthsWithSalesArePoints() {
        DayRange range = days("0001-01-01", "9999-12-31");
        Course course = new Course(range, range.previous(), Granularity.DAY, days("2026-01-15", "2026-03-02"));

        assertThat(starts(course.series(Map.of()))).containsExactly("2026-01-15", "2026-02-01", "2026-03-01");
        assertThat(course.previousSeries(Map.of())).hasSize(3);
        assertThat(new Course(range, null, null, null).series(Map.of())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverTheRangesTheirPointsAreAsManyAndSumToThem(long seed) {
        Random dice = new Random(seed);
        for (int i = 0; i < 200; i++) {
            LocalDate from = LocalDate.parse("2023-01-01").plusDays(dice.nextInt(1000));
            DayRange range = new DayRange(from, from.plusDays(dice.nextInt(500)));
            LocalDate other = from.minusDays(dice.nextInt(800));
            DayRange previous = dice.nextBoolean()
                    ? range.previous()
                    : dice.nextBoolean()
                            ? new DayRange(from.minusYears(1), range.to().minusYears(1))
                            : new DayRange(other, other.plusDays(dice.nextInt(500)));
            Granularity chosen = dice.nextInt(4) == 0 ? null : Granularity.values()[dice.nextInt(3)];
            Course course = course(range, previous, chosen);

            List<Point> points = course.series(oneADay(range));
            List<Point> before = course.previousSeries(oneADay(previous));

            assertThat(lengths(points).stream().mapToLong(n -> n).sum()).isEqualTo(range.days());
            assertThat(lengths(before).stream().mapToLong(n -> n).sum()).isEqualTo(previous.days());
            assertThat(before).hasSameSizeAs(points);
            assertThat(points.getFirst().from()).isEqualTo(range.from());
            assertThat(before.getFirst().from()).isEqualTo(previous.from());
            assertThat(points.stream().skip(1).map(Point::from)).allMatch(start -> switch (course.granularity()) {
                case DAY -> true;
                case WEEK -> start.getDayOfWeek() == DayOfWeek.MONDAY;
                case MONTH -> start.getDayOfMonth() == 1;
            });
        }
    }
}
