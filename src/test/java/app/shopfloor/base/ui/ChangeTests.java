package app.shopfloor.base.ui;

import static app.shopfloor.base.ui.Change.Direction.DOWN;
import static app.shopfloor.base.ui.Change.Direction.NEW;
import static app.shopfloor.base.ui.Change.Direction.SAME;
import static app.shopfloor.base.ui.Change.Direction.UNKNOWN;
import static app.shopfloor.base.ui.Change.Direction.UP;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChangeTests {

    @Test
    void aRiseAndAFallAreTakenOfTheValueBefore() {
        assertThat(Change.between(150, 100L).direction()).isEqualTo(UP);
        assertThat(Change.between(150, 100L).percent()).isEqualByComparingTo("50");
        assertThat(Change.between(75, 100L).direction()).isEqualTo(DOWN);
        assertThat(Change.between(75, 100L).percent()).isEqualByComparingTo("25");
    }

    @Test
    void fromLessThanNothingARiseIsARise() {
        assertThat(Change.between(100, -100L))
                .isEqualTo(new Change(UP, Change.between(100, -100L).percent()));
        assertThat(Change.between(100, -100L).percent()).isEqualByComparingTo("200");
    }

    @Test
    void fromNothingThereIsNoPercentButNews() {
        assertThat(Change.between(5, 0L)).isEqualTo(new Change(NEW, null));
    }

    @Test
    void withoutAPreviousPeriodNothingIsTold() {
        assertThat(Change.between(5, null)).isEqualTo(new Change(UNKNOWN, null));
    }

    @Test
    void nothingAgainAfterNothingIsNoChange() {
        assertThat(Change.between(0, 0L).direction()).isEqualTo(SAME);
    }

    @Test
    void aRateMovesInPercentagePoints() {
        Change change = Change.ofRates(9_740L, 9_655L);

        assertThat(change.direction()).isEqualTo(UP);
        assertThat(change.points()).isTrue();
        assertThat(change.percent()).isEqualByComparingTo("0.85");
        assertThat(Change.ofRates(9_600L, 9_655L).direction()).isEqualTo(DOWN);
        assertThat(Change.ofRates(9_600L, 9_600L).direction()).isEqualTo(SAME);
        assertThat(Change.ofRates(9_600L, null)).isEqualTo(new Change(UNKNOWN, null));
    }
}
