package app.shopfloor.sales;

import app.shopfloor.sales.TopBuyers.Ranked;
import java.util.Comparator;

/**
 * In which order customers stand; those who are equal by their ids, whichever way.
 *
 * @param by net revenue or orders
 */
record BuyerOrder(Metric by, boolean descending) {

    static final BuyerOrder MOST_NET = new BuyerOrder(Metric.NET, true);

    BuyerOrder {
        if (by != Metric.NET && by != Metric.ORDERS) {
            throw new IllegalArgumentException("Customers are not ordered by " + by.label());
        }
    }

    Comparator<Ranked> comparator() {
        Comparator<Ranked> ascending = Comparator.comparingLong(buyer -> by.of(buyer.figures()));
        return (descending ? ascending.reversed() : ascending).thenComparingLong(Ranked::buyer);
    }

    /** The same of entries {@code e}, grouped by their customers. @param combined whether in the reporting currency */
    String sql(boolean combined) {
        String in = combined ? "e.in_" : "e.";
        String value = by == Metric.ORDERS
                ? "sum(e.orders)"
                : "sum(" + in + "gross - " + in + "discounts - " + in + "returns)";
        return " order by " + value + (descending ? " desc" : "") + ", e.buyer_id";
    }
}
