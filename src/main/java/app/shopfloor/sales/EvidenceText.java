package app.shopfloor.sales;

import app.shopfloor.sales.SaleReport.Balance;
import app.shopfloor.sales.SaleReport.Breakdown;
import app.shopfloor.sales.SaleReport.Dispute;
import app.shopfloor.sales.SaleReport.DisputeState;
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

    /** Without whether it was settled later: that is a fact of its own, and no news when another event tells the rest again. */
    static String of(Payment payment) {
        return String.join(
                BETWEEN,
                payment.state().name(),
                Long.toString(payment.amount()),
                Long.toString(payment.asked()),
                payment.currency(),
                Long.toString(payment.startedAt().toEpochMilli()));
    }

    static Payment payment(String text) {
        String[] part = text.split("\\|");
        return new Payment(
                PaymentState.valueOf(part[0]),
                Long.parseLong(part[1]),
                Long.parseLong(part[2]),
                part[3],
                Instant.ofEpochMilli(Long.parseLong(part[4])),
                false);
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

    static String of(Dispute dispute) {
        return JSON.createArrayNode()
                .add(dispute.state().name())
                .add(dispute.amount())
                .add(dispute.currency())
                .add(dispute.openedAt().toEpochMilli())
                .add(dispute.reason())
                .toString();
    }

    static Dispute dispute(String text) {
        JsonNode part = JSON.readTree(text);
        return new Dispute(
                DisputeState.valueOf(part.get(0).asString()),
                part.get(1).asLong(),
                part.get(2).asString(),
                orNull(part.path(4)),
                Instant.ofEpochMilli(part.get(3).asLong()));
    }

    static String of(Balance balance) {
        return JSON.createArrayNode()
                .add(balance.type())
                .add(balance.amount())
                .add(balance.fee())
                .add(balance.currency())
                .add(balance.at().toEpochMilli())
                .add(balance.exchangeRate())
                .add(balance.sourceId())
                .toString();
    }

    static Balance balance(String text) {
        JsonNode part = JSON.readTree(text);
        return new Balance(
                part.get(0).asString(),
                part.get(1).asLong(),
                part.get(2).asLong(),
                part.get(3).asString(),
                orNull(part.path(5)),
                orNull(part.path(6)),
                Instant.ofEpochMilli(part.get(4).asLong()));
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
            if (!evidence.under().equals(Evidence.underOf(evidence.kind(), evidence.chargeId()))) {
                object.put("u", evidence.under());
            }
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
            Kind kind = Kind.valueOf(object.path("k").asString());
            Map<String, Evidence.Register> words = new TreeMap<>();
            for (Map.Entry<String, JsonNode> word : object.path("w").properties()) {
                JsonNode value = word.getValue();
                words.put(
                        word.getKey(),
                        new Evidence.Register(
                                value.get(0).asLong(),
                                value.get(1).asLong(),
                                current(word.getKey(), value.get(2).asString())));
            }
            String under = orNull(object.path("u"));
            if (under == null) {
                Evidence.Register charge = words.get(Evidence.CHARGE);
                under = Evidence.underOf(kind, charge == null ? null : charge.value());
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
            objects.add(new Evidence(kind, object.path("id").asString(), under, words, times, refunded));
        }
        return objects;
    }

    /** A payment once had a sixth part, which is left out now: without it, what was kept then compares with what is said now. */
    private static String current(String name, String value) {
        if (!name.equals(Evidence.STATE) && !name.equals(Evidence.TAKEN)) {
            return value;
        }
        int last = value.lastIndexOf(BETWEEN);
        return value.endsWith("true") || value.endsWith("false") ? value.substring(0, last) : value;
    }
}
