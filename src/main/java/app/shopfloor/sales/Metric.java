package app.shopfloor.sales;

import java.util.function.ToLongFunction;

/** The numbers of the Sales screen: their names, their definitions (METRICS.md) and the one way to read them. */
public enum Metric {
    GROSS(
            "Gross revenue",
            "List price × quantity of paid orders, before discounts, returns, tax and shipping.",
            true,
            true,
            Figures::gross),
    NET("Net revenue", "Gross revenue − discounts − returns.", true, true, Figures::net),
    ORDERS("Orders", "Paid orders, counted once, on the day paid.", false, true, Figures::orders),
    AVERAGE_ORDER("Average order", "(Gross revenue − discounts) ÷ orders.", true, true, Figures::averageOrder),
    RETURNS(
            "Returns",
            "Refunds on goods, on the day the refund was made; one that fails later is taken back on the day it fails.",
            true,
            false,
            Figures::returns);

    private final String label;
    private final String definition;
    private final boolean money;
    private final boolean moreIsBetter;
    private final ToLongFunction<Figures> value;

    Metric(String label, String definition, boolean money, boolean moreIsBetter, ToLongFunction<Figures> value) {
        this.label = label;
        this.definition = definition;
        this.money = money;
        this.moreIsBetter = moreIsBetter;
        this.value = value;
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

    public long of(Figures figures) {
        return value.applyAsLong(figures);
    }
}
