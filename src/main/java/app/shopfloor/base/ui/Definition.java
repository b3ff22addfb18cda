package app.shopfloor.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.concurrent.atomic.AtomicInteger;

/** What a name means, seen while the name is hovered, touched or has the focus. Stands right behind the name. */
public final class Definition extends Div {

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** @param name made reachable by keyboard and touch */
    public Definition(Span name, Component... meaning) {
        String id = "definition-" + COUNT.incrementAndGet();
        name.addClassName("label");
        name.getElement().setAttribute("tabindex", "0").setAttribute("aria-describedby", id);
        addClassName("definition");
        setId(id);
        getElement().setAttribute("role", "tooltip");
        add(meaning);
    }
}
