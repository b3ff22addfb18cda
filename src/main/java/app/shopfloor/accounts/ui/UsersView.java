package app.shopfloor.accounts.ui;

import app.shopfloor.accounts.AccountProblem;
import app.shopfloor.accounts.Accounts;
import app.shopfloor.accounts.UserAccount;
import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.ui.Card;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.Page;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Who may sign in, and as what. The page of the list stands in the address, as {@code ?page=2}. */
@Route("settings/users")
@PageTitle("Users · Shopfloor")
@Menu(order = 920, title = "Users", icon = "icons/users.svg")
@RolesAllowed("ADMIN")
@StyleSheet("context://accounts.css")
class UsersView extends Page implements BeforeEnterObserver {

    static final int PAGE_SIZE = 25;

    private static final int HEIGHT = 240;
    private static final int NOTICE_MILLIS = 5000;

    private final Accounts accounts;
    private final Clock clock;
    private final Formats formats;
    private int number;
    private final Card card = new Card("Accounts", HEIGHT);
    private final UserTable table;
    private final Span place = new Span();
    private final NativeButton back = new NativeButton("Previous", click -> turnTo(number - 1));
    private final NativeButton forth = new NativeButton("Next", click -> turnTo(number + 1));
    private final Div pager = new Div(place, back, forth);
    private final Div content;

    UsersView(Accounts accounts, AuthenticationContext authentication, BusinessProperties business, Clock clock) {
        super("Users");
        this.accounts = accounts;
        this.clock = clock;
        formats = Formats.here(business.timezone());
        AccountDialogs dialogs = new AccountDialogs(accounts, new AccountDialogs.Outcome() {
            @Override
            public void done(String what) {
                problem();
                Notification.show(what, NOTICE_MILLIS, Position.BOTTOM_CENTER);
                load();
            }

            @Override
            public void refused(AccountProblem problem) {
                problem(problem.getMessage());
                load();
            }
        });
        table = new UserTable(
                dialogs, formats, authentication.getPrincipalName().orElse(""));
        NativeButton refresh = new NativeButton("Refresh", click -> load());
        refresh.addClassName("button");
        NativeButton add = new NativeButton("Add user", click -> dialogs.add());
        add.addClassNames("button", "primary");
        actions(refresh, add);
        pager.addClassName("pager");
        back.addClassName("button");
        forth.addClassName("button");
        content = new Div(table, pager);
        add(card);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        number = entering.getLocation()
                .getQueryParameters()
                .getSingleParameter("page")
                .filter(text -> text.matches("[1-9][0-9]{0,5}"))
                .map(text -> Integer.parseInt(text) - 1)
                .orElse(0);
        load();
    }

    private void turnTo(int page) {
        getUI().ifPresent(ui -> ui.navigate(
                UsersView.class,
                page == 0 ? QueryParameters.empty() : QueryParameters.of("page", String.valueOf(page + 1))));
    }

    private void load() {
        card.show(content, this::fill, this::load);
    }

    private void fill() {
        long count = accounts.count();
        number = (int) Math.min(number, Math.max(0, (count - 1) / PAGE_SIZE)); // the last page may have gone meanwhile
        List<UserAccount> shown = accounts.page(number, PAGE_SIZE);
        Instant now = clock.instant();
        table.show(shown, now.atZone(formats.zone()).toLocalDate());
        card.covers((count == 1 ? "1 account" : formats.count(count) + " accounts") + " · as of " + formats.time(now));
        long first = (long) number * PAGE_SIZE + 1;
        place.setText(
                formats.count(first) + "–" + formats.count(first + shown.size() - 1) + " of " + formats.count(count));
        pager.setVisible(count > PAGE_SIZE);
        back.setEnabled(number > 0);
        forth.setEnabled(first + shown.size() - 1 < count);
    }
}
