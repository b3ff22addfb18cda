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
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** The numbers that Sales puts on the Overview, for one viewer. */
final class GlanceTiles {

    private static final String SUCCESS =
            "Payments that ever succeeded ÷ payments with at least one attempt; each counts once, on the day it was begun."
                    + " Last 7 days, against the 7 before, in percentage points.";

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
        parts.add(tile, List.of(Sales.SALES), glance::soFar, today -> show(tile, measure, today), tile::failed);
        return tile;
    }

    private void show(Tile tile, Measure measure, Glance.Today today) {
        Metric metric = measure.metric();
        TodaySnapshot snapshot = today.snapshot();
        String currency = today.choice().currency();
        String weekday = formats.weekday(snapshot.against());
        String until = formats.time(snapshot.until());
        long now = metric.of(today.now());
        long before = metric.of(today.before());
        tile.define(metric.definition() + " Today so far, against " + weekday + ", "
                + formats.day(snapshot.against(), snapshot.day()) + ", until " + until + "."
                + today.choice().note());
        tile.opens(today.scene(formats, parts::refresh).behind(measure));
        tile.show(
                new Tile.Reading(
                        text(metric, now, currency),
                        Change.between(now, before),
                        text(metric, before, currency) + " " + weekday + " by now",
                        List.of()),
                formats);
        tile.asOf(formats.time(snapshot.asOf()));
    }

    /** Net revenue of the last seven days. */
    Tile week() {
        Metric metric = Metric.NET;
        Tile tile = new Tile("Net revenue, 7 days", metric.definition(), metric.moreIsBetter());
        parts.add(tile, List.of(Sales.SALES), glance::week, week -> show(tile, metric, week), tile::failed);
        return tile;
    }

    private void show(Tile tile, Metric metric, Glance.Week week) {
        InCurrency figures = week.figures();
        String currency = week.choice().currency();
        long now = figures == null ? 0 : metric.of(figures.now());
        Figures previous = figures == null ? Figures.NONE : Objects.requireNonNull(figures.before());
        long before = metric.of(previous);
        tile.define(metric.definition() + " Today and the 6 days before, against the 7 days before those."
                + week.choice().note());
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
        tile.asOf(formats.time(week.snapshot().asOf()));
    }

    /** How many payments of the last seven days went through. */
    Tile success() {
        Tile tile = new Tile("Success rate, 7 days", SUCCESS, true);
        parts.add(tile, List.of(Sales.SALES), glance::success, success -> show(tile, success), tile::failed);
        return tile;
    }

    private void show(Tile tile, Glance.Success success) {
        tile.show(
                new Tile.Reading(
                        rate(success.now()),
                        Change.ofRates(success.now().rate(), success.before().rate()),
                        success.before().rate() == null ? null : rate(success.before()),
                        List.of()),
                formats);
        tile.asOf(formats.time(success.asOf()));
        tile.define(SUCCESS + " Now " + formats.count(success.now().succeeded()) + " of "
                + formats.count(success.now().payments()) + ".");
    }

    private String rate(PaymentSuccess success) {
        Long rate = success.rate();
        return rate == null ? "–" : formats.percent(BigDecimal.valueOf(rate, 2));
    }

    private String text(Metric metric, long value, String currency) {
        return metric.isMoney() ? formats.tile(Money.of(value, currency)) : formats.count(value);
    }
}
