package app.shopfloor.intake.ui;

import app.shopfloor.intake.Run;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** How far a run is: what it is about, a bar, counts, how long it will still take; and the way to end it. */
final class RunProgress extends Div {

    private final RunWords words;
    private final Span title = new Span();
    private final Span left = new Span();
    private final ProgressBar bar = new ProgressBar();
    private final Paragraph counts = new Paragraph();
    private final Paragraph message = new Paragraph();
    private final NativeButton cancel;
    private @Nullable Run shown;

    /** @param cancel ends the run of this id */
    RunProgress(RunWords words, LongConsumer cancel) {
        this.words = words;
        this.cancel = new NativeButton("Cancel", click -> {
            Run run = shown;
            if (run != null) {
                cancel.accept(run.id());
            }
        });
        this.cancel.addClassName("quiet");
        addClassName("run-progress");
        title.addClassName("title");
        left.addClassName("left");
        counts.addClassName("hint");
        message.addClassName("hint");
        Div head = new Div(title, left, this.cancel);
        head.addClassName("run-head");
        add(head, bar, counts, message);
        setVisible(false);
    }

    /** @param run null when none is at work or waits */
    void show(@Nullable Run run, Instant now) {
        shown = run;
        setVisible(run != null);
        if (run == null) {
            return;
        }
        boolean waits = run.state() == Run.State.WAITING;
        String doing = run.doing();
        title.setText(words.title(run, now) + (waits ? " · waiting" : doing == null ? "" : " · " + doing));
        Double progress = run.progress();
        bar.setIndeterminate(progress == null && !waits);
        bar.setValue(progress == null ? 0 : Math.min(1, Math.max(0, progress)));
        bar.getElement().setAttribute("aria-label", words.title(run, now));
        Duration remaining = run.remaining();
        left.setText(remaining == null || waits ? "" : words.left(remaining));
        counts.setVisible(!waits);
        counts.setText(words.formats().count(run.fetched()) + " read · " + words.summary(run));
        String said = run.message();
        message.setVisible(said != null || waits);
        message.setText(said != null ? said : "Another run is at work; this one begins when that one ends.");
        cancel.setEnabled(run.state() != Run.State.CANCELLING);
        cancel.setText(run.state() == Run.State.CANCELLING ? "Stopping …" : "Cancel");
    }
}
