package app.shopfloor.intake.sample;

import app.shopfloor.intake.Delivery;
import app.shopfloor.intake.orders.OrdersTranslator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What becomes of a purchase on a marketplace or at a fair: an order delivery, and one more for every change. */
final class OrderStory {

    private record Refund(int number, Refunding made, boolean failed) {}

    private final Purchase purchase;
    private final Told told;
    private final List<Refund> refunds = new ArrayList<>(2);
    private int deliveries;

    private OrderStory(Purchase purchase, Told told) {
        this.purchase = purchase;
        this.told = told;
    }

    static void tell(Purchase purchase, SplittableRandom chance, Told told) {
        new OrderStory(purchase, told).tell(chance);
    }

    private void tell(SplittableRandom chance) {
        tell(purchase.at());
        int number = 0;
        for (Refunding refund : Refunding.draw(purchase, purchase.at(), SampleShop.DAY, chance)) {
            number++;
            refunds.add(new Refund(number, refund, false));
            tell(refund.madeAt());
            Long failedAt = refund.failedAt();
            if (failedAt != null) {
                refunds.set(number - 1, new Refund(number, refund, true));
                tell(failedAt);
            }
        }
    }

    private void tell(long asOf) {
        String channel = purchase.channel().code();
        String order = "sample-" + channel + "-" + purchase.stem();
        deliveries++;
        Json json = new Json();
        json.text("channel", channel)
                .text("order", order)
                .text("status", "paid")
                .text("as_of", time(asOf));
        json.text("placed_at", time(purchase.at())).text("paid_at", time(purchase.at()));
        json.text("currency", purchase.currency()).array("lines");
        for (Purchase.Line line : purchase.lines()) {
            Product product = line.product();
            json.object()
                    .text("sku", product.sku())
                    .text("name", product.name())
                    .number("quantity", line.quantity());
            json.number("unit_price", product.price(purchase.currency()))
                    .number("discount", line.discount())
                    .end();
        }
        json.endArray().number("shipping", purchase.shipping()).number("tax", purchase.tax());
        json.number("total", purchase.total());
        customer(json, purchase.customer());
        json.array("refunds");
        for (Refund refund : refunds) {
            json.object().text("id", Integer.toString(refund.number)).number("amount", refund.made.amount());
            json.text("made_at", time(refund.made.madeAt()));
            json.text("status", refund.failed ? "failed" : "succeeded").end();
        }
        json.endArray();
        told.tell(
                asOf,
                new Delivery(
                        OrdersTranslator.SOURCE, order + "-" + deliveries, OrdersTranslator.KIND, json.bytes(), true));
    }

    private static void customer(Json json, Customer customer) {
        json.object("customer").text("name", customer.name());
        optional(json, "email", customer.email());
        optional(json, "country", customer.country());
        json.end();
    }

    private static void optional(Json json, String name, @Nullable String value) {
        if (value != null) {
            json.text(name, value);
        }
    }

    private static String time(long epochSecond) {
        return Instant.ofEpochSecond(epochSecond).toString();
    }
}
