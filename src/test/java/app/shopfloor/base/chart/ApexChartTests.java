package app.shopfloor.base.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

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
        ApexChart chart = attached();

        chart.show(chart(4_900, 11_800), "two days");

        assertThat(sent())
                .containsExactly("draw {\"height\":300,\"stacked\":false,"
                        + "\"x\":{\"kind\":\"days\",\"unit\":\"DAY\",\"days\":[\"2026-11-19\",\"2026-11-20\"]},"
                        + "\"values\":{\"kind\":\"amount\",\"currency\":\"USD\",\"minorDigits\":2},"
                        + "\"series\":[{\"name\":\"This period\",\"shape\":\"area\",\"colour\":1,\"dashed\":false,"
                        + "\"values\":[4900,11800]}]}");
        assertThat(chart.getElement().getAttribute("aria-label")).isEqualTo("two days");
        assertThat(chart.getElement().getAttribute("locale")).isEqualTo("de-DE");
    }

    @Test
    void equalDataAreNotSentAgain() {
        ApexChart chart = attached();
        chart.show(chart(1, 2), "");
        sent();

        chart.show(chart(1, 2), "");

        assertThat(sent()).isEmpty();
    }

    @Test
    void ofTheSameLookOnlyTheValuesThatChangedAreSent() {
        ApexChart chart = attached();
        chart.show(chart(1, 2), "");
        sent();

        chart.show(chart(1, 7), "");

        assertThat(sent()).containsExactly("change [0,1,7]");
    }

    @Test
    void ofATrendTheEndsAreSent() {
        ApexChart chart = attached();
        chart.show(trend(10, 20, 30), "");
        assertThat(sent()).singleElement().asString().contains("\"values\":[10,30]");

        chart.show(trend(10, 25, 40), "");

        assertThat(sent()).containsExactly("change [0,1,40]");
    }

    @Test
    void anotherLookIsDrawnAnew() {
        ApexChart chart = attached();
        chart.show(chart(1, 2), "");
        sent();

        chart.show(trend(1, 2, 3), "");

        assertThat(sent()).singleElement().asString().startsWith("draw ");
    }

    @Test
    void aHiddenChartHoldsOneMessageAndCatchesUpWhenItIsSeen() {
        ApexChart chart = attached();
        chart.show(chart(1, 2), "");
        sent();
        chart.setVisible(false);

        chart.show(chart(1, 3), "");
        assertThat(sent()).isEmpty();
        chart.show(chart(4, 3), "");
        assertThat(sent()).isEmpty();
        chart.setVisible(true);

        assertThat(sent()).containsExactly("change [0,0,4,0,1,3]");
    }

    @Test
    void whatWasTakenBackBeforeItWasSentCostsNothing() {
        ApexChart chart = attached();
        chart.show(chart(1, 2), "");
        sent();

        chart.show(chart(1, 3), "");
        chart.show(chart(1, 2), "");

        assertThat(sent()).isEmpty();
    }

    @Test
    void aChartThatIsPutIntoThePageAgainIsSentWhole() {
        ApexChart chart = attached();
        chart.show(chart(1, 2), "");
        sent();

        UI.getCurrent().remove(chart);
        chart.show(chart(5, 6), "");
        UI.getCurrent().add(chart);

        assertThat(sent()).singleElement().asString().startsWith("draw ").contains("[5,6]");
    }

    @Test
    void viewersOfTheSameShareIt() {
        ApexChart one = attached();
        ApexChart other = attached();

        one.show(chart(1, 2), "");
        other.show(chart(1, 2), "");

        assertThat(other.shown()).isSameAs(one.shown());
    }

    @Test
    void tellsWhichPointWasClickedAndHeedsOnlyPointsThatAreThere() {
        ApexChart chart = attached();
        List<ApexChart.Point> clicked = new ArrayList<>();
        chart.onPoint(clicked::add);
        click(chart, 0, 0);
        chart.show(chart(1, 2), "");

        click(chart, 0, 1);
        click(chart, 0, 2);
        click(chart, 1, 0);
        click(chart, -1, 0);

        assertThat(clicked).containsExactly(new ApexChart.Point(0, 1));
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

    private static ApexChart attached() {
        ApexChart chart = new ApexChart(300);
        UI.getCurrent().add(chart);
        return chart;
    }

    /** What goes to the browser with the next answer. */
    private static List<String> sent() {
        UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
        return UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                .map(call -> call.getInvocation())
                .filter(call -> call.getExpression().matches("(?s).*\\b(draw|change)\\(.*"))
                .map(call -> call.getExpression().replaceAll("(?s).*\\b(draw|change)\\(.*", "$1 ")
                        + call.getParameters().get(1))
                .toList();
    }

    private static void click(ApexChart chart, int series, int index) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("event.detail.series", series);
        data.put("event.detail.index", index);
        chart.getElement()
                .getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(chart.getElement(), "point", data));
    }

    private static Chart chart(long first, long second) {
        return new Chart(
                300,
                new Chart.Days(Chart.Unit.DAY, DAYS),
                new Chart.Amounts("USD", 2),
                false,
                List.of(new Chart.Series("This period", Chart.Shape.AREA, 1, false, List.of(first, second), null)));
    }

    private static Chart trend(long first, long middle, long last) {
        return new Chart(
                300,
                new Chart.Labels(List.of("one", "two", "three")),
                new Chart.Counts(),
                false,
                List.of(new Chart.Series("Trend", Chart.Shape.TREND, 1, false, List.of(first, middle, last), null)));
    }
}
