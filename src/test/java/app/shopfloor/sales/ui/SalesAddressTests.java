package app.shopfloor.sales.ui;

import static app.shopfloor.sales.ui.Snapshots.THIRTY_DAYS;
import static app.shopfloor.sales.ui.Snapshots.TODAY;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import app.shopfloor.base.ui.MenuChoice;
import app.shopfloor.sales.Article;
import app.shopfloor.sales.FiltersForTests;
import app.shopfloor.sales.Granularity;
import app.shopfloor.sales.SalesFilter;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the Sales screen shows stands in its address. */
class SalesAddressTests extends OnSalesScreens {

    @Test
    void theCutChosenStaysUntilOneLetsItFollowTheRangeAgain() {
        show("sales?range=30d&by=month");
        MenuChoice<?> cut = _get(_get(RevenueCard.class), MenuChoice.class);

        choose(cut, "Autoday");
        assertThat(url().query().getParameters()).doesNotContainKey("by");

        until(() -> assertThat(text(cut)).contains("Auto"));
        choose(cut, "Week");
        assertThat(url().query().getParameters()).contains(entry("by", List.of("week")));
    }

    private static void choose(MenuChoice<?> menu, String label) {
        Component line = within(menu)
                .filter(part -> part.getElement().getTextRecursively().equals(label)
                        && part.getElement().hasAttribute("role"))
                .findFirst()
                .orElseThrow();
        ComponentUtil.fireEvent(line, new ClickEvent<>(line));
    }

    private static Stream<Component> within(Component component) {
        return Stream.concat(Stream.of(component), component.getChildren().flatMap(SalesAddressTests::within));
    }

    @Test
    void aBlankFilterIsNone() {
        show("sales?sku=%20&channel=&country=%00");

        assertThat(text()).doesNotContain("Product: ", "Channel: ", "There is no", " is no ");
        assertThat(asked.getLast()).isEqualTo(FiltersForTests.of(Snapshots.THIRTY_DAYS));
    }

    @Test
    void theRangeStandsInTheUrlAndAWrongOneIsSaid() {
        show("sales?range=7d");
        until(() -> assertThat(asked).contains(FiltersForTests.of(new DayRange(TODAY.minusDays(6), TODAY))));

        show("sales?range=all");
        until(() -> assertThat(asked).contains(FiltersForTests.ALL_TIME));

        asked.clear();
        show("sales?range=fortnight");
        until(() -> assertThat(asked).contains(FiltersForTests.of(THIRTY_DAYS)));
        assertThat(text()).contains("There is no range “fortnight”; the last 30 days are shown instead.");
    }

    @Test
    void choosingARangeAsksForItsDaysAndKeepsTheRest() {
        show("sales?currency=EUR&channel=etsy&compare=year");
        asked.clear();

        _click(_get(NativeButton.class, spec -> spec.withText("90 d")));

        DayRange days = new DayRange(TODAY.minusDays(89), TODAY);
        until(() -> assertThat(asked)
                .contains(new SalesFilter(
                        days,
                        new DayRange(days.from().minusYears(1), days.to().minusYears(1)),
                        null,
                        Channel.ETSY,
                        null,
                        null)));
        assertThat(url().values())
                .containsOnly(
                        entry("range", "90d"),
                        entry("currency", "EUR"),
                        entry("channel", "etsy"),
                        entry("compare", "year"));
    }

    @Test
    void everyFilterOfTheAddressIsAskedFor() {
        show("sales?range=7d&compare=none&by=month&channel=stripe&sku=LID-PC&country=unknown");

        until(() -> assertThat(asked)
                .contains(new SalesFilter(
                        new DayRange(TODAY.minusDays(6), TODAY),
                        null,
                        Granularity.MONTH,
                        Channel.STRIPE,
                        Article.ofSku("LID-PC"),
                        "")));
        assertThat(text()).contains("Stripe", "LID-PC", "Country not known");
    }

    @Test
    void whatNoFilterKnowsIsSaidAndTheRestIsShown() {
        show("sales?channel=Str!pe&country=Germany&by=hour&range=7d");

        assertThat(text()).contains("Str!pe", "Germany", "There is no “hour” to cut the days by");
        assertThat(asked).containsOnly(FiltersForTests.of(new DayRange(TODAY.minusDays(6), TODAY)));
    }

    @Test
    void filtersThatLeaveNothingSaySoAndCanBeCleared() {
        answer(filter ->
                Snapshots.of(THIRTY_DAYS, List.of(), Snapshots.latest(Snapshots.AS_OF), true, Snapshots.AS_OF));

        show("sales?channel=etsy&compare=none");

        assertThat(text()).contains("No sales match").doesNotContain("Choose a longer range");
        assertThat(links(UI.getCurrent())).contains("sales?compare=none&range=30d");
    }

    @Test
    void underAProductTheLadderTellsNoShippingAndTheBalanceSaysThatItIsNotFiltered() {
        show("sales");
        assertThat(text()).doesNotContain("of whole orders only");

        show("sales?sku=LID-PC");

        assertThat(text()).contains("of one product; shipping and tax belong to whole orders", "of whole orders only");
        assertThat(links(UI.getCurrent()))
                .anyMatch(to -> to.contains("metric=gross"))
                .noneMatch(to -> to.contains("metric=shipping"))
                .noneMatch(to -> to.contains("metric=total") && to.contains("sku="));
    }
}
