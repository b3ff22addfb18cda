package app.shopfloor.sales.ui;

import static app.shopfloor.sales.ui.Snapshots.THIRTY_DAYS;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.base.ui.Tile;
import app.shopfloor.sales.SalesSnapshot;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every number of the Sales screen leads to the entries behind it. */
class SalesLinksTests extends OnSalesScreens {

    private static final String ORDERS = "sales/orders?currency=USD&metric=";

    @Test
    void everyTileOpensItsEntriesInTheCurrencyShownUnderTheSameFilters() {
        show("sales?range=7d&channel=etsy&country=DE&compare=none");

        assertThat(_find(Tile.class))
                .hasSize(8)
                .allSatisfy(tile -> assertThat(links(tile))
                        .singleElement()
                        .asString()
                        .startsWith("sales/orders?channel=etsy&compare=none&country=DE&currency=USD&metric=")
                        .endsWith("&range=7d"));
    }

    @Test
    void theLinesOfTheLadderOpenTheirEntries() {
        show("sales");

        assertThat(links(_get(LadderCard.class)))
                .containsExactly(
                        ORDERS + "gross&range=30d",
                        ORDERS + "discounts&range=30d",
                        ORDERS + "returns&range=30d",
                        ORDERS + "net&range=30d",
                        ORDERS + "shipping&range=30d",
                        ORDERS + "tax&range=30d",
                        ORDERS + "total&range=30d");
    }

    @Test
    void barsOfChannelsAndCountriesOpenTheirEntries() {
        show("sales");

        assertThat(links(_get(ChannelCard.class)))
                .contains(
                        "sales/orders?channel=stripe&currency=USD&metric=net&range=30d",
                        "sales/orders?channel=etsy&currency=USD&metric=net&range=30d");
        assertThat(links(_get(CountryCard.class)))
                .contains(
                        "sales/orders?country=DE&currency=USD&metric=net&range=30d",
                        "sales/orders?country=unknown&currency=USD&metric=net&range=30d");
    }

    @Test
    void thePointsOfTheCourseOpenTheirDaysAndThoseOfThePreviousPeriod() {
        show("sales");

        asTable(_get(RevenueCard.class));

        assertThat(links(_get(RevenueCard.class)))
                .hasSize(2 * 30)
                .contains(
                        "sales/orders?currency=USD&from=2026-11-20&metric=net&to=2026-11-20",
                        "sales/orders?currency=USD&from=2026-10-21&metric=net&to=2026-10-21");
    }

    @Test
    void aPartOfADayThatIsComparedWithOpensNothingBecauseNoAddressTellsItsPart() {
        SalesSnapshot shop = shop(List.of(), 200_000);
        answer(filter -> new SalesSnapshot(
                shop.filter(),
                shop.range(),
                shop.previous(),
                LocalTime.of(14, 32),
                shop.granularity(),
                shop.currencies(),
                null,
                List.of(),
                true,
                shop.asOf()));
        show("sales");

        asTable(_get(RevenueCard.class));

        assertThat(links(_get(RevenueCard.class))).hasSize(30);
        assertThat(text()).contains("until 2:32");
    }

    @Test
    void theBarsOfNewAndReturningCustomersKeepWhoIsNewInTheWholeRange() {
        show("sales");
        until(() -> assertThat(text()).contains("Ada Lovelace"));

        asTable(_get(NewAndReturningCard.class));

        assertThat(links(_get(NewAndReturningCard.class)))
                .contains(
                        "sales/orders?currency=USD&from=2026-11-20&metric=orders-of-new&since=2026-10-22&to=2026-11-20",
                        "sales/orders?currency=USD&from=2026-11-20&metric=orders-of-returning&since=2026-10-22&to=2026-11-20");
    }

    @Test
    void aLatestSaleOpensItsOrderFromTheDayOnWhichItWasPaid() {
        show("sales?currency=EUR");

        ListItem first = latest().getFirst();
        ListItem older = latest().getLast();

        assertThat(links(first))
                .containsExactly(
                        "sales/orders?channel=stripe&currency=USD&from=2026-11-20&metric=total&order=pi_7&to=2026-11-20");
        assertThat(links(older))
                .containsExactly(
                        "sales/orders?channel=stripe&currency=USD&from=2026-11-10&metric=total&order=pi_1&to=2026-11-20");
    }

    @Test
    void inAllCurrenciesTheLinksAskForAllOfThem() {
        answer(filter -> Snapshots.with(
                new SalesSnapshot.Combined(Snapshots.in("EUR", THIRTY_DAYS, 250_000), List.of(), List.of()),
                shop(List.of(), 200_000)));

        show("sales?currency=all");

        assertThat(links(_find(Tile.class).getFirst()))
                .containsExactly("sales/orders?currency=all&metric=net&range=30d");
    }

    private static void asTable(com.vaadin.flow.component.Component card) {
        _click(_get(
                card,
                NativeButton.class,
                spec -> spec.withPredicate(
                        button -> "Show as table".equals(button.getElement().getAttribute("aria-label")))));
        assertThat(_find(card, Anchor.class)).isNotEmpty();
    }
}
