package app.shopfloor.sales.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.base.chart.ApexChart;
import app.shopfloor.base.chart.Chart;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.sales.FiltersForTests;
import app.shopfloor.sales.Granularity;
import app.shopfloor.sales.SalesSnapshot;
import app.shopfloor.sales.SalesSnapshot.InCurrency;
import app.shopfloor.sales.SalesSnapshot.Point;
import app.shopfloor.shared.DayRange;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RevenueCardTests {

    private static final DayRange THREE_DAYS = new DayRange(LocalDate.of(2026, 11, 16), LocalDate.of(2026, 11, 18));
    private static final Formats FORMATS = new Formats(Locale.US, ZoneOffset.UTC);

    @BeforeEach
    void open() {
        MockVaadin.setup();
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Test
    void aSinglePointIsCalledByAllItsDaysForPeopleAndByItsFirstInTheFile() {
        InCurrency days = Snapshots.in("USD", THREE_DAYS, 200_000);
        InCurrency week = new InCurrency(
                "USD",
                days.now(),
                days.before(),
                List.of(new Point(THREE_DAYS.from(), days.now())),
                List.of(new Point(THREE_DAYS.previous().from(), Objects.requireNonNull(days.before()))),
                days.channels(),
                days.countries(),
                days.skus(),
                days.articles());
        SalesSnapshot snapshot = new SalesSnapshot(
                FiltersForTests.of(THREE_DAYS),
                THREE_DAYS,
                THREE_DAYS.previous(),
                null,
                Granularity.WEEK,
                List.of(week),
                null,
                List.of(),
                true,
                Snapshots.AS_OF);
        RevenueCard card = new RevenueCard();
        UI.getCurrent().add(card);

        card.show(snapshot, week, new Scene(SalesQuestion.USUAL, false, FORMATS, Snapshots.TODAY, () -> {}));

        Chart shown = Objects.requireNonNull(_get(card, ApexChart.class).shown());
        assertThat(shown.x())
                .isEqualTo(new Chart.Labels(
                        List.of(FORMATS.days(THREE_DAYS, Snapshots.TODAY)), List.of(THREE_DAYS.from())));
    }
}
