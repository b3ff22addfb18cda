package app.shopfloor.accounts.ui;

import app.shopfloor.accounts.AccountProblem;
import app.shopfloor.accounts.Role;
import app.shopfloor.accounts.UserAccount;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;

/** The fields that the forms on accounts share. What is allowed is decided by the accounts themselves, and told here. */
final class Fields {

    private Fields() {}

    static TextField username(String value) {
        TextField field = new TextField("Username");
        field.setValue(value);
        field.setMaxLength(UserAccount.MAX_USERNAME);
        field.setRequiredIndicatorVisible(true);
        field.getElement().setAttribute("autocapitalize", "none");
        field.setManualValidation(true);
        field.setWidthFull();
        return field;
    }

    /** @param autocomplete the browser's name for it: {@code current-password} or {@code new-password} */
    static PasswordField password(String label, String autocomplete) {
        PasswordField field = new PasswordField(label);
        field.getElement().setAttribute("autocomplete", autocomplete);
        field.setMaxLength(UserAccount.MAX_PASSWORD);
        field.setRequiredIndicatorVisible(true);
        field.setManualValidation(true);
        field.setWidthFull();
        return field;
    }

    static RadioButtonGroup<Role> role(Role value) {
        RadioButtonGroup<Role> roles = new RadioButtonGroup<>("Role");
        roles.setItems(Role.values());
        roles.setItemLabelGenerator(Role::label);
        roles.setRenderer(new ComponentRenderer<>(Fields::explained));
        roles.setValue(value);
        roles.setManualValidation(true);
        return roles;
    }

    private static Div explained(Role role) {
        Span may = new Span(role.may());
        may.addClassName("may");
        Div label = new Div(new Span(role.label()), may);
        label.addClassName("role");
        return label;
    }

    /** Shows the problem at this field. @return true, for it is told */
    static boolean refuse(HasValidationProperties field, AccountProblem problem) {
        return refuse(field, problem.getMessage());
    }

    static boolean refuse(HasValidationProperties field, String why) {
        field.setErrorMessage(why);
        field.setInvalid(true);
        return true;
    }
}
