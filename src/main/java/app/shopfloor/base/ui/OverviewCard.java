package app.shopfloor.base.ui;

import com.vaadin.flow.component.Component;
import java.util.function.Function;

/**
 * A bean of this kind puts something on the Overview: a feature shows there what it knows best, and Overview knows no feature.
 * Asked anew for every open Overview, on its UI thread; what it gives keeps itself up to date, waits, fails and is empty by itself,
 * and must not read anything before it is attached.
 */
public interface OverviewCard {

    /** Where it stands: numbers first, then what is read, then what is watched. */
    enum Place {
        /** A {@link Tile}, in the row of numbers. */
        TILE,
        /** A {@link Card} of two thirds of the width. */
        WIDE,
        /** A {@link Card} of a third of the width; wider where it would stand beside nothing. */
        NARROW
    }

    Place place();

    /** Smaller stands first, among the tiles or among the cards. */
    int order();

    /** The role that sees it; VIEWER is everybody. */
    default String role() {
        return "VIEWER";
    }

    /** @param parts those of the Overview: what asks by {@link Parts#add} is refreshed, and counts as fresh or not, with the others */
    Component create(Parts parts);

    /** One that everybody sees. */
    static OverviewCard of(Place place, int order, Function<Parts, Component> create) {
        return new OverviewCard() {
            @Override
            public Place place() {
                return place;
            }

            @Override
            public int order() {
                return order;
            }

            @Override
            public Component create(Parts parts) {
                return create.apply(parts);
            }
        };
    }
}
