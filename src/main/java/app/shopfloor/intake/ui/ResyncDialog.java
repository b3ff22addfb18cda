package app.shopfloor.intake.ui;

import app.shopfloor.intake.stripe.StripeSync;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How far back Stripe is asked. */
final class ResyncDialog extends Dialog {

    private static final String SOME_DAYS = "Some days back";
    private static final String EVERYTHING = "Everything, from the account's first day";
    private static final int USUAL = 30;

    private final RadioButtonGroup<String> choice = new RadioButtonGroup<>();
    private final IntegerField days = new IntegerField("Days");

    /** The days back, or null for everything. */
    record Wish(@Nullable Integer daysBack) {}

    /** @param busy whether a run is at work already */
    ResyncDialog(boolean busy, Consumer<Wish> start) {
        setHeaderTitle("Resync with Stripe");
        setWidth("min(460px, 100%)");
        Paragraph about = new Paragraph(
                "Asks Stripe for charges, payments, checkouts, invoices, refunds, disputes, balance and payouts, customers, "
                        + "products and prices, and books what is missing or differs. What is known already is skipped: nothing is "
                        + "counted twice, and nothing at Stripe is changed. It runs in the background, beside webhooks.");
        choice.setItems(SOME_DAYS, EVERYTHING);
        choice.setAriaLabel("How far back");
        choice.setValue(SOME_DAYS);
        days.setMin(1);
        days.setMax(StripeSync.MAX_DAYS_BACK);
        days.setStepButtonsVisible(true);
        days.setManualValidation(true);
        days.setValue(USUAL);
        choice.addValueChangeListener(
                change -> days.setVisible(change.getValue().equals(SOME_DAYS)));
        Paragraph waits = new Paragraph("A run is at work; this one waits until that one has ended.");
        waits.addClassName("hint");
        waits.setVisible(busy);
        Div content = new Div(about, choice, days, waits);
        content.addClassName("dialog-fields");
        add(content);
        NativeButton cancel = new NativeButton("Cancel", click -> close());
        cancel.addClassName("button");
        NativeButton go = new NativeButton("Start", click -> start(start));
        go.addClassNames("button", "primary");
        getFooter().add(cancel, go);
    }

    private void start(Consumer<Wish> start) {
        Integer wanted = null;
        if (choice.getValue().equals(SOME_DAYS)) {
            wanted = days.getValue();
            if (wanted == null || wanted < 1 || wanted > StripeSync.MAX_DAYS_BACK) {
                days.setErrorMessage("Enter 1 to " + StripeSync.MAX_DAYS_BACK + " days");
                days.setInvalid(true);
                return;
            }
        }
        close();
        start.accept(new Wish(wanted));
    }
}
