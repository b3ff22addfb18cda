package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Csv;
import app.shopfloor.base.ui.State;
import app.shopfloor.sales.SalesSnapshot;
import app.shopfloor.sales.SalesSnapshot.InCurrency;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The sections of the Sales screen in their places, or what is said instead of them. */
final class SalesSections extends Div {

    private final FigureTiles tiles;
    private final RevenueCard revenue;
    private final ChannelCard channels = new ChannelCard();
    private final CountryCard countries = new CountryCard();
    private final LadderCard ladder = new LadderCard();
    private final LatestCard latest = new LatestCard();
    private final TopSkusCard skus;
    private final Div instead = new Div();
    private final Div parts;
    private final Div last;
    private final CustomersSection customers;
    private final CashCard cash;
    private final List<Component> figures;
    private @Nullable State said;

    /**
     * @param cut told by what a person wants the course of revenue to be cut
     * @param admin who is offered to map what is not mapped
     * @param products the file, by its name, of all products of a question
     */
    SalesSections(
            CustomersSection customers,
            CashCard cash,
            boolean admin,
            Consumer<Cut> cut,
            BiFunction<String, SalesQuestion, Csv> products) {
        this.customers = customers;
        this.cash = cash;
        tiles = new FigureTiles(customers.rate());
        revenue = new RevenueCard(cut);
        skus = new TopSkusCard(admin, products);
        instead.addClassNames("card", "alone");
        Div course = row("wide", revenue, ladder);
        parts = row("three", channels, countries, latest);
        Div ranking = row("wide", skus, customers.top());
        last = row("wide", customers.course(), cash);
        figures = List.of(tiles, course, channels, countries, ranking, customers.course());
        add(tiles, instead, course, parts, ranking, last);
        say(null);
    }

    private static Div row(String kind, Component... cards) {
        Div row = new Div(cards);
        row.addClassNames("row", kind);
        return row;
    }

    void show(SalesSnapshot snapshot, InCurrency in, Scene scene) {
        say(null);
        tiles.show(in, scene);
        revenue.show(snapshot, in, scene);
        channels.show(snapshot, in, scene);
        countries.show(snapshot, in, scene);
        ladder.show(snapshot, in, scene);
        skus.show(snapshot, in, scene);
    }

    void showLatest(SalesSnapshot snapshot, Scene scene) {
        latest.setVisible(snapshot.anySaleEver());
        cash.setVisible(snapshot.anySaleEver());
        latest.show(snapshot, scene);
    }

    /** @param time when the figures were last known to be right */
    void asOf(String time) {
        tiles.asOf(time);
        customers.asOf(time);
    }

    /** Says this in the place of all sections but the latest sales and the cash, which reads for itself; null shows them. */
    void say(@Nullable State state) {
        State there = said;
        if (there == null || state == null || !there.saysAs(state)) {
            said = state;
            instead.removeAll();
            instead.setVisible(state != null);
            if (state != null) {
                instead.add(state);
            }
        }
        figures.forEach(section -> section.setVisible(state == null));
        latest.setVisible(true);
        cash.setVisible(true);
        parts.setClassName("one", state != null);
        parts.setClassName("three", state == null);
        last.setClassName("one", state != null);
        last.setClassName("wide", state == null);
    }

    /** Says this in the place of all sections but the cash. */
    void sayAlone(State state) {
        say(state);
        latest.setVisible(false);
    }

    /** Figures of another question are dimmed until the answer comes: they must not pass for those asked for. */
    void awaiting(boolean awaited) {
        if (awaited) {
            getElement().setAttribute("aria-busy", "true");
        } else {
            getElement().removeAttribute("aria-busy");
        }
    }
}
