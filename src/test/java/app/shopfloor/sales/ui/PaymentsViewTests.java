package app.shopfloor.sales.ui;

import static app.shopfloor.sales.ui.Snapshots.AS_OF;
import static app.shopfloor.sales.ui.Snapshots.TODAY;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.when;

import app.shopfloor.base.ui.Column;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.RangeChoice;
import app.shopfloor.sales.Attempt;
import app.shopfloor.sales.BegunPayment;
import app.shopfloor.sales.PaymentFilter;
import app.shopfloor.sales.PaymentFilter.Outcome;
import app.shopfloor.sales.PaymentSuccess;
import app.shopfloor.sales.Sale;
import app.shopfloor.sales.SaleStatus;
import app.shopfloor.sales.Sales;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import app.shopfloor.shared.Money;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page behind the success rate. */
class PaymentsViewTests extends OnSalesScreens {

    private static final Formats FORMATS = new Formats(Locale.US, ZoneOffset.UTC);

    private final List<PaymentFilter> filters = new CopyOnWriteArrayList<>();

    @BeforeEach
    void payments() {
        answer(new PaymentSuccess(3, 2), List.of(paid(), failed(), paidOtherwise()));
    }

    private static BegunPayment paid() {
        return new BegunPayment(
                7,
                AS_OF.minusSeconds(130),
                Channel.STRIPE,
                "pi_7",
                SaleStatus.REFUNDED,
                true,
                Money.of(4_900, "USD"),
                "Ada Lovelace",
                "ada@example.com",
                "DE",
                false);
    }

    private static BegunPayment failed() {
        return new BegunPayment(
                6,
                AS_OF.minusSeconds(900),
                Channel.STRIPE,
                "pi_6",
                SaleStatus.FAILED,
                false,
                Money.of(11_800, "EUR"),
                null,
                null,
                "",
                true);
    }

    private static BegunPayment paidOtherwise() {
        return new BegunPayment(
                5,
                AS_OF.minusSeconds(9_000),
                Channel.STRIPE,
                "pi_5",
                SaleStatus.PAID,
                false,
                Money.of(70_000, "USD"),
                null,
                null,
                "",
                false);
    }

    private void answer(PaymentSuccess success, List<BegunPayment> rows) {
        reset(payments);
        when(payments.page(any(), anyBoolean(), anyLong(), anyInt())).thenAnswer(call -> {
            filters.add(call.getArgument(0));
            return rows;
        });
        when(sales.paymentSuccess(any())).thenReturn(success);
    }

    @Test
    void itSaysHowManyOfWhichDaysSucceededAndListsThem() {
        show("sales/payments?from=2026-11-14&to=2026-11-20");

        assertThat(text())
                .contains("66.7\u202f%", "2 of 3 succeeded · Nov 14 – Nov 20 · " + PaymentSuccess.DEFINITION)
                .contains("pi_7", "Ada Lovelace", "$49.00", "Refunded")
                .contains("pi_6", "€118.00", "Failed")
                .contains("pi_5", "Failed, paid otherwise", "All 3 rows");
        assertThat(filters).containsOnly(new PaymentFilter(new DayRange(TODAY.minusDays(6), TODAY), Outcome.ANY));
    }

    @Test
    void theRateIsThatOfAllPaymentsWhicheverAreListed() {
        show("sales/payments?range=7d&outcome=not-succeeded");

        assertThat(text()).contains("Outcome: Not succeeded", "2 of 3 succeeded", "1 row");
        assertThat(filters)
                .containsOnly(new PaymentFilter(new DayRange(TODAY.minusDays(6), TODAY), Outcome.NOT_SUCCEEDED));

        show("sales/payments?range=7d&outcome=succeeded");
        until(() -> assertThat(text()).contains("Outcome: Succeeded", "2 of 3 succeeded", "All 2 rows"));
    }

    @Test
    void allTimeBeginsBeforeTheFirstPayment() {
        show("sales/payments?range=all");

        assertThat(filters).containsOnly(new PaymentFilter(new DayRange(RangeChoice.EARLIEST, TODAY), Outcome.ANY));
        assertThat(text()).contains("all time");
    }

    @Test
    void whatTheAddressSaysWrongIsTold() {
        show("sales/payments?range=fortnight&outcome=maybe");

        assertThat(text()).contains("fortnight", "There is no outcome “maybe”; all are shown instead.");
        assertThat(filters).extracting(PaymentFilter::outcome).containsOnly(Outcome.ANY);
    }

