package app.shopfloor.intake.orders;

import app.shopfloor.intake.Delivery;
import app.shopfloor.intake.Translation;
import app.shopfloor.intake.Translator;
import app.shopfloor.sales.SaleReport;
import app.shopfloor.sales.SaleReport.Basket;
import app.shopfloor.sales.SaleReport.BasketOrigin;
import app.shopfloor.sales.SaleReport.Breakdown;
import app.shopfloor.sales.SaleReport.Buyer;
import app.shopfloor.sales.SaleReport.Kind;
import app.shopfloor.sales.SaleReport.Line;
import app.shopfloor.sales.SaleReport.Payment;
import app.shopfloor.sales.SaleReport.PaymentState;
import app.shopfloor.sales.SaleReport.Refund;
import app.shopfloor.sales.SaleReport.RefundState;
import app.shopfloor.shared.Channel;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Reads orders in our own shape; {@code docs/order-delivery.md} describes it field by field. */
@Component
public final class OrdersTranslator implements Translator {

    public static final String SOURCE = "orders";
    /** The kind of a delivery that tells the whole of one order. */
    public static final String KIND = "order";

    public static final int MAX_ORDER_ID = 200;
    public static final int MAX_SKU = 60;
    public static final int MAX_TEXT = 250;
    public static final int MAX_LINES = 500;
    public static final long MAX_QUANTITY = 1_000_000;

    private static final Map<String, PaymentState> STATES = Map.of(
            "pending", PaymentState.PENDING,
            "paid", PaymentState.PAID,
            "cancelled", PaymentState.CANCELLED,
            "canceled", PaymentState.CANCELLED);
    private static final Map<String, RefundState> REFUND_STATES = Map.of(
            "pending", RefundState.PENDING,
            "succeeded", RefundState.SUCCEEDED,
            "failed", RefundState.FAILED,
            "cancelled", RefundState.CANCELLED,
            "canceled", RefundState.CANCELLED);

    private final ObjectMapper json = JsonMapper.shared();

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Translation translate(Delivery delivery, Instant receivedAt) {
        if (!delivery.kind().equals(KIND)) {
            return Translation.ignored("Only deliveries of the kind “" + KIND + "” tell of orders");
        }
        List<String> problems = new ArrayList<>();
        List<SaleReport> reports = read(Fields.of(parsed(delivery), problems), receivedAt, delivery.sample());
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return Translation.of(reports);
    }

    private JsonNode parsed(Delivery delivery) {
        try {
            JsonNode root = json.readTree(delivery.payload());
            if (root.isObject()) {
                return root;
            }
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("The delivery is not JSON: " + broken.getOriginalMessage(), broken);
        }
        throw new IllegalArgumentException("The delivery should be one JSON object");
    }

    private static List<SaleReport> read(Fields order, Instant receivedAt, boolean sample) {
        String id = order.requiredText("order", MAX_ORDER_ID);
        Channel channel = channel(order);
        String currency = currency(order);
        PaymentState state = order.oneOf("status", STATES, PaymentState.PAID);
        Instant placedAt = instant(order, "placed_at", null);
        Instant paidAt = instant(order, "paid_at", placedAt);
        Instant startedAt = state == PaymentState.PAID ? paidAt : placedAt == null ? paidAt : placedAt;
        if (startedAt == null && !order.has("placed_at") && !order.has("paid_at")) {
            order.problem("placed_at", "is missing");
        }
        Instant asOf = instant(order, "as_of", receivedAt);
        Lines lines = Lines.read(order);
        Breakdown breakdown = breakdown(order, lines);
        List<Refund> refunds = new ArrayList<>();
        List<String> refundIds = refunds(order, breakdown.total(), refunds);
        if (id.isEmpty() || channel == null || startedAt == null || asOf == null) {
            return List.of();
        }
        List<SaleReport> reports = new ArrayList<>(1 + refunds.size());
        reports.add(SaleReport.about(channel, Kind.ORDER, id, asOf)
                .order(id)
                .sample(sample)
                .payment(new Payment(state, breakdown.total(), breakdown.total(), currency, startedAt, false))
                .buyer(buyer(order.object("customer")))
                .breakdown(breakdown)
                .basket(new Basket(BasketOrigin.ORDER_LINES, lines.all()))
                .tell());
        for (int i = 0; i < refunds.size(); i++) {
            // Refund ids of a marketplace are unique within their order at best.
            String refundId = id + "/" + refundIds.get(i);
            reports.add(SaleReport.about(channel, Kind.REFUND, refundId, asOf)
                    .order(id)
                    .sample(sample)
                    .refund(refunds.get(i))
                    .tell());
        }
        return reports;
    }

    private static @Nullable Channel channel(Fields order) {
        String code = order.requiredText("channel", MAX_TEXT).toLowerCase(Locale.ROOT);
        if (code.isEmpty()) {
            return null;
        }
        try {
            return new Channel(code);
        } catch (IllegalArgumentException wrong) {
            order.problem("channel", String.valueOf(wrong.getMessage()));
            return null;
        }
    }

