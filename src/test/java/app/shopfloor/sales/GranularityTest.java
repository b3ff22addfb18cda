package app.shopfloor.sales;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.shared.DayRange;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GranularityTest {

    private static DayRange days(String from, String to) {
        return new DayRange(LocalDate.parse(from), LocalDate.parse(to));
    }

    @Test
    void whatCannotBeToldApartIsNoCut() {
        assertThat(Granularity.cutting(days("2026-11-20", "2026-11-20"))).containsExactly(Granularity.values());
        assertThat(Granularity.cutting(days("2024-01-01", "2026-11-20")))
                .containsExactly(Granularity.WEEK, Granularity.MONTH);
        assertThat(Granularity.cutting(days("1999-01-01", "2026-11-20"))).containsExactly(Granularity.MONTH);
    }

    @ParameterizedTest
    @CsvSource({"2026-08-21, DAY", "2026-08-20, WEEK", "2025-11-15, WEEK", "2025-11-14, MONTH"})
    void aQuarterIsCutByDaysAYearByWeeksAndMoreByMonths(String from, Granularity suiting) {
        assertThat(Granularity.suiting(days(from, "2026-11-20"))).isEqualTo(suiting);
    }
}
