package app.shopfloor.intake.ui;

import app.shopfloor.intake.Retention;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.OptionalInt;

/** For how long payloads are kept. */
final class RetentionDialog extends Dialog {

    private static final String FOR_EVER = "For ever";
    private static final String SOME_DAYS = "For some days";
    private static final int USUAL = 365;

    private final RadioButtonGroup<String> choice = new RadioButtonGroup<>();
    private final IntegerField days = new IntegerField("Days");

    /** @param done called after it was changed */
    RetentionDialog(Retention retention, Runnable done) {
        setHeaderTitle("Keep payloads");
        setWidth("min(440px, 100%)");
        OptionalInt kept = retention.days();
        choice.setItems(FOR_EVER, SOME_DAYS);
        choice.setAriaLabel("Keep payloads");
        choice.setValue(kept.isPresent() ? SOME_DAYS : FOR_EVER);
        days.setMin(1);
        days.setMax(Retention.MAX_DAYS);
        days.setStepButtonsVisible(true);
        days.setManualValidation(true);
        days.setValue(kept.orElse(USUAL));
        days.setVisible(kept.isPresent());
        choice.addValueChangeListener(
                change -> days.setVisible(change.getValue().equals(SOME_DAYS)));
        Paragraph about =
                new Paragraph("Payloads hold what sources say, personal data included. Older ones are emptied "
                        + "once a day, and at once when you save: that cannot be taken back. What they changed stays, and a "
                        + "repeated delivery is still known as one, but one without a payload cannot be replayed. "
                        + "Deliveries that are pending or failed keep theirs.");
        about.addClassName("hint");
        Div content = new Div(choice, days, about);
        content.addClassName("dialog-fields");
        add(content);
        NativeButton cancel = new NativeButton("Cancel", click -> close());
        cancel.addClassName("button");
        NativeButton save = new NativeButton("Save", click -> save(retention, done));
        save.addClassNames("button", "primary");
        getFooter().add(cancel, save);
    }

    private void save(Retention retention, Runnable done) {
        if (choice.getValue().equals(FOR_EVER)) {
            retention.keepForEver();
        } else {
            Integer wanted = days.getValue();
            if (wanted == null || wanted < 1 || wanted > Retention.MAX_DAYS) {
                days.setErrorMessage("Enter 1 to " + Retention.MAX_DAYS + " days");
                days.setInvalid(true);
                return;
            }
            retention.keep(wanted);
        }
        close();
        done.run();
    }
}
