package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Change;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.Parts;
import app.shopfloor.base.ui.Tile;
import app.shopfloor.sales.Figures;
import app.shopfloor.sales.Metric;
import app.shopfloor.sales.PaymentSuccess;
import app.shopfloor.sales.Sales;
import app.shopfloor.sales.SalesSnapshot.InCurrency;
import app.shopfloor.sales.TodaySnapshot;
import app.shopfloor.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The numbers that Sales puts on the Overview, for one viewer. */
final class GlanceTiles {

    private static final String SUCCESS =
            PaymentSuccess.DEFINITION + " Last 7 days, against the 7 before, in percentage points.";

    private static final String INCOMPLETE = "incomplete";

    private final Glance glance;
    private final Formats formats;
    private final Parts parts;

    GlanceTiles(Glance glance, Formats formats, Parts parts) {
        this.glance = glance;
        this.formats = formats;
        this.parts = parts;
    }

    /** What was made of this today so far. @param label of the tile */
    Tile today(Measure measure, String label) {
        Metric metric = measure.metric();
        Tile tile = new Tile(label, metric.definition(), metric.moreIsBetter());
        parts.add(
                tile, List.of(Sales.SALES), glance::soFar, (today, at) -> show(tile, measure, today, at), tile::failed);
        return tile;
    }

    private void show(Tile tile, Measure measure, Glance.Today today, Instant at) {
        Metric metric = measure.metric();
        TodaySnapshot snapshot = today.snapshot();
        String currency = today.choice().currency();
        String weekday = formats.weekday(snapshot.against());
        String until = formats.time(snapshot.until());
        long now = metric.of(today.now());
        long before = metric.of(today.before());
        tile.define(metric.definition() + " Today so far, against " + weekday + ", "
                + formats.day(snapshot.against(), snapshot.day()) + ", until " + until + "."
                + today.choice().note(metric, today.isIncomplete()));
        tile.warn(today.isIncomplete() ? INCOMPLETE : null);
        tile.opens(today.scene(formats, parts::refresh).behind(measure));
        tile.show(
                new Tile.Reading(
                        text(metric, now, currency),
                        Change.between(now, before),
                        text(metric, before, currency) + " " + weekday + " by now",
                        List.of()),
                formats);
        tile.asOf(formats.time(at));
    }

    /** Net revenue of the last seven days. */
    Tile week() {
        Metric metric = Metric.NET;
        Tile tile = new Tile("Net revenue, 7 days", metric.definition(), metric.moreIsBetter());
        parts.add(tile, List.of(Sales.SALES), glance::week, (week, at) -> show(tile, metric, week, at), tile::failed);
        return tile;
    }

    private void show(Tile tile, Metric metric, Glance.Week week, Instant at) {
        InCurrency figures = week.figures();
        String currency = week.choice().currency();
        long now = figures == null ? 0 : metric.of(figures.now());
        Figures previous = figures == null ? Figures.NONE : Objects.requireNonNull(figures.before());
        long before = metric.of(previous);
        tile.define(metric.definition() + " Today and the 6 days before, against the 7 days before those."
                + week.choice().note(metric, week.isIncomplete()));
        tile.warn(week.isIncomplete() ? INCOMPLETE : null);
        tile.opens(week.scene(formats, parts::refresh).behind(Measure.NET));
        tile.show(
                new Tile.Reading(
                        text(metric, now, currency),
                        Change.between(now, before),
                        text(metric, before, currency),
                        figures == null
                                ? List.of()
                                : figures.series().stream()
                                        .map(point -> metric.of(point.figures()))
                                        .toList()),
                formats);
        tile.asOf(formats.time(at));
    }

    /** How many payments of the last seven days went through. */
    Tile success() {
        Tile tile = new Tile("Success rate, 7 days", SUCCESS, true);
        parts.add(tile, List.of(Sales.SALES), glance::success, (success, at) -> show(tile, success, at), tile::failed);
        return tile;
    }

    private void show(Tile tile, Glance.Success success, Instant at) {
        tile.show(
                new Tile.Reading(
                        rate(success.now()),
                        Change.ofRates(success.now().rate(), success.before().rate()),
                        success.before().rate() == null ? null : rate(success.before()),
                        List.of()),
                formats);
        tile.asOf(formats.time(at));
        tile.define(SUCCESS + " Now " + PaymentRows.ofAll(success.now(), formats) + ".");
        tile.opens(success.behind());
    }

    private String rate(PaymentSuccess success) {
        return PaymentRows.rate(success, formats);
    }

    private String text(Metric metric, long value, String currency) {
        return metric.isMoney() ? formats.tile(Money.of(value, currency)) : formats.count(value);
    }
}
