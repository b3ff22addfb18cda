package app.shopfloor.base.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;

/** What a section shows instead of its content: that it waits, that there is nothing yet, or that it failed. */
public final class State extends Div {

    private static final String FAILED = "failed";

    private final List<String> said = new ArrayList<>();

    private State(String kind, String title, String text) {
        addClassNames("state", kind);
        add(new Strong(title), new Paragraph(text));
        said.addAll(List.of(kind, title, text));
    }

    /** Nothing to show: says so, and what to do next. */
    public static State empty(String title, String text) {
        return new State("nothing", title, text);
    }

    /** A failure, in words for people, with a way to try again. */
    public static State failed(String title, String text, Runnable retry) {
        State state = new State(FAILED, title, text);
        state.getElement().setAttribute("role", "alert");
        NativeButton again = new NativeButton("Retry", click -> retry.run());
        again.addClassName("button");
        state.add(again);
        return state;
    }

    /** A grey place of the height, in pixels, that the content will have, so that nothing jumps. */
    public static Div waiting(int height) {
        Div skeleton = new Div();
        skeleton.addClassName("skeleton");
        skeleton.getElement().setAttribute("aria-hidden", "true");
        skeleton.setHeight(height + "px");
        return skeleton;
    }

    /** Adds the way to what is to be done next. */
    public State leadingTo(String path, String text) {
        Anchor way = new Anchor(path, text);
        way.addClassNames("button", "primary");
        add(way);
        said.addAll(List.of(path, text));
        return this;
    }

    /** Whether the other says the same, so that this one can stay; each failure is one of its own. */
    public boolean saysAs(State other) {
        return !said.getFirst().equals(FAILED) && said.equals(other.said);
    }
}
