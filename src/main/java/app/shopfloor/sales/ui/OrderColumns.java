package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Column;
import app.shopfloor.base.ui.Csv;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.Strong;
import app.shopfloor.sales.Metric;
import app.shopfloor.sales.SalesEntry;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** The columns of the table of entries: the number that was opened stands out, the others can be chosen. */
final class OrderColumns {

    /** By when it counts; the one thing entries can be sorted by. */
    static final String TIME = "at";

    private final Formats formats;
    private final Supplier<LocalDate> today;

    OrderColumns(Formats formats, Supplier<LocalDate> today) {
        this.formats = formats;
        this.today = today;
    }

    /** @param summed whose values sum to the number */
    List<Column<SalesEntry>> of(Metric summed) {
        List<Column<SalesEntry>> columns = new ArrayList<>();
        columns.add(Column.<SalesEntry>of("what", "What", OrderColumns::what, SalesEntry::title)
                .kept());
        columns.add(Column.<SalesEntry>of(
                        "kind",
                        "Kind",
                        entry -> words(OrderWords.kind(entry.kind())),
                        entry -> OrderWords.kind(entry.kind()))
                .onDemand());
        columns.add(Column.<SalesEntry>of(
                        TIME,
                        "Time",
                        entry -> words(formats.dayTime(entry.at(), today.get())),
                        entry -> Csv.time(entry.at(), formats.zone()))
                .asSortable()
                .kept()
                .wide("142px"));
        columns.add(Column.text("order", "Order", SalesEntry::orderId).onDemand());
        columns.add(Column.<SalesEntry>text("customer", "Customer", OrderColumns::customer)
                .wide("142px"));
        columns.add(Column.<SalesEntry>text("email", "Email", entry -> Objects.requireNonNullElse(entry.email(), ""))
                .onDemand());
        columns.add(Column.<SalesEntry>text(
                        "channel", "Channel", entry -> entry.channel().label())
                .wide("76px"));
        columns.add(Column.<SalesEntry>of("country", "Country", entry -> words(country(entry)), SalesEntry::country)
                .wide("128px"));
        columns.add(Column.<SalesEntry>of(
                        "status",
                        "Status",
                        entry -> OrderWords.pill(entry.status()),
                        entry -> OrderWords.status(entry.status()))
                .wide("124px"));
        columns.add(amount(summed).kept().leading());
        for (Metric metric : Metric.values()) {
            if (metric != summed && metric != Metric.AVERAGE_ORDER) {
                columns.add(amount(metric).onDemand());
            }
        }
        columns.add(Column.text("booked", "Booked in", SalesEntry::booked).onDemand());
        columns.add(Column.text("currency", "Currency", SalesEntry::currency).onDemand());
        columns.add(Column.<SalesEntry>text("sample", "Sample", entry -> entry.sample() ? "yes" : "no")
                .onDemand());
        return columns;
    }

    private Column<SalesEntry> amount(Metric metric) {
        return FigureColumn.of(metric, formats, SalesEntry::figures, SalesEntry::currency)
                .wide("116px");
    }

    private static Component what(SalesEntry entry) {
        Span what = new Span(new Strong(entry.title()));
        if (entry.moreLines() > 0) {
            what.add(new Span(" + " + entry.moreLines() + " more"));
        }
        if (entry.kind() != SalesEntry.Kind.ORDER) {
            Span pill = new Span(OrderWords.kind(entry.kind()));
            pill.addClassNames("pill", entry.kind() == SalesEntry.Kind.REFUND ? "warn" : "accent");
            what.add(pill);
        }
        if (entry.sample()) {
            Span pill = new Span("sample");
            pill.addClassNames("pill", "plain");
            what.add(pill);
        }
        what.setTitle(entry.title());
        return what;
    }

    private static String customer(SalesEntry entry) {
        return Objects.requireNonNullElse(entry.customer(), "–");
    }

    private String country(SalesEntry entry) {
        return entry.country().isEmpty() ? "–" : formats.country(entry.country());
    }

    private static Span words(String text) {
        Span words = new Span(text);
        words.setTitle(text);
        return words;
    }
}
