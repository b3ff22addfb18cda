package app.shopfloor.testing;

import static org.awaitility.Awaitility.await;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.Route;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.util.ClassUtils;

/** Screens without a browser: the application's own views and access rules, with a person of some roles before them. */
public final class Browserless {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Browserless() {}

    /** Opens the application as a person who has these roles ({@code ADMIN} …). */
    public static void signIn(ApplicationContext context, String... roles) {
        List<String> granted = List.of(roles);
        UsernamePasswordAuthenticationToken person = UsernamePasswordAuthenticationToken.authenticated(
                new User("someone", "", AuthorityUtils.NO_AUTHORITIES),
                null,
                AuthorityUtils.createAuthorityList(
                        granted.stream().map(role -> "ROLE_" + role).toList()));
        SecurityContextHolder.getContext().setAuthentication(person);
        MockVaadin.setMockRequestFactory(session -> {
            FakeRequest request = new FakeRequest(session);
            request.setUserPrincipalInt(person);
            request.setUserInRole((principal, role) -> granted.contains(role.replaceFirst("^ROLE_", "")));
            return request;
        });
        MockVaadin.setup(UI::new, new MockSpringServlet(routes(), context, UI::new));
    }

    public static void signOut() {
        MockVaadin.tearDown();
        SecurityContextHolder.clearContext();
    }

    /** The routes of the application; Karibu's own search finds public classes only. */
    @SuppressWarnings("unchecked")
    private static Routes routes() {
        ClassPathScanningCandidateComponentProvider search = new ClassPathScanningCandidateComponentProvider(false);
        search.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        search.addIncludeFilter(new AnnotationTypeFilter(Layout.class));
        search.addIncludeFilter(new AssignableTypeFilter(HasErrorParameter.class));
        Routes routes = new Routes();
        routes.setSkipPwaInit(true);
        routes.getErrorRoutes().clear(); // our own answer instead of those made for tests
        for (BeanDefinition found : search.findCandidateComponents("app.shopfloor")) {
            Class<?> type = ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null);
            if (HasErrorParameter.class.isAssignableFrom(type)) {
                routes.addErrorRoutes((Class<? extends HasErrorParameter<?>>) type);
            } else {
                routes.getRoutes().add(type.asSubclass(Component.class));
            }
        }
        return routes;
    }

    /** Applies what came from other threads until the screen is as it shall be. */
    public static void until(Runnable assertion) {
        await().atMost(PATIENCE).pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertion.run();
        });
    }
}
