package app.shopfloor.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.function.Predicate;

/** Asks for what an action needs, does it, and tells a problem where it is. */
public final class FormDialog extends Dialog {

    /** What is done on confirming. */
    @FunctionalInterface
    public interface Action {

        /** @return whether it was done; no, when a field says what is wrong, and the dialog stays */
        boolean attempt();
    }

    private final Div problem = new Div();

    /**
     * @param problems what the action throws when it is refused; its message is for people
     * @param refuse shows such a problem at its field; false where no field fits, and it is told above them
     * @param done after it was done and the dialog has closed
     */
    public <P extends RuntimeException> FormDialog(
            String title,
            String confirm,
            Action action,
            Class<P> problems,
            Predicate<P> refuse,
            Runnable done,
            Component... fields) {
        setHeaderTitle(title);
        setWidth("min(460px, 100%)");
        setCloseOnOutsideClick(false); // what was typed is not lost by a slip
        problem.addClassName("problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        Div content = new Div(problem);
        content.add(fields);
        content.addClassName("fields");
        add(content);
        NativeButton cancel = new NativeButton("Cancel", click -> close());
        cancel.addClassName("button");
        Runnable attempt = () -> {
            if (isOpened() && attempted(action, problems, refuse)) { // closed, when pressed twice at once
                close();
                done.run();
            }
        };
        NativeButton go = new NativeButton(confirm, click -> attempt.run());
        go.addClassNames("button", "primary");
        EnterKey.in(content, attempt);
        getFooter().add(cancel, go);
    }

    private <P extends RuntimeException> boolean attempted(Action action, Class<P> problems, Predicate<P> refuse) {
        problem.setVisible(false);
        try {
            return action.attempt();
        } catch (RuntimeException what) {
            if (!problems.isInstance(what)) {
                throw what;
            }
            if (!refuse.test(problems.cast(what))) {
                problem.setText(what.getMessage());
                problem.setVisible(true);
            }
            return false;
        }
    }
}
