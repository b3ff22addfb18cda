package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Formats;
import app.shopfloor.sales.UnmappedProduct;
import app.shopfloor.shared.Money;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What was sold without an SKU. */
final class UnmappedTable extends ArticleTable<UnmappedProduct> {

    private final CatalogDialogs dialogs;
    private final Formats formats;

    UnmappedTable(CatalogDialogs dialogs, Formats formats) {
        super(
                List.of("Product", "Channel", "Orders", "Units", "Net revenue"),
                Set.of("Orders", "Units", "Net revenue"));
        this.dialogs = dialogs;
        this.formats = formats;
    }

    @Override
    List<Component> cells(UnmappedProduct product) {
        String by = product.ref().startsWith("name:") ? "told by name only" : product.ref();
        return List.of(
                named(
                        product.name(),
                        product.prices().size() > 1
                                ? by + " · " + formats.count(product.prices().size()) + " prices"
                                : by),
                new Span(product.channel().label()),
                new Span(formats.count(product.orders())),
                new Span(formats.count(product.units())),
                new Span(net(product.net(), formats)));
    }

    @Override
    List<NativeButton> actions(UnmappedProduct product) {
        return List.of(action("Map …", product.name(), () -> dialogs.map(product)));
    }

    /** Amounts of different currencies stand beside one another, never summed. */
    static String net(List<Money> net, Formats formats) {
        return net.stream().map(formats::tile).collect(Collectors.joining(" · "));
    }
}
