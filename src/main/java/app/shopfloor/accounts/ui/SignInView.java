package app.shopfloor.accounts.ui;

import app.shopfloor.accounts.Setup;
import app.shopfloor.accounts.TeamPassword;
import app.shopfloor.base.BusinessProperties;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.Optional;

/**
 * Signing in. What the last attempt came to stands in the address: {@code ?error}, {@code ?wait=SECONDS},
 * {@code ?out}, {@code ?expired}, {@code ?welcome}; {@code ?team} offers the team's password instead of an account.
 */
@Route(value = SignInView.PATH, autoLayout = false)
@PageTitle("Sign in · Shopfloor")
@AnonymousAllowed
@StyleSheet("context://accounts.css")
class SignInView extends Div implements BeforeEnterObserver {

    static final String PATH = "login";
    static final String WELCOME = "welcome";

    private static final String TEAM = "team";

    private final Setup setup;
    private final TeamPassword teamPassword;
    private final AuthenticationContext authentication;
    private final String brand;

    SignInView(
            Setup setup, TeamPassword teamPassword, AuthenticationContext authentication, BusinessProperties business) {
        this.setup = setup;
        this.teamPassword = teamPassword;
        this.authentication = authentication;
        brand = business.name();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        if (authentication.isAuthenticated()) {
            entering.forwardTo("", QueryParameters.empty());
            return;
        }
        QueryParameters asked = entering.getLocation().getQueryParameters();
        boolean team = teamPassword.isSet() && asked.getSingleParameter(TEAM).isPresent();
        EntranceCard card = new EntranceCard(brand, team ? "Team sign-in" : "Sign in");
        sayWhatHappened(card, asked, team);
        if (setup.isOpen()) {
            card.status("First start: open the link that Shopfloor printed when it started.");
        }
        card.with(team ? SignInForm.ofTeam() : SignInForm.ofPerson());
        if (teamPassword.isSet()) {
            card.with(otherWay(team));
        }
        removeAll();
        add(card);
    }

    private static void sayWhatHappened(EntranceCard card, QueryParameters asked, boolean team) {
        Optional<Integer> wait = asked.getSingleParameter("wait").flatMap(SignInView::seconds);
        if (wait.isPresent()) {
            card.alert("Too many wrong passwords. Try again in " + duration(wait.get()) + ".");
        } else if (asked.getSingleParameter("error").isPresent()) {
            card.alert(team ? "The team password is wrong." : "Username or password is wrong.");
        } else if (asked.getSingleParameter("expired").isPresent()) {
            card.status("Your sign-in has ended because your account or its password was changed. Sign in again.");
        } else if (asked.getSingleParameter("out").isPresent()) {
            card.status("You are signed out.");
        } else if (asked.getSingleParameter(WELCOME).isPresent()) {
            card.status("Account made. Sign in.");
        }
    }

    /** Anybody can write an address: only a sensible number of seconds is taken from it, up to a day. */
    private static Optional<Integer> seconds(String text) {
        return text.matches("[1-9][0-9]{0,4}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private static String duration(int seconds) {
        if (seconds == 1) {
            return "1 second";
        }
        return seconds <= 120 ? seconds + " seconds" : (seconds + 59) / 60 + " minutes";
    }

    private static RouterLink otherWay(boolean team) {
        RouterLink way = new RouterLink(team ? "I have an account" : "I have the team password", SignInView.class);
        if (!team) {
            way.setQueryParameters(QueryParameters.of(TEAM, ""));
        }
        way.addClassName("other-way");
        return way;
    }
}
