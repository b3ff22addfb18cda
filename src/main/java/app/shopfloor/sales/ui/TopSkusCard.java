package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Card;
import app.shopfloor.base.ui.Change;
import app.shopfloor.base.ui.ChangeLabel;
import app.shopfloor.base.ui.Csv;
import app.shopfloor.base.ui.CsvDownload;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.InPlace;
import app.shopfloor.base.ui.State;
import app.shopfloor.base.ui.Strong;
import app.shopfloor.sales.Article;
import app.shopfloor.sales.SalesSnapshot;
import app.shopfloor.sales.SalesSnapshot.InCurrency;
import app.shopfloor.sales.SalesSnapshot.SkuFigures;
import app.shopfloor.shared.Money;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What sold most, by net revenue: rank, product, share, units, amount and how it moved. What has no SKU yet says so. */
final class TopSkusCard extends Card {

    private static final List<String> COLUMNS = List.of("Product", "Share", "Units", "Net revenue", "Change");
    private static final String REST = "All other products";
    private static final int ROW = 44;
    private static final int MOST_ROWS = 11; // the first ten, and one for all others
    private static final int HEIGHT = 30 + MOST_ROWS * ROW;

    private final NativeTable table = new NativeTable();
    private final List<Row> rows = new ArrayList<>();
    private final boolean admin;
    private final Anchor all = new Anchor();
    private final CsvDownload csv;
    private String file = "products sold";
    private SalesQuestion question = SalesQuestion.USUAL;

    /**
     * @param admin who is offered to map what is not mapped
     * @param csv the file, by its name, of all products of a question
     */
    TopSkusCard(boolean admin, BiFunction<String, SalesQuestion, Csv> csv) {
        super("Top SKUs", HEIGHT);
        this.admin = admin;
        this.csv = new CsvDownload("CSV", () -> csv.apply(file, question));
        covers("by net revenue");
        if (admin) {
            more(new Anchor(ProductMappingView.PATH, "Product mapping"));
        }
        all.setVisible(false);
        more(all);
        this.csv.setVisible(false);
        this.csv.setTitle("Download all products sold in these days");
        more(this.csv);
        table.addClassName("top-skus");
        NativeTableRow head = new NativeTableRow();
        COLUMNS.forEach(column -> head.addHeaderCell().setText(column));
        head.getHeaderCells().forEach(cell -> cell.getElement().setAttribute("scope", "col"));
        table.getHead().add(head);
        table.addBody();
    }

    void show(SalesSnapshot snapshot, InCurrency figures, Scene scene) {
        csv.setVisible(!figures.skus().isEmpty());
        all.setVisible(!figures.skus().isEmpty());
        question = scene.question();
        file = scene.file("products sold", figures.currency(), snapshot.range());
        String count = scene.formats().count(figures.articles().count());
        InPlace.text(all, "All " + count);
        all.getElement().setAttribute("aria-label", "All " + count + " products");
        all.setHref(whole(scene));
        if (figures.skus().isEmpty()) {
            empty(State.empty("Nothing sold in these days", "The products of those days' sales stand here."));
        } else {
            show(table, () -> fill(figures, scene), scene.retry());
        }
    }

    /** Rows stay where they are and take new values, so that nothing jumps when a sale arrives. */
    private void fill(InCurrency in, Scene scene) {
        List<SkuFigures> skus = in.skus();
        while (rows.size() > skus.size()) {
            table.getBody().remove(rows.removeLast());
        }
        while (rows.size() < skus.size()) {
            Row row = new Row(admin);
            rows.add(row);
            table.getBody().add(row);
        }
        long largest = skus.stream().mapToLong(sku -> sku.now().net()).max().orElse(0);
        for (int i = 0; i < skus.size(); i++) {
            rows.get(i)
                    .show(
                            new Shown(
                                    i + 1,
                                    skus.get(i),
                                    in.articles().count() - skus.size() + 1,
                                    in.articles().taken(),
                                    largest,
                                    in.currency()),
                            scene);
        }
    }

    /** The address of the list of all products. */
    private static String whole(Scene scene) {
        return scene.question().url().href(ProductsView.PATH);
    }

    /**
     * @param others how many products the last row stands for, where it stands for the rest
     * @param whole the net revenue of which it has its share
     * @param largest the net revenue whose bar is as long as there is place
     */
    private record Shown(int rank, SkuFigures figures, long others, long whole, long largest, String currency) {}

    private static final class Row extends NativeTableRow {

        private final boolean admin;
        private final Span rank = new Span();
        private final Strong name = new Strong("");
        private final Anchor way = new Anchor();
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

        void show(Shown now, Scene scene) {
            Article article = now.figures().article();
            way.setHref(
                    article == null
                            ? whole(scene)
                            : scene.of(scene.question().selling(article)).behind(Measure.NET));
            if (now.equals(shown)) {
                return;
            }
            SkuFigures sku = now.figures();
            if (shown == null || !describes(shown.figures(), sku)) {
                describe(sku);
            }
            if (sku.isRest()) {
                by.setText(scene.formats().count(now.others()) + " more in the list of all");
            }
            shown = now;
            Formats formats = scene.formats();
            InPlace.text(rank, sku.isRest() ? "" : formats.count(now.rank()));
            long net = sku.now().net();
            long part = Math.max(0, net);
            bar.getStyle()
                    .set("--share", now.largest() <= 0 ? "0" : Math.floorDiv(part * 1000, now.largest()) / 10.0 + "%");
            InPlace.text(share, formats.share(part, now.whole()));
            InPlace.text(units, formats.count(sku.now().units()));
            InPlace.text(amount, formats.tile(Money.of(net, now.currency())));
            change.show(
                    Change.between(
                            net, sku.before() == null ? null : sku.before().net()),
                    formats);
        }

        private static boolean describes(SkuFigures one, SkuFigures other) {
            return one.name().equals(other.name()) && Objects.equals(one.article(), other.article());
        }

        private void describe(SkuFigures sku) {
            by.removeAll();
            name.removeAll();
            setClassName("rest", sku.isRest());
            Article article = sku.article();
            way.setText(article == null ? REST : sku.name());
            name.add(way);
            if (article != null && article.sku() != null) {
                by.setText(article.sku());
            } else if (article != null) {
                ProductColumns.notMapped(article, sku.name(), admin).forEach(by::add);
            }
        }
    }
}
