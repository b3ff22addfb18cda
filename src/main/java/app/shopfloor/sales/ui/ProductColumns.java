package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.ChangeLabel;
import app.shopfloor.base.ui.Column;
import app.shopfloor.base.ui.Csv;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.Rows;
import app.shopfloor.base.ui.UrlState;
import app.shopfloor.sales.Article;
import app.shopfloor.sales.Metric;
import app.shopfloor.shared.Money;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The columns of the list of all products; what the card of the first ones shows, and what it has no place for. */
final class ProductColumns {

    static final String BEFORE = "before";

    /** What the columns of amounts and counts sum. */
    static final List<Metric> SUMMED =
            List.of(Metric.UNITS, Metric.NET, Metric.GROSS, Metric.DISCOUNTS, Metric.RETURNS);

    static final Rows.Sort USUAL = new Rows.Sort(Metric.NET.code(), true);

    private static final List<Metric> SORTED = List.of(Metric.UNITS, Metric.NET);

    private final Formats formats;
    private final boolean admin;

    /** @param admin who is offered to map what is not mapped */
    ProductColumns(Formats formats, boolean admin) {
        this.formats = formats;
        this.admin = admin;
    }

    static Metric metric(Rows.Sort sort) {
        return SORTED.stream()
                .filter(metric -> metric.code().equals(sort.column()))
                .findFirst()
                .orElseThrow();
    }

    List<Column<ProductRow>> all() {
        List<Column<ProductRow>> columns = new ArrayList<>();
        columns.add(Column.<ProductRow>of(
                        "product",
                        "Product",
                        ProductColumns::way,
                        row -> row.sold().name())
                .kept());
        columns.add(Column.<ProductRow>of(
                        "sku",
                        "SKU",
                        this::sku,
                        row -> Objects.requireNonNullElse(row.sold().sku(), ""))
                .wide("184px"));
        columns.add(Column.<ProductRow>text("reference", "Reference", row -> SalesQuestion.value(row.article()))
                .onDemand());
        columns.add(Column.<ProductRow>number(
                        "share",
                        "Share",
                        row -> formats.share(row.part(), row.taken()),
                        row -> Csv.share(row.part(), row.taken()))
                .wide("92px"));
        columns.add(value(Metric.UNITS).asSortable().wide("92px"));
        columns.add(value(Metric.NET).asSortable().kept().leading().wide("142px"));
        columns.add(Column.<ProductRow>number(
                        BEFORE, "Net revenue before", row -> before(row, true), row -> before(row, false))
                .onDemand()
                .wide("142px"));
        columns.add(new Column<ProductRow>(
                "change",
                "Change",
                this::change,
                row -> Csv.change(row.change()),
                true,
                false,
                false,
                true,
                false,
                "104px"));
        for (Metric metric : List.of(Metric.GROSS, Metric.DISCOUNTS, Metric.RETURNS)) {
            columns.add(value(metric).onDemand().wide("142px"));
        }
        columns.add(Column.text("currency", "Currency", ProductRow::currency).onDemand());
        return columns;
    }

    private static Component way(ProductRow row) {
        Anchor way = new Anchor(row.orders(), row.sold().name());
        way.setTitle(row.sold().name());
        return way;
    }

    private Component sku(ProductRow row) {
        Article article = row.article();
        if (article.sku() != null) {
            Span code = new Span(article.sku());
            code.setTitle(article.sku());
            return code;
        }
        return new Span(notMapped(article, row.sold().name(), admin).toArray(Component[]::new));
    }

    /** What stands in the place of an SKU where there is none, and for an admin the way to map it. */
    static List<Component> notMapped(Article article, String name, boolean admin) {
        Span pill = new Span("not mapped");
        pill.addClassNames("pill", "warn");
        if (!admin) {
            return List.of(pill);
        }
        UrlState search = UrlState.EMPTY.with(ProductMappingView.SEARCH, article.ref());
        Anchor map = new Anchor(search.href(ProductMappingView.PATH), "Map it");
        map.getElement().setAttribute("aria-label", "Map " + name);
        return List.of(pill, map);
    }

    private Component change(ProductRow row) {
        ChangeLabel change = new ChangeLabel(true);
        change.show(row.change(), formats);
        return change;
    }

    private String before(ProductRow row, boolean forPeople) {
        Long before = row.netBefore();
        if (before == null) {
            return forPeople ? "–" : "";
        }
        Money amount = Money.of(before, row.currency());
        return forPeople ? formats.exact(amount) : Csv.amount(amount);
    }

    private Column<ProductRow> value(Metric metric) {
        return FigureColumn.of(metric, formats, row -> row.sold().now(), ProductRow::currency);
    }
}
