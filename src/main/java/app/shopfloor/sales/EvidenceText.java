package app.shopfloor.sales;

import app.shopfloor.sales.SaleReport.Breakdown;
import app.shopfloor.sales.SaleReport.Kind;
import app.shopfloor.sales.SaleReport.Line;
import app.shopfloor.sales.SaleReport.Payment;
import app.shopfloor.sales.SaleReport.PaymentState;
import app.shopfloor.sales.SaleReport.Refund;
import app.shopfloor.sales.SaleReport.RefundState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How evidence is kept as text: canonical, so that equal facts are equal texts, and tolerant of fields that later versions add.
 */
final class EvidenceText {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String BETWEEN = "|";

    private EvidenceText() {}

    static String of(Payment payment) {
        return String.join(
                BETWEEN,
                payment.state().name(),
                Long.toString(payment.amount()),
                Long.toString(payment.asked()),
                payment.currency(),
                Long.toString(payment.startedAt().toEpochMilli()),
                Boolean.toString(payment.settledLater()));
    }

    static Payment payment(String text) {
        String[] part = text.split("\\|");
        return new Payment(
                PaymentState.valueOf(part[0]),
                Long.parseLong(part[1]),
                Long.parseLong(part[2]),
                part[3],
                Instant.ofEpochMilli(Long.parseLong(part[4])),
                Boolean.parseBoolean(part[5]));
    }

    static String of(Breakdown parts) {
        return parts.total() + BETWEEN + parts.discount() + BETWEEN + parts.shipping() + BETWEEN + parts.tax();
    }

    static Breakdown breakdown(String text) {
        String[] part = text.split("\\|");
        return new Breakdown(
                Long.parseLong(part[0]), Long.parseLong(part[1]), Long.parseLong(part[2]), Long.parseLong(part[3]));
    }

    static String of(Refund refund) {
        return refund.state()
                + BETWEEN
                + refund.amount()
                + BETWEEN
                + refund.madeAt().toEpochMilli();
    }

    static Refund refund(String text) {
        String[] part = text.split("\\|");
        return new Refund(
                RefundState.valueOf(part[0]), Long.parseLong(part[1]), Instant.ofEpochMilli(Long.parseLong(part[2])));
    }

    static String of(List<Line> lines) {
        ArrayNode array = JSON.createArrayNode();
        for (Line line : lines) {
            array.addArray()
                    .add(line.sku())
                    .add(line.productRef())
                    .add(line.name())
                    .add(line.quantity())
                    .add(line.gross())
                    .add(line.discount())
                    .add(line.priceRef());
        }
        return array.toString();
    }

    static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode line : JSON.readTree(text)) {
            lines.add(new Line(
                    orNull(line.get(0)),
                    orNull(line.get(1)),
                    orNull(line.path(6)),
                    line.get(2).asString(),
                    line.get(3).asLong(),
                    line.get(4).asLong(),
                    line.get(5).asLong()));
        }
        return lines;
    }

    private static @Nullable String orNull(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }

    /** All objects that speak of one order, as one text. */
    static String of(Collection<Evidence> objects) {
        ArrayNode array = JSON.createArrayNode();
        for (Evidence evidence : objects) {
            ObjectNode object = array.addObject();
            object.put("k", evidence.kind().name()).put("id", evidence.objectId());
            ObjectNode words = object.putObject("w");
            evidence.lastWords()
                    .forEach((name, word) -> words.putArray(name)
                            .add(word.asOf())
                            .add(word.rank())
                            .add(word.value()));
            ObjectNode times = object.putObject("t");
            evidence.firstTimes().forEach(times::put);
            ObjectNode refunded = object.putObject("r");
            evidence.refundedSoFar().forEach((time, amount) -> refunded.put(Long.toString(time), amount));
        }
        return array.toString();
    }

    static List<Evidence> objects(String text) {
        List<Evidence> objects = new ArrayList<>();
        for (JsonNode object : JSON.readTree(text)) {
            Map<String, Evidence.Register> words = new TreeMap<>();
            for (Map.Entry<String, JsonNode> word : object.path("w").properties()) {
                JsonNode value = word.getValue();
                words.put(
                        word.getKey(),
                        new Evidence.Register(
                                value.get(0).asLong(),
                                value.get(1).asLong(),
                                value.get(2).asString()));
            }
            Map<String, Long> times = new TreeMap<>();
            object.path("t")
                    .properties()
                    .forEach(time -> times.put(time.getKey(), time.getValue().asLong()));
            Map<Long, Long> refunded = new TreeMap<>();
            object.path("r")
                    .properties()
                    .forEach(sum -> refunded.put(
                            Long.valueOf(sum.getKey()), sum.getValue().asLong()));
            objects.add(new Evidence(
                    Kind.valueOf(object.path("k").asString()), object.path("id").asString(), words, times, refunded));
        }
        return objects;
    }
}
