package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.BarCard;
import app.shopfloor.base.ui.BarList;
import app.shopfloor.base.ui.State;
import app.shopfloor.sales.SalesSnapshot;
import app.shopfloor.sales.SalesSnapshot.InCurrency;

/** Net revenue by channel: a bar each, its amount and its share. Each opens its orders and refunds. */
final class ChannelCard extends BarCard {

    private static final int HEIGHT = 140;

    ChannelCard() {
        super("By channel", HEIGHT, true);
        covers("share of net revenue");
        columns("Channel", "Net revenue");
    }

    void show(SalesSnapshot snapshot, InCurrency figures, Scene scene) {
        if (figures.channels().isEmpty()) {
            empty(State.empty("No sales in these days", "The channels of those days' sales stand here."));
            return;
        }
        exportName(() -> scene.file("net revenue by channel", figures.currency(), snapshot.range()));
        show(() -> content(figures, scene), scene.formats(), scene.retry());
    }

    private static Shown content(InCurrency figures, Scene scene) {
        return new Shown(
                figures.channels().stream()
                        .map(of -> new BarList.Row(
                                of.channel().code(),
                                of.channel().label(),
                                of.figures().net(),
                                scene.of(scene.question().on(of.channel())).behind(Measure.NET)))
                        .toList(),
                scene.amounts(figures.currency()));
    }
}
