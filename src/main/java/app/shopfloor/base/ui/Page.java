package app.shopfloor.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A screen: its title, how fresh it is, what one can do, and below that its sections. */
public abstract class Page extends Div {

    private static final String LIVE = "asof";
    private static final String CHECKED = "asof checked";
    private static final String STALE = "asof stale";

    private final H1 title;
    private final Header header = new Header();
    private final Div freshness = new Div();
    private final Span live = new Span("Live · ");
    private final Span freshnessText = new Span();
    private final Div actions = new Div();
    private Runnable retry = () -> {};
    private final NativeButton again = new NativeButton("Retry", click -> retry.run());
    private @Nullable Div problem;

    protected Page(String title) {
        addClassName("page");
        live.addClassName("live");
        again.addClassName("quiet");
        actions.addClassName("actions");
        this.title = new H1(title);
        header.add(this.title, freshness, actions);
        add(header);
    }

    protected final void title(String text) {
        title.setText(text);
    }

    /** Puts these at the right of the title. */
    protected final void actions(Component... components) {
        actions.add(components);
    }

    /** “Live · as of 14:32:07” @param time as a person reads it */
    protected final void live(String time) {
        freshness(LIVE, "as of " + time);
    }

    /** Of a screen that does not keep up by itself: when somebody had it looked. */
    protected final void checked(String time) {
        freshness(CHECKED, "Checked at " + time);
    }

    /** While the first answer is awaited. */
    protected final void waiting() {
        freshness("asof waiting", "Loading …");
    }

    /**
     * What is shown could not be refreshed: it says of when it is, and offers to try again. What says so already stays: somebody
     * may just be about to press it.
     */
    protected final void stale(String time, Runnable retry) {
        this.retry = retry;
        freshness(STALE, "Not refreshed since " + time + ": an error on our side");
    }

    /** Nothing could be read yet. */
    protected final void silent() {
        freshness("asof waiting", "No data yet");
    }

    /** A bar below the title that says what is wrong with what was asked for, in a sentence each; without one it goes away. */
    protected final void problem(@Nullable String... sentences) {
        String text = Arrays.stream(sentences).filter(Objects::nonNull).collect(Collectors.joining(" "));
        if (problem != null) {
            header.remove(problem);
            problem = null;
        }
        if (!text.isEmpty()) {
            Div bar = new Div(text);
            bar.addClassName("problem");
            bar.getElement().setAttribute("role", "alert");
            header.add(bar);
            problem = bar;
        }
    }

    private void freshness(String className, String text) {
        if (!className.equals(freshness.getClassName())) {
            freshness.removeAll();
            if (!className.equals(CHECKED)) {
                Span dot = new Span();
                dot.addClassName("dot");
                freshness.add(dot);
            }
            freshness.add(className.equals(LIVE) ? new Span(live, freshnessText) : new Span(freshnessText));
            if (className.equals(STALE)) {
                freshness.add(again);
            }
            freshness.setClassName(className);
        }
        InPlace.text(freshnessText, text);
    }
}
