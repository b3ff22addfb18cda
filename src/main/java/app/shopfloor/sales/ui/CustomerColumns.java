package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Column;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.Rows;
import app.shopfloor.sales.Metric;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The columns of the list of all customers; what the card of the first ones shows, and what it has no place for. */
final class CustomerColumns {

    /** What the columns of amounts and counts sum. */
    static final List<Metric> SUMMED =
            List.of(Metric.ORDERS, Metric.NET, Metric.UNITS, Metric.GROSS, Metric.DISCOUNTS, Metric.RETURNS);

    static final Rows.Sort USUAL = new Rows.Sort(Metric.NET.code(), true);

    private static final List<Metric> SORTED = List.of(Metric.ORDERS, Metric.NET);

    private final Formats formats;

    CustomerColumns(Formats formats) {
        this.formats = formats;
    }

    static Metric metric(Rows.Sort sort) {
        return SORTED.stream()
                .filter(metric -> metric.code().equals(sort.column()))
                .findFirst()
                .orElseThrow();
    }

    List<Column<CustomerRow>> all() {
        List<Column<CustomerRow>> columns = new ArrayList<>();
        columns.add(Column.<CustomerRow>of("customer", "Customer", CustomerColumns::way, CustomerRow::name)
                .kept());
        columns.add(Column.text(
                "email",
                "Email",
                row -> Objects.requireNonNullElse(row.customer().email(), "")));
        columns.add(Column.<CustomerRow>of(
                        "new", "New or returning", CustomerColumns::fresh, CustomerColumns::newOrReturning)
                .wide("150px"));
        columns.add(value(Metric.ORDERS).asSortable().wide("104px"));
        columns.add(value(Metric.NET).asSortable().kept().leading().wide("142px"));
        for (Metric metric : List.of(Metric.UNITS, Metric.GROSS, Metric.DISCOUNTS, Metric.RETURNS)) {
            columns.add(value(metric).onDemand().wide("142px"));
        }
        columns.add(Column.text("currency", "Currency", CustomerRow::currency).onDemand());
        return columns;
    }

    private static Component way(CustomerRow row) {
        Anchor way = new Anchor(row.orders(), row.name());
        way.setTitle(row.name());
        return way;
    }

    private static Component fresh(CustomerRow row) {
        Span text = new Span(newOrReturning(row));
        if (row.customer().isNew()) {
            text.addClassNames("pill", "accent");
        }
        return text;
    }

    private static String newOrReturning(CustomerRow row) {
        return row.customer().isNew() ? "new" : "returning";
    }

    private Column<CustomerRow> value(Metric metric) {
        return FigureColumn.of(metric, formats, row -> row.customer().figures(), CustomerRow::currency);
    }
}
