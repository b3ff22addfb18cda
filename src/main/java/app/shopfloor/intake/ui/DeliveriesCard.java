package app.shopfloor.intake.ui;

import app.shopfloor.base.ui.Card;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.intake.Backlog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;

/** What the inbox still has to do, of all sources, and what it gave up on. */
final class DeliveriesCard extends Card {

    private static final int HEIGHT = 120;

    private final Facts facts = new Facts();
    private final Paragraph advice = new Paragraph(
            "Failed deliveries are kept. Once the cause is mended, replay them: nothing is counted twice.");
    private final NativeButton replay;
    private final Div content;

    /** @param replayFailed has all failed ones translated again */
    DeliveriesCard(Runnable replayFailed) {
        super("Deliveries", HEIGHT);
        covers("of all sources, kept as they came");
        more(new Anchor(DeliveriesView.PATH, "Webhook deliveries"));
        replay = new NativeButton("Replay failed", click -> replayFailed.run());
        replay.addClassName("button");
        advice.addClassName("hint");
        content = new Div(facts, advice, replay);
        content.addClassName("stack");
    }

    void show(Backlog backlog, Formats formats, Runnable retry) {
        show(content, () -> fill(backlog, formats), retry);
    }

    private void fill(Backlog backlog, Formats formats) {
        facts.removeAll();
        facts.add("Pending", formats.count(backlog.waiting()));
        if (backlog.retrying() > 0) {
            facts.add("Tried again later", Facts.pill(formats.count(backlog.retrying()), "warn"));
        }
        facts.add(
                "Failed",
                backlog.failed() == 0
                        ? Facts.pill("none", "good")
                        : Facts.pill(formats.count(backlog.failed()), "bad"));
        advice.setVisible(backlog.failed() > 0);
        replay.setVisible(backlog.failed() > 0);
    }
}
