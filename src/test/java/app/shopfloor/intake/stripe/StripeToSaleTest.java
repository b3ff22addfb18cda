package app.shopfloor.intake.stripe;

import static app.shopfloor.testing.StripeEvents.authorised;
import static app.shopfloor.testing.StripeEvents.charge;
import static app.shopfloor.testing.StripeEvents.event;
import static app.shopfloor.testing.StripeEvents.intent;
import static app.shopfloor.testing.StripeEvents.map;
import static app.shopfloor.testing.StripeEvents.refund;
import static app.shopfloor.testing.StripeEvents.session;
import static app.shopfloor.testing.StripeEvents.with;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.intake.Backlog;
import app.shopfloor.intake.DeliveryState;
import app.shopfloor.intake.Inbox;
import app.shopfloor.intake.stripe.StripeProperties.Mode;
import app.shopfloor.sales.Sale;
import app.shopfloor.sales.SaleStatus;
import app.shopfloor.sales.Sales;
import app.shopfloor.shared.Channel;
import app.shopfloor.testing.SignedEvents;
import app.shopfloor.testing.Wait;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From the signed webhook to the sale, through the whole application. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"shopfloor.stripe.webhook.secrets=whsec_other, whsec_test", "shopfloor.inbox.retry.attempts=1"})
abstract class StripeToSaleTest {

    private static final String SECRET = "whsec_test";
    private static final Path CASES = Path.of("../shared/cases/stripe");
    private static final long NOW = Instant.now().getEpochSecond();

    @LocalServerPort
    private int port;

    @Autowired
    private Inbox inbox;

    @Autowired
    private Sales sales;

    @Autowired
    private StripeMode mode;

    @Autowired
    private StripeAccounts accounts;

    @Autowired
    private JdbcTemplate jdbc;

    private final HttpClient stripe = HttpClient.newHttpClient();

    @BeforeEach
    void forgetEverything() {
        settle();
        for (String table : List.of(
                "sale_line",
                "sale_refund",
                "sale",
                "sale_evidence",
                "sale_alias",
                "sales_total",
                "sales_total_sku",
                "sales_cohort",
                "sales_entry",
                "buyer_total",
                "buyer",
                "delivery",
                "delivery_open",
                "delivery_done",
                "stripe_account")) {
            jdbc.update("delete from " + table);
        }
        mode.count(Mode.LIVE);
    }

    private int post(String body) throws IOException, InterruptedException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return stripe.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/webhooks/stripe"))
                                .header("Content-Type", "application/json")
                                .header(
                                        "Stripe-Signature",
                                        SignedEvents.signature(
                                                SECRET, Instant.now().getEpochSecond(), bytes))
                                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private void settle() {
        Wait.until("everything is translated", () -> {
            Backlog backlog = inbox.backlog();
            return backlog.waiting() == 0 && backlog.retrying() == 0;
        });
    }

    private Sale sale() {
        return sales.find(Channel.STRIPE, "pi_1").orElseThrow();
    }

    static Stream<Arguments> eventTypes() {
        Map<String, Object> paid = charge("ch_1", "pi_1", "succeeded", 4900, NOW);
        return Stream.of(
                Arguments.of("charge.succeeded", paid, SaleStatus.PAID),
                Arguments.of("charge.captured", paid, SaleStatus.PAID),
                Arguments.of("charge.updated", with(paid, "balance_transaction", "txn_1"), SaleStatus.PAID),
                Arguments.of("charge.refunded", with(paid, "amount_refunded", 900), SaleStatus.PARTIALLY_REFUNDED),
                Arguments.of("charge.failed", charge("ch_1", "pi_1", "failed", 4900, NOW), SaleStatus.FAILED),
                Arguments.of("charge.pending", charge("ch_1", "pi_1", "pending", 4900, NOW), SaleStatus.PENDING),
                Arguments.of("charge.succeeded", authorised("ch_1", "pi_1", 4900, NOW), SaleStatus.AUTHORISED),
                Arguments.of(
                        "charge.expired",
                        with(authorised("ch_1", "pi_1", 4900, NOW), "refunded", true),
                        SaleStatus.CANCELLED),
                Arguments.of(
                        "payment_intent.created",
                        intent("pi_1", "requires_payment_method", 4900, NOW),
                        SaleStatus.PENDING),
                Arguments.of("payment_intent.processing", intent("pi_1", "processing", 4900, NOW), SaleStatus.PENDING),
                Arguments.of(
                        "payment_intent.requires_action",
                        intent("pi_1", "requires_action", 4900, NOW),
                        SaleStatus.PENDING),
                Arguments.of(
                        "payment_intent.amount_capturable_updated",
                        intent("pi_1", "requires_capture", 4900, NOW),
                        SaleStatus.AUTHORISED),
                Arguments.of(
                        "payment_intent.payment_failed",
                        with(
                                intent("pi_1", "requires_payment_method", 4900, NOW),
                                "last_payment_error",
                                map("code", "card_declined")),
                        SaleStatus.FAILED),
                Arguments.of("payment_intent.canceled", intent("pi_1", "canceled", 4900, NOW), SaleStatus.CANCELLED),
                Arguments.of("payment_intent.succeeded", intent("pi_1", "succeeded", 4900, NOW), SaleStatus.PAID),
                Arguments.of("checkout.session.completed", session("cs_1", "pi_1", 4900, NOW), SaleStatus.PAID),
                Arguments.of(
                        "checkout.session.completed",
                        with(session("cs_1", "pi_1", 4900, NOW), "payment_status", "unpaid"),
                        SaleStatus.PENDING),
                Arguments.of(
                        "checkout.session.async_payment_succeeded",
                        session("cs_1", "pi_1", 4900, NOW),
                        SaleStatus.PAID),
                Arguments.of(
                        "checkout.session.async_payment_failed",
                        with(session("cs_1", "pi_1", 4900, NOW), "payment_status", "unpaid"),
                        SaleStatus.FAILED));
    }

