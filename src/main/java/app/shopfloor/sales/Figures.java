package app.shopfloor.sales;

/**
 * Sums of one currency, all in its minor unit. The metrics over them are defined here and nowhere else; see METRICS.md.
 *
 * @param orders paid orders, counted once, on the day paid
 * @param units units of their lines
 * @param gross list price × quantity of paid orders, before discounts, returns, tax and shipping
 * @param discounts reductions given on lines and orders
 * @param returns refunds on goods, dated on the day the refund was made, less those that failed, on the day they failed
 * @param shipping shipping charged, less shipping refunded
 * @param tax tax charged, less tax refunded
 * @param newCustomers customers whose first paid order, on any channel, is among the orders
 * @param repeats orders of customers who had paid an order before it; orders that are nobody's are neither
 */
public record Figures(
        long orders,
        long units,
        long gross,
        long discounts,
        long returns,
        long shipping,
        long tax,
        long newCustomers,
        long repeats) {

    public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0);

    /** Figures that tell nothing of customers. */
    public Figures(long orders, long units, long gross, long discounts, long returns, long shipping, long tax) {
        this(orders, units, gross, discounts, returns, shipping, tax, 0, 0);
    }

    /** gross − discounts − returns */
    public long net() {
        return gross - discounts - returns;
    }

    /** net + shipping charged + tax: what customers paid, less what they got back */
    public long total() {
        return net() + shipping + tax;
    }

    /** Average order value: (gross − discounts) ÷ orders, rounded half up to the minor unit; 0 without orders. */
    public long averageOrder() {
        return orders == 0 ? 0 : Math.floorDiv(2 * (gross - discounts) + orders, 2 * orders);
    }

    public Figures plus(Figures other) {
        return new Figures(
                orders + other.orders,
                units + other.units,
                gross + other.gross,
                discounts + other.discounts,
                returns + other.returns,
                shipping + other.shipping,
                tax + other.tax,
                newCustomers + other.newCustomers,
                repeats + other.repeats);
    }

    public Figures minus(Figures other) {
        return plus(other.negated());
    }

    public Figures negated() {
        return new Figures(-orders, -units, -gross, -discounts, -returns, -shipping, -tax, -newCustomers, -repeats);
    }

    public boolean isNone() {
        return equals(NONE);
    }
}
