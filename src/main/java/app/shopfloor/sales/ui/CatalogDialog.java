package app.shopfloor.sales.ui;

import app.shopfloor.catalog.CatalogProblem;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.function.Predicate;

/** Asks for what an action on the catalog needs, does it, and tells a problem where it is. */
final class CatalogDialog extends Dialog {

    /** What is done on confirming. */
    @FunctionalInterface
    interface Action {

        /**
         * @return whether it was done; no, when a field says what is wrong
         * @throws CatalogProblem when the catalog refuses
         */
        boolean attempt();
    }

    private final Div problem = new Div();

    /**
     * @param done after it was done and the dialog has closed
     * @param refuse shows a problem at its field; false where no field fits, and it is told above them
     */
    CatalogDialog(
            String title,
            String confirm,
            Action action,
            Runnable done,
            Predicate<CatalogProblem> refuse,
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
        NativeButton go = new NativeButton(confirm, click -> attempt(action, done, refuse));
        go.addClassNames("button", "primary");
        go.addClickShortcut(Key.ENTER).listenOn(this);
        getFooter().add(cancel, go);
    }

    private void attempt(Action action, Runnable done, Predicate<CatalogProblem> refuse) {
        problem.setVisible(false);
        try {
            if (!action.attempt()) {
                return;
            }
        } catch (CatalogProblem what) {
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
