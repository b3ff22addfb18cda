package app.shopfloor.sales.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.base.ui.Tile;
import app.shopfloor.sales.BuyersForTests;
import app.shopfloor.sales.CustomersSnapshot;
import app.shopfloor.sales.CustomersSnapshot.Buyers;
import app.shopfloor.sales.Sales;
import app.shopfloor.sales.SalesSnapshot;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The customers of the Sales screen wait and fail by themselves. */
class SalesCustomersTests extends OnSalesScreens {

    @Test
    void theRestOfTheScreenDoesNotWaitForThem() {
        CompletableFuture<CustomersSnapshot> computed = new CompletableFuture<>();
        answerOfCustomers(filter -> computed.join());
        show("sales");
        assertThat(text(_find(Tile.class).getFirst())).contains("$");
        assertThat(text()).doesNotContain("Ada Lovelace");

        computed.complete(Snapshots.customers("USD"));

        until(() -> assertThat(text(_get(TopCustomersCard.class))).contains("Ada Lovelace"));
        assertThat(text(rate())).contains("20.0\u202f%", "▼ 5.0\u202fpp", "25.0\u202f%");
    }

    @Test
    void theyFailAloneAndComeBack() {
        answerOfCustomers(filter -> {
            throw new IllegalStateException("jdbc:h2:secret");
        });
        show("sales");
        until(() -> assertThat(text(_get(TopCustomersCard.class))).contains("could not be read"));
        assertThat(text(_get(NewAndReturningCard.class))).contains("could not be read");
        assertThat(text()).contains("Live ·", "From gross to total").doesNotContain("secret");

        answerOfCustomers(filter -> Snapshots.customers("USD"));
        _click(_find(_get(TopCustomersCard.class), NativeButton.class, spec -> spec.withText("Retry"))
                .getFirst());

        until(() -> assertThat(text(_get(TopCustomersCard.class))).contains("Ada Lovelace"));
    }

    @Test
    void whoBoughtMostIsNamedAsFarAsKnownAndLeadsToHisOrders() {
        show("sales?currency=EUR");

        until(() -> assertThat(_find(
                                _get(TopCustomersCard.class),
                                Anchor.class,
                                spec -> spec.withPredicate(
                                        anchor -> anchor.getHref().startsWith("sales/orders")))
                        .stream()
                        .map(Anchor::getText))
                .containsExactly("Ada Lovelace", "m.okafor@example.com", "Customer 4713"));
        assertThat(links(_get(TopCustomersCard.class)))
                .contains("sales/orders?currency=EUR&customer=4711&metric=net&range=30d");
        assertThat(text(_get(TopCustomersCard.class))).contains("€1,234", "ada@example.com");
    }

    @Test
    void whileOthersAreAwaitedOrCannotBeReadNoWayLeadsToThoseBefore() {
        show("sales");
        until(() -> assertThat(waysToCustomers()).isEqualTo(2));
        CompletableFuture<CustomersSnapshot> computed = new CompletableFuture<>();
        answerOfCustomers(filter -> computed.join());

        go("sales?range=7d");
        assertThat(waysToCustomers()).isZero();
        computed.completeExceptionally(new IllegalStateException("jdbc:h2:secret"));

        until(() -> assertThat(text(_get(TopCustomersCard.class))).contains("could not be read"));
        assertThat(waysToCustomers()).isZero();
        answerOfCustomers(filter -> Snapshots.customers("USD"));
        _click(_get(_get(TopCustomersCard.class), NativeButton.class, spec -> spec.withText("Retry")));
        until(() -> assertThat(waysToCustomers()).isEqualTo(2));
    }

    @Test
    void ofNobodyThereIsNeitherFileNorList() {
        CustomersSnapshot some = Snapshots.customers("USD");
        answerOfCustomers(filter -> new CustomersSnapshot(
                some.filter(), some.range(), some.against(), some.granularity(), List.of(), null, some.asOf()));

        show("sales");

        until(() -> assertThat(text(_get(TopCustomersCard.class))).contains("Nobody bought in these days"));
        assertThat(waysToCustomers()).isZero();
    }

    /** To the list of all, and to the file. */
    private static long waysToCustomers() {
        return _find(_get(TopCustomersCard.class), Anchor.class).stream()
                .filter(way ->
                        way.getText().equals("All customers") || way.getText().equals("CSV"))
                .count();
    }

    @Test
    void ordersOfNobodyAreToldBecauseNoBarHasThem() {
        show("sales");

        until(() -> assertThat(text(_get(NewAndReturningCard.class)))
                .contains("orders by day · 30 orders tell no customer"));
    }

    @Test
    void aSaleMovesThem() {
        show("sales");
        until(() -> assertThat(text(_get(TopCustomersCard.class))).contains("Ada Lovelace"));
        answerOfCustomers(filter -> {
            CustomersSnapshot more = Snapshots.customers("USD");
            return new CustomersSnapshot(
                    more.filter(), more.range(), more.against(), more.granularity(), List.of(), null, more.asOf());
        });

        pulses.changed(Sales.SALES);

        until(() -> assertThat(text(_get(TopCustomersCard.class))).contains("Nobody bought in these days"));
        assertThat(text(rate())).contains("–");
    }

    @Test
    void whereTheyFailBeforeTheFiguresComeTheRateSaysSo() {
        CompletableFuture<SalesSnapshot> figures = new CompletableFuture<>();
        answer(filter -> figures.join());
        answerOfCustomers(filter -> {
            throw new IllegalStateException("jdbc:h2:secret");
        });
        go("sales");
        until(() -> assertThat(text(rate())).contains("Could not be read", "Retry"));

        figures.complete(shop(List.of(), 200_000));
        until(() -> assertThat(text()).contains("Live ·"));
        assertThat(text(rate())).contains("Could not be read");
        answerOfCustomers(filter -> Snapshots.customers("USD"));
        _click(_get(rate(), NativeButton.class, spec -> spec.withText("Retry")));

        until(() -> assertThat(text(rate())).contains("20.0\u202f%"));
    }

    @Test
    void whatCannotBeRefreshedStaysAndTheScreenSaysSo() {
        show("sales");
        until(() -> assertThat(text(_get(TopCustomersCard.class))).contains("Ada Lovelace"));
        answerOfCustomers(filter -> {
            throw new IllegalStateException("jdbc:h2:secret");
        });

        pulses.changed(Sales.SALES);
        until(() -> assertThat(text()).contains("Not refreshed since").doesNotContain("Live ·"));
        assertThat(text(_get(TopCustomersCard.class))).contains("Ada Lovelace");
        assertThat(text(rate())).contains("20.0\u202f%");

        answerOfCustomers(filter -> Snapshots.customers("USD"));
        pulses.changed(Sales.SALES);
        until(() -> assertThat(text()).contains("Live ·").doesNotContain("Not refreshed"));
    }

    @Test
    void ofNoOrdersThereIsNoRate() {
        CustomersSnapshot some = Snapshots.customers("USD");
        CustomersSnapshot.InCurrency none = new CustomersSnapshot.InCurrency(
                "USD",
                BuyersForTests.NONE,
                new Buyers(100, 40, 60, 25),
                some.currencies().getFirst().series(),
                List.of());
        answerOfCustomers(filter -> new CustomersSnapshot(
                some.filter(), some.range(), some.against(), some.granularity(), List.of(none), null, some.asOf()));

        show("sales");

        until(() -> assertThat(text(rate())).contains("––", "25.0\u202f%").doesNotContain("0.0\u202f%", "▼"));
    }

    private static Tile rate() {
        return _find(Tile.class).getLast();
    }
}
