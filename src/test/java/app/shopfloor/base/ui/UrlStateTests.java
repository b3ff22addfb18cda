package app.shopfloor.base.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.shared.DayRange;
import com.vaadin.flow.router.Location;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UrlStateTests {

    private static final UrlState STATE =
            UrlState.EMPTY.with(Map.of("sku", "LID-PC", "channel", "stripe", "page", "3"));

    @Test
    void whatIsWrittenIntoAnAddressIsReadBack() {
        UrlState odd = STATE.with("q", "50 % & more + \"ä\" = #1");

        assertThat(UrlState.of(new Location(odd.href("sales/orders")))).isEqualTo(odd);
    }

    @Test
    void equalStatesHaveEqualAddressesHoweverTheyCameAbout() {
        UrlState other = UrlState.EMPTY.with("page", "3").with("sku", "LID-PC").with("channel", "stripe");

        assertThat(other).isEqualTo(STATE);
        assertThat(other.href("sales")).isEqualTo("sales?channel=stripe&page=3&sku=LID-PC");
    }

    @Test
    void aStateDoesNotChangeWhenAnotherIsMadeOfIt() {
        assertThat(STATE.without("page").get("page")).isNull();
        assertThat(STATE.get("page")).isEqualTo("3");
    }

    @Test
    void otherDaysBeginAtTheFirstPageAndLeaveNoRestOfTheOldOnes() {
        DayRange days = new DayRange(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 3));
        UrlState own = STATE.with(RangeChoice.Preset.DAYS_7).with(new RangeChoice.Custom(days));

        assertThat(own.values())
                .containsOnly(
                        Map.entry("channel", "stripe"),
                        Map.entry("sku", "LID-PC"),
                        Map.entry("from", "2026-11-01"),
                        Map.entry("to", "2026-11-03"));
    }

    @Test
    void theUsualComparisonNeedsNoWord() {
        assertThat(UrlState.EMPTY.with(ComparisonChoice.YEAR).get("compare")).isEqualTo("year");
        assertThat(UrlState.EMPTY.with(ComparisonChoice.YEAR).with(ComparisonChoice.PREVIOUS))
                .isEqualTo(UrlState.EMPTY);
    }

    @Test
    void blanksAroundAValueAndWhatNoDatabaseTakesAreLeftOut() {
        UrlState url = UrlState.of(new Location("sales?sku=%20LID%00-PC%20&channel=&country=%20&q=a%20b"));

        assertThat(url.values()).containsOnly(Map.entry("sku", "LID-PC"), Map.entry("q", "a b"));
        assertThat(url.with("sku", " ").values()).containsOnlyKeys("q");
    }

    @Test
    void ofANameThatStandsThereTwiceTheFirstCounts() {
        assertThat(UrlState.of(new Location("sales?channel=stripe&channel=etsy"))
                        .get("channel"))
                .isEqualTo("stripe");
    }
}
