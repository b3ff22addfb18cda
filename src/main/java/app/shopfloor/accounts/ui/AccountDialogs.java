package app.shopfloor.accounts.ui;

import app.shopfloor.accounts.AccountProblem;
import app.shopfloor.accounts.AccountProblem.Field;
import app.shopfloor.accounts.Accounts;
import app.shopfloor.accounts.Role;
import app.shopfloor.accounts.UserAccount;
import app.shopfloor.base.ui.FormDialog;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Predicate;

/** What an admin can do to accounts, each behind the dialog that it needs. */
final class AccountDialogs {

    /** Hears what came of an action. */
    interface Outcome {

        void done(String what);

        void refused(AccountProblem problem);
    }

    private final Accounts accounts;
    private final Outcome outcome;

    AccountDialogs(Accounts accounts, Outcome outcome) {
        this.accounts = accounts;
        this.outcome = outcome;
    }

    void add() {
        TextField username = Fields.username("");
        username.setHelperText("Letters, digits or . _ @ + -");
        username.getElement().setAttribute("autocomplete", "off");
        RadioButtonGroup<Role> role = Fields.role(Role.VIEWER);
        GivenPassword password = new GivenPassword("Initial password");
        open(
                "Add a user",
                "Add user",
                () -> {
                    username.setInvalid(false);
                    password.accept();
                    accounts.create(username.getValue(), password.value(), role.getValue());
                },
                "The account is made. The password can be changed under My password after signing in.",
                problem -> switch (problem.field()) {
                    case USERNAME -> {
                        Fields.refuse(username, problem);
                        username.focus();
                        yield true;
                    }
                    case PASSWORD -> password.refuse(problem);
                    case OLD_PASSWORD, ROLE, TOKEN -> false;
                },
                username,
                role,
                password);
        username.focus();
    }

    void changeRole(UserAccount account) {
        RadioButtonGroup<Role> role = Fields.role(account.role());
        open(
                "Role of " + account.username(),
                "Change role",
                () -> {
                    role.setInvalid(false);
                    accounts.changeRole(account.id(), role.getValue());
                },
                account.username() + " has the new role.",
                problem -> problem.field() == Field.ROLE && Fields.refuse(role, problem),
                role);
    }

    void resetPassword(UserAccount account) {
        GivenPassword password = new GivenPassword("New password");
        open(
                "New password for " + account.username(),
                "Set password",
                () -> {
                    password.accept();
                    accounts.resetPassword(account.id(), password.value());
                },
                account.username() + " has a new password.",
                problem -> problem.field() == Field.PASSWORD && password.refuse(problem),
                password);
        password.focus();
    }

    void disable(UserAccount account) {
        confirm(
                "Disable " + account.username() + "?",
                "The account stays, with its history, but nobody can sign in with it until it is enabled again.",
                "Disable",
                () -> accounts.disable(account.id()),
                account.username() + " is disabled.");
    }

    /** Takes nothing away from anybody, so it does not ask. */
    void enable(UserAccount account) {
        attempt(() -> accounts.enable(account.id()), account.username() + " is enabled.");
    }

    void delete(UserAccount account) {
        confirm(
                "Delete " + account.username() + "?",
                "The account is gone for good. What was done with it stays in the audit log.",
                "Delete",
                () -> accounts.delete(account.id()),
                account.username() + " is deleted.");
    }

    private void open(
            String title,
            String confirm,
            Runnable action,
            String done,
            Predicate<AccountProblem> refuse,
            Component... fields) {
        new FormDialog(
                        title,
                        confirm,
                        () -> {
                            action.run();
                            return true;
                        },
                        AccountProblem.class,
                        refuse,
                        () -> outcome.done(done),
                        fields)
                .open();
    }

    private void confirm(String title, String text, String button, Runnable action, String done) {
        ConfirmDialog dialog = new ConfirmDialog(title, text, button, confirmed -> attempt(action, done));
        dialog.setCancelable(true);
        dialog.setConfirmButtonTheme("error primary");
        dialog.open();
    }

    private void attempt(Runnable action, String done) {
        try {
            action.run();
        } catch (AccountProblem problem) {
            outcome.refused(problem);
            return;
        }
        outcome.done(done);
    }
}
