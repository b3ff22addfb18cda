package app.shopfloor.base.ui;

import com.vaadin.flow.component.Component;

/** Enter in a field of a form does what the form is for. On a button or a link it presses that one, as everywhere. */
public final class EnterKey {

    static final String IN_A_FIELD =
            "event.key === 'Enter' && !event.isComposing && !event.target.closest('button, a, [role=button]')";

    private EnterKey() {}

    /** @param form holds the fields */
    public static void in(Component form, Runnable action) {
        form.getElement().addEventListener("keydown", pressed -> action.run()).setFilter(IN_A_FIELD);
    }
}
