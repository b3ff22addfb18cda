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
                "insert into sales_total values ('*', 1, date '2026-03-01', 'stripe', 'USD', 'native', 2, 2, 4900, 0, 0, 0, 0, 0, 0)");
        Browserless.signIn(context, "ADMIN");
        UI.getCurrent().navigate("settings/totals");

        press("Check");
        until(() -> assertThat(text())
                .contains("One total differs", "Stripe · USD: 2 orders, net $49.00; should be 0 orders, net $0.00"));
        assertThat(text()).contains("Checked at").doesNotContain("Live");

        press("Rebuild");
        until(() -> assertThat(text()).contains("All totals match"));
    }

    @Test
    void whatDiffersIsSaidInPlainWordsAndNamesNobody() {
        jdbc.update("insert into buyer values (7, 'mail:ada@example.org', timestamp with time zone"
                + " '2026-03-01 12:00:00+00', date '2026-03-01', 1, 'stripe:pi_9')");
        jdbc.update("insert into buyer_total values (7, 'USD', 'native', 4900)");
        jdbc.update("insert into sales_cohort values"
                + " ('DE', 8, date '2026-03-01', date '2026-05-02', 'etsy', 'USD', 'reporting', 3)");
        jdbc.update("insert into sales_entry values (99, 0, 'order', timestamp with time zone '2026-03-01 12:00:00+00',"
                + " date '2026-03-01', 'etsy', 'DE', null, 'USD', 1, 1, 4900, 0, 0, 0, 0, false, 0, 0, 0, 0, 0)");
        jdbc.update("insert into sales_total_sku values ('*', 64, date '2026-03-01', 'GHOST', '', '', 'stripe', 'USD',"
                + " 'native', 1, 1, 4900, 0, 0, 0, 0, 0, 0)");
        Browserless.signIn(context, "ADMIN");
        UI.getCurrent().navigate("settings/totals");

        press("Check");
        until(() -> assertThat(text())
                .contains(
                        "6 totals differ",
                        "Stripe · GHOST: not among the articles sold, so that a filter by it finds nothing",
                        "An entry belongs to an order that is no more",
                        "Customer 7 · first order: ",
                        "; should be none",
                        "Customer 7 · paid in all, USD: $49.00; should be $0.00",
                        "Germany · Etsy · USD (converted) · orders of customers who first bought ",
                        ": 3; should be 0")
                .doesNotContain("ada@example.org"));

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
