package app.shopfloor.rates.ui;

import static app.shopfloor.testing.Browserless.until;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.sales.FiltersForTests;
import app.shopfloor.sales.SaleReport;
import app.shopfloor.sales.SaleReport.Kind;
import app.shopfloor.sales.SaleReport.Payment;
import app.shopfloor.sales.SaleReport.PaymentState;
import app.shopfloor.sales.Sales;
import app.shopfloor.sales.SalesSnapshot;
import app.shopfloor.shared.Channel;
import app.shopfloor.testing.Browserless;
import app.shopfloor.testing.TestDatabase;
import com.github.mvysny.kaributesting.v10.UploadKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.upload.Upload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
class RatesViewTests {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        TestDatabase.h2().register(properties);
    }

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Sales sales;

    @AfterEach
    void close() {
        Browserless.signOut();
        jdbc.update("delete from reference_rate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIEWER", "OPERATOR"})
    void onlyAnAdminGetsToExchangeRates(String role) {
        Browserless.signIn(context, role);

        UI.getCurrent().navigate("settings/rates");

        assertThat(_find(RatesView.class)).isEmpty();
    }

    @Test
    void withoutRatesItSaysWhereToGetThem() {
        open();

        until(() -> assertThat(text())
                .contains(
                        "No exchange rates yet",
                        "European Central Bank",
                        "eurofxref-hist.zip",
                        "EUR (SHOPFLOOR_CURRENCY)"));
    }

    @Test
    void aFileIsShownBeforeItIsTakenAndThenWhatWasSoldIsConverted() {
        Instant paid = Instant.parse("2026-11-18T12:00:00Z");
        sales.record(List.of(SaleReport.about(Channel.STRIPE, Kind.CHARGE, "ch_1", paid)
                .order("pi_1")
                .charge("ch_1")
                .payment(new Payment(PaymentState.PAID, 18_060, 18_060, "JPY", paid, false))
                .tell()));
        assertThat(combined().missing()).hasSize(1);
        open();

        upload("eurofxref-hist.csv", "Date,USD,JPY,\n2026-11-18,1.1583,180.60,\n2026-11-17,1.1600,N/A,\n");
        until(() -> assertThat(text())
                .contains("eurofxref-hist.csv: 3 rates of 3 currencies on 2 days", "EUR JPY USD")
                .contains("3 new, 0 changed, 0 unchanged."));
        assertThat(combined().missing()).hasSize(1);

        press("Take these rates");

        until(() -> assertThat(text())
                .contains("Taken: 3 new, 0 changed, 0 unchanged.", "EUR → JPY", "1 EUR = 180.6 JPY", "by someone"));
        assertThat(combined().missing()).isEmpty();
        assertThat(combined().figures().now().gross()).isEqualTo(10_000);
        assertThat(sales.checkTotals()).isEmpty();
    }

    @Test
    void aFileWithAWrongLineIsRefusedInWordsAndNothingOfItIsTaken() {
        open();

        upload("mine.csv", "date,from,to,rate\n2026-11-18,USD,EUR,0.9\n18.11.2026,USD,EUR,0.9\n");

        until(() -> assertThat(text()).contains("None of the file was taken", "Line 3: “18.11.2026” is no date"));
        assertThat(_find(NativeButton.class, spec -> spec.withText("Take these rates")))
                .isEmpty();
        assertThat(jdbc.queryForObject("select count(*) from reference_rate", Long.class))
                .isZero();
    }

    @Test
    void aFileThatTellsNothingNewIsNotOfferedToBeTaken() {
        jdbc.update("insert into reference_rate values ('EUR', 'USD', date '2026-11-18', 1.1583)");
        open();

        upload("again.csv", "Date,USD\n2026-11-18,1.1583\n");

        until(() -> assertThat(text()).contains("All of them are known already"));
        assertThat(_find(NativeButton.class, spec -> spec.withText("Take these rates")))
                .isEmpty();
    }

    @Test
    void manyPairsComeAPageAtATime() {
        for (int i = 0; i < 30; i++) {
            String code = "" + (char) ('A' + i / 26) + (char) ('A' + i % 26) + "X";
            jdbc.update("insert into reference_rate values ('EUR', ?, date '2026-11-18', 1.5)", code);
        }
        open();
        until(() -> assertThat(text()).contains("1–25 of 30 pairs", "EUR → AAX").doesNotContain("EUR → BDX"));

        press("Next");

        until(() ->
                assertThat(text()).contains("26–30 of 30 pairs", "EUR → BDX").doesNotContain("EUR → AAX"));
    }

    private SalesSnapshot.Combined combined() {
        return Objects.requireNonNull(sales.snapshot(FiltersForTests.ALL_TIME).combined());
    }

    private void open() {
        Browserless.signIn(context, "ADMIN");
        UI.getCurrent().navigate("settings/rates");
    }

    private static void upload(String name, String text) {
        UploadKt._upload(_get(Upload.class), name, "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void press(String button) {
        _click(_get(NativeButton.class, spec -> spec.withText(button)));
    }

    private static String text() {
        return _get(RatesView.class).getElement().getTextRecursively();
    }
}
