package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Formats;
import app.shopfloor.catalog.CatalogProduct;
import app.shopfloor.shared.Money;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The shop's own products. */
final class ProductTable extends ArticleTable<CatalogProduct> {

    private final CatalogDialogs dialogs;
    private final Formats formats;

    ProductTable(CatalogDialogs dialogs, Formats formats) {
        super(List.of("Product", "Material", "List price", "State"), Set.of("List price"));
        this.dialogs = dialogs;
        this.formats = formats;
    }

    @Override
    List<Component> cells(CatalogProduct product) {
        Money price = product.facts().listPrice();
        return List.of(
                named(product.name(), product.sku().code()),
                new Span(Objects.requireNonNullElse(product.facts().material(), "–")),
                new Span(price == null ? "–" : formats.exact(price)),
                product.active() ? pill("sold", "good") : pill("no longer sold", "plain"));
    }

    @Override
    List<NativeButton> actions(CatalogProduct product) {
        return List.of(
                action("Edit …", product.name(), () -> dialogs.edit(product)),
                product.active()
                        ? action("Retire", product.name(), () -> dialogs.retire(product))
                        : action("Sell again", product.name(), () -> dialogs.sellAgain(product)));
    }
}
