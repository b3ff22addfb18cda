package app.shopfloor.sales.ui;

import static app.shopfloor.testing.Browserless.until;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.testing.Browserless;
import app.shopfloor.testing.TestDatabase;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class SalesAccessTests {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        TestDatabase.h2().register(properties);
    }

    @Autowired
    ApplicationContext context;

    @AfterEach
    void close() {
        Browserless.signOut();
    }

    @Test
    void aViewerMayLookAtSalesAndSeesNoWayToWhatIsClosed() {
        Browserless.signIn(context, "VIEWER");

        UI.getCurrent().navigate("sales");

        assertThat(_find(SalesView.class)).hasSize(1);
        List<RouterLink> entries = _find(RouterLink.class, link -> link.withClasses("entry"));
        assertThat(entries.stream().map(RouterLink::getText)).contains("Sales").doesNotContain("Connections", "Users");
        assertThat(entries.stream()
                        .filter(entry -> "page".equals(entry.getElement().getAttribute("aria-current")))
                        .map(RouterLink::getText))
                .containsExactly("Sales");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales/orders", "sales/products", "sales/customers"})
    void aViewerMayLookAtTheListsBehindSalesWhichAreNoEntriesOfTheMenu(String path) {
        Browserless.signIn(context, "VIEWER");

        UI.getCurrent().navigate(path);

        assertThat(_find(SalesListView.class)).hasSize(1);
        assertThat(_find(RouterLink.class, link -> link.withClasses("entry")).stream()
                        .map(RouterLink::getHref))
                .doesNotContain(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales", "sales/orders", "sales/products", "sales/customers"})
    void whoHasNoRoleIsToldSoAndSeesNoFigure(String path) {
        Browserless.signIn(context);

        UI.getCurrent().navigate(path);

        assertThat(_find(SalesView.class)).isEmpty();
        assertThat(_find(SalesListView.class)).isEmpty();
        until(() -> assertThat(UI.getCurrent()
                        .getInternals()
                        .getActiveRouterTargetsChain()
                        .getFirst()
                        .getElement()
                        .getTextRecursively())
                .contains("Your role does not open this screen"));
    }

    @Test
    void aViewerMayLookAtPayments() {
        Browserless.signIn(context, "VIEWER");

        UI.getCurrent().navigate("sales/payments");

        assertThat(_find(PaymentsView.class)).hasSize(1);
        assertThat(_find(RouterLink.class, link -> link.withClasses("entry")).stream()
                        .map(RouterLink::getText))
                .doesNotContain("Payments");
    }

    @Test
    void whoHasNoRoleSeesNoPayment() {
        Browserless.signIn(context);

        UI.getCurrent().navigate("sales/payments");

        assertThat(_find(PaymentsView.class)).isEmpty();
    }
}
