package app.shopfloor.base.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApexChartTests {

    private static final List<LocalDate> DAYS = List.of(LocalDate.of(2026, 11, 19), LocalDate.of(2026, 11, 20));

    @BeforeEach
    void open() {
        MockVaadin.setup();
        UI.getCurrent().setLocale(Locale.GERMANY);
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Test
    void takesItsHeightBeforeThereAreData() {
        assertThat(new ApexChart(300).getElement().getStyle().get("height")).isEqualTo("300px");
    }

    @Test
    void sendsAmountsInMinorUnitsWithTheirCurrency() {
        ApexChart chart = new ApexChart(300);
        UI.getCurrent().add(chart);

        chart.show(chart(4_900, 11_800), "two days");

        assertThat(chart.getElement().getPropertyRaw("chart"))
                .hasToString("{\"height\":300,\"stacked\":false,"
                        + "\"x\":{\"kind\":\"days\",\"unit\":\"DAY\",\"days\":[\"2026-11-19\",\"2026-11-20\"]},"
                        + "\"values\":{\"kind\":\"amount\",\"currency\":\"USD\",\"minorDigits\":2},"
                        + "\"series\":[{\"name\":\"This period\",\"shape\":\"area\",\"colour\":1,\"dashed\":false,"
                        + "\"values\":[4900,11800]}]}");
        assertThat(chart.getElement().getAttribute("aria-label")).isEqualTo("two days");
        assertThat(chart.getElement().getAttribute("locale")).isEqualTo("de-DE");
    }

    @Test
    void equalDataAreNotSentAgain() {
        ApexChart chart = new ApexChart(300);
        chart.show(chart(1, 2), "");
        Object sent = chart.getElement().getPropertyRaw("chart");

        chart.show(chart(1, 2), "");

        assertThat(chart.getElement().getPropertyRaw("chart")).isSameAs(sent);
    }

    @Test
    void aSeriesHasAValueForEveryPlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Chart(
                        300,
                        new Chart.Labels(List.of("one", "two")),
                        new Chart.Counts(),
                        true,
                        List.of(new Chart.Series("Short", Chart.Shape.BAR, 1, false, List.of(1L), null))))
                .withMessageContaining("“Short” has 1 values for 2 places");
    }

    private static Chart chart(long first, long second) {
        return new Chart(
                300,
                new Chart.Days(Chart.Unit.DAY, DAYS),
                new Chart.Amounts("USD", 2),
                false,
                List.of(new Chart.Series("This period", Chart.Shape.AREA, 1, false, List.of(first, second), null)));
    }
}
