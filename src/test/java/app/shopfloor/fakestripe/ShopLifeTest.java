package app.shopfloor.fakestripe;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.testing.MovableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** That what the fake Stripe shows adds up to the truth of the life it tells, and that a life has everything in it. */
class ShopLifeTest {

    private static final Instant OPENING = Instant.parse("2026-09-01T08:00:00Z");
    private static final JsonMapper JSON = new JsonMapper();

    private final List<FakeEvent> events = new ArrayList<>();
    private FakeAccount account;

    private Truth live(long seed, int purchases) {
        account = new FakeAccount("acct_1", true, false, new MovableClock(OPENING));
        events.clear();
        account.onEvent(events::add);
        ShopLife life = new ShopLife(account, seed, OPENING);
        life.open(purchases, Duration.ofDays(20));
        life.liveUntil(OPENING.plus(Duration.ofDays(60)));
        return life.truth();
    }

    private List<JsonNode> all(Resource resource) {
        return account.all(resource).stream().map(JSON::readTree).toList();
    }

    private Map<String, Long> sums(Resource resource, String by, String amount, String... statuses) {
        Map<String, Long> sums = new HashMap<>();
        for (JsonNode object : all(resource)) {
            if (Set.of(statuses).contains(object.path("status").asString(""))) {
                sums.merge(object.path(by).asString(""), object.path(amount).asLong(), Long::sum);
            }
        }
        return sums;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void chargesRefundsAndDisputesAddUpToTheTrueOrders(long seed) {
        Truth truth = live(seed, 300);

        Map<String, Long> captured = sums(Resource.CHARGES, "payment_intent", "amount_captured", "succeeded");
        Map<String, Long> alone = sums(Resource.CHARGES, "id", "amount_captured", "succeeded");
        Map<String, Long> refunded =
                sums(Resource.REFUNDS, "charge", "amount", "succeeded", "pending", "requires_action");
        Map<String, Long> told = new HashMap<>();
        for (JsonNode charge : all(Resource.CHARGES)) {
            told.put(
                    charge.path("id").asString(), charge.path("amount_refunded").asLong());
        }
        for (TrueOrder order : truth.orders()) {
            if (order.paidAt() == null || order.id().startsWith("in_")) {
                continue;
            }
            assertThat((order.id().startsWith("pi_") ? captured : alone).get(order.id()))
                    .as(order.id())
                    .isEqualTo(order.total());
            assertThat(order.gross() - order.discount() + order.shipping() + order.tax())
                    .isEqualTo(order.total());
            assertThat(order.lines().stream().mapToLong(TrueOrder.Line::gross).sum())
                    .isEqualTo(order.gross());
        }
        assertThat(truth.orders().stream().mapToLong(TrueOrder::refunded).sum())
                .isLessThanOrEqualTo(
                        refunded.values().stream().mapToLong(Long::longValue).sum());
        assertThat(told.values().stream().mapToLong(Long::longValue).sum())
                .isGreaterThanOrEqualTo(
                        truth.orders().stream().mapToLong(TrueOrder::refunded).sum());
    }

    @Test
    void movementsAreTheTruthsAndPayoutsAreTheSumsOfWhatLeftWithThem() {
        Truth truth = live(5, 300);

        List<JsonNode> transactions = all(Resource.BALANCE_TRANSACTIONS);
        assertThat(transactions).hasSameSizeAs(truth.movements());
        assertThat(transactions.stream()
                        .mapToLong(
                                t -> t.path("amount").asLong() - t.path("fee").asLong())
                        .sum())
                .isEqualTo(truth.movements().stream()
                        .mapToLong(Truth.Movement::net)
                        .sum());
        assertThat(transactions)
                .allSatisfy(t -> assertThat(t.path("net").asLong())
                        .isEqualTo(t.path("amount").asLong() - t.path("fee").asLong()));
        Map<String, Long> nets = new HashMap<>();
        truth.movements().stream()
                .filter(m -> m.payout() != null)
                .filter(m -> !m.isPayout())
                .forEach(m -> nets.merge(m.payout(), m.net(), Long::sum));
        List<JsonNode> payouts = all(Resource.PAYOUTS);
        assertThat(payouts)
                .hasSizeGreaterThan(10)
                .allSatisfy(payout -> assertThat(nets.get(payout.path("id").asString()))
                        .isEqualTo(payout.path("amount").asLong()));
    }

    @Test
    void theDaysAddUpToTheOrders() {
        Truth truth = live(8, 300);

        long orders = truth.orders().stream().filter(o -> o.paidAt() != null).count();
        var days = truth.days(java.time.ZoneOffset.UTC);
        assertThat(days.values().stream().mapToLong(Truth.Day::orders).sum()).isEqualTo(orders);
        assertThat(days.values().stream().mapToLong(Truth.Day::total).sum())
                .isEqualTo(truth.orders().stream()
                        .mapToLong(o -> o.total() - o.refunded())
                        .sum());
    }

    @Test
    void oneSeedIsOneLife() {
        live(7, 100);
        List<String> first = bodies();
        live(7, 100);

        assertThat(bodies()).isEqualTo(first).hasSizeGreaterThan(500);
    }

    private List<String> bodies() {
        return events.stream()
                .map(event -> new String(event.body(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void aLifeHasEverythingInIt() {
        Set<String> types = new TreeSet<>();
        Set<String> states = new HashSet<>();
        Set<String> versions = new HashSet<>();
        LongStream.range(0, 12).forEach(seed -> {
            Truth truth = live(seed, 250);
            events.forEach(event -> {
                types.add(event.type());
                versions.add(JSON.readTree(event.body()).path("api_version").asString());
            });
            truth.orders().forEach(order -> {
                states.add(order.status());
                states.add(order.currency());
                order.refunds().forEach(refund -> states.add("refund " + refund.state()));
                order.disputes().forEach(dispute -> states.add("dispute " + dispute.state()));
            });
            truth.payouts().values().forEach(state -> states.add("payout " + state));
        });

        assertThat(states)
                .contains("PENDING", "FAILED", "CANCELLED", "PAID", "PARTIALLY_REFUNDED", "REFUNDED", "DISPUTE_LOST")
                .contains("EUR", "USD", "JPY", "KWD")
                .contains("refund succeeded", "refund failed", "refund canceled")
                .contains("dispute won", "dispute lost", "dispute warning_closed")
                .contains("payout paid", "payout failed");
        assertThat(types)
                .contains(
                        "charge.succeeded",
                        "charge.failed",
                        "charge.captured",
                        "charge.updated",
                        "charge.refunded",
                        "charge.expired",
                        "charge.dispute.funds_withdrawn",
                        "charge.dispute.funds_reinstated",
                        "checkout.session.completed",
                        "checkout.session.expired",
                        "checkout.session.async_payment_failed",
                        "invoice.paid",
                        "invoice.payment_failed",
                        "invoice_payment.paid",
                        "payment_intent.requires_action",
                        "payout.failed",
                        "product.updated",
                        "refund.failed");
        assertThat(versions).hasSize(StripeVersion.values().length);
    }

    @Test
    void webhooksGetLostAndComeTwiceAndOutOfOrder() {
        account = new FakeAccount("acct_1", true, false, new MovableClock(OPENING));
        account.onEvent(events::add);
        Webhooks webhooks = new Webhooks(account, new Dice(1), 0.2, 0.2, Duration.ofDays(2));
        ShopLife life = new ShopLife(account, 9, OPENING);
        life.open(300, Duration.ofDays(20));
        life.liveUntil(OPENING.plus(Duration.ofDays(60)));
        List<FakeEvent> came = webhooks.arrived();

        Set<String> different = new HashSet<>(came.stream().map(FakeEvent::id).toList());
        assertThat((double) different.size() / events.size()).isBetween(0.75, 0.85);
        assertThat((double) came.size() / different.size()).isBetween(1.15, 1.35);
        assertThat(came.stream().map(FakeEvent::created).toList())
                .isNotEqualTo(came.stream().map(FakeEvent::created).sorted().toList());
        assertThat(webhooks.arrived()).isEmpty();
    }
}
