package app.shopfloor.sales;

import app.shopfloor.sales.CustomersSnapshot.Buyers;
import app.shopfloor.sales.CustomersSnapshot.Point;
import java.util.List;

/** Counts of customers, added up. */
public final class BuyersForTests {

    public static final Buyers NONE = new Buyers(0, 0, 0, 0);

    private BuyersForTests() {}

    public static Buyers sum(List<Point> points) {
        return points.stream()
                .map(Point::buyers)
                .reduce(
                        NONE,
                        (one, other) -> new Buyers(
                                one.orders() + other.orders(),
                                one.newCustomers() + other.newCustomers(),
                                one.ofNew() + other.ofNew(),
                                one.ofReturning() + other.ofReturning()));
    }
}
