package app.shopfloor.accounts.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;

/** The one card, in the middle, of a screen that stands outside the frame. */
final class EntranceCard extends Main {

    private final Div card = new Div();

    /** @param brand the company's name */
    EntranceCard(String brand, String title) {
        addClassName("entrance");
        Div mark = new Div(brand);
        mark.addClassName("brand");
        card.addClassNames("card", "fields");
        card.add(new H1(title));
        add(mark, card);
    }

    EntranceCard with(Component... components) {
        card.add(components);
        return this;
    }

    EntranceCard text(String text) {
        Paragraph paragraph = new Paragraph(text);
        paragraph.addClassName("lead");
        return with(paragraph);
    }

    /** Something went wrong, and what it means. */
    EntranceCard alert(String text) {
        return said(text, "problem", "alert");
    }

    /** Something went as it should. */
    EntranceCard status(String text) {
        return said(text, "notice", "status");
    }

    private EntranceCard said(String text, String className, String role) {
        Div bar = new Div(text);
        bar.addClassName(className);
        bar.getElement().setAttribute("role", role);
        return with(bar);
    }
}
