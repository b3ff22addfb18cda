package app.shopfloor.base.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.shared.DayRange;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
