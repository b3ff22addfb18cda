package app.shopfloor.sales.ui;

import static app.shopfloor.testing.Browserless.until;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.testing.Browserless;
import app.shopfloor.testing.TestDatabase;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class TotalsViewTests {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        TestDatabase.h2().register(properties);
    }

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @AfterEach
    void close() {
        Browserless.signOut();
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIEWER", "OPERATOR"})
    void onlyAnAdminGetsToDailyTotals(String role) {
        Browserless.signIn(context, role);

        UI.getCurrent().navigate("settings/totals");

        assertThat(_find(TotalsView.class)).isEmpty();
    }

    @Test
    void aTotalWithoutItsSalesIsNamedAndRebuildingMendsIt() {
        jdbc.update(
                "insert into sales_day values (date '2026-03-01', 'stripe', 'USD', 'native', 2, 2, 4900, 0, 0, 0, 0)");
        Browserless.signIn(context, "ADMIN");
        UI.getCurrent().navigate("settings/totals");

        press("Check");
        until(() -> assertThat(text())
                .contains("One total differs", "Stripe · USD: 2 orders, net $49.00; should be 0 orders, net $0.00"));

        press("Rebuild");
        until(() -> assertThat(text()).contains("All totals match"));
    }

    private static void press(String button) {
        _click(_get(NativeButton.class, spec -> spec.withText(button)));
    }

    private static String text() {
        return _get(TotalsView.class).getElement().getTextRecursively();
    }
}
