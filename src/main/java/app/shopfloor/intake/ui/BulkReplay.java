package app.shopfloor.intake.ui;

import app.shopfloor.base.ui.Formats;
import app.shopfloor.intake.DeliveryFilter;
import app.shopfloor.intake.DeliveryLog;
import app.shopfloor.intake.Replayed;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has many deliveries translated once more, and tells how far it is. Goes on while one looks elsewhere. */
final class BulkReplay extends Div {

    private static final Logger log = LoggerFactory.getLogger(BulkReplay.class);

    private final DeliveryLog deliveries;
    private final Formats formats;
    private final Runnable moved;
    private final Span text = new Span();
    private final NativeButton stop = new NativeButton("Stop", click -> stopped = true);
    private volatile boolean stopped;
    private boolean busy;

    /** @param moved called when there is something new to see */
    BulkReplay(DeliveryLog deliveries, Formats formats, Runnable moved) {
        this.deliveries = deliveries;
        this.formats = formats;
        this.moved = moved;
        addClassNames("problem", "result", "good", "bulk");
        getElement().setAttribute("role", "status");
        stop.addClassName("quiet");
        add(text, stop);
        setVisible(false);
    }

    /** @param what names those that match, as in “all 3 failed deliveries” */
    void ask(DeliveryFilter filter, String what) {
        if (busy) {
            return;
        }
        ConfirmDialog dialog = new ConfirmDialog(
                "Replay " + what + "?",
                "Each is translated and booked once more, in the background. Nothing is counted twice: what is known already "
                        + "changes nothing. Those whose payload is no longer kept are left out.",
                "Replay",
                confirmed -> start(filter));
        dialog.setCancelable(true);
        dialog.open();
    }

    private void start(DeliveryFilter filter) {
        UI ui = UI.getCurrent();
        busy = true;
        stopped = false;
        tell("Replaying …", true);
        Thread.ofVirtual().name("replay").start(() -> {
            try {
                Replayed all = deliveries.replay(filter, yet -> {
                    within(ui, () -> tell("Replaying … " + formats.count(yet.again()) + " yet", true));
                    return !stopped;
                });
                within(ui, () -> ended(all));
            } catch (RuntimeException e) {
                log.error("Deliveries could not be replayed", e);
                within(
                        ui,
                        () -> tell(
                                "Replaying ended early because of an error on our side. Nothing is lost; start it again.",
                                false));
            }
        });
    }

    private void ended(Replayed all) {
        String left = all.withoutPayload() == 0
                ? ""
                : " " + formats.count(all.withoutPayload())
                        + (all.withoutPayload() == 1 ? " was" : " were")
                        + " left out, as the payload is no longer kept.";
        tell(
                (stopped ? "Stopped. " : "")
                        + switch ((int) Math.min(all.again(), 2)) {
                            case 0 -> "No delivery was replayed.";
                            case 1 -> "One delivery is replayed.";
                            default -> formats.count(all.again()) + " deliveries are replayed.";
                        }
                        + left,
                false);
        moved.run();
    }

    private void tell(String what, boolean running) {
        busy = running;
        text.setText(what);
        stop.setVisible(running);
        setVisible(true);
    }

    private static void within(UI ui, Runnable work) {
        try {
            ui.access(work::run);
        } catch (UIDetachedException left) {
            log.debug("Whoever asked has left; the replay goes on", left);
        }
    }
}