    @Test
    void aRowOpensTheWholeOrder() {
        when(sales.find(Channel.STRIPE, "pi_7")).thenReturn(Optional.of(Snapshots.order("pi_7")));
        show("sales/payments?range=7d");

        _click(_find(NativeButton.class, spec -> spec.withClasses("opener")).getFirst());

        until(() -> assertThat(text()).contains("2 × Walnut pepper mill", "ch_pi_7"));
    }

    @Test
    void anOrderThatNobodyPaidIsNotCalledPaidNorBought() {
        when(sales.find(Channel.STRIPE, "pi_6")).thenReturn(Optional.of(unpaid()));
        answer(new PaymentSuccess(1, 0), List.of(failed()));
        show("sales/payments?range=7d");

        _click(_find(NativeButton.class, spec -> spec.withClasses("opener")).getFirst());

        until(() -> assertThat(text()).contains("Ordered", "1 × Lid", "Asked for", "€118.00"));
        assertThat(text(_get(OrderDetails.class))).doesNotContain("Paid", "Bought");
    }

    private static Sale unpaid() {
        return new Sale(
                Channel.STRIPE,
                "pi_6",
                "ch_6",
                Attempt.UNSUCCESSFUL,
                SaleStatus.FAILED,
                AS_OF,
                null,
                "EUR",
                11_800,
                0,
                0,
                0,
                11_800,
                0,
                null,
                null,
                null,
                null,
                false,
                AS_OF,
                List.of(new Sale.Line("LID", null, null, "Lid", 1, 11_800, 0)),
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void whereThereAreNoneItSaysSoAndLeadsOutOfAFilter() {
        answer(new PaymentSuccess(0, 0), List.of());

        show("sales/payments?range=today");
        assertThat(text()).contains("–", "0 of 0 succeeded", "No payments in these days");

        show("sales/payments?range=today&outcome=succeeded");
        until(() -> assertThat(text()).contains("No payment of these days came out so"));
        assertThat(links(_get(PaymentsView.class))).contains("sales/payments?range=today");
    }

    @Test
    void aReadThatFailsSaysSoWithoutTheCauseAndRetries() {
        when(sales.paymentSuccess(any())).thenThrow(new IllegalStateException("jdbc:h2:secret"));
        go("sales/payments?range=today");
        until(() -> assertThat(text())
                .contains("The rows could not be read", "No data yet")
                .doesNotContain("secret"));

        reset(sales);
        answer(new PaymentSuccess(1, 1), List.of(paid()));
        _click(_get(NativeButton.class, spec -> spec.withText("Retry")));

        until(() -> assertThat(text()).contains("1 of 1 succeeded", "Ada Lovelace", "Live ·"));
    }

    @Test
    void aRefreshThatFailsSaysSinceWhenNothingIsNew() {
        show("sales/payments?range=today");
        reset(sales);
        when(sales.paymentSuccess(any())).thenThrow(new IllegalStateException("no"));

        _click(_get(NativeButton.class, spec -> spec.withText("Refresh")));

        until(() -> assertThat(text()).contains("Not refreshed since", "2 of 3 succeeded"));
    }

    @Test
    void aPaymentThatIsBegunAppearsByItself() {
        show("sales/payments?range=today");
        answer(new PaymentSuccess(1, 0), List.of(failed()));

        pulses.changed(Sales.SALES);

        until(() -> assertThat(text()).contains("0 of 1 succeeded", "1 row").doesNotContain("Ada Lovelace"));
    }

    @Test
    void theFileTellsWholeAmountsAndWhetherEachSucceeded() {
        List<Column<BegunPayment>> columns = new PaymentColumns(FORMATS, () -> TODAY).all();

        assertThat(columns.stream().map(Column::header))
                .containsExactly(
                        "Begun",
                        "Order",
                        "Channel",
                        "Status",
                        "Succeeded",
                        "Customer",
                        "Email",
                        "Amount",
                        "Currency",
                        "Sample");
        assertThat(columns.stream().map(column -> column.csv().apply(paidOtherwise())))
                .contains("pi_5", "Stripe", "Failed, paid otherwise", "no", "700.00", "USD");
    }

    @Test
    void aViewerMaySeeItAndFindsNoEntryInTheMenu() {
        signIn("pia", "VIEWER");

        show("sales/payments?range=today");

        assertThat(text()).contains("Ada Lovelace");
        assertThat(UI.getCurrent().getInternals().getTitle()).isEqualTo("Payments · Shopfloor");
    }
}
