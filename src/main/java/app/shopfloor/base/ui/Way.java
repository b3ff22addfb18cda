package app.shopfloor.base.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;

/** Goes to another place of the application without loading the page anew. */
final class Way {

    private Way() {}

    /** @param href path and query, relative to the application, as a link has it */
    static void to(String href) {
        Location location = new Location(href);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }
}
