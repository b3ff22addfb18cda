package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Formats;
import app.shopfloor.catalog.Catalog;
import app.shopfloor.catalog.CatalogProblem;
import app.shopfloor.catalog.CatalogProduct;
import app.shopfloor.catalog.ListedPrice;
import app.shopfloor.sales.UnmappedProduct;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is mapped, all of a product or one of its prices, and to which product, one that is there or a new one. */
final class MappingFields extends Div {

    private static final int SUGGESTED_FROM = 20;

    /** @param price null for all of the product */
    private record Scope(@Nullable String price, String label) {}

    private final Catalog catalog;
    private final Formats formats;
    private final UnmappedProduct article;
    private final RadioButtonGroup<Scope> scope = new RadioButtonGroup<>("What to map");
    private final RadioButtonGroup<Boolean> isNew = new RadioButtonGroup<>("To");
    private final ComboBox<CatalogProduct> existing = new ComboBox<>("Product");
    private final ProductFields fresh;

    /** @param reporting the currency offered where the sales have several */
    MappingFields(Catalog catalog, Formats formats, UnmappedProduct article, String reporting) {
        this.catalog = catalog;
        this.formats = formats;
        this.article = article;
        addClassName("fields");
        fresh = new ProductFields(
                        article.net().size() == 1 ? article.net().getFirst().currency() : reporting)
                .called(article.name());
        add(new Paragraph(article.channel().label() + " · "
                + (article.units() == 1 ? "1 unit" : formats.count(article.units()) + " units") + " · "
                + UnmappedTable.net(article.net(), formats)
                + " net so far. The mapping holds for all of that, and for what is sold from now on."));
        if (article.prices().size() > 1) {
            add(scopes());
        }
        add(target(), existing, fresh);
    }

    private RadioButtonGroup<Scope> scopes() {
        Map<String, ListedPrice> told = new HashMap<>();
        catalog.prices(
                        article.channel(),
                        article.prices().stream()
                                .map(UnmappedProduct.Price::ref)
                                .toList())
                .forEach(price -> told.put(price.ref(), price));
        List<Scope> scopes = new ArrayList<>();
        scopes.add(new Scope(null, "All prices of this product"));
        for (UnmappedProduct.Price price : article.prices()) {
            scopes.add(new Scope(
                    price.ref(),
                    "Only " + label(price.ref(), told.get(price.ref())) + " · "
                            + (price.units() == 1 ? "1 unit" : formats.count(price.units()) + " units") + " · "
                            + UnmappedTable.net(price.net(), formats)));
        }
        scope.setItems(scopes);
        scope.setItemLabelGenerator(Scope::label);
        scope.setValue(scopes.getFirst());
        scope.addClassName("scopes");
        return scope;
    }

    private String label(String ref, @Nullable ListedPrice told) {
        if (told == null) {
            return ref;
        }
        String amount = told.amount() == null ? ref : formats.exact(told.amount());
        return told.name() == null ? amount : "“" + told.name() + "”, " + amount;
    }

    private RadioButtonGroup<Boolean> target() {
        isNew.setItems(false, true);
        isNew.setItemLabelGenerator(made -> made ? "A new product" : "An existing product");
        isNew.addValueChangeListener(change -> offer());
        existing.setItemLabelGenerator(product -> product.sku() + " · " + product.name());
        existing.setPlaceholder("Search by SKU or name");
        existing.setRequiredIndicatorVisible(true);
        existing.setManualValidation(true);
        existing.setItems(query ->
                catalog.products(query.getFilter().orElse(""), true, query.getOffset(), query.getLimit()).stream());
        likely().ifPresent(existing::setValue);
        isNew.setValue(catalog.countProducts("", true) == 0);
        offer();
        return isNew;
    }

    /** A product of the very name is probably the one. */
    private Optional<CatalogProduct> likely() {
        return catalog.products(article.name(), true, 0, SUGGESTED_FROM).stream()
                .filter(product -> product.name().equalsIgnoreCase(article.name()))
                .findFirst();
    }

    private void offer() {
        boolean made = Boolean.TRUE.equals(isNew.getValue());
        existing.setVisible(!made);
        fresh.setVisible(made);
    }

    /** @return false when a field says what is wrong */
    boolean map(String who) {
        existing.setInvalid(false);
        String ref = ref();
        if (Boolean.TRUE.equals(isNew.getValue())) {
            Optional<CatalogProduct.Facts> facts = fresh.facts();
            facts.ifPresent(
                    entered -> catalog.mapToNew(article.channel(), ref, article.name(), fresh.sku(), entered, who));
            return facts.isPresent();
        }
        CatalogProduct product = existing.getValue();
        if (product == null) {
            ProductFields.refuse(existing, "Choose a product");
            return false;
        }
        catalog.map(article.channel(), ref, article.name(), product.sku(), who);
        return true;
    }

    private String ref() {
        Scope chosen = scope.getValue();
        return chosen == null ? article.ref() : Objects.requireNonNullElse(chosen.price(), article.ref());
    }

    String mappedTo() {
        return Boolean.TRUE.equals(isNew.getValue())
                ? fresh.sku().strip()
                : existing.getValue().sku().code();
    }

    boolean refuse(CatalogProblem problem) {
        if (Boolean.TRUE.equals(isNew.getValue())) {
            return fresh.refuse(problem);
        }
        return problem.field() == CatalogProblem.Field.SKU && ProductFields.refuse(existing, problem.getMessage());
    }
}
