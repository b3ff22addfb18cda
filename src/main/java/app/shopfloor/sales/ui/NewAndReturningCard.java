package app.shopfloor.sales.ui;

import app.shopfloor.base.chart.Chart;
import app.shopfloor.base.ui.ChartCard;
import app.shopfloor.sales.CustomersSnapshot;
import app.shopfloor.sales.CustomersSnapshot.Buyers;
import app.shopfloor.sales.CustomersSnapshot.InCurrency;
import app.shopfloor.sales.CustomersSnapshot.Point;
import app.shopfloor.shared.DayRange;
import java.time.LocalDate;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Orders of new and of returning customers over time, on one another. Each bar opens its orders. */
final class NewAndReturningCard extends ChartCard {

    static final int HEIGHT = 300;
    private static final int NEW = 1;
    private static final int RETURNING = 3;

    NewAndReturningCard() {
        super("New and returning customers", HEIGHT);
        covers("\u00a0");
    }

    void show(CustomersSnapshot snapshot, InCurrency in, Scene scene) {
        show(() -> content(snapshot, in, scene), scene.retry());
    }

    private Shown content(CustomersSnapshot snapshot, InCurrency in, Scene scene) {
        String by = "orders by " + Courses.name(snapshot.granularity());
        String nobody = nobody(in.now(), scene);
        covers(by + nobody);
        columns(List.of(Courses.label(snapshot.granularity()), "Of new customers", "Of returning customers"));
        exportName(() -> scene.file("orders of new and returning customers", in.currency(), snapshot.range()));
        String text = "%s, %s: %s of new customers, %s of returning customers%s"
                .formatted(
                        by,
                        scene.days(snapshot.range()),
                        scene.formats().count(in.now().ofNew()),
                        scene.formats().count(in.now().ofReturning()),
                        nobody);
        return new Shown(chart(snapshot, in), text, i -> row(snapshot, in, i, scene));
    }

    /** Orders of which no customer is known are neither new nor returning: that is said, lest one misses them in the bars. */
    private static String nobody(Buyers buyers, Scene scene) {
        long count = buyers.ofNobody();
        return count == 0
                ? ""
                : " · " + scene.formats().count(count) + (count == 1 ? " order tells" : " orders tell")
                        + " no customer";
    }

    private static Chart chart(CustomersSnapshot snapshot, InCurrency in) {
        return new Chart(
                HEIGHT,
                new Chart.Days(Chart.Unit.valueOf(snapshot.granularity().name()), days(in)),
                new Chart.Counts(),
                true,
                List.of(
                        series("New", NEW, in, Buyers::ofNew),
                        series("Returning", RETURNING, in, Buyers::ofReturning)));
    }

    private static Chart.Series series(String name, int colour, InCurrency in, ToLongFunction<Buyers> count) {
        List<Long> values = in.series().stream()
                .map(point -> count.applyAsLong(point.buyers()))
                .toList();
        return new Chart.Series(name, Chart.Shape.BAR, colour, false, values, null);
    }

    static Row row(CustomersSnapshot snapshot, InCurrency in, int i, Scene scene) {
        Point point = in.series().get(i);
        DayRange days = Courses.at(days(in), i, snapshot.range());
        LocalDate since = snapshot.range().from();
        return new Row(
                days == null ? scene.day(point.from()) : scene.days(days),
                List.of(
                        cell(point.buyers().ofNew(), Measure.ORDERS_OF_NEW, days, since, scene),
                        cell(point.buyers().ofReturning(), Measure.ORDERS_OF_RETURNING, days, since, scene)));
    }

    /** @param since who is new is told by the whole range, not by the days of a bar */
    private static Cell cell(long orders, Measure measure, @Nullable DayRange days, LocalDate since, Scene scene) {
        String href = days == null
                ? null
                : new OrdersQuestion(scene.question().within(days), measure)
                        .since(since)
                        .href();
        return new Cell(scene.formats().count(orders), href);
    }

    private static List<LocalDate> days(InCurrency in) {
        return in.series().stream().map(Point::from).toList();
    }
}
