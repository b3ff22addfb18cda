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

/** The range's figures, one tile a metric. */
final class FigureTiles extends Div {

    private static final String CONVERTED =
            " Amounts of other currencies are converted one by one: at the source's own rate,"
                    + " else at the reference rate of the day of the order or refund.";

    private static final List<Metric> SHOWN =
            List.of(Metric.NET, Metric.GROSS, Metric.ORDERS, Metric.AVERAGE_ORDER, Metric.RETURNS);

    private static final Logger log = LoggerFactory.getLogger(FigureTiles.class);

    private final Map<Metric, Tile> tiles = new EnumMap<>(Metric.class);
    private final Div row = new Div();
    private @Nullable State failure;

    FigureTiles() {
        row.addClassName("tiles");
        for (Metric metric : SHOWN) {
            Tile tile = new Tile(metric.label(), metric.definition(), metric.moreIsBetter());
            tiles.put(metric, tile);
            row.add(tile);
        }
        add(row);
    }

    /**
     * If a reading fails, only this row says so.
     *
     * @param converted whether amounts of other currencies were converted to that of the figures
     * @param retry reads again
     */
    void show(InCurrency figures, boolean converted, Formats formats, Runnable retry) {
        try {
            tiles.forEach((metric, tile) -> {
                tile.define(metric.definition() + (converted && metric.isMoney() ? CONVERTED : ""));
                tile.show(reading(metric, figures, formats), formats);
            });
            failed(null);
        } catch (RuntimeException e) {
            log.error("The tiles could not be filled", e);
            failed(State.failed(
                    "The figures could not be read",
                    "That is an error on our side; the rest of the screen goes on. Try again, and tell the admin if it stays.",
                    retry));
        }
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
