package app.shopfloor.base.gallery;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.chart.Chart;
import app.shopfloor.base.chart.Trend;
import app.shopfloor.base.ui.BarCard;
import app.shopfloor.base.ui.BarList;
import app.shopfloor.base.ui.ChartCard;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.shared.Money;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Charts and bars, of made-up numbers. */
@Component
class ChartExamples implements Examples {

    private static final LocalDate FIRST = LocalDate.of(2026, 10, 22);
    private static final int HEIGHT = 260;
    private static final Chart.Values DOLLARS = new Chart.Amounts("USD", 2);

    private final BusinessProperties business;

    ChartExamples(BusinessProperties business) {
        this.business = business;
    }

    @Override
    public String family() {
        return "Charts";
    }

    @Override
    public List<Example> create() {
        Formats formats = Formats.here(business.timezone());
        return List.of(
                new Example("A course that moves when a sale arrives", new LiveCourse(formats)),
                new Example(
                        "Bars on one another, parts of a whole",
                        row("row three", customers(formats), channels(formats), countries(formats))),
                new Example(
                        "Nothing, below zero, many",
                        row(
                                "row three",
                                course("Nothing but zeros", List.of(0L, 0L, 0L, 0L), Chart.Shape.AREA, formats),
                                course(
                                        "More refunds than sales",
                                        List.of(1_200_00L, -300_00L, -2_450_00L, 90_00L, 2_469_13L),
                                        Chart.Shape.AREA,
                                        formats),
                                course("Millions, 400 days", values(400, 100_000), Chart.Shape.AREA, formats))),
                new Example(
                        "A single day, a failure, before the first data",
                        row(
                                "row three",
                                course("A single day", List.of(4_900L), Chart.Shape.BAR, formats),
                                failed(),
                                new ChartCard("One that waits", HEIGHT))));
    }

    private static ChartCard customers(Formats formats) {
        List<String> weeks = List.of("W43", "W44", "W45", "W46", "W47");
        List<Long> fresh = List.of(140L, 150L, 170L, 160L, 175L);
        List<Long> back = List.of(98L, 108L, 110L, 122L, 118L);
        ChartCard card = new ChartCard("New and returning", HEIGHT);
        card.covers("orders by week");
        card.columns(List.of("Week", "New", "Returning"));
        card.show(
                new Chart(
                        HEIGHT,
                        new Chart.Labels(weeks),
                        new Chart.Counts(),
                        true,
                        List.of(
                                new Chart.Series("New", Chart.Shape.BAR, 1, false, fresh, null),
                                new Chart.Series("Returning", Chart.Shape.BAR, 3, false, back, null))),
                "Orders of new and returning customers by week",
                i -> new ChartCard.Row(
                        weeks.get(i),
                        List.of(
                                new ChartCard.Cell(formats.count(fresh.get(i)), "sales?range=7d"),
                                new ChartCard.Cell(formats.count(back.get(i)), "sales?range=30d"))),
                () -> {});
        return card;
    }

    private static BarCard channels(Formats formats) {
        BarCard card = new BarCard("By channel", HEIGHT, true);
        card.covers("share of net revenue");
        card.columns("Channel", "Net revenue");
        card.show(
                () -> new BarCard.Shown(
                        List.of(
                                new BarList.Row("stripe", "Stripe", 44_301_00, "sales?range=30d"),
                                new BarList.Row("etsy", "Etsy", 11_231_50, "sales?range=90d"),
                                new BarList.Row("manual", "Manual, without a way", 4_991_00, null),
                                new BarList.Row("back", "Gave back more", -1_200_00, "sales")),
                        DOLLARS),
                formats,
                () -> {});
        return card;
    }

    private static BarCard countries(Formats formats) {
        BarCard card = new BarCard("By country", HEIGHT, false);
        card.covers("orders");
        card.columns("Country", "Orders");
        card.show(
                () -> new BarCard.Shown(
                        List.of(
                                new BarList.Row("US", "United States", 812, "sales"),
                                new BarList.Row(
                                        "GB", "United Kingdom of Great Britain and Northern Ireland", 301, "sales"),
                                new BarList.Row("", "Unknown", 51, "sales")),
                        new Chart.Counts()),
                formats,
                () -> {});
        return card;
    }

    private static ChartCard failed() {
        ChartCard card = new ChartCard("One that fails", HEIGHT);
        card.failed(() -> {});
        return card;
    }

    private static ChartCard course(String title, List<Long> values, Chart.Shape shape, Formats formats) {
        ChartCard card = new ChartCard(title, HEIGHT);
        card.covers("from " + formats.day(FIRST, FIRST));
        card.columns(List.of("Day", "Net revenue"));
        card.show(
                new Chart(
                        HEIGHT,
                        new Chart.Days(Chart.Unit.DAY, days(values.size(), FIRST)),
                        DOLLARS,
                        false,
                        List.of(new Chart.Series("Net revenue", shape, 1, false, values, null))),
                title,
                i -> ChartCard.Row.of(
                        formats.day(FIRST.plusDays(i), FIRST), List.of(money(values.get(i), formats)), "sales"),
                () -> {});
        return card;
    }

    /** What a push does to a course: one value of it moves, and with it the trend. */
    private static final class LiveCourse extends Div {

        private static final int DAYS = 30;

        private final ChartCard card = new ChartCard("Net revenue by day", HEIGHT);
        private final Formats formats;
        private int sold;

        LiveCourse(Formats formats) {
            this.formats = formats;
            card.covers("against the 30 days before");
            card.columns(List.of("Day", "Net revenue", "Previous"));
            NativeButton arrives = new NativeButton("A sale arrives", click -> sale());
            arrives.addClassName("button");
            add(card, arrives);
            sale();
        }

        private void sale() {
            sold++;
            List<Long> now = new ArrayList<>(values(DAYS, 100));
            now.set(DAYS - 1, now.getLast() + sold * 49_00L);
            List<Long> before = values(DAYS, 90).reversed();
            card.show(
                    new Chart(
                            HEIGHT,
                            new Chart.Days(Chart.Unit.DAY, days(DAYS, FIRST)),
                            DOLLARS,
                            false,
                            List.of(
                                    new Chart.Series("This period", Chart.Shape.AREA, 1, false, now, null),
                                    new Chart.Series(
                                            "Previous",
                                            Chart.Shape.LINE,
                                            6,
                                            true,
                                            before,
                                            days(DAYS, FIRST.minusDays(DAYS))),
                                    new Chart.Series("Trend", Chart.Shape.TREND, 1, false, Trend.of(now), null))),
                    "Net revenue by day",
                    i -> new ChartCard.Row(
                            formats.day(FIRST.plusDays(i), FIRST),
                            List.of(
                                    new ChartCard.Cell(money(now.get(i), formats), "sales?range=30d"),
                                    new ChartCard.Cell(money(before.get(i), formats), "sales?range=90d"))),
                    () -> {});
        }
    }

    private static String money(long minor, Formats formats) {
        return formats.exact(Money.of(minor, "USD"));
    }

    private static List<LocalDate> days(int count, LocalDate first) {
        return IntStream.range(0, count).mapToObj(first::plusDays).toList();
    }

    /** A course that rises, with weeks in it. */
    private static List<Long> values(int count, long unit) {
        return IntStream.range(0, count)
                .mapToObj(i -> unit * Math.round(2000 + i * 12 + 600 * Math.sin(i * 0.9) + 137 * Math.sin(i * 2.3)))
                .toList();
    }

    private static Div row(String classes, com.vaadin.flow.component.Component... content) {
        Div row = new Div(content);
        row.addClassNames(classes.split(" "));
        return row;
    }
}
