package app.shopfloor.intake.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;

/** Names and what holds of them, one below the other. */
final class Facts extends DescriptionList {

    Facts() {
        addClassName("facts");
    }

    void add(String name, Component value) {
        add(new Term(name), new Description(value));
    }

    void add(String name, String value) {
        add(name, new Span(value));
    }

    /** @param tone {@code good}, {@code warn}, {@code bad}, or {@code plain} */
    static Span pill(String text, String tone) {
        Span pill = new Span(text);
        pill.addClassNames("pill", tone);
        return pill;
    }
}
