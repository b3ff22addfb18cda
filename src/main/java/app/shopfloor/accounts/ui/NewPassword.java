package app.shopfloor.accounts.ui;

import app.shopfloor.accounts.AccountProblem;
import app.shopfloor.accounts.UserAccount;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;

/** A password that a person chooses for themselves, typed twice. */
final class NewPassword extends Div {

    static final String LENGTH = "At least " + UserAccount.MIN_PASSWORD + " characters";

    private final PasswordField password;
    private final PasswordField again = Fields.password("The same again", "new-password");

    NewPassword(String label) {
        addClassName("fields");
        password = Fields.password(label, "new-password");
        password.setHelperText(LENGTH);
        add(password, again);
    }

    void focus() {
        password.focus();
    }

    String value() {
        return password.getValue();
    }

    /** Whether both are the same; if not, it is told at the second. */
    boolean agrees() {
        password.setInvalid(false);
        again.setInvalid(false);
        if (password.getValue().equals(again.getValue())) {
            return true;
        }
        Fields.refuse(again, "This is not the same as above");
        again.focus();
        return false;
    }

    void refuse(AccountProblem problem) {
        Fields.refuse(password, problem);
        password.focus();
    }
}
