package app.shopfloor.overview.ui;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.OverviewCard;
import app.shopfloor.base.ui.OverviewCard.Place;
import app.shopfloor.base.ui.Page;
import app.shopfloor.base.ui.Parts;
import app.shopfloor.base.ui.State;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;

/** The company at a glance: a row of numbers, and below them the cards that the features bring. */
@Route("")
@RouteAlias("overview")
@PageTitle("Overview · Shopfloor")
@Menu(order = 10, title = "Overview", icon = "icons/overview.svg")
@RolesAllowed("VIEWER")
@StyleSheet("context://overview.css")
class OverviewView extends Page {

    private static final Logger log = LoggerFactory.getLogger(OverviewView.class);

    private final Formats formats;
    private final Parts parts;

    OverviewView(
            ObjectProvider<OverviewCard> cards,
            Pulses pulses,
            BusinessProperties business,
            AuthenticationContext authentication,
            Clock clock) {
        super("Overview");
        formats = Formats.here(business.timezone());
        parts = new Parts(pulses, clock, this::freshness);
        NativeButton refresh = new NativeButton("Refresh", click -> parts.refresh());
        refresh.addClassName("button");
        actions(refresh);
        Div tiles = new Div();
        tiles.addClassNames("tiles", "so-far");
        Div sections = new Div();
        sections.addClassName("glance");
        cards.stream()
                .filter(card -> authentication.hasRole(card.role()))
                .sorted(Comparator.comparingInt(OverviewCard::order))
                .forEach(card -> {
                    Div row = card.place() == Place.TILE ? tiles : sections;
                    row.add(made(card, row));
                });
        add(tiles, sections);
        waiting();
    }

    /** The card's own component, or in its place the word that there is none; the others stand. */
    private Component made(OverviewCard card, Div row) {
        Component made;
        try {
            made = card.create(parts);
        } catch (RuntimeException e) {
            log.error(
                    "A card of the Overview could not be made: {}",
                    card.getClass().getName(),
                    e);
            made = failed(card, row);
        }
        made.getElement().getClassList().add(card.place().name().toLowerCase(Locale.ROOT));
        return made;
    }

    private Div failed(OverviewCard card, Div row) {
        Div place = new Div();
        place.addClassName("card");
        place.add(State.failed(
                "This part could not be shown",
                "That is an error on our side; the rest of the screen goes on. Try again, and tell the admin if it stays.",
                () -> row.replace(place, made(card, row))));
        return place;
    }

    private void freshness() {
        Instant asOf = parts.asOf().orElse(null);
        if (parts.areAwaited()) {
            waiting();
        } else if (asOf == null) {
            silent();
        } else if (parts.areStale()) {
            stale(formats.time(asOf), parts::refresh);
        } else {
            live(formats.time(asOf));
        }
    }
}
