package app.shopfloor.sales.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.shopfloor.base.chart.ApexChart;
import app.shopfloor.base.live.MinuteTurn;
import app.shopfloor.base.ui.State;
import app.shopfloor.base.ui.Tile;
import app.shopfloor.sales.Sales;
import app.shopfloor.sales.SalesSnapshot.LatestSale;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sale moves the Sales screen in place. */
class SalesPushTests extends OnSalesScreens {

    @Test
    void aSaleThatCommitsMovesTheScreenByItselfAndKeepsTheOtherSalesElements() {
        show("sales");
        List<ListItem> before = latest();
        List<LatestSale> more = new ArrayList<>(Snapshots.latest(Snapshots.AS_OF));
        more.addFirst(Snapshots.sale(8, "Knife rack", 7_700, Snapshots.AS_OF));
        String net = text(_find(Tile.class).getFirst());
        answer(filter -> shop(more, 207_700));

        pulses.changed(Sales.SALES);

        until(() -> assertThat(latest().getFirst().getElement().getTextRecursively())
                .contains("Knife rack", "$77.00"));
        assertThat(latest().getFirst().getClassNames()).contains("fresh");
        assertThat(latest().subList(1, 6)).isEqualTo(before.subList(0, 5));
        assertThat(before).allSatisfy(row -> assertThat(row.getClassNames()).doesNotContain("fresh"));
        assertThat(text(_find(Tile.class).getFirst())).isNotEqualTo(net);
        assertThat(_get(_get(RevenueCard.class), ApexChart.class)
                        .shown()
                        .series()
                        .getFirst()
                        .values()
                        .getLast())
                .isEqualTo(Snapshots.figures(207_700).net());
    }

    @Test
    void aRefundMarksItsSaleInPlace() {
        show("sales");
        LatestSale sale = Snapshots.sale(7, "Drawer divider", 2_900, Snapshots.AS_OF);
        LatestSale refunded = new LatestSale(
                7,
                sale.channel(),
                sale.orderId(),
                sale.title(),
                1,
                0,
                "USD",
                2_900,
                2_900,
                "Ada L.",
                sale.paidAt(),
                false);
        ListItem row = latest().getFirst();
        answer(filter -> shop(List.of(refunded), 200_000));

        pulses.changed(Sales.SALES);

        until(() -> assertThat(row.getElement().getTextRecursively()).contains("refund $29.00"));
        assertThat(latest()).containsExactly(row);
    }

    @Test
    void aRefreshThatFailsKeepsTheNumbersAndSaysOfWhenTheyAre() {
        show("sales");
        answer(filter -> {
            throw new IllegalStateException("on purpose");
        });

        pulses.changed(Sales.SALES);

        until(() -> assertThat(text())
                .contains("Not refreshed since 2:32:07", "Retry")
                .doesNotContain("Live ·"));
        assertThat(_find(Tile.class)).hasSize(8);
    }

    @Test
    void aScreenThatWasLeftAsksNoMore() {
        show("sales");
        _get(SalesView.class).getElement().removeFromParent();
        asked.clear();

        long beats = pulses.count(Sales.SALES);
        pulses.changed(Sales.SALES);

        await().until(() -> pulses.count(Sales.SALES) > beats);
        assertThat(asked).isEmpty();
    }

    @Test
    void theWordsOfNothingStayWhileNothingChanges() {
        answer(filter -> Snapshots.of(List.of(), Snapshots.latest(Snapshots.AS_OF)));
        show("sales?channel=etsy");
        List<Element> before = states();
        assertThat(before).isNotEmpty();
        answer(filter -> Snapshots.of(List.of(), List.of(Snapshots.sale(9, "Knife rack", 7_700, Snapshots.AS_OF))));

        pulses.changed(Sales.SALES);

        until(() -> assertThat(latest()).hasSize(1));
        assertThat(states()).containsAll(before);
    }

    private static List<Element> states() {
        return _find(State.class).stream().map(State::getElement).toList();
    }

    @Test
    void whatIsComparedUntilNowMovesWithEveryMinute() {
        show("sales?range=today");
        answer(filter -> shop(Snapshots.latest(Snapshots.AS_OF), 207_700));
        String net = text(_find(Tile.class).getFirst());

        pulses.changed(MinuteTurn.NEW_MINUTE);

        until(() -> assertThat(text(_find(Tile.class).getFirst())).isNotEqualTo(net));
    }

    @Test
    void chipsAndBarsKeepTheirElementsWhenASaleArrives() {
        show("sales");
        List<Element> before = steady();
        answer(filter -> shop(Snapshots.latest(Snapshots.AS_OF), 207_700));
        String chip = text(chip("USD"));

        pulses.changed(Sales.SALES);

        until(() -> assertThat(text(chip("USD"))).isNotEqualTo(chip));
        assertThat(steady()).isEqualTo(before);
        assertThat(chip("USD").getElement().getAttribute("aria-pressed")).isEqualTo("true");
        assertThat(chip("EUR").getElement().getAttribute("aria-pressed")).isEqualTo("false");
    }

    private static NativeButton chip(String currency) {
        return _get(
                NativeButton.class,
                spec -> spec.withClasses("chip")
                        .withPredicate(chip -> text(chip).startsWith(currency)));
    }

    private static List<Element> steady() {
        List<Element> elements = new ArrayList<>();
        _find(NativeButton.class, spec -> spec.withClasses("chip")).forEach(chip -> elements.add(chip.getElement()));
        _find(ListItem.class).forEach(item -> elements.add(item.getElement()));
        _find(Tile.class).forEach(tile -> elements.add(tile.getElement()));
        return elements;
    }
}
