package app.shopfloor.base.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.shared.DayRange;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeChoiceTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @ParameterizedTest
    @EnumSource(RangeChoice.Preset.class)
    void whatAPresetWritesIntoTheUrlIsReadBack(RangeChoice.Preset preset) {
        assertThat(RangeChoice.of(QueryParameters.simple(preset.parameters())))
                .isEqualTo(new RangeChoice.Asked(preset, null));
    }

    @Test
    void aRangeOfOnesOwnIsReadBack() {
        RangeChoice own = new RangeChoice.Custom(new DayRange(TODAY.minusDays(400), TODAY));

        assertThat(RangeChoice.of(QueryParameters.simple(own.parameters())))
                .isEqualTo(new RangeChoice.Asked(own, null));
    }

    @Test
    void withoutAWordTheLastThirtyDaysAreMeant() {
        assertThat(RangeChoice.of(QueryParameters.empty())).isEqualTo(new RangeChoice.Asked(RangeChoice.USUAL, null));
        assertThat(RangeChoice.USUAL.days(TODAY)).isEqualTo(new DayRange(LocalDate.of(2026, 10, 22), TODAY));
    }

    @Test
    void presetsEndToday() {
        assertThat(RangeChoice.Preset.TODAY.days(TODAY)).isEqualTo(new DayRange(TODAY, TODAY));
        assertThat(RangeChoice.Preset.DAYS_7.days(TODAY).days()).isEqualTo(7);
        assertThat(RangeChoice.Preset.DAYS_90.days(TODAY).days()).isEqualTo(90);
        assertThat(RangeChoice.Preset.YEAR.days(TODAY)).isEqualTo(new DayRange(LocalDate.of(2026, 1, 1), TODAY));
        assertThat(RangeChoice.Preset.ALL.days(TODAY)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "range=xyz",
                "range=",
                "from=2026-11-20&to=2026-11-01",
                "from=2026-11-20",
                "to=2026-11-20",
                "from=20.11.2026&to=21.11.2026",
                "from=2026-02-30&to=2026-03-01",
                "from=%2B999999999-01-01&to=%2B999999999-12-31",
                "from=0001-01-01&to=2026-11-20",
                "range=%3Cscript%3Ealert(1)%3C%2Fscript%3Eandmuchmoreofthat"
            })
    void whatCannotBeUnderstoodIsSaidAndTheUsualRangeShown(String url) {
        RangeChoice.Asked asked = RangeChoice.of(QueryParameters.fromString(url));

        assertThat(asked.choice()).isEqualTo(RangeChoice.USUAL);
        assertThat(asked.problem())
                .endsWith("; the last 30 days are shown instead.")
                .hasSizeLessThan(100);
    }

    @Test
    void theNamedRangeWinsOverDays() {
        Map<String, String> both = Map.of("range", "7d", "from", "2026-01-01", "to", "2026-01-02");

        assertThat(RangeChoice.of(QueryParameters.simple(both)).choice()).isEqualTo(RangeChoice.Preset.DAYS_7);
    }

    @ParameterizedTest
    @CsvSource({
        // today, range, days compared with
        "2026-11-20, TODAY, 2026-11-19, 2026-11-19",
        "2026-11-20, DAYS_7, 2026-11-07, 2026-11-13",
        "2026-11-20, MONTH, 2026-10-01, 2026-10-20",
        "2026-03-31, MONTH, 2026-02-01, 2026-02-28", // February has no 31st
        "2024-03-30, MONTH, 2024-02-01, 2024-02-29",
        "2026-01-15, MONTH, 2025-12-01, 2025-12-15",
        "2026-11-20, QUARTER, 2026-07-01, 2026-08-20",
        "2026-05-31, QUARTER, 2026-01-01, 2026-02-28",
        "2026-01-01, QUARTER, 2025-10-01, 2025-10-01",
        "2026-11-20, YEAR, 2025-01-01, 2025-11-20",
        "2024-02-29, YEAR, 2023-01-01, 2023-02-28"
    })
    void thePeriodBeforeIsTheSameDaysOfTheOneBefore(
            LocalDate today, RangeChoice.Preset preset, LocalDate from, LocalDate to) {
        assertThat(preset.against(today, ComparisonChoice.PREVIOUS)).isEqualTo(new DayRange(from, to));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, TODAY, 2025-11-20, 2025-11-20",
        "2026-11-20, DAYS_30, 2025-10-22, 2025-11-20",
        "2024-02-29, TODAY, 2023-02-28, 2023-02-28",
        "2024-03-10, DAYS_30, 2023-02-10, 2023-03-10",
        "2026-11-20, QUARTER, 2025-10-01, 2025-11-20"
    })
    void aYearBeforeIsTheSameDaysOfTheCalendar(
            LocalDate today, RangeChoice.Preset preset, LocalDate from, LocalDate to) {
        assertThat(preset.against(today, ComparisonChoice.YEAR)).isEqualTo(new DayRange(from, to));
    }

    @Test
    void daysOfOnesOwnAreComparedWithAsManyRightBeforeThem() {
        RangeChoice own = new RangeChoice.Custom(new DayRange(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31)));

        assertThat(own.against(TODAY, ComparisonChoice.PREVIOUS))
                .isEqualTo(new DayRange(LocalDate.of(2026, 1, 29), LocalDate.of(2026, 2, 28)));
        assertThat(own.against(TODAY, ComparisonChoice.YEAR))
                .isEqualTo(new DayRange(LocalDate.of(2025, 3, 1), LocalDate.of(2025, 3, 31)));
    }

    @ParameterizedTest
    @EnumSource(RangeChoice.Preset.class)
    void nothingIsComparedWhenNobodyWantsItNorWithAllTime(RangeChoice.Preset preset) {
        assertThat(preset.against(TODAY, ComparisonChoice.NONE)).isNull();
        assertThat(RangeChoice.Preset.ALL.against(TODAY, ComparisonChoice.PREVIOUS))
                .isNull();
        assertThat(RangeChoice.Preset.ALL.against(TODAY, ComparisonChoice.YEAR)).isNull();
    }

    @ParameterizedTest
    @EnumSource(ComparisonChoice.class)
    void aComparisonInTheUrlIsReadBack(ComparisonChoice comparison) {
        assertThat(ComparisonChoice.of(UrlState.EMPTY.with(comparison)))
                .isEqualTo(new ComparisonChoice.Asked(comparison, null));
    }

    @Test
    void anUnknownComparisonIsSaidAndTheUsualOneShown() {
        ComparisonChoice.Asked asked = ComparisonChoice.of(UrlState.EMPTY.with("compare", "decade"));

        assertThat(asked.choice()).isEqualTo(ComparisonChoice.PREVIOUS);
        assertThat(asked.problem()).contains("“decade”", "previous period");
    }
}
