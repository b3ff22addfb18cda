package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.TimeAgo;
import app.shopfloor.catalog.MappedListing;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Set;

/** What people mapped, beside what the channel came to tell itself. */
final class MappedTable extends ArticleTable<MappedListing> {

    private final CatalogDialogs dialogs;

    MappedTable(CatalogDialogs dialogs) {
        super(List.of("Product", "Channel", "Mapped to", "Told by the channel", "By"), Set.of());
        this.dialogs = dialogs;
    }

    @Override
    List<Component> cells(MappedListing mapped) {
        String ref = mapped.ref().startsWith("name:") ? "told by name only" : mapped.ref();
        Span told = mapped.toldSku() == null
                ? new Span("no SKU")
                : new Span(new Span(mapped.toldSku()), pill("counts", "accent"));
        return List.of(
                named(mapped.name(), mapped.ofPrice() ? "price " + ref : ref),
                new Span(mapped.channel().label()),
                named(mapped.sku().code(), mapped.productName()),
                told,
                new Span(new Span(mapped.by() + " · "), new TimeAgo(mapped.at())));
    }

    @Override
    List<NativeButton> actions(MappedListing mapped) {
        return List.of(action("Undo …", mapped.name(), () -> dialogs.unmap(mapped)));
    }
}
