package app.shopfloor.sales;

import java.util.function.ToLongFunction;

/** The numbers of the Sales screen: their names, their definitions (METRICS.md) and the one way to read them. */
public enum Metric {
    GROSS(
            "gross",
            "Gross revenue",
            "List price × quantity of paid orders, before discounts, returns, tax and shipping.",
            true,
            true,
            EntryFilter.Kind.ORDERS,
            Figures::gross),
    NET("net", "Net revenue", "Gross revenue − discounts − returns.", true, true, EntryFilter.Kind.ALL, Figures::net),
    ORDERS(
            "orders",
            "Orders",
            "Paid orders, counted once, on the day paid.",
            false,
            true,
            EntryFilter.Kind.ORDERS,
            Figures::orders),
    UNITS(
            "units",
            "Units",
            "Units sold: the quantities of all lines of paid orders; a return takes none back.",
            false,
            true,
            EntryFilter.Kind.ORDERS,
            Figures::units),
    AVERAGE_ORDER(
            "aov",
            "Average order",
            "(Gross revenue − discounts) ÷ orders.",
            true,
            true,
            EntryFilter.Kind.ORDERS,
            Figures::averageOrder),
    RETURNS(
            "returns",
            "Returns",
            "Refunds on goods, on the day the refund was made; one that fails later is taken back on the day it fails.",
            true,
            false,
            EntryFilter.Kind.REFUNDS,
            Figures::returns),
    NEW_CUSTOMERS(
            "new",
            "New customers",
            "Customers whose first paid order, on any channel, falls in the period.",
            false,
            true,
            EntryFilter.Kind.FIRST_ORDERS,
            Figures::newCustomers),
    DISCOUNTS(
            "discounts",
            "Discounts",
            "Reductions given on lines and orders.",
            true,
            false,
            EntryFilter.Kind.ORDERS,
            Figures::discounts),
    SHIPPING(
            "shipping",
            "Shipping",
            "Shipping charged to customers, less what of it was refunded.",
            true,
            true,
            EntryFilter.Kind.ALL,
            Figures::shipping),
    TAX(
            "tax",
            "Tax",
            "Tax charged to customers, less what of it was refunded.",
            true,
            true,
            EntryFilter.Kind.ALL,
            Figures::tax),
    TOTAL(
            "total",
            "Total revenue",
            "Net revenue + shipping charged + tax.",
            true,
            true,
            EntryFilter.Kind.ALL,
            Figures::total);

    private final String code;
    private final String label;
    private final String definition;
    private final boolean money;
    private final boolean moreIsBetter;
    private final EntryFilter.Kind opens;
    private final ToLongFunction<Figures> value;

    Metric(
            String code,
            String label,
            String definition,
            boolean money,
            boolean moreIsBetter,
            EntryFilter.Kind opens,
            ToLongFunction<Figures> value) {
        this.code = code;
        this.label = label;
        this.definition = definition;
        this.money = money;
        this.moreIsBetter = moreIsBetter;
        this.opens = opens;
        this.value = value;
    }

    /** How URLs name it; never changes. */
    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** One sentence for people, shown on hover. */
    public String definition() {
        return definition;
    }

    /** Whether the value is an amount in minor units of the figures' currency; else it is a count. */
    public boolean isMoney() {
        return money;
    }

    public boolean moreIsBetter() {
        return moreIsBetter;
    }

    /** Which entries stand behind the number: their figures, summed, give it. */
    public EntryFilter.Kind opens() {
        return opens;
    }

    /** The value: minor units of the figures' currency where it {@linkplain #isMoney() is money}, else a count. */
    public long of(Figures figures) {
        return value.applyAsLong(figures);
    }
}
