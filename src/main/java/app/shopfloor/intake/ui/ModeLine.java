package app.shopfloor.intake.ui;

import app.shopfloor.intake.stripe.StripeSwitch;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Which of Stripe's two modes counts, and how to count the other. */
final class ModeLine extends Div {

    /**
     * @param counted “live” or “test”, or null while that is not decided
     * @param switchable whether the other may be wanted
     * @param problem why what is configured cannot be followed, or null
     * @param progress of the last switch, or null
     */
    record Seen(
            @Nullable String counted,
            boolean switchable,
            @Nullable String problem,
            StripeSwitch.@Nullable Progress progress) {}

    private final Consumer<Boolean> choose;
    private final Paragraph problem = new Paragraph();
    private final Span text = new Span();
    private final NativeButton button = new NativeButton();
    private final Paragraph progress = new Paragraph();
    private boolean live;

    /** @param choose counts live sales (true) or test sales (false) from now on */
    ModeLine(Consumer<Boolean> choose) {
        this.choose = choose;
        problem.addClassNames("problem", "result", "bad");
        button.addClassName("quiet");
        button.addClickListener(click -> confirmation().open());
        Paragraph line = new Paragraph(text, button);
        line.addClassName("hint");
        progress.addClassName("hint");
        progress.getElement().setAttribute("role", "status");
        addClassName("stack");
        add(problem, line, progress);
    }

    void show(Seen seen, boolean canAsk, RunWords words) {
        setVisible(seen.counted != null);
        live = "live".equals(seen.counted);
        problem.setVisible(seen.problem != null);
        problem.setText(seen.problem);
        text.setText((live ? "Test" : "Live") + " events are kept and ignored. ");
        button.setText(live ? "Count test sales instead …" : "Count live sales instead …");
        boolean busy = seen.progress != null && !seen.progress.over();
        button.setVisible(seen.switchable && !busy);
        progress.setVisible(seen.progress != null);
        if (seen.progress != null) {
            progress.setText(words(seen.progress, canAsk, words));
        }
    }

    private String words(StripeSwitch.Progress switched, boolean canAsk, RunWords words) {
        String again = words.formats().count(switched.replayed().again());
        if (!switched.over()) {
            return "Switching to " + word(live) + " sales: what Stripe delivered is translated once more, " + again
                    + " so far.";
        }
        long lost = switched.replayed().withoutPayload();
        return "Switched to " + word(live) + " sales. Translated once more: " + again + "."
                + (lost == 0
                        ? ""
                        : " Their payload is no longer kept: " + words.formats().count(lost) + ".")
                + (canAsk
                        ? " What was never delivered comes with Resync, if the API key is a " + word(live) + " key."
                        : " What was never delivered comes with Resync, once there is a " + word(live) + " key.");
    }

    private ConfirmDialog confirmation() {
        String now = word(live);
        String then = word(!live);
        ConfirmDialog dialog = new ConfirmDialog(
                "Count " + then + " sales instead of " + now + " sales?",
                "All that was booked from Stripe's " + now
                        + " mode goes: sales, refunds, disputes, payouts, customers, products, "
                        + "of connected accounts, too. The totals are made anew. What you mapped to SKUs stays, and so do all "
                        + "deliveries: what was kept of " + then + " mode is booked then, and switching back books the "
                        + now + " mode again, as far as payloads are still kept.",
                "Count " + then + " sales",
                confirmed -> choose.accept(!live));
        dialog.setCancelable(true);
        dialog.setConfirmButtonTheme("error primary");
        return dialog;
    }

    private static String word(boolean live) {
        return live ? "live" : "test";
    }
}
