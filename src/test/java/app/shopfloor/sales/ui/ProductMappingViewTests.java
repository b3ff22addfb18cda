package app.shopfloor.sales.ui;

import static app.shopfloor.sales.SoldForTests.line;
import static app.shopfloor.sales.SoldForTests.order;
import static app.shopfloor.shared.Channel.STRIPE;
import static app.shopfloor.testing.Browserless.until;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNoDialogs;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.base.ui.Card;
import app.shopfloor.catalog.Catalog;
import app.shopfloor.catalog.CatalogProduct;
import app.shopfloor.catalog.CatalogProduct.Facts;
import app.shopfloor.catalog.Sku;
import app.shopfloor.sales.Sales;
import app.shopfloor.shared.Money;
import app.shopfloor.testing.Browserless;
import app.shopfloor.testing.TestDatabase;
import com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The screen on which an admin gives SKUs to what channels sell without. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ProductMappingViewTests {

    private static final Instant PAID = Instant.parse("2026-03-01T12:00:00Z");

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        TestDatabase.h2().register(properties);
    }

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Sales sales;

    @Autowired
    Catalog catalog;

    @BeforeEach
    void empty() {
        for (String table : List.of(
                "sale",
                "sale_evidence",
                "sale_alias",
                "sales_total",
                "sales_total_sku",
                "sales_cohort",
                "sales_entry",
                "buyer_total",
                "buyer",
                "listing",
                "product")) {
            jdbc.update("delete from " + table);
        }
    }

    @AfterEach
    void close() {
        Browserless.signOut();
    }

    private void shop() {
        sales.record(List.of(
                order("pi_1", PAID, "EUR", 3_000, line(null, "prod_rest", "price_small", "Spoon rest", 1, 3_000)),
                order("pi_2", PAID, "USD", 8_000, line(null, "prod_rest", "price_large", "Spoon rest", 2, 8_000)),
                order("pi_3", PAID, "EUR", 20_000, line(null, null, null, "Custom engraving", 4, 20_000))));
        catalog.create("REST-01", new Facts("Spoon rest", null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIEWER", "OPERATOR"})
    void onlyAnAdminGetsToTheMapping(String role) {
        Browserless.signIn(context, role);

        UI.getCurrent().navigate("settings/products");

        assertThat(_find(ProductMappingView.class)).isEmpty();
    }

    @Test
    void beforeTheFirstSaleItSaysThatThereIsNothingToMap() {
        open("");

        until(() -> assertThat(text()).contains("Everything sold has a SKU"));
        press("Mapped");
        until(() -> assertThat(text()).contains("Nothing has been mapped"));
        press("Products");
        until(() -> assertThat(text()).contains("No products yet"));
    }

    @Test
    void mapsToAProductThatIsThereAndCanBeUndone() {
        shop();
        open("");
        until(() -> assertThat(rows())
                .satisfiesExactly(
                        first -> assertThat(first).contains("Custom engraving", "€200.00"),
                        second -> assertThat(second).contains("Spoon rest", "2 prices", "€30.00 · $80.00")));

        act("Map Spoon rest");
        assertThat(product().getValue().sku())
                .as("the one of the same name is offered")
                .isEqualTo(new Sku("REST-01"));
        confirm("Map");

        _assertNoDialogs();
        until(() -> assertThat(rows()).singleElement().asString().contains("Custom engraving"));
        press("Mapped");
        until(() ->
                assertThat(rows()).singleElement().asString().contains("Spoon rest", "REST-01", "no SKU", "someone"));
        act("Undo Spoon rest");
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));
        until(() -> assertThat(text()).contains("Nothing has been mapped"));
        press("Not mapped");
        until(() -> assertThat(rows()).hasSize(2));
    }

    @Test
    void mapsOnePriceOfAProductWithSeveral() {
        shop();
        open("search=prod_rest");
        until(() -> assertThat(rows()).hasSize(1));

        act("Map Spoon rest");
        RadioButtonGroup<Object> scope = group("What to map");
        List<Object> scopes = scope.getListDataView().getItems().toList();
        assertThat(scopes).hasSize(3);
        enter(scope, scopes.get(1));
        confirm("Map");

        until(() ->
                assertThat(rows()).singleElement().asString().contains("€30.00").doesNotContain("$80.00"));
    }

    @Test
    void mapsToANewProductAndTellsWhatIsWrongAtItsField() {
        shop();
        open("");
        until(() -> assertThat(rows()).hasSize(2));
        act("Map Custom engraving");
        confirm("Map");
        assertThat(product().getErrorMessage()).isEqualTo("Choose a product");

        enter(group("To"), true);
        confirm("Map");
        assertThat(field("SKU").getErrorMessage()).isEqualTo("A product needs a SKU");
        enter(field("SKU"), "rest-01");
        confirm("Map");
        assertThat(field("SKU").getErrorMessage()).isEqualTo("There is a product REST-01 already");
        enter(field("SKU"), "ENGRAVING");
        enter(_get(BigDecimalField.class), new BigDecimal("50.005"));
        confirm("Map");
        assertThat(_get(BigDecimalField.class).getErrorMessage()).isEqualTo("EUR has 2 decimals");
        assertThat(catalog.countProducts("", false)).isEqualTo(1);
        enter(_get(BigDecimalField.class), new BigDecimal("50"));
        enter(field("Material"), "oak");
        confirm("Map");

        _assertNoDialogs();
        until(() -> assertThat(rows()).singleElement().asString().contains("Spoon rest"));
        assertThat(catalog.product(new Sku("ENGRAVING")).orElseThrow().facts())
                .isEqualTo(new Facts("Custom engraving", "oak", Money.of(5_000, "EUR")));
    }

    @Test
    void whoMapsWhatSomebodyElseHasMappedMeanwhileIsTold() {
        shop();
        open("");
        until(() -> assertThat(rows()).hasSize(2));
        act("Map Spoon rest");
        catalog.create("OTHER", new Facts("Other", null, null));
        catalog.map(STRIPE, "prod_rest", "Spoon rest", new Sku("OTHER"), "bob");

        confirm("Map");

        assertThat(_get(Dialog.class).getElement().getTextRecursively())
                .contains("“Spoon rest” was mapped to OTHER by bob meanwhile");
    }

    @Test
    void paymentsThatDoNotSayWhatWasSoldStandApart() {
        sales.record(List.of(order("pi_9", PAID, "EUR", 9_900, null)));
        open("");

        until(() -> assertThat(text())
                .contains("0 products without a SKU", "Payments that do not say what was sold", "1 order, €99.00"));
        assertThat(_find(NativeButton.class, spec -> spec.withText("Map …"))).isEmpty();
    }

    @Test
    void longListsComeInPagesThatTheAddressNames() {
        List<app.shopfloor.sales.SaleReport> orders = new ArrayList<>();
        for (int i = 10; i < 11 + ProductMappingView.PAGE_SIZE; i++) {
            orders.add(order(
                    "pi_" + i, PAID, "EUR", 1_000 + i, line(null, "prod_" + i, null, "Thing " + i, 1, 1_000 + i)));
        }
        sales.record(orders);
        open("");
        until(() -> assertThat(rows()).hasSize(ProductMappingView.PAGE_SIZE));
        assertThat(text()).contains("1–20 of 21");

        press("Next");

        until(() -> assertThat(rows()).singleElement().asString().contains("Thing 10"));
        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("settings/products?page=2");
    }

    @Test
    void aSaleLeavesTheRowsThatDidNotChangeWhereTheyAre() {
        shop();
        open("");
        until(() -> assertThat(rows()).hasSize(2));
        NativeButton map = labelled("Map Custom engraving");
        AtomicInteger left = new AtomicInteger();
        map.addDetachListener(event -> left.incrementAndGet());

        sales.record(List.of(order("pi_4", PAID, "EUR", 700, line(null, "prod_tray", "price_tray", "Tray", 1, 700))));

        until(() -> assertThat(rows()).hasSize(3));
        assertThat(labelled("Map Custom engraving")).isSameAs(map);
        assertThat(left).as("it may have the focus").hasValue(0);
    }

    @Test
    void ofASearchThatFailedNoEarlierRowIsLeft() {
        shop();
        open("");
        until(() -> assertThat(rows()).hasSize(2));
        jdbc.execute("alter table sales_total_sku rename to sales_total_sku_gone");
        try {
            UI.getCurrent().navigate("settings/products", QueryParameters.fromString("search=rest"));

            until(() -> assertThat(text()).contains("This section could not be read", "Retry"));
            assertThat(rows()).isEmpty();
            assertThat(text()).doesNotContain("2 products");
        } finally {
            jdbc.execute("alter table sales_total_sku_gone rename to sales_total_sku");
        }
        press("Retry");
        until(() -> assertThat(rows()).singleElement().asString().contains("Spoon rest"));
        assertThat(_find(Card.class)).noneMatch(card -> card.getElement().hasAttribute("aria-busy"));
    }

    @Test
    void theListIsReadAnewAndItsSearchIsMarkedForItsKey() {
        open("list=products");
        until(() -> assertThat(text()).contains("No products yet"));
        catalog.create("REST-01", new Facts("Spoon rest", null, null));

        press("Refresh");

        until(() -> assertThat(rows()).singleElement().asString().contains("REST-01"));
        assertThat(_get(TextField.class).getElement().hasAttribute("data-search"))
                .isTrue();
    }

    @Test
    void productsAreAddedEditedAndRetired() {
        open("list=products");
        press("Add product");
        enter(field("SKU"), "LID-PC");
        enter(field("Name"), "Lid");
        confirm("Add product");
        until(() -> assertThat(rows()).singleElement().asString().contains("LID-PC", "Lid", "sold"));

        act("Edit Lid");
        enter(field("Name"), "Lid organiser");
        confirm("Save");
        until(() -> assertThat(rows()).singleElement().asString().contains("Lid organiser"));

        NativeButton retire = labelled("Retire Lid organiser");
        CatalogProduct seen = catalog.product(new Sku("LID-PC")).orElseThrow();
        catalog.describe(seen.sku(), seen.version(), new Facts("Meanwhile", null, null));
        // As pressed before the change is on the screen, whichever of the two is quicker.
        ComponentUtil.fireEvent(retire, new ClickEvent<>(retire));
        assertThat(text()).contains("was changed by somebody else meanwhile");
        until(() -> assertThat(rows()).singleElement().asString().contains("Meanwhile"));
        act("Retire Meanwhile");
        until(() -> assertThat(rows()).singleElement().asString().contains("no longer sold"));
        act("Sell again Meanwhile");
        until(() -> assertThat(rows()).singleElement().asString().doesNotContain("no longer sold"));
    }

    private void open(String query) {
        Browserless.signIn(context, "ADMIN", "OPERATOR", "VIEWER");
        UI.getCurrent().setLocale(java.util.Locale.US);
        UI.getCurrent().navigate("settings/products", QueryParameters.fromString(query));
    }

    private static List<String> rows() {
        return _find(
                        NativeTableRow.class,
                        spec -> spec.withPredicate(row -> !row.getDataCells().isEmpty()))
                .stream()
                .map(row -> row.getElement().getTextRecursively())
                .toList();
    }

    private static NativeButton labelled(String label) {
        return _get(
                NativeButton.class,
                spec -> spec.withPredicate(
                        button -> label.equals(button.getElement().getAttribute("aria-label"))));
    }

    private static void act(String label) {
        _click(labelled(label));
    }

    private static void press(String button) {
        _click(_get(NativeButton.class, spec -> spec.withText(button)));
    }

    /** Presses the last button of the name: that of the dialog, where the screen below has one too. */
    private static void confirm(String button) {
        _click(_find(NativeButton.class, spec -> spec.withText(button)).getLast());
    }

    private static TextField field(String label) {
        return _get(TextField.class, spec -> spec.withLabel(label));
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<CatalogProduct> product() {
        return _get(ComboBox.class);
    }

    @SuppressWarnings("unchecked")
    private static RadioButtonGroup<Object> group(String label) {
        return _get(RadioButtonGroup.class, spec -> spec.withLabel(label));
    }

    /** Karibu's own way to a value does not know Vaadin 25.2. */
    private static <V> void enter(HasValue<?, V> field, V value) {
        field.setValue(value);
    }

    private static String text() {
        return _get(ProductMappingView.class).getElement().getTextRecursively();
    }
}
