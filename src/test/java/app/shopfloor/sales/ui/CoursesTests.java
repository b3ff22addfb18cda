package app.shopfloor.sales.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.shared.DayRange;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which days a point of a course has. */
class CoursesTests {

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static DayRange days(String from, String to) {
        return new DayRange(day(from), day(to));
    }

    @Test
    void aPointReachesToTheNextOneAndTheLastToTheEndOfTheRange() {
        List<LocalDate> starts = List.of(day("2026-11-04"), day("2026-11-09"), day("2026-11-16"));
        DayRange range = days("2026-11-04", "2026-11-20");

        assertThat(Courses.at(starts, 0, range)).isEqualTo(days("2026-11-04", "2026-11-08"));
        assertThat(Courses.at(starts, 1, range)).isEqualTo(days("2026-11-09", "2026-11-15"));
        assertThat(Courses.at(starts, 2, range)).isEqualTo(days("2026-11-16", "2026-11-20"));
    }

    @Test
    void aPointThatSharesItsDayWithAnEarlierOneOrLiesBeyondTheRangeHasNone() {
        List<LocalDate> starts = List.of(day("2026-02-28"), day("2026-02-28"), day("2026-02-28"), day("2026-03-01"));
        DayRange february = days("2026-02-01", "2026-02-28");

        assertThat(Courses.at(starts, 0, february)).isEqualTo(days("2026-02-28", "2026-02-28"));
        assertThat(Courses.at(starts, 1, february)).isNull();
        assertThat(Courses.at(starts, 3, february)).isNull();
    }

    @Test
    void whatSuitsTheRangeIsOfferedFirstAndThenEveryCutThatItCanHave() {
        assertThat(Cut.of(days("2024-01-01", "2026-11-20")))
                .extracting(Cut::label)
                .containsExactly("Auto", "Week", "Month");
    }
}
