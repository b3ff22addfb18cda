package app.shopfloor.accounts.ui;

import app.shopfloor.accounts.AccountProblem;
import app.shopfloor.accounts.Setup;
import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.ui.EnterKey;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.jspecify.annotations.Nullable;

/** Makes the first admin, for whoever holds the link that was printed at the first start. */
@Route(value = Setup.PATH, autoLayout = false)
@PageTitle("First start · Shopfloor")
@AnonymousAllowed
@StyleSheet("context://accounts.css")
class SetupView extends Div implements BeforeEnterObserver {

    private final Setup setup;
    private final String brand;
    private final TextField username = Fields.username("admin");
    private final NewPassword password = new NewPassword("Password");
    private @Nullable String token;

    SetupView(Setup setup, BusinessProperties business) {
        this.setup = setup;
        brand = business.name();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        if (!setup.isOpen()) {
            entering.forwardTo(SignInView.class, QueryParameters.empty()); // without the token
            return;
        }
        token = entering.getLocation()
                .getQueryParameters()
                .getSingleParameter("token")
                .orElse(null);
        show(setup.admits(token) ? form() : refusal());
    }

    private EntranceCard form() {
        username.setAutocomplete(Autocomplete.USERNAME);
        username.setHelperText("Letters, digits or . _ @ + -");
        NativeButton make = new NativeButton("Make the account", click -> make());
        make.addClassNames("button", "primary");
        password.focus();
        EntranceCard card = new EntranceCard(brand, "Welcome")
                .text("Make the first account. It is an admin: it connects sources and lets others in.")
                .with(username, password, make);
        EnterKey.in(card, this::make);
        return card;
    }

    private EntranceCard refusal() {
        return new EntranceCard(brand, "This link does not open")
                .alert("It was used, is incomplete, or Shopfloor has been started again since.")
                .text(
                        "Shopfloor prints a new link every time it starts, as long as there is no account. Open the newest one, "
                                + "whole, from where Shopfloor runs.");
    }

    private void make() {
        username.setInvalid(false);
        if (!password.agrees()) {
            return;
        }
        try {
            setup.createAdmin(token, username.getValue(), password.value());
            getUI().ifPresent(ui -> ui.navigate(SignInView.class, QueryParameters.of(SignInView.WELCOME, "")));
        } catch (AccountProblem problem) {
            switch (problem.field()) {
                case USERNAME -> Fields.refuse(username, problem);
                case PASSWORD -> password.refuse(problem);
                case OLD_PASSWORD, ROLE, TOKEN -> show(refusal());
            }
        }
    }

    private void show(EntranceCard card) {
        removeAll();
        add(card);
    }
}
