package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.Strong;
import app.shopfloor.sales.UnmappedProduct;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;

/** Payments that tell nothing of what was sold: named, with their sums, for nobody can map them. */
final class UndescribedNote extends Div {

    private List<UnmappedProduct> shown = List.of();

    UndescribedNote() {
        addClassName("undescribed");
        setVisible(false);
    }

    void show(List<UnmappedProduct> payments, Formats formats) {
        if (payments.equals(shown)) {
            return;
        }
        shown = List.copyOf(payments);
        removeAll();
        setVisible(!payments.isEmpty());
        add(new Strong("Payments that do not say what was sold"));
        for (UnmappedProduct payment : payments) {
            add(new Paragraph(payment.channel().label() + ": "
                    + (payment.orders() == 1 ? "1 order" : formats.count(payment.orders()) + " orders") + ", "
                    + UnmappedTable.net(payment.net(), formats)));
        }
        add(new Paragraph(
                "They cannot be mapped, because the next one may be for anything. Give payments a description, line items"
                        + " or the metadata “sku”, and they count by SKU."));
    }
}
