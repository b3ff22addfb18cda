package app.shopfloor.sales.ui;

import static app.shopfloor.sales.ui.Snapshots.THIRTY_DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.shopfloor.base.ui.Csv;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.sales.Article;
import app.shopfloor.sales.Figures;
import app.shopfloor.sales.SalesSnapshot.Articles;
import app.shopfloor.sales.SalesSnapshot.InCurrency;
import app.shopfloor.sales.SalesSnapshot.SkuFigures;
import app.shopfloor.shared.Channel;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.dom.Element;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What sold most, as the Sales screen lists it. */
class TopSkusCardTests {

    private static final Scene SCENE = new Scene(
            SalesQuestion.USUAL.in("USD"), false, new Formats(Locale.US, ZoneOffset.UTC), Snapshots.TODAY, () -> {});

    @BeforeEach
    void open() {
        MockVaadin.setup();
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    private static Figures figures(long units, long net) {
        return new Figures(1, units, net, 0, 0, 0, 0);
    }

    private static InCurrency with(SkuFigures... skus) {
        InCurrency of = Snapshots.in("USD", THIRTY_DAYS, 0);
        return new InCurrency(
                "USD",
                of.now(),
                of.before(),
                of.series(),
                of.previousSeries(),
                of.channels(),
                of.countries(),
                List.of(skus),
                new Articles(30, 1_000_000));
    }

    private static final InCurrency SOLD = with(
            new SkuFigures(Article.ofSku("LID-PC"), "Lid organiser", figures(1_402, 600_000), figures(2, 500_000)),
            new SkuFigures(
                    Article.notMapped(Channel.STRIPE, "prod_mill"), "Pepper mill", figures(18, 300_000), figures(0, 0)),
            new SkuFigures(Article.ofSku("REST-01"), "Spoon rest", figures(-1, -5_000), null),
            new SkuFigures(null, "", figures(7, 100_000), figures(9, 200_000)));

    private static TopSkusCard shown(boolean admin, InCurrency sold) {
        TopSkusCard card = new TopSkusCard(admin, (name, question) -> new Csv(name, List.of(), line -> {}));
        card.show(Snapshots.of(List.of(sold), List.of()), sold, SCENE);
        return card;
    }

    @Test
    void eachRowTellsRankProductShareUnitsAmountAndChange() {
        List<String> rows = texts(shown(false, SOLD));

        assertThat(rows)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains(
                                        "1",
                                        "Lid organiser",
                                        "LID-PC",
                                        "60\u202f%",
                                        "1,402",
                                        "$6,000",
                                        "▲ 20.0\u202f%"),
                        second -> assertThat(second).contains("2", "Pepper mill", "not mapped", "30\u202f%", "new"),
                        third -> assertThat(third).contains("3", "Spoon rest", "0\u202f%", "-$50.00", "–"),
                        rest -> assertThat(rest).contains("All other products", "10\u202f%", "▼ 50.0\u202f%"));
    }

    @Test
    void onlyAnAdminIsShownTheWayToTheMapping() {
        assertThat(links(shown(false, SOLD))).extracting(Anchor::getHref).noneMatch(to -> to.startsWith("settings"));
        assertThat(links(shown(true, SOLD)))
                .extracting(Anchor::getHref)
                .filteredOn(to -> to.startsWith("settings"))
                .containsExactly("settings/products", "settings/products?search=prod_mill");
    }

    @Test
    void eachProductLeadsToItsOrdersAndAllOthersToTheListOfAll() {
        assertThat(links(shown(false, SOLD)))
                .filteredOn(link -> link.getHref().startsWith("sales/orders"))
                .extracting(Anchor::getText, Anchor::getHref)
                .containsExactly(
                        tuple("Lid organiser", "sales/orders?currency=USD&metric=net&range=30d&sku=LID-PC"),
                        tuple(
                                "Pepper mill",
                                "sales/orders?currency=USD&metric=net&product=stripe%3Aprod_mill&range=30d"),
                        tuple("Spoon rest", "sales/orders?currency=USD&metric=net&range=30d&sku=REST-01"));
        assertThat(links(shown(false, SOLD)))
                .filteredOn(link -> link.getHref().startsWith("sales/products"))
                .extracting(Anchor::getText, Anchor::getHref)
                .containsExactly(
                        tuple("All 30", "sales/products?currency=USD&range=30d"),
                        tuple("All other products", "sales/products?currency=USD&range=30d"));
        assertThat(texts(shown(false, SOLD))).last().asString().contains("27 more in the list of all");
    }

    @Test
    void rowsKeepTheirElementsWhenASaleArrives() {
        TopSkusCard card = shown(true, SOLD);
        List<Element> before = elements(card);

        InCurrency later = with(
                new SkuFigures(Article.ofSku("LID-PC"), "Lid organiser", figures(1_403, 604_900), null),
                new SkuFigures(Article.ofSku("MILL"), "Pepper mill", figures(18, 300_000), null));
        card.show(Snapshots.of(List.of(later), List.of()), later, SCENE);

        assertThat(elements(card)).isEqualTo(before.subList(0, 2));
        assertThat(texts(card)).last().asString().contains("MILL").doesNotContain("not mapped");
    }

    @Test
    void withoutSalesItSaysSo() {
        assertThat(shown(true, with()).getElement().getTextRecursively()).contains("Nothing sold in these days");
    }

    private static List<String> texts(TopSkusCard card) {
        return elements(card).stream().map(Element::getTextRecursively).toList();
    }

    private static List<Element> elements(TopSkusCard card) {
        List<Element> rows = new ArrayList<>();
        all(card)
                .filter(NativeTableRow.class::isInstance)
                .map(NativeTableRow.class::cast)
                .filter(row -> !row.getDataCells().isEmpty())
                .forEach(row -> rows.add(row.getElement()));
        return rows;
    }

    private static List<Anchor> links(TopSkusCard card) {
        return all(card)
                .filter(Anchor.class::isInstance)
                .map(Anchor.class::cast)
                .toList();
    }

    private static Stream<Component> all(Component component) {
        return Stream.concat(Stream.of(component), component.getChildren().flatMap(TopSkusCardTests::all));
    }
}