    @ParameterizedTest(name = "{0} makes it {2}")
    @MethodSource("eventTypes")
    void eachTypeOfEventMakesItsSale(String type, Map<String, Object> object, SaleStatus status) throws Exception {
        assertThat(post(event("evt_1", type, NOW, object))).isBetween(200, 299);
        settle();

        assertThat(sale().status()).isEqualTo(status);
        assertThat(sale().total()).isEqualTo(4900);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refundTypes")
    void eachTypeOfRefundEventMovesTheMoney(String type, String status, long refunded) throws Exception {
        post(event("evt_1", "charge.succeeded", NOW, charge("ch_1", "pi_1", "succeeded", 4900, NOW)));
        assertThat(post(event("evt_2", type, NOW + 1, refund("re_1", "ch_1", "pi_1", status, 900, NOW))))
                .isBetween(200, 299);
        settle();

        assertThat(sale().refunded()).isEqualTo(refunded);
    }

    static Stream<Arguments> refundTypes() {
        return Stream.of(
                Arguments.of("refund.created", "pending", 900),
                Arguments.of("refund.updated", "succeeded", 900),
                Arguments.of("charge.refund.updated", "succeeded", 900),
                Arguments.of("refund.updated", "canceled", 0),
                Arguments.of("refund.failed", "failed", 0));
    }

    @Test
    void sixtyFourPostsOfOneEventAtOnceMakeOneOrder() throws Exception {
        String event = event("evt_1", "charge.succeeded", NOW, charge("ch_1", "pi_1", "succeeded", 4900, NOW));
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> send = () -> post(event);
            for (Future<Integer> answer : senders.invokeAll(Collections.nCopies(64, send))) {
                assertThat(answer.get()).isBetween(200, 299);
            }
        }
        settle();

        assertThat(jdbc.queryForObject("select count(*) from delivery", Long.class))
                .isEqualTo(1);
        assertThat(jdbc.queryForObject("select count(*) from sale", Long.class)).isEqualTo(1);
        assertThat(jdbc.queryForObject(
                        "select sum(orders) from sales_total where country = '*' and span = 1 and basis = 'native'",
                        Long.class))
                .isEqualTo(1);
    }

    @Test
    void whatIsNotUnderstoodIsKeptAndSaidToBeIgnored() throws Exception {
        assertThat(post(event("evt_1", "account.updated", NOW, map("id", "acct_1", "object", "account"))))
                .isBetween(200, 299);
        assertThat(post("{\"id\":\"evt_2\",\"object\":\"v2.core.event\",\"type\":\"v2.core.account.updated\"}"))
                .isBetween(200, 299);
        settle();

        assertThat(inbox.newest(Long.MAX_VALUE, 10))
                .hasSize(2)
                .allSatisfy(delivery -> assertThat(delivery.state()).isEqualTo(DeliveryState.IGNORED));
    }

    @Test
    void aDeliveryThatCannotBeBookedIsSetAsideAndTheOthersGoOn() throws Exception {
        post(event(
                "evt_1", "charge.succeeded", NOW, with(charge("ch_9", "pi_9", "succeeded", 100, NOW), "currency", 7)));
        post(event("evt_2", "charge.succeeded", NOW, charge("ch_1", "pi_1", "succeeded", 4900, NOW)));
        settle();

        assertThat(sale().status()).isEqualTo(SaleStatus.PAID);
        assertThat(inbox.backlog().failed()).isEqualTo(1);
    }

