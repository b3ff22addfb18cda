package app.shopfloor.intake.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.shopfloor.intake.Delivery;
import app.shopfloor.intake.orders.OrdersTranslator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleShopTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final SamplePlan PLAN = SamplePlan.usual(Instant.parse("2026-11-20T14:32:07Z"), BERLIN);

    // Bytes, read when they are looked at: as trees, seventy thousand deliveries do not fit beside the other tests.
    private final Map<String, byte[]> events = new HashMap<>();
    private final Map<String, byte[]> fetched = new HashMap<>();
    private final Map<String, JsonNode> payouts = new HashMap<>();
    private final Map<String, Integer> kinds = new TreeMap<>();
    private final Map<String, JsonNode> orders = new HashMap<>();
    private final Map<String, JsonNode> sessions = new HashMap<>();
    private final Map<String, JsonNode> payments = new HashMap<>();
    private final Map<String, Boolean> firstAttempts = new HashMap<>();
    private final Set<String> attempted = new HashSet<>();
    private final Set<String> neverPaid = new HashSet<>();
    private int deliveries;
    private long bytes;

    @BeforeAll
    void readTheUsualShop() {
        JsonMapper json = JsonMapper.shared();
        SampleShop.deliveries(PLAN).forEach(delivery -> {
            deliveries++;
            bytes += delivery.payload().length;
            JsonNode root = json.readTree(delivery.payload());
            kinds.merge(delivery.kind(), 1, Integer::sum);
            assertThat(delivery.sample()).isTrue();
            assertThat(delivery.deliveryId()).contains("sample");
            if (delivery.source().equals(OrdersTranslator.SOURCE)) {
                orders.put(root.get("order").stringValue(), root);
                return;
            }
            if (delivery.kind().endsWith(".fetched")) {
                assertThat(fetched.put(delivery.deliveryId(), delivery.payload()))
                        .isNull();
                return;
            }
            assertThat(events.put(delivery.deliveryId(), delivery.payload())).isNull();
            if (delivery.kind().startsWith("payout.")) {
                payouts.put(root.at("/data/object/id").stringValue(), root.at("/data/object"));
                return;
            }
            note(delivery.kind(), root.at("/data/object"));
        });
        neverPaid.addAll(attempted);
        neverPaid.removeAll(payments.keySet());
    }

    private void note(String kind, JsonNode object) {
        switch (kind) {
            case "charge.failed", "charge.succeeded" -> {
                String payment = object.get("payment_intent").stringValue();
                attempted.add(payment);
                firstAttempts.putIfAbsent(payment, kind.equals("charge.succeeded"));
            }
            case "payment_intent.succeeded" -> payments.put(object.get("id").stringValue(), object);
            case "checkout.session.completed" ->
                sessions.put(object.get("payment_intent").stringValue(), object);
            default -> {}
        }
    }

    @Test
    void equalPlansTellEqualBytes() throws Exception {
        SamplePlan small = new SamplePlan(7, 900, PLAN.end(), BERLIN);

        assertThat(digest(small)).isEqualTo(digest(small));
        assertThat(digest(new SamplePlan(8, 900, PLAN.end(), BERLIN))).isNotEqualTo(digest(small));
        assertThat(SampleShop.count(small))
                .isEqualTo(SampleShop.deliveries(small).count());
    }

    @Test
    void itHasAboutTwentyThousandOrdersInSeventyThousandLeanDeliveries() {
        assertThat(payments.size() + orders.size()).isBetween(19_000, 20_000);
        assertThat(deliveries).isBetween(65_000, 75_000);
        assertThat(bytes / deliveries).isBetween(700L, 2_048L);
    }

    @Test
    void threeQuartersComeThroughStripeAndTheRestFromEtsyAndFairs() {
        double all = attempted.size() + orders.size();
        long etsy = orders.values().stream()
                .filter(o -> o.get("channel").stringValue().equals("etsy"))
                .count();

        assertThat(attempted.size() / all).isEqualTo(0.75, within(0.03));
        assertThat(etsy / all).isEqualTo(0.18, within(0.03));
        assertThat((orders.size() - etsy) / all).isEqualTo(0.07, within(0.03));
    }

    @Test
    void sixInAHundredFirstAttemptsFailAndSomeOfThosePaymentsNeverSucceed() {
        double failed = firstAttempts.values().stream().filter(ok -> !ok).count();

        assertThat(failed / firstAttempts.size()).isEqualTo(0.06, within(0.01));
        assertThat(neverPaid.size() / (double) attempted.size()).isBetween(0.015, 0.035);
        assertThat(kinds.get("charge.failed")).isEqualTo(kinds.get("payment_intent.payment_failed"));
    }

    @Test
    void fourInAHundredAreRefundedAndSomeRefundsFailLater() {
        Set<String> refunded = new HashSet<>();
        read(events)
                .filter(e -> e.get("type").stringValue().equals("refund.created"))
                .forEach(e -> refunded.add(e.at("/data/object/payment_intent").stringValue()));

        assertThat(refunded.size() / (double) payments.size()).isEqualTo(0.04, within(0.008));
        assertThat(kinds.get("refund.failed")).isBetween(5, 50);
        assertThat(kinds.get("charge.dispute.created")).isBetween(10, 70);
        assertThat(kinds.get("charge.captured")).isBetween(80, 250);
        assertThat(kinds.get("payment_intent.canceled")).isBetween(5, 60);
    }

    @Test
    void itSellsThirtyProductsMostOfThemWithAnSkuInTwoCurrenciesWithMoreInTheLastQuarterAndMoreInTheSecondYear() {
        Set<String> products = new HashSet<>();
        Set<String> skus = new HashSet<>();
        Map<String, Integer> currencies = new HashMap<>();
        Map<YearMonth, Integer> months = new TreeMap<>();
        sessions.values().forEach(session -> {
            session.at("/line_items/data").forEach(line -> {
                products.add(line.at("/price/product/id").stringValue());
                line.at("/price/product/metadata")
                        .properties()
                        .forEach(entry -> skus.add(entry.getValue().stringValue()));
            });
            currencies.merge(session.get("currency").stringValue(), 1, Integer::sum);
            months.merge(YearMonth.from(day(session.get("created").asLong())), 1, Integer::sum);
        });

        assertThat(products).hasSize(30);
        assertThat(skus).hasSize(28).contains("LID-PC", "MILL-WAL", "REST-01", "DIV-02", "MAG-01");
        assertThat(currencies).containsOnlyKeys("usd", "eur");
        assertThat(currencies.get("eur") / (double) sessions.size()).isEqualTo(0.22, within(0.04));
        assertThat(months.get(YearMonth.of(2025, 12))).isGreaterThan(months.get(YearMonth.of(2026, 2)) * 3 / 2);
        assertThat(months.get(YearMonth.of(2026, 6))).isGreaterThan(months.get(YearMonth.of(2025, 6)));
    }

    @Test
    void customersComeBack() {
        Map<String, Integer> byCustomer = new HashMap<>();
        payments.values().forEach(p -> byCustomer.merge(p.get("customer").stringValue(), 1, Integer::sum));

        assertThat(byCustomer.size() / (double) payments.size()).isBetween(0.65, 0.85);
        assertThat(byCustomer.values().stream().mapToInt(n -> n).max().orElseThrow())
                .isBetween(3, 40);
    }

    @Test
    void everyCustomerIsMadeUp() {
        sessions.values().stream()
                .map(s -> s.at("/customer_details/email").stringValue())
                .forEach(email -> assertThat(email).matches("[a-z.]+[0-9]+@example\\.(com|org|net)"));
    }

    @Test
    void everyEventHasTheShapeOfStripe() {
        events.forEach((id, payload) -> {
            JsonNode event = JsonMapper.shared().readTree(payload);
            JsonNode object = event.at("/data/object");
            assertThat(event.get("id").stringValue()).isEqualTo(id).startsWith("evt_sample_");
            assertThat(event.get("object").stringValue()).isEqualTo("event");
            assertThat(event.get("livemode").booleanValue()).isTrue();
            assertThat(event.get("api_version").stringValue()).isNotBlank();
            assertThat(event.get("created").asLong()).isBetween(1L, PLAN.end().getEpochSecond());
            assertThat(object.get("id").stringValue()).contains("sample");
            assertThat(object.get("currency").stringValue()).matches("usd|eur");
            String type = event.get("type").stringValue();
            if (type.startsWith("charge.") && !type.startsWith("charge.dispute")) {
                assertThat(object.get("object").stringValue()).isEqualTo("charge");
                assertThat(object.get("failure_code").isNull())
                        .isEqualTo(object.get("status").stringValue().equals("succeeded"));
                assertThat(object.at("/payment_method_details/card/last4").stringValue())
                        .hasSize(4);
            }
            if (!type.startsWith("payout.") && !type.startsWith("checkout.") && !type.startsWith("payment_intent.")) {
                assertThat(object.has("payment_intent")).isTrue();
                assertThat(object.get("amount").asLong()).isPositive();
            }
        });
    }

    @Test
    void aSessionAddsUpToWhatItsPaymentTook() {
        sessions.forEach((payment, session) -> {
            long discount = session.at("/total_details/amount_discount").asLong();
            long shipping = session.at("/total_details/amount_shipping").asLong();
            long tax = session.at("/total_details/amount_tax").asLong();
            long lines = 0;
            for (JsonNode line : session.at("/line_items/data")) {
                lines += line.get("amount_total").asLong();
                assertThat(line.at("/price/unit_amount").asLong()
                                * line.get("quantity").asLong())
                        .isEqualTo(line.get("amount_subtotal").asLong());
            }
            assertThat(session.get("amount_subtotal").asLong() - discount + shipping + tax)
                    .isEqualTo(session.get("amount_total").asLong())
                    .isEqualTo(lines + shipping);
            if (payments.containsKey(payment)) {
                assertThat(payments.get(payment).get("amount_received").asLong())
                        .isEqualTo(session.get("amount_total").asLong());
            }
        });
    }

    @Test
    void everyMovementOfTheBalanceIsFetchedOnceAndTellsItsRateWhereStripeConverted() {
        Set<String> ids = new HashSet<>();
        Set<String> charged = new HashSet<>();
        read(fetched).forEach(envelope -> {
            JsonNode movement = envelope.at("/data/object");
            JsonNode source = movement.get("source");
            assertThat(ids.add(movement.get("id").stringValue())).isTrue();
            assertThat(envelope.get("created").asLong())
                    .isBetween(movement.get("created").asLong(), PLAN.end().getEpochSecond());
            assertThat(movement.get("net").asLong())
                    .isEqualTo(movement.get("amount").asLong()
                            - movement.get("fee").asLong());
            BigDecimal rate = BigDecimal.ONE;
            if (source.get("currency").stringValue().equals("usd")) {
                rate = movement.get("exchange_rate").decimalValue();
                assertThat(rate).isBetween(new BigDecimal("0.85"), new BigDecimal("0.94"));
            } else {
                assertThat(movement.get("exchange_rate").isNull()).isTrue();
            }
            long converted = rate.multiply(
                            BigDecimal.valueOf(source.get("amount").asLong()))
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
            assertThat(Math.abs(movement.get("amount").asLong())).isEqualTo(converted);
            if (movement.get("reporting_category").stringValue().equals("charge")) {
                charged.add(source.get("payment_intent").stringValue());
                assertThat(movement.get("id")).isEqualTo(source.get("balance_transaction"));
                assertThat(movement.get("fee").asLong()).isPositive();
            }
        });

        assertThat(charged).isEqualTo(payments.keySet());
        assertThat(categories().keySet())
                .containsExactly("charge", "dispute", "dispute_reversal", "payout", "refund", "refund_failure");
        assertThat(categories().get("refund")).isEqualTo(kinds.get("refund.created"));
        assertThat(categories().get("refund_failure")).isEqualTo(kinds.get("refund.failed"));
    }

    @Test
    void everyPayoutIsTheSumOfWhatItContainsAndOnlyTheLastDaysAreNotPaidOut() {
        Map<String, Long> contents = new HashMap<>();
        Map<String, Long> taken = new HashMap<>();
        read(fetched).forEach(envelope -> {
            JsonNode movement = envelope.at("/data/object");
            if (movement.get("type").stringValue().equals("payout")) {
                taken.put(
                        movement.at("/source/id").stringValue(),
                        -movement.get("amount").asLong());
            } else if (envelope.has("payout")) {
                contents.merge(
                        envelope.get("payout").stringValue(),
                        movement.get("net").asLong(),
                        Long::sum);
            } else {
                assertThat(movement.get("created").asLong())
                        .isGreaterThan(PLAN.end().minus(Duration.ofDays(4)).getEpochSecond());
            }
        });

        assertThat(contents).hasSizeBetween(600, 731).isEqualTo(taken);
        assertThat(payouts)
                .hasSameSizeAs(taken)
                .allSatisfy((id, payout) ->
                        assertThat(payout.get("amount").asLong()).isEqualTo(taken.get(id)));
    }

    @Test
    void aChargeThatIsFetchedTellsWhatHadBeenRefundedByThen() {
        Map<String, Long> askedAt = new HashMap<>();
        Map<String, Long> asked = new HashMap<>();
        read(fetched)
                .filter(envelope ->
                        envelope.at("/data/object/type").stringValue().equals("charge"))
                .forEach(envelope -> {
                    String charge = envelope.at("/data/object/source/id").stringValue();
                    askedAt.put(charge, envelope.get("created").asLong());
                    asked.put(
                            charge,
                            envelope.at("/data/object/source/amount_refunded").asLong());
                });
        Map<String, Long> refunded = new HashMap<>();
        read(events)
                .filter(event -> event.get("type").stringValue().equals("refund.created"))
                .map(event -> event.at("/data/object"))
                .filter(refund -> refund.get("created").asLong()
                        <= askedAt.get(refund.get("charge").stringValue()))
                .forEach(refund -> refunded.merge(
                        refund.get("charge").stringValue(), refund.get("amount").asLong(), Long::sum));

        assertThat(refunded).isNotEmpty();
        asked.values().removeIf(amount -> amount == 0);
        assertThat(asked).isEqualTo(refunded);
    }

    private static Stream<JsonNode> read(Map<String, byte[]> payloads) {
        return payloads.values().stream().map(JsonMapper.shared()::readTree);
    }

    private Map<String, Integer> categories() {
        Map<String, Integer> found = new TreeMap<>();
        read(fetched)
                .forEach(envelope -> found.merge(
                        envelope.at("/data/object/reporting_category").stringValue(), 1, Integer::sum));
        return found;
    }

    @Test
    void everyOrderDeliveryCanBeRead() {
        OrdersTranslator translator = new OrdersTranslator();

        List<Delivery> plain = SampleShop.deliveries(PLAN)
                .filter(d -> d.source().equals(OrdersTranslator.SOURCE))
                .toList();

        assertThat(plain)
                .isNotEmpty()
                .allSatisfy(d -> assertThat(translator.translate(d, PLAN.end()).sales())
                        .isNotEmpty()
                        .allMatch(report -> report.sample()));
    }

    @Test
    void deliveriesComeInTheOrderOfTimeUntilTheEnd() {
        List<Delivery> all = SampleShop.deliveries(new SamplePlan(7, 900, PLAN.end(), BERLIN))
                .filter(d -> d.source().equals("stripe"))
                .toList();
        List<Long> times = all.stream()
                .map(d ->
                        JsonMapper.shared().readTree(d.payload()).get("created").asLong())
                .toList();

        assertThat(times).isSorted();
        assertThat(day(times.getFirst()))
                .isBetween(PLAN.firstDay(), PLAN.firstDay().plusDays(10));
        assertThat(day(times.getLast())).isAfter(PLAN.lastDay().minusDays(3));
    }

    private static LocalDate day(long epochSecond) {
        return Instant.ofEpochSecond(epochSecond).atZone(BERLIN).toLocalDate();
    }

    private static byte[] digest(SamplePlan plan) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        SampleShop.deliveries(plan).forEach(d -> {
            digest.update((d.source() + d.deliveryId() + d.kind()).getBytes(StandardCharsets.UTF_8));
            digest.update(d.payload());
        });
        return digest.digest();
    }
}
