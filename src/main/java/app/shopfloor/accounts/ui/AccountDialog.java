package app.shopfloor.accounts.ui;

import app.shopfloor.accounts.AccountProblem;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.function.Predicate;

/** Asks for what an action on an account needs, does it, and tells a problem where it is. */
final class AccountDialog extends Dialog {

    private final Div problem = new Div();

    /**
     * @param action what is done on confirming; the dialog closes when it succeeds
     * @param done after the dialog has closed
     * @param refuse shows a problem at its field; false where no field fits, and it is told above them
     */
    AccountDialog(
            String title,
            String confirm,
            Runnable action,
            Runnable done,
            Predicate<AccountProblem> refuse,
            Component... fields) {
        setHeaderTitle(title);
        setWidth("min(420px, 100%)");
        setCloseOnOutsideClick(false); // what was typed is not lost by a slip
        problem.addClassName("problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        Div content = new Div(problem);
        content.add(fields);
        content.addClassNames("fields");
        add(content);
        NativeButton cancel = new NativeButton("Cancel", click -> close());
        cancel.addClassName("button");
        NativeButton go = new NativeButton(confirm, click -> attempt(action, done, refuse));
        go.addClassNames("button", "primary");
        go.addClickShortcut(Key.ENTER).listenOn(this);
        getFooter().add(cancel, go);
    }

    private void attempt(Runnable action, Runnable done, Predicate<AccountProblem> refuse) {
        problem.setVisible(false);
        try {
            action.run();
        } catch (AccountProblem what) {
            if (!refuse.test(what)) {
                problem.setText(what.getMessage());
                problem.setVisible(true);
            }
            return;
        }
        close();
        done.run();
    }
}
