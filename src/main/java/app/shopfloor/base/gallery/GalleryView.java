package app.shopfloor.base.gallery;

import app.shopfloor.base.ui.Page;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AccessDeniedErrorRouter;
import jakarta.annotation.security.RolesAllowed;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;

/** The components of the screens in all their states: {@code ?family=tables} shows one family. */
@Route("dev/gallery")
@PageTitle("Gallery · Shopfloor")
@RolesAllowed("ADMIN")
@AccessDeniedErrorRouter(rerouteToError = NotFoundException.class)
@StyleSheet("context://gallery.css")
class GalleryView extends Page implements BeforeEnterObserver {

    private static final String FAMILY = "family";

    private final boolean open;
    private final List<Examples> families;
    private final Div shown = new Div();

    GalleryView(GalleryProperties properties, ObjectProvider<Examples> families) {
        super("Gallery");
        open = properties.gallery();
        this.families =
                families.stream().sorted(Comparator.comparing(Examples::family)).toList();
        Div choice = new Div();
        choice.addClassName("chips");
        this.families.forEach(family -> {
            Anchor link = new Anchor("dev/gallery?" + FAMILY + "=" + name(family), family.family());
            link.addClassName("chip");
            choice.add(link);
        });
        add(choice, shown);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!open) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        String wanted = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(FAMILY)
                .orElse("");
        shown.removeAll();
        families.stream()
                .filter(family -> wanted.isEmpty() || wanted.equals(name(family)))
                .map(GalleryView::section)
                .forEach(shown::add);
        problem(shown.getChildren().findAny().isPresent() ? null : "There is no such family of components.");
    }

    private static String name(Examples family) {
        return family.family().toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static Section section(Examples family) {
        Section section = new Section();
        section.addClassName("family");
        section.setId(name(family));
        section.add(new H2(family.family()));
        family.create().forEach(example -> {
            Div place = new Div(new H3(example.state()), example.component());
            place.addClassName("example");
            section.add(place);
        });
        return section;
    }
}
