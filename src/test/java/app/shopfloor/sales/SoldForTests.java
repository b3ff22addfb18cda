package app.shopfloor.sales;

import app.shopfloor.sales.SaleReport.Basket;
import app.shopfloor.sales.SaleReport.BasketOrigin;
import app.shopfloor.sales.SaleReport.Breakdown;
import app.shopfloor.sales.SaleReport.Kind;
import app.shopfloor.sales.SaleReport.Line;
import app.shopfloor.sales.SaleReport.Payment;
import app.shopfloor.sales.SaleReport.PaymentState;
import app.shopfloor.shared.Channel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders of one line, as a channel tells them. */
public final class SoldForTests {

    private SoldForTests() {}

    /** A line that costs so much; without product and price it is known by its name. */
    public static Line line(
            @Nullable String sku,
            @Nullable String product,
            @Nullable String price,
            String name,
            long units,
            long gross) {
        return new Line(sku, product, price, name, units, gross, 0);
    }

    /** @param line null for a payment that does not say what was sold */
    public static SaleReport order(String id, Instant paidAt, String currency, long total, @Nullable Line line) {
        return SaleReport.about(Channel.STRIPE, Kind.ORDER, id, paidAt)
                .order(id)
                .payment(new Payment(PaymentState.PAID, total, total, currency, paidAt, false))
                .breakdown(new Breakdown(total, 0, 0, 0))
                .basket(line == null ? null : new Basket(BasketOrigin.ORDER_LINES, List.of(line)))
                .tell();
    }
}
