package app.shopfloor.sales.ui;

import static app.shopfloor.sales.ui.Snapshots.THIRTY_DAYS;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.verify;

import app.shopfloor.base.live.MinuteTurn;
import app.shopfloor.base.ui.Tile;
import app.shopfloor.sales.FiltersForTests;
import app.shopfloor.sales.Sales;
import app.shopfloor.sales.SalesSnapshot;
import app.shopfloor.sales.SalesSnapshot.InCurrency;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What the Sales screen shows at first, with nothing, and when reading fails. */
class SalesViewTests extends OnSalesScreens {

    @Test
    void showsASkeletonUntilTheFirstAnswerAndThenEveryFigure() {
        CompletableFuture<SalesSnapshot> computed = new CompletableFuture<>();
        answer(filter -> computed.join());
        go("sales");
        assertThat(text()).contains("Loading");
        assertThat(_find(Tile.class))
                .hasSize(8)
                .allSatisfy(tile -> assertThat(text(tile)).doesNotContain("$"));

        computed.complete(shop(Snapshots.latest(Snapshots.AS_OF), 200_000));
        until(() -> assertThat(text()).contains("Live · as of", "2:32:07"));

        assertThat(_find(Tile.class).stream().map(OnSalesScreens::text))
                .satisfiesExactly(
                        net -> assertThat(net).contains("Net revenue", "▲"),
                        gross -> assertThat(gross).contains("Gross revenue"),
                        orders -> assertThat(orders).contains("Orders"),
                        units -> assertThat(units).contains("Units"),
                        average -> assertThat(average).contains("Average order"),
                        refunds -> assertThat(refunds).contains("Returns"),
                        fresh -> assertThat(fresh).contains("New customers"),
                        rate -> assertThat(rate).contains("Returning rate", "20.0\u202f%"));
        assertThat(text()).contains("Oct 22 – Nov 20, against Sep 22 – Oct 21", "71\u202f%", "From gross to total");
        assertThat(asked).containsOnly(FiltersForTests.of(THIRTY_DAYS));
    }

    @Test
    void beforeTheFirstSaleItSaysHowToBegin() {
        answer(filter -> Snapshots.beforeTheFirstSale());

        go("sales");

        until(() -> assertThat(text()).contains("Connect Stripe or load the sample shop"));
        assertThat(_find(Anchor.class).stream().map(Anchor::getHref)).contains("settings/connections");
        assertThat(_find(Tile.class)).isEmpty();
    }

    @Test
    void whoMayNotConnectIsNotSentThere() {
        answer(filter -> Snapshots.beforeTheFirstSale());
        signIn("pia", "VIEWER");

        go("sales");

        until(() -> assertThat(text()).contains("As soon as an admin connects Stripe"));
        assertThat(_find(Anchor.class).stream().map(Anchor::getHref)).doesNotContain("settings/connections");
    }

    @Test
    void daysWithoutSalesSaySoAndStillShowTheLatest() {
        answer(filter ->
                Snapshots.of(filter.range(), List.of(), Snapshots.latest(Snapshots.AS_OF), true, Snapshots.AS_OF));

        go("sales?from=2026-01-01&to=2026-01-31");

        until(() -> assertThat(text()).contains("No sales in these days", "Jan 1 – Jan 31", "Walnut pepper mill"));
        assertThat(text()).doesNotContain("Connect Stripe");
    }

    @Test
    void aFirstReadThatFailsSaysSoWithoutTheCauseAndRetries() {
        answer(filter -> {
            throw new IllegalStateException("jdbc:h2:secret");
        });
        go("sales");
        until(() -> assertThat(text()).contains("The sales could not be read").doesNotContain("secret", "Live"));

        answer(filter -> shop(List.of(), 200_000));
        _click(_get(NativeButton.class, spec -> spec.withText("Retry")));

        until(() -> assertThat(_find(Tile.class)).hasSize(8));
        assertThat(text()).contains("Live").doesNotContain("could not be read");
    }

    @Test
    void whatReadsForItselfStandsWhereTheSalesCouldNotBeRead() {
        answer(filter -> {
            throw new IllegalStateException("jdbc:h2:secret");
        });

        go("sales");

        until(() -> assertThat(text()).contains("The sales could not be read", "No fees and payouts yet"));
    }

    @Test
    void whileNothingSellsTheFiguresAreStillRightAndSaySo() {
        SalesSnapshot quiet = shop(List.of(), 200_000);
        answer(filter -> quiet);
        show("sales");
        assertThat(text()).contains("Live · as of 2:32:07");

        clock.pass(Duration.ofMinutes(5));
        pulses.changed(MinuteTurn.NEW_MINUTE);

        until(() -> assertThat(text()).contains("Live · as of 2:37:07"));
    }

    @Test
    void refreshReadsEveryPartAnew() {
        show("sales");
        int before = asked.size();
        clearInvocations(sales, cash);

        _click(_get(NativeButton.class, spec -> spec.withText("Refresh")));

        until(() -> {
            assertThat(asked).hasSizeGreaterThan(before);
            verify(sales).customers(any());
            verify(cash).snapshot(any());
        });
    }

    @Test
    void aRowOfTilesThatCannotBeFilledSaysSoAloneAndComesBack() {
        InCurrency good = Snapshots.in("USD", THIRTY_DAYS, 200_000);
        InCurrency bad = new InCurrency(
                "USD",
                good.now(),
                good.before(),
                Collections.singletonList(null),
                good.previousSeries(),
                good.channels(),
                good.countries(),
                good.skus(),
                good.articles());
        answer(filter -> Snapshots.of(List.of(bad), List.of()));

        show("sales");

        assertThat(text()).contains("The figures could not be read", "From gross to total", "71\u202f%");
        assertThat(_find(Tile.class)).isEmpty();

        answer(filter -> Snapshots.of(List.of(good), List.of()));
        pulses.changed(Sales.SALES);
        until(() -> assertThat(_find(Tile.class)).hasSize(8));
        assertThat(text()).doesNotContain("The figures could not be read");
    }
}
