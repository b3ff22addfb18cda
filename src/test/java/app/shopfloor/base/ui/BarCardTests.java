package app.shopfloor.base.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.base.chart.Chart;
import app.shopfloor.base.ui.BarList.Row;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BarCardTests {

    private static final Formats FORMATS = new Formats(Locale.US, ZoneId.of("UTC"));
    private static final Chart.Values DOLLARS = new Chart.Amounts("USD", 2);

    private BarCard card;

    @BeforeEach
    void open() {
        MockVaadin.setup();
        card = new BarCard("By channel", 140, true);
        UI.getCurrent().add(card);
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Test
    void eachRowHasItsLabelAmountShareAndWay() {
        show(new Row("stripe", "Stripe", 75_00, "sales?channel=stripe"), new Row("etsy", "Etsy", 25_00, null));

        assertThat(lines()).containsExactly("Stripe$75.0075\u202f%", "Etsy$25.0025\u202f%");
        assertThat(_get(Anchor.class, spec -> spec.withText("Stripe")).getHref())
                .isEqualTo("sales?channel=stripe");
        assertThat(shares()).containsExactly("75.0%", "25.0%");
    }

    @Test
    void whatGaveBackMoreThanItTookHasNoShare() {
        show(new Row("a", "A", 10_00, null), new Row("b", "B", -5_00, null));

        assertThat(lines()).containsExactly("A$10.00100\u202f%", "B-$5.000\u202f%");
        assertThat(shares()).containsExactly("100.0%", "0.0%");
    }

    @Test
    void nothingAtAllHasNoShares() {
        show(new Row("a", "A", 0, null));

        assertThat(lines()).containsExactly("A$0.00–");
        assertThat(shares()).containsExactly("0%");
    }

    @Test
    void aRowKeepsItsElementWhileItsPlaceStays() {
        show(new Row("a", "A", 10_00, "sales?a"), new Row("b", "B", 5_00, null));
        List<ListItem> before = _find(ListItem.class);

        show(new Row("a", "A renamed", 20_00, "sales?range=7d"), new Row("b", "B", 5_00, "sales?b"));

        assertThat(_find(ListItem.class)).isEqualTo(before);
        assertThat(lines()).containsExactly("A renamed$20.0080\u202f%", "B$5.0020\u202f%");
        assertThat(_find(Anchor.class).stream().map(Anchor::getHref)).contains("sales?range=7d", "sales?b");
    }

    @Test
    void rowsOfAnotherOrderAreShownInIt() {
        show(new Row("a", "A", 10_00, null), new Row("b", "B", 5_00, null));

        show(new Row("b", "B", 15_00, null), new Row("a", "A", 10_00, null), new Row("c", "C", 0, null));

        assertThat(lines()).containsExactly("B$15.0060\u202f%", "A$10.0040\u202f%", "C$0.000\u202f%");
    }

    @Test
    void rowsThatChangePlacesKeepTheirElementsAndColours() {
        show(new Row("a", "A", 10_00, "a"), new Row("b", "B", 5_00, "b"), new Row("c", "C", 1_00, "c"));
        ListItem a = row("A");
        ListItem b = row("B");
        ListItem c = row("C");

        show(new Row("b", "B", 15_00, "b"), new Row("c", "C", 12_00, "c"), new Row("a", "A", 10_00, "a"));

        assertThat(_find(ListItem.class)).containsExactly(b, c, a);
        assertThat(colours()).containsExactly("var(--c2)", "var(--c3)", "var(--c1)");
    }

    @Test
    void aNewRowTakesTheColourOfOneThatWent() {
        show(new Row("a", "A", 10_00, null), new Row("b", "B", 5_00, null));
        ListItem b = row("B");

        show(new Row("c", "C", 15_00, null), new Row("b", "B", 5_00, null), new Row("d", "D", 1_00, null));

        assertThat(_find(ListItem.class)).contains(b).hasSize(3);
        assertThat(colours()).containsExactly("var(--c1)", "var(--c2)", "var(--c3)");
    }

    private static ListItem row(String label) {
        return _find(ListItem.class).stream()
                .filter(item -> text(item).startsWith(label))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> colours() {
        return _find(Span.class, spec -> spec.withClasses("bar")).stream()
                .map(bar -> bar.getStyle().get("--colour"))
                .toList();
    }

    @Test
    void veryLargeAmountsKeepTheirShares() {
        show(new Row("a", "A", Long.MAX_VALUE / 4, null), new Row("b", "B", Long.MAX_VALUE / 4, null));

        assertThat(shares()).containsExactly("50.0%", "50.0%");
    }

    @Test
    void aCardThatCannotBeFilledSaysSo() {
        card.show(
                () -> {
                    throw new IllegalStateException("secret");
                },
                FORMATS,
                () -> {});

        assertThat(text(card)).contains("could not be read").doesNotContain("secret");
    }

    private void show(Row... rows) {
        card.show(() -> new BarCard.Shown(List.of(rows), DOLLARS), FORMATS, () -> {});
    }

    private static List<String> lines() {
        return _find(ListItem.class).stream().map(BarCardTests::text).toList();
    }

    private static List<String> shares() {
        return _find(Span.class, spec -> spec.withClasses("bar")).stream()
                .map(bar -> bar.getStyle().get("--share"))
                .toList();
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }
}
