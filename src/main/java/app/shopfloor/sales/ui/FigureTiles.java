package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Change;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.Tile;
import app.shopfloor.sales.Figures;
import app.shopfloor.sales.Metric;
import app.shopfloor.sales.SalesSnapshot.InCurrency;
import app.shopfloor.shared.Money;
import com.vaadin.flow.component.html.Div;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The range's figures, one tile a metric. */
final class FigureTiles extends Div {

    private static final List<Metric> SHOWN =
            List.of(Metric.NET, Metric.GROSS, Metric.ORDERS, Metric.AVERAGE_ORDER, Metric.RETURNS);

    private final Map<Metric, Tile> tiles = new EnumMap<>(Metric.class);

    FigureTiles() {
        addClassName("tiles");
        for (Metric metric : SHOWN) {
            Tile tile = new Tile(metric.label(), metric.definition(), metric.moreIsBetter());
            tiles.put(metric, tile);
            add(tile);
        }
    }

    void show(InCurrency figures, Formats formats) {
        tiles.forEach((metric, tile) -> tile.show(reading(metric, figures, formats), formats));
    }

    private static Tile.Reading reading(Metric metric, InCurrency figures, Formats formats) {
        long now = metric.of(figures.now());
        Figures previous = figures.before();
        Long before = previous == null ? null : metric.of(previous);
        return new Tile.Reading(
                text(metric, now, figures.currency(), formats),
                Change.between(now, before),
                before == null ? null : text(metric, before, figures.currency(), formats),
                figures.series().stream()
                        .map(point -> metric.of(point.figures()))
                        .toList());
    }

    private static String text(Metric metric, long value, String currency, Formats formats) {
        return metric.isMoney() ? formats.tile(Money.of(value, currency)) : formats.count(value);
    }
}
