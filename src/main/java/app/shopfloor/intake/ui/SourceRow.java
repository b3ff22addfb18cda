package app.shopfloor.intake.ui;

import app.shopfloor.base.ui.InPlace;
import app.shopfloor.base.ui.Strong;
import app.shopfloor.base.ui.TimeAgo;
import app.shopfloor.intake.SourceFreshness;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One source: whether it works, what it told last, and for an admin what to do. */
final class SourceRow extends ListItem {

    private final boolean admin;
    private final Strong name = new Strong("");
    private final Span pill = new Span();
    private final Age heard = new Age();
    private final Age asked = new Age();
    private final Paragraph detail = new Paragraph();

    SourceRow(boolean admin) {
        this.admin = admin;
        Span what = new Span(name);
        what.addClassName("what");
        Span ages = new Span(heard, asked);
        ages.addClassName("by");
        detail.addClassName("detail");
        add(what, pill, ages, detail);
    }

    /** Only what changed goes to the browser. */
    void show(SourceFreshness source) {
        InPlace.text(name, source.name());
        InPlace.text(pill, sign(source.state()) + source.words());
        InPlace.classes(pill, "pill " + tone(source.state()));
        heard.show(source.heard(), source.heardAt());
        asked.setVisible(source.askedAt() != null);
        asked.show("Asked", source.askedAt());
        String told = admin ? source.detail() : null;
        detail.setVisible(told != null);
        InPlace.text(detail, told == null ? "" : told);
    }

    private static String sign(SourceFreshness.State state) {
        return switch (state) {
            case BROKEN -> "✕ ";
            case LATE -> "! ";
            case FRESH -> "✓ ";
            case SILENT -> "";
        };
    }

    private static String tone(SourceFreshness.State state) {
        return switch (state) {
            case BROKEN -> "bad";
            case LATE -> "warn";
            case FRESH -> "good";
            case SILENT -> "plain";
        };
    }

    /** “Webhook 2 min” */
    private static final class Age extends Span {

        private final Span words = new Span();
        private @Nullable TimeAgo ago;

        Age() {
            add(words);
        }

        void show(String what, @Nullable Instant then) {
            TimeAgo there = ago;
            InPlace.text(words, then == null ? "No " + what.toLowerCase(Locale.ROOT) + " yet" : what + " ");
            if (then != null && there != null) {
                there.show(then);
            } else if (then != null) {
                there = new TimeAgo(then);
                add(there);
                ago = there;
            } else if (there != null) {
                remove(there);
                ago = null;
            }
        }
    }
}
