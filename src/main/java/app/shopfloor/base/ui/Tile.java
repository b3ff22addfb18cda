package app.shopfloor.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One number: its name with its definition on hover and focus, its value, how it moved and from what, and its course. */
public final class Tile extends Div {

    private static final int WAITING_HEIGHT = 87; // value, change and line

    private static final int FEWEST_SIGNS = 8; // shorter values have the same size
    private static final String SIGNS = "--signs"; // how many the style sheet has to find room for

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Div value = part("value");
    private final Span name;
    private final ChangeLabel movement;
    private final Span before = new Span();
    private final Span mark = new Span();
    private final SparkLine line = new SparkLine();
    private final Div content;
    private final Span meaning = new Span();
    private final Span asOf = new Span();
    private @Nullable Anchor way;
    private @Nullable Component instead;
    private @Nullable Div failure;
    private Runnable retry = () -> {};
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
        content = new Div(value, change, mark, line);
        addClassNames("card", "tile");
        name = new Span(label);
        name.setId("tile-" + COUNT.incrementAndGet());
        meaning.setText(definition);
        Definition hint = new Definition(name, meaning, asOf);
        change.addClassName("change");
        before.addClassName("before");
        mark.addClassNames("pill", "warn");
        mark.setVisible(false);
        add(name, hint, content);
        waiting();
    }

    /** Says anew what the number is. */
    public void define(String definition) {
        InPlace.text(meaning, definition);
    }

    /** Makes the number a link to what it is made of; the whole tile can be clicked. */
    public void opens(String href) {
        if (way == null) {
            way = new Anchor();
            String id = name.getId().orElseThrow();
            way.setId(id + "-value");
            way.getElement().setAttribute("aria-labelledby", id + " " + id + "-value");
            InPlace.text(way, value.getText());
            value.setText("");
            value.add(way);
        }
        way.setHref(href);
    }

    /** Says in the definition of when the number is. @param time as people read it */
    public void asOf(String time) {
        InPlace.text(asOf, "As of " + time + ".");
    }

    /** Warns beside the label that the number is not all it seems: “incomplete”. Null takes the warning away. */
    public void warn(@Nullable String word) {
        mark.setVisible(word != null);
        InPlace.text(mark, word == null ? "" : word);
    }

    /** Shows a grey place of the same size. */
    public void waiting() {
        if (instead == null) {
            instead(State.waiting(WAITING_HEIGHT));
        }
    }

    /** Says that the number could not be read. What says so already stays, as on a card. @param retry reads it again */
    public void failed(Runnable retry) {
        this.retry = retry;
        if (failure == null) {
            failure = failure();
            instead(failure);
        }
    }

    private Div failure() {
        Div place = part("failure");
        place.getElement().setAttribute("role", "alert");
        place.setMinHeight(WAITING_HEIGHT + "px");
        NativeButton again = new NativeButton("Retry", click -> retry.run());
        again.addClassName("quiet");
        place.add(new Span("Could not be read"), again);
        return place;
    }

    private void instead(@Nullable Component component) {
        remove(instead == null ? content : instead);
        add(component == null ? content : component);
        instead = component;
        if (component != failure) {
            failure = null; // the next one is another, and read out
        }
        shown = null;
    }

    /** Shows a reading; only what changed goes to the browser. @param formats the reader's */
    public void show(Reading reading, Formats formats) {
        if (instead != null) {
            instead(null);
        }
        if (reading.equals(shown)) {
            return;
        }
        shown = reading;
        String signs = String.valueOf(Math.max(FEWEST_SIGNS, reading.value().length()));
        if (!signs.equals(value.getStyle().get(SIGNS))) {
            value.getStyle().set(SIGNS, signs);
        }
        InPlace.text(way != null ? way : value, reading.value());
        movement.show(reading.change(), formats);
        InPlace.text(before, reading.before() == null ? "" : reading.before());
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
