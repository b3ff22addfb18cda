package app.shopfloor.sales.ui;

import app.shopfloor.sales.EntryFilter;
import app.shopfloor.sales.Metric;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A number of the Sales screen that opens the entries behind it: its name, its meaning, and which entries these are. */
enum Measure {
    NET(Metric.NET),
    GROSS(Metric.GROSS),
    DISCOUNTS(Metric.DISCOUNTS),
    RETURNS(Metric.RETURNS),
    SHIPPING(Metric.SHIPPING),
    TAX(Metric.TAX),
    TOTAL(Metric.TOTAL),
    ORDERS(Metric.ORDERS),
    UNITS(Metric.UNITS),
    AVERAGE_ORDER(Metric.AVERAGE_ORDER),
    NEW_CUSTOMERS(Metric.NEW_CUSTOMERS),
    ORDERS_OF_NEW(
            "orders-of-new",
            "Orders of new customers",
            "Orders of customers whose first paid order, on any channel, falls in the period.",
            EntryFilter.Kind.ORDERS_OF_NEW),
    ORDERS_OF_RETURNING(
            "orders-of-returning",
            "Orders of returning customers",
            "Orders of customers who had bought, on any channel, before the period.",
            EntryFilter.Kind.ORDERS_OF_RETURNING),
    RETURNING_RATE(
            "returning-rate",
            "Returning rate",
            "Orders of customers who had bought before the period ÷ orders.",
            EntryFilter.Kind.ORDERS_OF_RETURNING);

    private final Metric metric;
    private final String code;
    private final String label;
    private final String definition;
    private final EntryFilter.Kind kind;

    Measure(Metric metric) {
        this(metric, metric.code(), metric.label(), metric.definition(), metric.opens());
    }

    Measure(String code, String label, String definition, EntryFilter.Kind kind) {
        this(Metric.ORDERS, code, label, definition, kind);
    }

    Measure(Metric metric, String code, String label, String definition, EntryFilter.Kind kind) {
        this.metric = metric;
        this.code = code;
        this.label = label;
        this.definition = definition;
        this.kind = kind;
    }

    /** What names it in an address. */
    String code() {
        return code;
    }

    static Optional<Measure> of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(measure -> measure.code().equals(code))
                .findFirst();
    }

    /** Whether it tells nothing of a single article, as shipping and tax belong to whole orders. */
    boolean isOfWholeOrders() {
        return this == SHIPPING || this == TAX || this == TOTAL;
    }

    /** What is read of each entry, and summed. */
    Metric metric() {
        return metric;
    }

    String label() {
        return label;
    }

    String definition() {
        return definition;
    }

    EntryFilter.Kind kind() {
        return kind;
    }
}
