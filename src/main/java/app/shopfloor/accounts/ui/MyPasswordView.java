package app.shopfloor.accounts.ui;

import app.shopfloor.accounts.AccountProblem;
import app.shopfloor.accounts.Accounts;
import app.shopfloor.accounts.TeamPassword;
import app.shopfloor.base.ui.Card;
import app.shopfloor.base.ui.EnterKey;
import app.shopfloor.base.ui.Page;
import app.shopfloor.base.ui.State;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;

/** Changing one's own password. */
@Route("settings/password")
@PageTitle("My password · Shopfloor")
@Menu(order = 940, title = "My password", icon = "icons/password.svg")
@RolesAllowed("VIEWER")
@StyleSheet("context://accounts.css")
class MyPasswordView extends Page {

    private static final int HEIGHT = 260;

    private final Accounts accounts;
    private final String username;
    private final PasswordField old = Fields.password("Current password", "current-password");
    private final NewPassword chosen = new NewPassword("New password");
    private final Card card = new Card("Change password", HEIGHT);

    MyPasswordView(Accounts accounts, AuthenticationContext authentication) {
        super("My password");
        this.accounts = accounts;
        username = authentication.getPrincipalName().orElse("");
        card.addClassName("narrow");
        add(card);
        if (username.equals(TeamPassword.USERNAME)) {
            card.rename("The team's sign-in");
            card.empty(State.empty(
                    "It has no password of its own",
                    "You came in with the team password. Whoever runs Shopfloor changes it; ask an admin for an account "
                            + "of your own if you need one."));
        } else {
            card.covers("of the account " + username);
            card.show(form(), () -> {}, () -> {});
        }
    }

    private Div form() {
        NativeButton change = new NativeButton("Change password", click -> change());
        change.addClassNames("button", "primary");
        Div form = new Div(old, chosen, change);
        form.addClassName("fields");
        EnterKey.in(form, this::change);
        return form;
    }

    private void change() {
        old.setInvalid(false);
        if (!chosen.agrees()) {
            return;
        }
        try {
            accounts.changeOwnPassword(username, old.getValue(), chosen.value());
            card.empty(signedOut());
        } catch (AccountProblem problem) {
            switch (problem.field()) {
                case PASSWORD -> chosen.refuse(problem);
                case OLD_PASSWORD, USERNAME, ROLE, TOKEN -> {
                    Fields.refuse(old, problem);
                    old.focus();
                }
            }
        }
    }

    private static State signedOut() {
        Anchor again = new Anchor(SignInView.PATH, "Sign in again");
        again.addClassNames("button", "primary");
        again.setRouterIgnore(true); // this page's own session is among those that ended
        State state = State.empty(
                "Your password is changed",
                "Whatever was signed in with the old one has been signed out, this device too.");
        state.add(again);
        return state;
    }
}
