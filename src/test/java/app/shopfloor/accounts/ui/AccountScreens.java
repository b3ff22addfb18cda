package app.shopfloor.accounts.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ.assertEditableByUser;

import app.shopfloor.accounts.Accounts;
import app.shopfloor.accounts.Setup;
import app.shopfloor.testing.TestDatabase;
import com.github.mvysny.fakeservlet.FakeRequest;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteConfiguration;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.util.ReflectionTestUtils;

/** This module's screens without a browser, as somebody sees them, over real accounts. */
@SpringBootTest(properties = "shopfloor.accounts.team-password=the team looks on")
abstract class AccountScreens {

    static final CsrfToken CSRF = new DefaultCsrfToken("X-CSRF", "_csrf", "of-this-session");

    private static final Set<Class<? extends Component>> VIEWS =
            Set.of(SignInView.class, SetupView.class, UsersView.class, MyPasswordView.class);

    /** Where somebody who is signed in belongs. Without @Route, or every test that starts the application would find it. */
    @PermitAll
    static class Home extends Div {}

    static final String TOKEN = "the-token-that-was-printed";
    static final String PASSWORD = "a long enough password";

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        TestDatabase.h2().register(properties);
    }

    @Autowired
    ApplicationContext context;

    @Autowired
    Accounts accounts;

    @Autowired
    Setup setup;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void withoutAccounts() {
        jdbc.sql("delete from account").update();
        setup(null);
    }

    /** @param token of the link that was printed, or null when an account was made already */
    void setup(String token) {
        ReflectionTestUtils.setField(setup, "token", token);
    }

    void asNobody() {
        SecurityContextHolder.clearContext();
        MockVaadin.setMockRequestFactory(session -> {
            FakeRequest request = new FakeRequest(session);
            request.setAttribute(CsrfToken.class.getName(), CSRF);
            return request;
        });
        start();
    }

    void as(String name, String... roles) {
        var authorities = Stream.of(roles)
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
        var person =
                UsernamePasswordAuthenticationToken.authenticated(new User(name, "", authorities), null, authorities);
        SecurityContextHolder.getContext().setAuthentication(person);
        MockVaadin.setMockRequestFactory(session -> {
            FakeRequest request = new FakeRequest(session);
            request.setUserPrincipalInt(person);
            request.setUserInRole((principal, role) -> List.of(roles).contains(role.replaceFirst("^ROLE_", "")));
            return request;
        });
        start();
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
        SecurityContextHolder.clearContext();
    }

    /** @param address within the application, with its parameters */
    static void open(String address) {
        String[] parts = address.split("\\?", 2);
        UI.getCurrent()
                .navigate(parts[0], parts.length == 1 ? QueryParameters.empty() : QueryParameters.fromString(parts[1]));
    }

    /** Of the screen, without dialogs. */
    static String text() {
        return UI.getCurrent()
                .getInternals()
                .getActiveRouterTargetsChain()
                .getFirst()
                .getElement()
                .getTextRecursively();
    }

    /** Karibu's own way to a value does not know Vaadin 25.2. */
    static <V> void enter(HasValue<?, V> field, V value) {
        assertEditableByUser((Component) field);
        field.setValue(value);
    }

    static void press(String button) {
        _click(_get(NativeButton.class, spec -> spec.withText(button)));
    }

    private void start() {
        MockVaadin.setup(UI::new, new MockSpringServlet(new Routes(VIEWS, Set.of(), true), context, UI::new));
        RouteConfiguration.forSessionScope().setRoute("", Home.class);
    }
}
