package app.shopfloor.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One number: its name with its definition on hover and focus, its value, how it moved and from what, and its course. */
public final class Tile extends Div {

    private static final int WAITING_HEIGHT = 87; // value, change and line

    private final Div hint = part("definition");
    private final Div value = part("value");
    private final ChangeLabel movement;
    private final Span before = new Span();
    private final SparkLine line = new SparkLine();
    private final Div content;
    private @Nullable Component waiting;
    private @Nullable Reading shown;

    /**
     * What a tile shows.
     *
     * @param value as people read it
     * @param change against the previous period
     * @param before the previous period's value as people read it, or null without one
     * @param course the values of the line, oldest first; may be empty
     */
    public record Reading(
            String value, Change change, @Nullable String before, List<Long> course) {}

    /** @param moreIsBetter whether a rise is good for the business; colours the change */
    public Tile(String label, String definition, boolean moreIsBetter) {
        movement = new ChangeLabel(moreIsBetter);
        Div change = new Div(movement, before);
        content = new Div(value, change, line);
        addClassNames("card", "tile");
        Span name = new Span(label);
        name.addClassName("label");
        String id = "definition-" + label.toLowerCase(Locale.ROOT).replace(' ', '-');
        name.getElement().setAttribute("tabindex", "0").setAttribute("aria-describedby", id);
        hint.setText(definition);
        hint.setId(id);
        hint.getElement().setAttribute("role", "tooltip");
        change.addClassName("change");
        before.addClassName("before");
        add(name, hint);
        waiting();
    }

    /** Says anew what the number is. */
    public void define(String definition) {
        hint.setText(definition);
    }

    /** Shows a grey place of the same size. */
    public void waiting() {
        if (waiting == null) {
            Component grey = State.waiting(WAITING_HEIGHT);
            remove(content);
            add(grey);
            waiting = grey;
            shown = null;
        }
    }

    /** Shows a reading; only what changed goes to the browser. @param formats the reader's */
    public void show(Reading reading, Formats formats) {
        if (waiting != null) {
            remove(waiting);
            waiting = null;
            add(content);
        }
        if (reading.equals(shown)) {
            return;
        }
        shown = reading;
        value.setText(reading.value());
        movement.show(reading.change(), formats);
        before.setText(reading.before() == null ? "" : reading.before());
        before.getElement()
                .setAttribute("title", reading.before() == null ? "" : "previous period: " + reading.before());
        line.show(reading.course());
    }

    private static Div part(String className) {
        Div part = new Div();
        part.addClassName(className);
        return part;
    }
}
