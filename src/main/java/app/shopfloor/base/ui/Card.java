package app.shopfloor.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One section of a screen: a title, a line on what it covers, a way to more, and a body that is waiting, empty, failed or
 * the content. Fails alone: an error while it is filled shows in its body only.
 */
public class Card extends Section {

    private static final Logger log = LoggerFactory.getLogger(Card.class);

    private final H2 title = new H2();
    private final Div sub = new Div();
    private final Div head = new Div();
    private final int height;
    private @Nullable Div ways;
    private @Nullable Component body;
    private @Nullable State failure;
    private Runnable retry = () -> {};

    /** @param height of the body in pixels while it waits, so that nothing jumps when it comes */
    public Card(String title, int height) {
        this.height = height;
        addClassName("card");
        this.title.setText(title);
        sub.addClassName("sub");
        head.add(new Div(this.title, sub));
        head.addClassName("head");
        add(head);
        setAriaLabel(title);
        waiting();
    }

    /** The line below the title. */
    public final void covers(String text) {
        InPlace.text(sub, text);
    }

    /** Puts a link, a choice or a menu at the right of the title, after those that are there. */
    public final void more(Component way) {
        Div there = ways;
        if (there == null) {
            there = new Div();
            there.addClassName("ways");
            head.add(there);
            ways = there;
        }
        there.add(way);
    }

    /** What stands below the title, as {@link #covers} said it. */
    public final String covered() {
        return sub.getText();
    }

    public final String title() {
        return title.getText();
    }

    public final void rename(String text) {
        InPlace.text(title, text);
        setAriaLabel(text);
    }

    public final void waiting() {
        body(State.waiting(height));
    }

    /** Says that there is nothing, and what to do next. What says so already stays: one may just be about to follow it. */
    public final void empty(State state) {
        if (!(body instanceof State there && there.saysAs(state))) {
            body(sized(state));
        }
    }

    /**
     * Says that this section could not be read. What says so already stays: it was read out, and one may just be about to press
     * Retry.
     *
     * @param retry reads it again
     */
    public final void failed(Runnable retry) {
        this.retry = retry;
        if (failure == null) {
            failure = sized(State.failed(
                    "This section could not be read",
                    "That is an error on our side; the rest of the screen goes on. Try again, and tell the admin if it stays.",
                    () -> this.retry.run()));
            body(failure);
        }
    }

    /**
     * Fills the body.
     *
     * @param content shown from now on; the same one again is left in place
     * @param fill gives it its new values; if that fails, only this card says so
     * @param retry reads it again
     */
    public final void show(Component content, Runnable fill, Runnable retry) {
        try {
            fill.run();
            if (body != content) {
                body(content);
            }
        } catch (RuntimeException e) {
            log.error("The section “{}” could not be filled", title.getText(), e);
            failed(retry);
        }
    }

    private State sized(State state) {
        state.setMinHeight(height + "px");
        return state;
    }

    private void body(Component component) {
        Component old = body;
        if (!Objects.equals(old, component)) {
            if (old != null) {
                remove(old);
            }
            add(component);
            body = component;
            if (component != failure) {
                failure = null; // the next one is another, and read out
            }
        }
    }
}
