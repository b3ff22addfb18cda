package app.shopfloor.intake.ui;

import app.shopfloor.base.ui.Card;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.intake.sample.LiveSales;
import app.shopfloor.intake.sample.Sample;
import app.shopfloor.intake.sample.SampleRefused;
import app.shopfloor.intake.sample.SampleStatus;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** Loads the sample shop, shows how far it is, sells live, and removes it. */
final class SampleCard extends Card {

    private static final int HEIGHT = 120;

    /** @param liveProblem why the last live sale was not taken, or null */
    record Seen(SampleStatus status, boolean live, @Nullable String liveProblem) {}

    private final Sample sample;
    private final LiveSales liveSales;
    private final Paragraph text = new Paragraph();
    private final Paragraph problem = new Paragraph();
    private final ProgressBar bar = new ProgressBar();
    private final Paragraph counts = new Paragraph();
    private final Checkbox live = new Checkbox("Live sales: a made-up sale every few seconds");
    private final NativeButton load;
    private final NativeButton remove;
    private final Anchor look = new Anchor("sales", "Open Sales");
    private final Div content;

    SampleCard(Sample sample, LiveSales liveSales) {
        super("Sample shop", HEIGHT);
        this.sample = sample;
        this.liveSales = liveSales;
        covers("a made-up kitchenware brand, to look around with");
        load = new NativeButton("Load the sample shop", click -> attempt(sample::load));
        load.addClassNames("button", "primary");
        remove = new NativeButton("Remove the sample", click -> confirmation().open());
        remove.addClassName("button");
        look.addClassNames("button", "primary");
        problem.addClassName("problem");
        problem.getElement().setAttribute("role", "alert");
        counts.addClassName("hint");
        bar.getElement().setAttribute("aria-label", "Loading the sample shop");
        live.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                switchLive(change.getValue());
            }
        });
        Div buttons = new Div(load, look, remove);
        buttons.addClassName("buttons");
        content = new Div(problem, text, bar, counts, live, buttons);
        content.addClassName("stack");
    }

    void show(Seen seen, Formats formats, Runnable retry) {
        show(content, () -> fill(seen, formats), retry);
    }

    private void fill(Seen seen, Formats formats) {
        SampleStatus status = seen.status;
        boolean refused = !status.present() && status.besideRealSales();
        text.setText(
                switch (status.state()) {
                    case ABSENT ->
                        refused
                                ? "This shop has real sales. The sample would be mixed with them, so it cannot be loaded."
                                : "Two years of about 20,000 orders, with refunds, declined cards and two currencies, taken in through "
                                        + "the inbox like real ones. Takes less than a minute, is marked on every screen, and can be "
                                        + "removed as a whole.";
                    case LOADING -> "Loading. You can leave this page and come back.";
                    case LOADING_INTERRUPTED -> "Loading was interrupted. Load again to go on where it stopped.";
                    case LOADED -> "Loaded. Its figures are made up, and every screen says so.";
                    case REMOVING -> "Removing. You can leave this page and come back.";
                    case REMOVAL_INTERRUPTED -> "Removing was interrupted. Remove again to go on where it stopped.";
                });
        say(firstOf(
                status.problem(),
                status.besideRealSales() && status.present()
                        ? "Real sales have arrived among the sample's. Remove the sample to see the real ones alone."
                        : null,
                seen.liveProblem));
        progress(status, formats);
        boolean loaded = status.state() == SampleStatus.State.LOADED;
        boolean toLoad = status.state() == SampleStatus.State.ABSENT && !refused
                || status.state() == SampleStatus.State.LOADING_INTERRUPTED;
        load.setVisible(toLoad);
        load.setText(status.present() ? "Go on loading" : "Load the sample shop");
        look.setVisible(loaded);
        remove.setVisible(status.present() && !status.busy());
        live.setVisible(loaded);
        live.setValue(seen.live);
    }

    private void progress(SampleStatus status, Formats formats) {
        boolean loading = status.state() == SampleStatus.State.LOADING;
        bar.setVisible(status.busy());
        bar.setIndeterminate(!loading || status.deliveries() == 0);
        if (loading && status.deliveries() > 0) {
            bar.setMax(2.0 * status.deliveries());
            bar.setValue(Math.min(2.0 * status.deliveries(), (double) status.accepted() + status.translated()));
        }
        counts.setVisible(loading && status.deliveries() > 0);
        counts.setText("Accepted " + formats.count(status.accepted()) + " of " + formats.count(status.deliveries())
                + " deliveries · translated " + formats.count(status.translated()));
    }

    private void switchLive(boolean on) {
        if (on && sample.status().state() == SampleStatus.State.LOADED) {
            liveSales.open();
        } else {
            liveSales.stop();
        }
    }

    private ConfirmDialog confirmation() {
        ConfirmDialog dialog = new ConfirmDialog(
                "Remove the sample shop?",
                "All its orders and deliveries go, and the totals are made anew. Real sales stay as they are. "
                        + "The sample can be loaded again at any time.",
                "Remove",
                confirmed -> attempt(sample::remove));
        dialog.setCancelable(true);
        dialog.setConfirmButtonTheme("error primary");
        return dialog;
    }

    private void attempt(Runnable action) {
        try {
            action.run();
        } catch (SampleRefused refused) {
            say(refused.getMessage());
        }
    }

    private void say(@Nullable String what) {
        problem.setVisible(what != null);
        problem.setText(what);
    }

    private static @Nullable String firstOf(@Nullable String first, @Nullable String second, @Nullable String third) {
        return first != null ? first : second != null ? second : third;
    }
}