    private static String currency(Fields order) {
        String code = order.requiredText("currency", MAX_TEXT).toUpperCase(Locale.ROOT);
        if (!code.isEmpty() && !code.matches("[A-Z]{3}")) {
            order.problem("currency", "should be three letters like USD, not “" + code + "”");
        }
        return code;
    }

    private static @Nullable Instant instant(Fields order, String field, @Nullable Instant otherwise) {
        return order.has(field) ? order.instant(field) : otherwise;
    }

    private static Buyer buyer(Fields customer) {
        String country = customer.text("country", MAX_TEXT);
        if (country != null && !country.matches("[A-Za-z]{2}")) {
            customer.problem("country", "should be two letters like DE, not “" + country + "”");
        }
        return new Buyer(
                customer.text("name", MAX_TEXT),
                customer.text("email", MAX_TEXT),
                customer.text("id", MAX_TEXT),
                country == null ? null : country.toUpperCase(Locale.ROOT));
    }

    private static Breakdown breakdown(Fields order, Lines lines) {
        long shipping = order.amount("shipping");
        long tax = order.amount("tax");
        long computed = lines.gross() - lines.discount() + shipping + tax;
        long told = order.has("total") ? order.amount("total") : computed;
        if (told != computed) {
            order.problem("total", "is " + told + ", but lines − discounts + shipping + tax make " + computed);
        }
        return new Breakdown(computed, lines.discount(), shipping, tax);
    }

    /** Adds the refunds and answers their ids, in the same order. */
    private static List<String> refunds(Fields order, long total, List<Refund> refunds) {
        List<String> ids = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        long given = 0;
        for (Fields refund : order.objects("refunds", MAX_LINES)) {
            String id = refund.requiredText("id", MAX_TEXT - MAX_ORDER_ID);
            if (!id.isEmpty() && !seen.add(id)) {
                refund.problem("id", "“" + id + "” occurs twice");
            }
            long amount = refund.requiredWhole("amount", 1, Fields.MAX_AMOUNT, "minor units, like 4900 for 49.00");
            RefundState state = refund.oneOf("status", REFUND_STATES, RefundState.SUCCEEDED);
            Instant madeAt = refund.instant("made_at");
            if (madeAt == null) {
                if (!refund.has("made_at")) {
                    refund.problem("made_at", "is missing");
                }
                continue;
            }
            given += state.restoresTheMoney() ? 0 : amount;
            ids.add(id);
            refunds.add(new Refund(state, amount, madeAt));
        }
        if (given > total) {
            order.problem("refunds", "make " + given + " together, more than the total of " + total);
        }
        return ids;
    }

    /** The lines, with the discount on the whole order spread over them. */
    private record Lines(List<Line> all) {

        static Lines read(Fields order) {
            List<Line> lines = new ArrayList<>();
            for (Fields line : order.objects("lines", MAX_LINES)) {
                lines.add(line(line));
            }
            if (!order.has("lines")) {
                order.problem("lines", "is missing");
            }
            Lines read = new Lines(lines);
            long discount = order.amount("discount");
            if (discount > read.gross() - read.discount()) {
                order.problem("discount", "is more than the lines cost");
                return read;
            }
            return discount == 0 ? read : read.discountedBy(discount);
        }

        private static Line line(Fields line) {
            String sku = line.text("sku", MAX_SKU);
            String name = line.text("name", MAX_TEXT);
            if (sku == null && name == null) {
                line.problem("sku", "is missing, and so is the name: one of them is needed");
            }
            long quantity = line.requiredWhole("quantity", 1, MAX_QUANTITY, "pieces");
            long price = line.requiredWhole(
                    "unit_price", 0, Fields.MAX_AMOUNT / MAX_QUANTITY, "minor units, like 4900 for 49.00");
            long discount = line.amount("discount");
            if (discount > price * quantity) {
                line.problem("discount", "is more than the line costs");
            }
            String shown = name != null ? name : sku != null ? sku : "";
            return new Line(sku, line.text("product", MAX_TEXT), null, shown, quantity, price * quantity, discount);
        }

        long gross() {
            return all.stream().mapToLong(Line::gross).sum();
        }

        long discount() {
            return all.stream().mapToLong(Line::discount).sum();
        }

        /** In proportion to what each line costs; rounding the sum so far, not each part, leaves no cent over. */
        private Lines discountedBy(long discount) {
            long net = gross() - discount();
            long before = 0;
            long spread = 0;
            List<Line> discounted = new ArrayList<>(all.size());
            for (Line line : all) {
                before += line.gross() - line.discount();
                long until = BigInteger.valueOf(discount)
                        .multiply(BigInteger.valueOf(before))
                        .divide(BigInteger.valueOf(net))
                        .longValueExact();
                discounted.add(new Line(
                        line.sku(),
                        line.productRef(),
                        line.priceRef(),
                        line.name(),
                        line.quantity(),
                        line.gross(),
                        line.discount() + until - spread));
                spread = until;
            }
            return new Lines(discounted);
        }
    }
}