    @Test
    void theModeOfTheFirstDeliveryCountsUntilAnotherIsChosen() throws Exception {
        String test = event("evt_1", "charge.succeeded", NOW, charge("ch_1", "pi_1", "succeeded", 4900, NOW))
                .replace("\"livemode\":true", "\"livemode\":false");
        post(test);
        settle();
        assertThat(sales.find(Channel.STRIPE, "pi_1")).isEmpty();

        mode.count(Mode.TEST);
        inbox.replay(inbox.newest(Long.MAX_VALUE, 1).getFirst().id());
        settle();

        assertThat(sale().status()).isEqualTo(SaleStatus.PAID);
    }

    private static String of(String account, String event) {
        return event.replaceFirst("\"object\":\"event\"", "\"object\":\"event\",\"account\":\"" + account + "\"");
    }

    @Test
    void connectedAccountsAreSetAsideUntilCountedAndNeverMix() throws Exception {
        Channel theirs = new Channel("stripe-1theirs");
        Map<String, Object> charge = charge("ch_1", "pi_1", "succeeded", 4900, NOW);
        post(event("evt_1", "charge.succeeded", NOW, charge("ch_1", "pi_1", "succeeded", 100, NOW)));
        post(of("acct_1Theirs", event("evt_2", "charge.succeeded", NOW, charge)));
        post(of("acct_1Theirs", event("evt_3", "charge.refunded", NOW, with(charge, "amount_refunded", 900))));
        post(of("acct_2Others", event("evt_4", "charge.succeeded", NOW, charge)));
        settle();
        assertThat(accounts.all())
                .extracting(account -> account.id() + " " + account.counted() + " " + account.setAside())
                .containsExactly("acct_1Theirs false 2", "acct_2Others false 1");
        assertThat(sales.find(theirs, "pi_1")).isEmpty();

        assertThat(accounts.count("acct_1Theirs", true).again()).isEqualTo(2);
        settle();
        assertThat(sales.find(theirs, "pi_1")).hasValueSatisfying(sale -> {
            assertThat(sale.total()).isEqualTo(4900);
            assertThat(sale.refunded()).isEqualTo(900);
        });
        assertThat(sale().total()).as("ours, of the same id").isEqualTo(100);
        assertThat(accounts.all())
                .extracting(account -> account.channel().code() + " " + account.counted() + " " + account.setAside())
                .containsExactly("stripe-1theirs true 0", "stripe-2others false 1");

        accounts.count("acct_1Theirs", false);
        post(of("acct_1Theirs", event("evt_5", "charge.refunded", NOW, with(charge, "amount_refunded", 4900))));
        settle();
        assertThat(sales.find(theirs, "pi_1").orElseThrow().refunded()).isEqualTo(900);
        assertThat(accounts.all().getFirst().setAside()).isEqualTo(1);
    }

    @Test
    void otherPeoplesEventsAreAllTakenAndEndInOneStateInAnyOrder() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(CASES), "the collection of real payloads is not here");
        List<String> bodies = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CASES)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                bodies.add(asEvent(file));
            }
        }
        mode.count(Mode.TEST);
        String first = "";
        for (int round = 0; round < 5; round++) {
            forgetEverything();
            mode.count(Mode.TEST);
            Collections.shuffle(bodies, new Random(round));
            for (String body : bodies) {
                assertThat(post(body)).as(body).isBetween(200, 299);
            }
            settle();
            assertThat(inbox.backlog().failed()).isZero();
            String state = jdbc.queryForList("select order_key, objects from sale_evidence order by order_key")
                    + "\n"
                    + jdbc.queryForList(
                            "select channel, source_order_id, charge_id, status, paid_at, currency, gross, discount, shipping,"
                                    + " tax, total, refunded, customer_name, customer_email from sale"
                                    + " order by channel, source_order_id")
                    + "\n"
                    + jdbc.queryForList(
                            "select * from sales_total where country = '*' and span = 1 order by first_day, channel, currency, basis");
            first = round == 0 ? state : first;
            assertThat(state).isEqualTo(first);
            assertThat(sales.checkTotals()).isEmpty();
        }
        assertThat(first).contains("ch_3KtQThJDPojXS6LN0YmgbxGj");
    }

    /** Some files hold only an event's data; what an event has around it is added. */
    private static String asEvent(Path file) throws IOException {
        String text = Files.readString(file);
        JsonNode json = new JsonMapper().readTree(text);
        if (json.path("object").asString("").equals("event")) {
            return text;
        }
        JsonNode object = json.path("object").isObject() ? json.path("object") : json;
        String type = file.getFileName().toString().replace(".json", "");
        return new JsonMapper()
                .writeValueAsString(map(
                        "id",
                        "evt_" + type,
                        "object",
                        "event",
                        "type",
                        type,
                        "created",
                        1_700_000_000L,
                        "livemode",
                        false,
                        "data",
                        map("object", withKind(object, type))));
    }

    private static Object withKind(JsonNode object, String type) {
        return object.path("object").isString() || !type.startsWith("charge.")
                ? object
                : ((tools.jackson.databind.node.ObjectNode) object).put("object", "charge");
    }
}
