package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Change;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.State;
import app.shopfloor.base.ui.Tile;
import app.shopfloor.sales.Figures;
import app.shopfloor.sales.Metric;
import app.shopfloor.sales.SalesSnapshot.InCurrency;
import app.shopfloor.shared.Money;
import com.vaadin.flow.component.html.Div;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The range's figures, one tile a number; each opens its entries. */
final class FigureTiles extends Div {

    private static final String CONVERTED =
            " Amounts of other currencies are converted one by one: at the source's own rate,"
                    + " else at the reference rate of the day of the order or refund.";

    private static final List<Measure> SHOWN = List.of(
            Measure.NET,
            Measure.GROSS,
            Measure.ORDERS,
            Measure.UNITS,
            Measure.AVERAGE_ORDER,
            Measure.RETURNS,
            Measure.NEW_CUSTOMERS);

    private static final Logger log = LoggerFactory.getLogger(FigureTiles.class);

    private final Map<Measure, Tile> tiles = new EnumMap<>(Measure.class);
    private final Div row = new Div();
    private @Nullable State failure;

    /** @param last stands after the others and fills itself */
    FigureTiles(Tile last) {
        row.addClassName("tiles");
        for (Measure measure : SHOWN) {
            Tile tile = new Tile(
                    measure.label(), measure.definition(), measure.metric().moreIsBetter());
            tiles.put(measure, tile);
            row.add(tile);
        }
        row.add(last);
        add(row);
    }

    /** If a reading fails, only this row says so. */
    void show(InCurrency figures, Scene scene) {
        try {
            tiles.forEach((measure, tile) -> {
                boolean converted = scene.converted() && measure.metric().isMoney();
                tile.define(measure.definition() + (converted ? CONVERTED : ""));
                tile.opens(scene.behind(measure));
                tile.show(reading(measure.metric(), figures, scene.formats()), scene.formats());
            });
            failed(null);
        } catch (RuntimeException e) {
            log.error("The tiles could not be filled", e);
            failed(State.failed(
                    "The figures could not be read",
                    "That is an error on our side; the rest of the screen goes on. Try again, and tell the admin if it stays.",
                    scene.retry()));
        }
    }

    /** @param time when the figures were last known to be right */
    void asOf(String time) {
        tiles.values().forEach(tile -> tile.asOf(time));
    }

    private void failed(@Nullable State state) {
        if (failure != null) {
            remove(failure);
        }
        failure = state;
        row.setVisible(state == null);
        if (state != null) {
            state.addClassName("card");
            add(state);
        }
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
