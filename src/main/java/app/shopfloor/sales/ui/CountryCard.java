package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.BarCard;
import app.shopfloor.base.ui.BarList;
import app.shopfloor.base.ui.InPlace;
import app.shopfloor.base.ui.State;
import app.shopfloor.sales.SalesSnapshot;
import app.shopfloor.sales.SalesSnapshot.InCurrency;
import com.vaadin.flow.component.html.NativeButton;

/** Net revenue by the country sold to: a bar each, its amount and its share. Each opens its orders and refunds. */
final class CountryCard extends BarCard {

    private static final int HEIGHT = 140;
    private static final int FIRST = 6; // sales.css shows so many while the card is short

    private final NativeButton all = new NativeButton("", click -> toggle());
    private int count;

    CountryCard() {
        super("By country", HEIGHT, false);
        covers("share of net revenue");
        columns("Country", "Net revenue");
        addClassName("short");
        all.addClassName("quiet");
        more(all);
        named();
    }

    void show(SalesSnapshot snapshot, InCurrency figures, Scene scene) {
        if (figures.countries().isEmpty()) {
            empty(State.empty("No sales in these days", "The countries that those days' sales went to stand here."));
            return;
        }
        exportName(() -> scene.file("net revenue by country", figures.currency(), snapshot.range()));
        show(() -> content(figures, scene), scene.formats(), scene.retry());
    }

    private Shown content(InCurrency figures, Scene scene) {
        count = figures.countries().size();
        named();
        return new Shown(
                figures.countries().stream()
                        .map(of -> new BarList.Row(
                                of.country(),
                                scene.formats().country(of.country()),
                                of.figures().net(),
                                scene.of(scene.question().to(of.country())).behind(Measure.NET)))
                        .toList(),
                scene.amounts(figures.currency()));
    }

    private void toggle() {
        setClassName("short", !hasClassName("short"));
        named();
    }

    private void named() {
        all.setVisible(count > FIRST);
        InPlace.text(all, hasClassName("short") ? "All " + count : "Fewer");
        all.getElement().setAttribute("aria-expanded", String.valueOf(!hasClassName("short")));
    }
}
