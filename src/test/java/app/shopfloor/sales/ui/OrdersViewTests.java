package app.shopfloor.sales.ui;

import static app.shopfloor.sales.ui.Snapshots.AS_OF;
import static app.shopfloor.sales.ui.Snapshots.THIRTY_DAYS;
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

import app.shopfloor.sales.Article;
import app.shopfloor.sales.EntryFilter;
import app.shopfloor.sales.EntryFilter.Kind;
import app.shopfloor.sales.Figures;
import app.shopfloor.sales.SaleStatus;
import app.shopfloor.sales.Sales;
import app.shopfloor.sales.SalesEntries.Sums;
import app.shopfloor.sales.SalesEntry;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import com.vaadin.flow.component.AbstractField.ComponentValueChangeEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page behind every number. */
class OrdersViewTests extends OnSalesScreens {

    private static final Figures SOLD = new Figures(1, 2, 11_800, 800, 0, 500, 1_100, 1, 0);
    private static final Figures GIVEN_BACK = new Figures(0, 0, 0, 0, 4_900, 0, 0);

    private final List<EntryFilter> filters = new CopyOnWriteArrayList<>();

    @BeforeEach
    void entries() {
        answer(List.of(order(), refund()));
    }

    private static SalesEntry order() {
        return new SalesEntry(
                6,
                0,
                SalesEntry.Kind.ORDER,
                AS_OF.minusSeconds(130),
                Channel.STRIPE,
                "pi_6",
                SaleStatus.PAID,
                "Walnut pepper mill",
                1,
                "Ada Lovelace",
                "ada@example.com",
                "DE",
                "USD",
                "USD",
                SOLD,
                false);
    }

    private static SalesEntry refund() {
        return new SalesEntry(
                4,
                1,
                SalesEntry.Kind.REFUND,
                AS_OF.minusSeconds(900),
                Channel.ETSY,
                "pi_4",
                SaleStatus.REFUNDED,
                "Lid organiser",
                0,
                null,
                null,
                "",
                "USD",
                "USD",
                GIVEN_BACK,
                true);
    }

    private void answer(List<SalesEntry> rows) {
        reset(entries);
        when(entries.page(any(), anyBoolean(), anyLong(), anyInt())).thenAnswer(call -> {
            filters.add(call.getArgument(0));
            return rows;
        });
        when(entries.sums(any()))
                .thenAnswer(call -> new Sums(
                        rows.size(), rows.stream().map(SalesEntry::figures).reduce(Figures.NONE, Figures::plus)));
    }

    @Test
    void itSaysWhichNumberOfWhichDaysAndHowItComesAbout() {
        show("sales/orders?from=2026-11-18&to=2026-11-20&currency=USD&metric=net");

        assertThat(text())
                .contains("Orders behind net revenue", "Nov 18 – Nov 20", "$61.00")
                .contains("gross $118.00 − discounts $8.00 − returns $49.00")
                .contains("Walnut pepper mill", "Ada Lovelace", "Germany", "Refund", "-$49.00", "All 2 rows");
        assertThat(filters)
                .containsOnly(new EntryFilter(
                        new DayRange(TODAY.minusDays(2), TODAY), "USD", false, Kind.ALL, null, null, null, null, ""));
    }

    @Test
    void everyPartOfTheAddressIsAskedFor() {
        show(
                "sales/orders?range=today&currency=EUR&metric=orders-of-new&since=2026-10-22&customer=4711&order=pi_6&q=lid"
                        + "&channel=etsy&sku=LID-PC&country=DE");

        assertThat(filters)
                .containsOnly(new EntryFilter(
                        new DayRange(TODAY, TODAY),
                        "EUR",
                        false,
                        Kind.ORDERS_OF_NEW,
                        Channel.ETSY,
                        Article.ofSku("LID-PC"),
                        "DE",
                        4_711L,
                        LocalDate.of(2026, 10, 22),
                        "pi_6",
                        "lid"));
        assertThat(text()).contains("Order pi_6 ✕");
    }

    @Test
    void allCurrenciesAreAskedForInTheReportingOne() {
        answer(filter -> SalesCurrenciesTests.shopWithAll());
        show("sales/orders?range=today&currency=all&metric=returns");

        assertThat(filters)
                .containsOnly(new EntryFilter(
                        new DayRange(TODAY, TODAY), "EUR", true, Kind.REFUNDS, null, null, null, null, ""));
        assertThat(text()).contains("Refunds behind returns");
    }

