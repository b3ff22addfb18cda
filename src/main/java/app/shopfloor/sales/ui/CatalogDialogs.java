package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.FormDialog;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.catalog.Catalog;
import app.shopfloor.catalog.CatalogProblem;
import app.shopfloor.catalog.CatalogProduct;
import app.shopfloor.catalog.MappedListing;
import app.shopfloor.sales.UnmappedProduct;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import java.util.Optional;

/** What an admin can do to the catalog, each behind the dialog that it needs. */
final class CatalogDialogs {

    /** Hears what came of an action. */
    interface Outcome {

        void done(String what);

        void refused(String why);
    }

    private final Catalog catalog;
    private final Formats formats;
    private final String currency;
    private final String who;
    private final Outcome outcome;

    /**
     * @param currency offered for prices
     * @param who maps: kept with what is mapped
     */
    CatalogDialogs(Catalog catalog, Formats formats, String currency, String who, Outcome outcome) {
        this.catalog = catalog;
        this.formats = formats;
        this.currency = currency;
        this.who = who;
        this.outcome = outcome;
    }

    void map(UnmappedProduct product) {
        MappingFields fields = new MappingFields(catalog, formats, product, currency);
        new FormDialog(
                        "Map " + product.name(),
                        "Map",
                        () -> fields.map(who),
                        CatalogProblem.class,
                        fields::refuse,
                        () -> outcome.done(product.name() + " is mapped to " + fields.mappedTo()
                                + ", for all that was ever sold."),
                        fields)
                .open();
    }

    void unmap(MappedListing mapped) {
        ConfirmDialog dialog = new ConfirmDialog(
                "Undo the mapping of " + mapped.name() + "?",
                "All that was sold of it counts as not mapped again, until you map it anew or the channel tells its SKU.",
                "Undo",
                confirmed -> attempt(
                        () -> catalog.unmap(mapped.channel(), mapped.ref(), mapped.sku()),
                        mapped.name() + " is not mapped any more."));
        dialog.setCancelable(true);
        dialog.open();
    }

    void add() {
        ProductFields fields = new ProductFields(currency);
        new FormDialog(
                        "Add a product",
                        "Add product",
                        () -> {
                            Optional<CatalogProduct.Facts> facts = fields.facts();
                            facts.ifPresent(entered -> catalog.create(fields.sku(), entered));
                            return facts.isPresent();
                        },
                        CatalogProblem.class,
                        fields::refuse,
                        () -> outcome.done(fields.sku().strip() + " is there."),
                        fields)
                .open();
    }

    void edit(CatalogProduct product) {
        ProductFields fields = new ProductFields(currency).of(product);
        new FormDialog(
                        "Edit " + product.sku(),
                        "Save",
                        () -> {
                            Optional<CatalogProduct.Facts> facts = fields.facts();
                            facts.ifPresent(entered -> catalog.describe(product.sku(), product.version(), entered));
                            return facts.isPresent();
                        },
                        CatalogProblem.class,
                        fields::refuse,
                        () -> outcome.done(product.sku() + " is changed."),
                        fields)
                .open();
    }

    /** Takes nothing away, so it does not ask. */
    void retire(CatalogProduct product) {
        attempt(
                () -> catalog.retire(product.sku(), product.version()),
                product.sku() + " is no longer offered for mapping. What was sold of it stays.");
    }

    void sellAgain(CatalogProduct product) {
        attempt(() -> catalog.sellAgain(product.sku(), product.version()), product.sku() + " is sold again.");
    }

    private void attempt(Runnable action, String done) {
        try {
            action.run();
        } catch (CatalogProblem problem) {
            outcome.refused(problem.getMessage());
            return;
        }
        outcome.done(done);
    }
}
