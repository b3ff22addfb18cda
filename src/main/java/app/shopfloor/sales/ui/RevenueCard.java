package app.shopfloor.sales.ui;

import app.shopfloor.base.chart.Chart;
import app.shopfloor.base.chart.Trend;
import app.shopfloor.base.ui.ChartCard;
import app.shopfloor.base.ui.MenuChoice;
import app.shopfloor.sales.Granularity;
import app.shopfloor.sales.SalesSnapshot;
import app.shopfloor.sales.SalesSnapshot.InCurrency;
import app.shopfloor.sales.SalesSnapshot.Point;
import app.shopfloor.shared.DayRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Net revenue over time with its trend, the previous period behind it. Each point opens its orders and refunds. */
final class RevenueCard extends ChartCard {

    static final int HEIGHT = 316;
    private static final int MAIN = 1;
    private static final int GREY = 6;
    private static final int FEWEST_FOR_A_TREND = 3; // a line through two points says nothing that they do not

    private final @Nullable MenuChoice<Cut> cut;

    /** One whose course is cut as suits the range. */
    RevenueCard() {
        super("Net revenue", HEIGHT);
        cut = null;
        covers("\u00a0"); // the days come with the figures; their line is there from the start
    }

    /** @param cut told by what a person wants the course to be cut */
    RevenueCard(Consumer<Cut> cut) {
        super("Net revenue", HEIGHT);
        this.cut = new MenuChoice<>("Points by", Cut::label, Cut::detail, cut);
        more(this.cut);
        covers("\u00a0");
    }

    void show(SalesSnapshot snapshot, InCurrency figures, Scene scene) {
        show(() -> content(snapshot, figures, scene), scene.retry());
    }

    private Shown content(SalesSnapshot snapshot, InCurrency figures, Scene scene) {
        Granularity granularity = snapshot.granularity();
        if (cut != null) {
            cut.show(new Cut(granularity, scene.question().by() == null), Cut.of(snapshot.range()));
        }
        String days = scene.days(snapshot.range());
        String title = "Net revenue by " + Courses.name(granularity);
        rename(title);
        covers(scene.against(snapshot));
        columns(
                figures.previousSeries().isEmpty()
                        ? List.of(Courses.label(granularity), "Net revenue")
                        : List.of(Courses.label(granularity), "Net revenue", "Previous"));
        exportName(
                () -> scene.file("net revenue by " + Courses.name(granularity), figures.currency(), snapshot.range()));
        String text = "%s, %s: %s in all%s"
                .formatted(title, days, scene.exact(figures.now().net(), figures.currency()), highest(figures, scene));
        return new Shown(chart(snapshot, figures, scene), text, i -> row(snapshot, figures, i, scene));
    }

    private static Chart chart(SalesSnapshot snapshot, InCurrency figures, Scene scene) {
        // A single point is a pair of bars: a line of one point is none.
        boolean single = figures.series().size() == 1;
        List<Chart.Series> series = new ArrayList<>();
        List<Long> net = net(figures.series());
        series.add(
                new Chart.Series("This period", single ? Chart.Shape.BAR : Chart.Shape.AREA, MAIN, false, net, null));
        if (!figures.previousSeries().isEmpty()) {
            series.add(new Chart.Series(
                    "Previous",
                    single ? Chart.Shape.BAR : Chart.Shape.LINE,
                    GREY,
                    !single,
                    net(figures.previousSeries()),
                    days(figures.previousSeries())));
        }
        if (net.size() >= FEWEST_FOR_A_TREND) {
            series.add(new Chart.Series("Trend", Chart.Shape.TREND, MAIN, false, Trend.of(net), null));
        }
        Chart.X x = single
                ? new Chart.Labels(List.of(scene.days(snapshot.range())), days(figures.series()))
                : new Chart.Days(Chart.Unit.valueOf(snapshot.granularity().name()), days(figures.series()));
        return new Chart(HEIGHT, x, scene.amounts(figures.currency()), false, series);
    }

    static Row row(SalesSnapshot snapshot, InCurrency figures, int i, Scene scene) {
        List<Cell> cells = new ArrayList<>();
        DayRange days = Courses.at(days(figures.series()), i, snapshot.range());
        cells.add(cell(figures.series().get(i), days, figures.currency(), scene));
        DayRange previous = snapshot.previous();
        if (previous != null && i < figures.previousSeries().size()) {
            boolean whole = snapshot.previousUntil() == null; // of a part of a day no address tells
            DayRange then = whole ? Courses.at(days(figures.previousSeries()), i, previous) : null;
            cells.add(cell(figures.previousSeries().get(i), then, figures.currency(), scene));
        }
        return new Row(days == null ? scene.day(figures.series().get(i).from()) : scene.days(days), cells);
    }

    private static Cell cell(Point point, @Nullable DayRange days, String currency, Scene scene) {
        return new Cell(
                scene.exact(point.figures().net(), currency), days == null ? null : scene.behind(Measure.NET, days));
    }

    private static String highest(InCurrency figures, Scene scene) {
        if (figures.series().size() == 1) {
            return "";
        }
        @Nullable Point best = null;
        for (Point point : figures.series()) {
            if (best == null || point.figures().net() > best.figures().net()) {
                best = point;
            }
        }
        return best == null
                ? ""
                : ", the most %s from %s on"
                        .formatted(scene.exact(best.figures().net(), figures.currency()), scene.day(best.from()));
    }

    private static List<Long> net(List<Point> points) {
        return points.stream().map(point -> point.figures().net()).toList();
    }

    private static List<LocalDate> days(List<Point> points) {
        return points.stream().map(Point::from).toList();
    }
}
