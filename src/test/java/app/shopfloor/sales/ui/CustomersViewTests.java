package app.shopfloor.sales.ui;

import static app.shopfloor.sales.ui.Snapshots.TODAY;
import static app.shopfloor.sales.ui.Snapshots.figures;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.when;

import app.shopfloor.base.ui.DataTable;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.sales.Article;
import app.shopfloor.sales.CurrencyFilter;
import app.shopfloor.sales.CustomersSnapshot.TopCustomer;
import app.shopfloor.sales.Figures;
import app.shopfloor.sales.Metric;
import app.shopfloor.sales.SalesFilter;
import app.shopfloor.sales.SalesRankings.CustomerSums;
import app.shopfloor.shared.DayRange;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of all customers, of whom the Sales screen shows the first ten. */
class CustomersViewTests extends OnSalesScreens {

    /** How a page was asked for. */
    private record Asked(CurrencyFilter filter, Metric by, boolean descending, long offset) {}

    private static final List<TopCustomer> BOUGHT = List.of(
            new TopCustomer(4_711, "Ada Lovelace", "ada@example.com", false, figures(123_400)),
            new TopCustomer(4_712, null, "m.okafor@example.com", true, figures(61_500)),
            new TopCustomer(4_713, null, null, true, figures(2_900)));

    private final List<Asked> pages = new CopyOnWriteArrayList<>();

    @BeforeEach
    void bought() {
        answer(BOUGHT, Figures.NONE);
    }

    private void answer(List<TopCustomer> all, Figures nobodys) {
        reset(rankings);
        when(rankings.customers(any(), any(), anyBoolean(), anyLong(), anyInt()))
                .thenAnswer(call -> {
                    Asked asked = new Asked(
                            call.getArgument(0), call.getArgument(1), call.getArgument(2), call.getArgument(3));
                    pages.add(asked);
                    return all.stream()
                            .skip(asked.offset())
                            .limit(call.<Integer>getArgument(4))
                            .toList();
                });
        when(rankings.customerSums(any()))
                .thenReturn(new CustomerSums(
                        all.size(),
                        all.stream().map(TopCustomer::figures).reduce(Figures.NONE, Figures::plus),
                        nobodys));
        doAnswer(call -> {
                    all.forEach(call.<Consumer<TopCustomer>>getArgument(3));
                    return null;
                })
                .when(rankings)
                .forEachCustomer(any(), any(), anyBoolean(), any());
    }

    @Test
    void eachCustomerIsNamedAsFarAsKnownAndOpensHisOrdersAsInTheCard() {
        show("sales/customers?currency=EUR");

        assertThat(text())
                .contains("Customers", "Ada Lovelace", "ada@example.com", "returning", "€1,234.00")
                .contains("m.okafor@example.com", "new", "Customer 4713", "All 3 rows", "€1,878.00");
        List<String> fromTheList = links(_get(DataTable.class)).stream()
                .filter(link -> link.startsWith("sales/orders"))
                .toList();
        assertThat(fromTheList).first().isEqualTo("sales/orders?currency=EUR&customer=4711&metric=net&range=30d");
        show("sales?currency=EUR");
        until(() -> assertThat(links(_get(TopCustomersCard.class))).containsAll(fromTheList));
    }

    @Test
    void anotherColumnIsShownWithoutReadingAnew() {
        show("sales/customers?currency=EUR");
        int read = pages.size();

        show("sales/customers?cols=email,currency&currency=EUR");

        until(() -> assertThat(text()).contains("Currency"));
        assertThat(pages).hasSize(read);
    }

    @Test
    void inACurrencyInWhichNothingWasSoldAnotherOneIsOffered() {
        answer(List.of(), Figures.NONE);

        show("sales/customers?currency=CHF");

        until(() -> assertThat(text())
                .contains("No customer is known in these days in CHF")
                .contains("Choose another currency or a longer range."));
    }

    @Test
    void everyPartOfTheAddressIsAskedForAlsoTheOrderAndThePage() {
        answer(
                LongStream.range(0, 60)
                        .mapToObj(id -> new TopCustomer(id, "Nr " + id, null, false, figures(1_000)))
                        .toList(),
                Figures.NONE);

        answer(filter -> SalesCurrenciesTests.shopWithAll());
        show("sales/customers?range=7d&compare=none&currency=all&sku=LID-PC&country=DE&page=2&sort=-orders");

        until(() -> assertThat(text()).contains("51–60 of 60", "Nr 59").doesNotContain("Nr 49"));
        assertThat(pages)
                .containsOnly(new Asked(
                        new CurrencyFilter(
                                new SalesFilter(
                                        new DayRange(TODAY.minusDays(6), TODAY),
                                        null,
                                        null,
                                        null,
                                        Article.ofSku("LID-PC"),
                                        "DE"),
                                "EUR",
                                true),
                        Metric.ORDERS,
                        true,
                        50));
    }

    @Test
    void itSaysWhatOrdersOfNobodyComeToBecauseNoRowHasThem() {
        answer(BOUGHT, new Figures(30, 31, 99_900, 0, 0, 0, 0));

        show("sales/customers?currency=USD");

        until(() -> assertThat(text())
                .contains("30 orders tell no customer: $999.00 of net revenue that is not in this list"));
    }

    @Test
    void theCardLeadsToTheListOfTheSameQuestion() {
        show("sales?range=7d&channel=etsy");

        until(() -> assertThat(links(_get(TopCustomersCard.class)))
                .contains("sales/customers?channel=etsy&currency=USD&range=7d"));
    }

    @Test
    void itsFileHasEverybodyAndIsThatOfTheCard() {
        SalesLists lists =
                new SalesLists(sales, rankings, () -> TODAY, "EUR", new Formats(Locale.US, ZoneOffset.UTC), false);
        ByteArrayOutputStream file = new ByteArrayOutputStream();

        lists.customers("customers", SalesQuestion.USUAL.in("USD")).writeTo(file);

        assertThat(file.toString(StandardCharsets.UTF_8).lines())
                .hasSize(4)
                .startsWith(
                        "Customer,Email,New or returning,Orders,Net revenue,Units,Gross revenue,Discounts,Returns,Currency")
                .contains("Customer 4713,,new,1,29.00,1,31.90,1.93,0.97,USD");
    }

    @Test
    void withoutCustomersItSaysSo() {
        answer(List.of(), Figures.NONE);

        show("sales/customers?currency=USD");

        until(() -> assertThat(text()).contains("No customer is known in these days"));
    }
}