    @Test
    void withoutACurrencyItIsThatOfMostOrdersAndOfAllTimeTheDaysOfAllSales() {
        show("sales/orders?range=all");

        assertThat(filters)
                .containsOnly(new EntryFilter(THIRTY_DAYS, "USD", false, Kind.ALL, null, null, null, null, ""));
        assertThat(text()).contains("all time", "in USD, the currency of most orders");
    }

    @Test
    void theCurrencyIsSaidAndAnotherOneCanBeChosen() {
        answer(filter -> SalesCurrenciesTests.shopWithAll());
        show("sales/orders?range=today&currency=EUR&metric=orders&page=1");

        assertThat(text()).contains("in EUR");
        until(() -> assertThat(button("Currency: EUR").isEnabled()).isTrue());

        show("sales/orders?range=today&currency=all&metric=orders");
        until(() -> assertThat(text()).contains("all currencies, converted to EUR"));
        assertThat(button("Currency: All in EUR").isEnabled()).isTrue();
    }

    @Test
    void whatHasNoRateIsToldBesideTheSumOfAllCurrencies() {
        answer(filter -> SalesCurrenciesTests.shopWithAll(SalesCurrenciesTests.yen()));

        show("sales/orders?range=30d&currency=all&metric=net");
        until(() -> assertThat(text())
                .contains("Not in these sums, because no exchange rate to EUR is known", "¥12,000 net of 3 orders"));

        show("sales/orders?range=30d&currency=all&metric=net&q=mill");
        until(() -> assertThat(text()).contains("Of all sales of these days, not in any sum"));

        show("sales/orders?range=30d&currency=USD&metric=net");
        until(() -> assertThat(text()).doesNotContain("no exchange rate"));
    }

    @Test
    void theBarOfALongerRangeSaysSinceWhenCustomersAreNew() {
        show("sales/orders?range=today&currency=USD&metric=orders-of-returning&since=2026-10-22");
        assertThat(text())
                .contains("had bought, on any channel, before Oct 22.")
                .doesNotContain("before the period");

        show("sales/orders?range=today&currency=USD&metric=orders-of-new&since=2026-10-22");
        until(() -> assertThat(text()).contains("was on Oct 22 or later."));
    }

    @Test
    void ofOneProductThereIsNeitherShippingNorTax() {
        show("sales/orders?range=today&currency=USD&metric=total&sku=LID-PC");

        assertThat(text()).contains("–", "belong to whole orders").doesNotContain("Shipping", "net $61.00 + shipping");
    }

    @Test
    void theNumberOfAnotherQuestionDoesNotStayWhenTheAnswerFails() {
        show("sales/orders?range=today&currency=USD&metric=net");
        assertThat(text(sum())).contains("$61.00");
        reset(entries);
        when(entries.sums(any())).thenThrow(new IllegalStateException("no"));

        go("sales/orders?range=today&currency=EUR&metric=net");

        until(() -> assertThat(text()).contains("The rows could not be read", "No data yet"));
        assertThat(text()).doesNotContain("$61.00", "Live ·", "Loading");
    }

    @Test
    void aRefreshThatFailsSaysSinceWhenNothingIsNewAndRetries() {
        show("sales/orders?range=today&currency=USD&metric=net");
        reset(entries);
        when(entries.sums(any())).thenThrow(new IllegalStateException("no"));

        pulses.changed(Sales.SALES);

        until(() -> assertThat(text()).contains("Not refreshed since", "$61.00").doesNotContain("Live ·"));

        answer(List.of(order()));
        _click(_get(NativeButton.class, spec -> spec.withText("Retry")));
        until(() -> assertThat(text()).contains("Live ·"));
    }

    @Test
    void backIsWhereOneCameFrom() {
        show("sales?range=90d&compare=none");
        show("sales/orders?from=2026-11-20&to=2026-11-20&currency=USD&metric=net");
        assertThat(back().getHref()).isEqualTo("sales?compare=none&range=90d");

        show("sales/orders?from=2026-11-20&to=2026-11-20&currency=USD&metric=orders");
        assertThat(back().getHref()).isEqualTo("sales?compare=none&range=90d");
    }

    private static Anchor back() {
        return _get(Anchor.class, spec -> spec.withText("← Sales"));
    }

    private static OrderSum sum() {
        return _get(OrderSum.class);
    }

    private static NativeButton button(String label) {
        return _get(
                NativeButton.class,
                spec -> spec.withPredicate(
                        button -> label.equals(button.getElement().getAttribute("aria-label"))));
    }

