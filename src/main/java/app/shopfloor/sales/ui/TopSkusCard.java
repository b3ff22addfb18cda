package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Card;
import app.shopfloor.base.ui.Change;
import app.shopfloor.base.ui.ChangeLabel;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.State;
import app.shopfloor.base.ui.Strong;
import app.shopfloor.sales.SalesSnapshot.InCurrency;
import app.shopfloor.sales.SalesSnapshot.SkuFigures;
import app.shopfloor.shared.Money;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What sold most, by net revenue: rank, product, share, units, amount and how it moved. What has no SKU yet says so. */
final class TopSkusCard extends Card {

    private static final List<String> COLUMNS = List.of("Product", "Share", "Units", "Net revenue", "Change");
    private static final int ROW = 44;
    private static final int MOST_ROWS = 11; // the first ten, and one for all others
    private static final int HEIGHT = 30 + MOST_ROWS * ROW;

    private final NativeTable table = new NativeTable();
    private final List<Row> rows = new ArrayList<>();
    private final boolean admin;

    /** @param admin who is offered to map what is not mapped */
    TopSkusCard(boolean admin) {
        super("Top SKUs", HEIGHT);
        this.admin = admin;
        covers("by net revenue");
        if (admin) {
            more(new Anchor(ProductMappingView.PATH, "Product mapping"));
        }
        table.addClassName("top-skus");
        NativeTableRow head = new NativeTableRow();
        COLUMNS.forEach(column -> head.addHeaderCell().setText(column));
        head.getHeaderCells().forEach(cell -> cell.getElement().setAttribute("scope", "col"));
        table.getHead().add(head);
        table.addBody();
    }

    void show(InCurrency figures, Formats formats, Runnable retry) {
        if (figures.skus().isEmpty()) {
            empty(State.empty("Nothing sold in these days", "The products of those days' sales stand here."));
        } else {
            show(table, () -> fill(figures, formats), retry);
        }
    }

    /** Rows stay where they are and take new values, so that nothing jumps when a sale arrives. */
    private void fill(InCurrency in, Formats formats) {
        List<SkuFigures> skus = in.skus();
        while (rows.size() > skus.size()) {
            table.getBody().remove(rows.removeLast());
        }
        while (rows.size() < skus.size()) {
            Row row = new Row(admin);
            rows.add(row);
            table.getBody().add(row);
        }
        // An article of which more came back than was sold has no share of what was taken.
        long whole =
                skus.stream().mapToLong(sku -> Math.max(0, sku.now().net())).sum();
        long largest = skus.stream().mapToLong(sku -> sku.now().net()).max().orElse(0);
        for (int i = 0; i < skus.size(); i++) {
            rows.get(i).show(new Shown(i + 1, skus.get(i), whole, largest, in.currency()), formats);
        }
    }

    /** @param largest the net revenue whose bar is as long as there is place */
    private record Shown(int rank, SkuFigures figures, long whole, long largest, String currency) {}

    private static final class Row extends NativeTableRow {

        private final boolean admin;
        private final Span rank = new Span();
        private final Strong name = new Strong("");
        private final Span by = new Span();
        private final Span bar = new Span();
        private final Span share = new Span();
        private final Span units = new Span();
        private final Span amount = new Span();
        private final ChangeLabel change = new ChangeLabel(true);
        private @Nullable Shown shown;

        Row(boolean admin) {
            this.admin = admin;
            rank.addClassName("rank");
            Span what = new Span(name, by);
            what.addClassName("what");
            by.addClassName("by");
            addHeaderCell().add(rank, what);
            getHeaderCells().getFirst().getElement().setAttribute("scope", "row");
            bar.addClassName("bar");
            bar.getElement().setAttribute("aria-hidden", "true");
            cell(bar, share);
            cell(units);
            cell(amount);
            cell(change);
        }

        private void cell(Component... content) {
            addDataCell().add(content);
            int column = getDataCells().size();
            getDataCells().getLast().getElement().setAttribute("data-label", COLUMNS.get(column));
        }

        void show(Shown now, Formats formats) {
            if (now.equals(shown)) {
                return;
            }
            SkuFigures sku = now.figures();
            if (shown == null || !describes(shown.figures(), sku)) {
                describe(sku);
            }
            shown = now;
            rank.setText(sku.isRest() ? "" : formats.count(now.rank()));
            long net = sku.now().net();
            long part = Math.max(0, net);
            bar.getStyle()
                    .set("--share", now.largest() <= 0 ? "0" : Math.floorDiv(part * 1000, now.largest()) / 10.0 + "%");
            share.setText(formats.share(part, now.whole()));
            units.setText(formats.count(sku.now().units()));
            amount.setText(formats.tile(Money.of(net, now.currency())));
            change.show(
                    Change.between(
                            net, sku.before() == null ? null : sku.before().net()),
                    formats);
        }

        private static boolean describes(SkuFigures one, SkuFigures other) {
            return one.name().equals(other.name())
                    && one.ref().equals(other.ref())
                    && java.util.Objects.equals(one.sku(), other.sku());
        }

        private void describe(SkuFigures sku) {
            by.removeAll();
            setClassName("rest", sku.isRest());
            if (sku.isRest()) {
                name.setText("All other products");
            } else if (sku.sku() != null) {
                name.setText(sku.name());
                by.setText(sku.sku());
            } else {
                name.setText(sku.name());
                Span pill = new Span("not mapped");
                pill.addClassNames("pill", "warn");
                by.add(pill);
                if (admin) {
                    Anchor way = new Anchor(
                            ProductMappingView.PATH + "?"
                                    + QueryParameters.of(ProductMappingView.SEARCH, sku.ref())
                                            .getQueryString(),
                            "Map it");
                    way.getElement().setAttribute("aria-label", "Map " + sku.name());
                    by.add(way);
                }
            }
        }
    }
}
