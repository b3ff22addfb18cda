package app.shopfloor.base.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.base.chart.ApexChart;
import app.shopfloor.base.chart.Chart;
import app.shopfloor.base.ui.ChartCard.Cell;
import app.shopfloor.base.ui.ChartCard.Row;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

public class ChartCardTests {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 19);

    private final AtomicInteger asked = new AtomicInteger();
    private ChartCard card;

    @BeforeEach
    void open() {
        MockVaadin.setup(new Routes(Set.of(Rows.class), Set.of(), true));
        card = new ChartCard("Net revenue by day", 300);
        card.covers("19 Nov – 20 Nov");
        card.columns(List.of("Day", "Net revenue", "Previous"));
        UI.getCurrent().add(card);
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Test
    void aClickedPointLeadsToItsRows() {
        show(4_900, 11_800);

        click(0, 1);

        assertThat(_get(Rows.class).query).isEqualTo("channel=a%20b&day=2");
    }

    @Test
    void aPointOfAnotherSeriesLeadsToItsOwnRows() {
        show(4_900, 11_800);

        click(1, 0);

        assertThat(_get(Rows.class).query).isEqualTo("before=1");
    }

    @Test
    void aPointOfASeriesWithoutCellsLeadsToThoseOfTheFirst() {
        show(4_900, 11_800);

        click(2, 0);

        assertThat(_get(Rows.class).query).isEqualTo("channel=a%20b&day=1");
    }

    @Test
    void aPointWithoutRowsLeadsNowhere() {
        card.show(chart(1, 2), "", i -> Row.of("day", List.of("1"), null), () -> {});

        click(0, 0);

        _assertNone(Rows.class);
    }

    @Test
    void rowsAreNotMadeBeforeSomebodyWantsThem() {
        show(4_900, 11_800);

        assertThat(asked).hasValue(0);
    }

    @Test
    void theTableHasTheSamePointsAsLinks() {
        show(4_900, 11_800);
        _assertNone(NativeTable.class);

        _click(toggle());

        NativeTable table = _get(NativeTable.class);
        assertThat(table.getCaptionText()).isEqualTo("Net revenue by day");
        assertThat(text(table)).contains("Day", "Net revenue", "Previous", "day 1", "$49.00", "day 2", "$118.00");
        assertThat(_find(table, Anchor.class).stream().map(Anchor::getHref))
                .containsExactly(
                        "rows?channel=a%20b&day=1", "rows?before=1", "rows?channel=a%20b&day=2", "rows?before=2");
        assertThat(table.getHead().getRow(0).orElseThrow().getChildren())
                .allSatisfy(cell ->
                        assertThat(cell.getElement().getAttribute("scope")).isEqualTo("col"));
        assertThat(toggle().getElement().getAttribute("aria-pressed")).isEqualTo("true");

        _click(toggle());

        _assertNone(NativeTable.class);
        assertThat(toggle().getElement().getAttribute("aria-pressed")).isEqualTo("false");
    }

    @Test
    void theTableStaysAndOnlyTheRowThatChangedIsMadeAnew() {
        show(4_900, 11_800);
        _click(toggle());
        NativeTableRow line = _get(NativeTable.class).getBody().getRow(0).orElseThrow();
        Component untouched = line.getChildren().findFirst().orElseThrow();

        show(4_900, 16_700);

        NativeTable table = _get(NativeTable.class);
        assertThat(text(table)).contains("$167.00").doesNotContain("$118.00");
        assertThat(table.getBody().getRow(0).orElseThrow().getChildren().findFirst())
                .contains(untouched);
    }

    @Test
    void theOpenTableFollowsToOtherHeadsAndAnotherTitle() {
        show(4_900, 11_800);
        _click(toggle());
        NativeTableRow head = _get(NativeTable.class).getHead().getRow(0).orElseThrow();

        card.rename("Net revenue by week");
        card.columns(List.of("Week", "Net revenue"));
        show(4_900);

        NativeTable table = _get(NativeTable.class);
        assertThat(table.getCaptionText()).isEqualTo("Net revenue by week");
        assertThat(_get(PointTable.class).getElement().getAttribute("aria-label"))
                .isEqualTo("Net revenue by week");
        assertThat(table.getHead().getRow(0)).contains(head);
        assertThat(head.getChildren().map(ChartCardTests::text)).containsExactly("Week", "Net revenue");
        assertThat(head.getChildren())
                .allSatisfy(cell ->
                        assertThat(cell.getElement().getAttribute("scope")).isEqualTo("col"));
    }

    @Test
    void theTableFollowsToFewerAndMorePoints() {
        show(1, 2, 3);
        _click(toggle());

        show(1);
        assertThat(_get(NativeTable.class).getBody().getRowCount()).isEqualTo(1);

        show(1, 2, 3, 4);
        assertThat(_get(NativeTable.class).getBody().getRowCount()).isEqualTo(4);
    }

    @Test
    void theTableShowsTheLastFourHundredOfMoreAndSaysSo() {
        show(LongStream.range(0, 450).toArray());

        _click(toggle());

        assertThat(_get(NativeTable.class).getBody().getRowCount()).isEqualTo(400);
        assertThat(text(card))
                .contains("day 51", "day 450", "The last 400 of 450")
                .doesNotContain("day 50\n");
        assertThat(text(_get(NativeTable.class).getBody().getRow(0).orElseThrow()))
                .startsWith("day 51");
    }

    @Test
    void aFailureWhileItIsFilledIsToldInTheCardAlone() {
        card.show(
                () -> {
                    throw new IllegalStateException("secret");
                },
                () -> {});

        assertThat(text(card)).contains("could not be read").doesNotContain("secret");
    }

    @Test
    void theCsvHasIsoDaysPlainDecimalsAndTheCurrency() {
        Chart chart = new Chart(
                300,
                new Chart.Days(Chart.Unit.DAY, List.of(FIRST)),
                new Chart.Amounts("USD", 2),
                false,
                List.of(
                        new Chart.Series("This period", Chart.Shape.AREA, 1, false, List.of(123_456_789L), null),
                        new Chart.Series(
                                "Previous", Chart.Shape.LINE, 6, true, List.of(-5L), List.of(FIRST.minusDays(30)))));

        assertThat(written(ChartCsv.of("Net revenue", chart, List.of("Day"))))
                .isEqualTo("Day,This period,Previous: day,Previous,Currency\r\n"
                        + "2026-11-19,1234567.89,2026-10-20,-0.05,USD\r\n");
    }

    @Test
    void theCsvHasIsoDaysWhereLabelsNameDays() {
        Chart chart = new Chart(
                300,
                new Chart.Labels(List.of("19 Nov – 21 Nov"), List.of(FIRST)),
                new Chart.Counts(),
                false,
                List.of(new Chart.Series("Orders", Chart.Shape.BAR, 1, false, List.of(7L), null)));

        assertThat(written(ChartCsv.of("Orders", chart, List.of("Week")))).isEqualTo("Week,Orders\r\n2026-11-19,7\r\n");
    }

    @Test
    void aTakenPictureIsNamedByTitleAndDaysOrAsTold() {
        show(1);
        assertThat(_get(ExportMenu.class).getElement().getAttribute("name"))
                .isEqualTo("net-revenue-by-day-19-nov-20-nov");

        card.exportName(() -> "Net revenue 2026-11-19");
        show(2);

        assertThat(_get(ExportMenu.class).getElement().getAttribute("name")).isEqualTo("net-revenue-2026-11-19");
        _assertOne(CsvDownload.class);
    }

    private void show(long... values) {
        card.show(
                chart(values),
                "net revenue",
                i -> {
                    asked.incrementAndGet();
                    int day = i + 1;
                    return new Row(
                            "day " + day,
                            List.of(
                                    new Cell(
                                            "$%d.%02d".formatted(values[i] / 100, values[i] % 100),
                                            "rows?channel=a%20b&day=" + day),
                                    new Cell("before", "rows?before=" + day)));
                },
                () -> {});
    }

    private static Chart chart(long... values) {
        List<Long> list = LongStream.of(values).boxed().toList();
        return new Chart(
                300,
                new Chart.Days(
                        Chart.Unit.DAY,
                        IntStream.range(0, values.length)
                                .mapToObj(FIRST::plusDays)
                                .toList()),
                new Chart.Amounts("USD", 2),
                false,
                List.of(
                        new Chart.Series("This period", Chart.Shape.AREA, 1, false, list, null),
                        new Chart.Series("Previous", Chart.Shape.LINE, 6, true, list, null),
                        new Chart.Series("Trend", Chart.Shape.TREND, 1, false, list, null)));
    }

    private void click(int series, int index) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("event.detail.series", series);
        data.put("event.detail.index", index);
        ApexChart chart = _get(ApexChart.class);
        chart.getElement()
                .getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(chart.getElement(), "point", data));
    }

    private static NativeButton toggle() {
        return _get(NativeButton.class, spec -> spec.withClasses("as-table"));
    }

    private static String written(Csv csv) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        csv.writeTo(out);
        return out.toString(UTF_8);
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    @Route("rows")
    public static class Rows extends Div implements BeforeEnterObserver {

        private String query = "";

        @Override
        public void beforeEnter(BeforeEnterEvent event) {
            query = event.getLocation().getQueryParameters().getQueryString();
        }
    }
}