    @Test
    void anAverageAndARateTellWhatTheyAreDividedFrom() {
        show("sales/orders?range=today&currency=USD&metric=aov");
        assertThat(text()).contains("(gross $118.00 − discounts $8.00) ÷ orders 1", "$110.00");

        reset(entries);
        when(entries.page(any(), anyBoolean(), anyLong(), anyInt())).thenReturn(List.of(order()));
        when(entries.sums(any()))
                .thenAnswer(call -> call.<EntryFilter>getArgument(0).kind() == Kind.ORDERS
                        ? new Sums(8, new Figures(8, 0, 0, 0, 0, 0, 0))
                        : new Sums(3, new Figures(3, 0, 0, 0, 0, 0, 0)));
        show("sales/orders?range=today&currency=USD&metric=returning-rate");

        until(() ->
                assertThat(text()).contains("37.5\u202f%", "orders of returning customers, below, 3 ÷ all orders 8"));
    }

    @Test
    void aSearchStandsInTheAddressAndIsWhereTheSlashGoes() {
        show("sales/orders?range=today&currency=USD&metric=orders&page=3");
        TextField search = _get(TextField.class);
        assertThat(search.getElement().hasAttribute("data-search")).isTrue();

        search.setValue(" mill ");
        ComponentUtil.fireEvent(search, new ComponentValueChangeEvent<>(search, search, "", true));

        until(() -> assertThat(filters.getLast().search()).isEqualTo("mill"));
        assertThat(url().get("q")).isEqualTo("mill");
        assertThat(url().get("page")).isNull();
    }

    @Test
    void whatIsNotFoundSaysSoAndLeadsOut() {
        answer(List.of());

        show("sales/orders?range=today&currency=USD&metric=net&q=zzz");
        assertThat(text()).contains("Nothing matches “zzz”");
        assertThat(links(_get(OrdersView.class))).contains("sales/orders?currency=USD&metric=net&range=today");

        show("sales/orders?range=today&currency=USD&metric=net&channel=etsy");
        until(() -> assertThat(text()).contains("Nothing stands behind this number", "Take a filter away"));
    }

    @Test
    void aReadThatFailsSaysSoWithoutTheCauseAndRetries() {
        reset(entries);
        when(entries.sums(any())).thenThrow(new IllegalStateException("jdbc:h2:secret"));
        go("sales/orders?range=today&currency=USD");
        until(() -> assertThat(text()).contains("The rows could not be read").doesNotContain("secret"));

        answer(List.of(order()));
        _click(_get(NativeButton.class, spec -> spec.withText("Retry")));

        until(() -> assertThat(text()).contains("Walnut pepper mill", "Live ·"));
    }

    @Test
    void whatTheAddressSaysWrongIsTold() {
        show("sales/orders?metric=profit&customer=ada&range=fortnight&channel=?");

        assertThat(text()).contains("There is no number called “profit”", "no customer of ours", "fortnight", "“?”");
    }

    @Test
    void theWayBackKeepsTheFilters() {
        show("sales/orders?range=7d&currency=USD&metric=net&channel=etsy&q=x&page=2");

        assertThat(back().getHref()).isEqualTo("sales?channel=etsy&currency=USD&range=7d");
    }

    @Test
    void aSaleThatCommitsAppearsByItself() {
        show("sales/orders?range=today&currency=USD&metric=net");
        answer(List.of(refund()));

        pulses.changed(Sales.SALES);

        until(() -> assertThat(text()).doesNotContain("Walnut pepper mill").contains("-$49.00", "1 row"));
    }

    @Test
    void aRowOpensTheWholeOrderAndSaysWhenItIsGone() {
        when(sales.find(Channel.STRIPE, "pi_6")).thenReturn(Optional.of(Snapshots.order("pi_6")));
        show("sales/orders?range=today&currency=USD&metric=net");

        _click(_find(NativeButton.class, spec -> spec.withClasses("opener")).getFirst());
        until(() -> assertThat(text())
                .contains("pi_6", "2 × Walnut pepper mill", "not mapped", "fee $3.20", "fraudulent, open"));

        _click(_find(NativeButton.class, spec -> spec.withClasses("opener")).getLast());
        until(() -> assertThat(text()).contains("This order is gone"));
    }

    @Test
    void aViewerMaySeeIt() {
        signIn("pia", "VIEWER");

        show("sales/orders?range=today&currency=USD&metric=net");

        assertThat(text()).contains("Walnut pepper mill");
    }
}
