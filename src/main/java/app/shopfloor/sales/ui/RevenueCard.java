package app.shopfloor.sales.ui;

import app.shopfloor.base.chart.ApexChart;
import app.shopfloor.base.chart.Chart;
import app.shopfloor.base.ui.Card;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.sales.SalesSnapshot;
import app.shopfloor.sales.SalesSnapshot.Granularity;
import app.shopfloor.sales.SalesSnapshot.InCurrency;
import app.shopfloor.sales.SalesSnapshot.Point;
import app.shopfloor.shared.Currencies;
import app.shopfloor.shared.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Net revenue over time, the previous period behind it. */
final class RevenueCard extends Card {

    static final int HEIGHT = 316;
    private static final int MAIN = 1;
    private static final int GREY = 6;

    private final ApexChart chart = new ApexChart(HEIGHT);

    RevenueCard() {
        super("Net revenue", HEIGHT);
        covers("\u00a0"); // the days come with the figures; their line is there from the start
    }

    void show(SalesSnapshot snapshot, InCurrency figures, LocalDate today, Formats formats, Runnable retry) {
        show(chart, () -> fill(snapshot, figures, today, formats), retry);
    }

    private void fill(SalesSnapshot snapshot, InCurrency figures, LocalDate today, Formats formats) {
        String days = formats.days(snapshot.range(), today);
        String title = "Net revenue by " + name(snapshot.granularity());
        rename(title);
        covers(snapshot.previous() == null ? days : days + ", against " + formats.days(snapshot.previous(), today));
        chart.show(
                chart(figures, snapshot.granularity(), formats, today),
                "%s, %s: %s in all%s"
                        .formatted(
                                title,
                                days,
                                formats.exact(Money.of(figures.now().net(), figures.currency())),
                                highest(figures, today, formats)));
    }

    private static Chart chart(InCurrency figures, Granularity granularity, Formats formats, LocalDate today) {
        // A single day is a pair of bars: a line of one point is none.
        boolean single = figures.series().size() == 1;
        List<Chart.Series> series = new ArrayList<>();
        series.add(new Chart.Series(
                "This period", single ? Chart.Shape.BAR : Chart.Shape.AREA, MAIN, false, net(figures.series()), null));
        if (!figures.previousSeries().isEmpty()) {
            series.add(new Chart.Series(
                    "Previous",
                    single ? Chart.Shape.BAR : Chart.Shape.LINE,
                    GREY,
                    !single,
                    net(figures.previousSeries()),
                    days(figures.previousSeries())));
        }
        Chart.X x = single
                ? new Chart.Labels(
                        List.of(formats.day(figures.series().getFirst().from(), today)))
                : new Chart.Days(Chart.Unit.valueOf(granularity.name()), days(figures.series()));
        int digits = Currencies.minorDigits(figures.currency());
        return new Chart(HEIGHT, x, new Chart.Amounts(figures.currency(), digits), false, series);
    }

    private static String highest(InCurrency figures, LocalDate today, Formats formats) {
        @Nullable Point best = null;
        for (Point point : figures.series()) {
            if (best == null || point.figures().net() > best.figures().net()) {
                best = point;
            }
        }
        return best == null
                ? ""
                : ", the most %s from %s on"
                        .formatted(
                                formats.exact(Money.of(best.figures().net(), figures.currency())),
                                formats.day(best.from(), today));
    }

    private static String name(Granularity granularity) {
        return switch (granularity) {
            case DAY -> "day";
            case WEEK -> "week";
            case MONTH -> "month";
        };
    }

    private static List<Long> net(List<Point> points) {
        return points.stream().map(point -> point.figures().net()).toList();
    }

    private static List<LocalDate> days(List<Point> points) {
        return points.stream().map(Point::from).toList();
    }
}
