package app.shopfloor.sales.ui;

import static app.shopfloor.sales.ui.Snapshots.THIRTY_DAYS;
import static app.shopfloor.sales.ui.Snapshots.TODAY;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.base.chart.ApexChart;
import app.shopfloor.base.chart.Chart;
import app.shopfloor.base.ui.Tile;
import app.shopfloor.sales.Figures;
import app.shopfloor.sales.SalesSnapshot;
import app.shopfloor.sales.SalesSnapshot.Combined;
import app.shopfloor.sales.SalesSnapshot.Missing;
import app.shopfloor.shared.DayRange;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Currencies stand apart on the Sales screen, and are summed only in the reporting one. */
class SalesCurrenciesTests extends OnSalesScreens {

    @Test
    void currenciesStandApartAndAreNeverSummed() {
        show("sales");
        assertThat(text(_find(Tile.class).getFirst())).contains("$").doesNotContain("€");

        show("sales?currency=EUR");

        assertThat(text(_find(Tile.class).getFirst())).contains("€").doesNotContain("$");
        assertThat(_get(_get(RevenueCard.class), ApexChart.class).shown().values())
                .isEqualTo(new Chart.Amounts("EUR", 2));
    }

    @Test
    void aCurrencyWithoutSalesSaysSoAndOffersTheOthers() {
        go("sales?currency=GBP");

        until(() -> assertThat(text()).contains("No sales in this currency", "GBP", "USD", "EUR"));
        assertThat(_find(Tile.class)).isEmpty();
    }

    @Test
    void aCurrencyThatIsNoneIsSaidAndThatOfMostOrdersShown() {
        show("sales?currency=ZZZ");

        assertThat(text()).contains("“ZZZ” is no currency; that of most orders is shown.");
        assertThat(text(_find(Tile.class).getFirst())).contains("$");
    }

    @Test
    void allCurrenciesAreShownInTheReportingOneWhenChosen() {
        answer(filter -> shopWithAll());
        show("sales");

        _click(_get(
                NativeButton.class,
                spec -> spec.withPredicate(chip -> text(chip).startsWith("All in EUR"))));

        until(() -> assertThat(text(_find(Tile.class).getFirst())).contains("€").doesNotContain("$"));
        assertThat(_find(Tile.class).getFirst().getElement().getTextRecursively())
                .contains(
                        "Gross revenue − discounts − returns.", "at the source's own rate, else at the reference rate");
        assertThat(UI.getCurrent()
                        .getInternals()
                        .getActiveViewLocation()
                        .getQueryParameters()
                        .getSingleParameter("currency"))
                .hasValue("all");
        assertThat(text()).doesNotContain("Not in these sums", "incomplete");
    }

    @Test
    void whatHasNoRateIsToldBesideTheSumAndAnAdminIsLedToTheRates() {
        answer(filter -> shopWithAll(yen()));

        show("sales?currency=all");

        assertThat(text()).contains("Not in these sums, because no exchange rate to EUR is known", "incomplete");
        assertThat(text()).contains("¥12,000 net of 3 orders, on 2 days (Nov 17 – Nov 18)");
        assertThat(_find(Anchor.class).stream().map(Anchor::getHref)).contains("settings/rates");

        show("sales?currency=USD");
        assertThat(text()).contains("incomplete").doesNotContain("Not in these sums");
    }

    @Test
    void whoMayNotUploadRatesIsToldWhoMay() {
        answer(filter -> shopWithAll(yen()));
        signIn("pia", "VIEWER");

        show("sales?currency=all");

        assertThat(text()).contains("An admin can upload the rates");
        assertThat(_find(Anchor.class).stream().map(Anchor::getHref)).doesNotContain("settings/rates");
    }

    @Test
    void allCurrenciesOfAShopWithTheReportingOneAloneIsThatOne() {
        answer(filter -> Snapshots.of(List.of(Snapshots.in("EUR", THIRTY_DAYS, 90_000)), List.of()));

        show("sales?currency=all");

        assertThat(text(_find(Tile.class).getFirst())).contains("€");
        assertThat(text()).doesNotContain("All in EUR");
    }

    static SalesSnapshot shopWithAll(Missing... missing) {
        return Snapshots.with(
                new Combined(Snapshots.in("EUR", THIRTY_DAYS, 250_000), List.of(missing), List.of()),
                shop(List.of(), 200_000));
    }

    static Missing yen() {
        return new Missing(
                "JPY", new Figures(3, 3, 12_000, 0, 0, 0, 0), 2, new DayRange(TODAY.minusDays(3), TODAY.minusDays(2)));
    }
}
