package app.shopfloor.fakestripe;

import static app.shopfloor.fakestripe.Fields.fields;
import static app.shopfloor.fakestripe.Fields.link;
import static app.shopfloor.fakestripe.Fields.listWhenExpanded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.shopfloor.testing.MovableClock;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** That the fake answers as Stripe's reference says. */
class FakeStripeTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final MovableClock clock = new MovableClock(NOON);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = new JsonMapper();
    private FakeStripe stripe;

    @BeforeEach
    void start() {
        stripe = FakeStripe.start(clock);
    }

    @AfterEach
    void stop() {
        stripe.close();
        client.close();
    }

    private HttpResponse<String> get(String target, String key, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(stripe.base().resolve(target));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode list(String target) throws Exception {
        HttpResponse<String> answer = get(target, FakeStripe.KEY);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private String refusal(int status, String target, String key, String... headers) throws Exception {
        HttpResponse<String> answer = get(target, key, headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return json.readTree(answer.body()).path("error").path("message").asString();
    }

    private static List<String> ids(JsonNode list) {
        List<String> ids = new ArrayList<>();
        list.path("data").forEach(object -> ids.add(object.path("id").asString()));
        return ids;
    }

    private void charge(String id, long created) {
        stripe.account()
                .put(
                        Resource.CHARGES,
                        fields(
                                "id",
                                id,
                                "object",
                                "charge",
                                "created",
                                created,
                                "balance_transaction",
                                link(Resource.BALANCE_TRANSACTIONS, "txn_" + id),
                                "payment_intent",
                                null,
                                "amount",
                                100));
    }

    private void charges(int count) {
        for (int i = 0; i < count; i++) {
            charge("ch_" + i, clock.seconds() - i / 3);
        }
    }

    @Test
    void pagesShowEveryObjectOnceNewestFirst() throws Exception {
        charges(250);
        List<JsonNode> all = new ArrayList<>();
        String next = "/v1/charges?limit=100";
        while (next != null) {
            JsonNode page = list(next);
            page.path("data").forEach(all::add);
            next = page.path("has_more").asBoolean()
                    ? "/v1/charges?limit=100&starting_after="
                            + all.getLast().path("id").asString()
                    : null;
        }

        assertThat(all).hasSize(250);
        assertThat(new HashSet<>(all.stream().map(o -> o.path("id").asString()).toList()))
                .hasSize(250);
        assertThat(all)
                .isSortedAccordingTo((a, b) -> Long.compare(
                        b.path("created").asLong(), a.path("created").asLong()));
    }

    @Test
    void tenAreShownWhereNoLimitIsGivenAndMoreThanAHundredAreRefused() throws Exception {
        charges(30);

        assertThat(list("/v1/charges").path("data")).hasSize(10);
        assertThat(refusal(400, "/v1/charges?limit=101", FakeStripe.KEY)).contains("less than or equal to 100");
    }

    @Test
    void anObjectThatComesWhilePagesAreTurnedMovesNothing() throws Exception {
        charges(6);
        JsonNode first = list("/v1/charges?limit=3");
        clock.pass(Duration.ofSeconds(1));
        charge("ch_new", clock.seconds());
        JsonNode second =
                list("/v1/charges?limit=3&starting_after=" + ids(first).getLast());

        assertThat(ids(first)).doesNotContainAnyElementsOf(ids(second)).hasSize(3);
        assertThat(ids(second)).hasSize(3).doesNotContain("ch_new");
    }

    @Test
    void createdRestrictsTheListAtBothEnds() throws Exception {
        IntStream.range(0, 10).forEach(i -> charge("ch_" + i, 1_000 + i));

        assertThat(ids(list("/v1/charges?created[gte]=1003&created[lte]=1005")))
                .containsExactly("ch_5", "ch_4", "ch_3");
        assertThat(ids(list("/v1/charges?created%5Bgt%5D=1003&created%5Blt%5D=1005")))
                .containsExactly("ch_4");
        assertThat(ids(list("/v1/charges?created[gte]=1003&starting_after=ch_2")))
                .isEmpty();
        assertThat(ids(list("/v1/charges?created[lte]=1003&limit=1&starting_after=ch_8")))
                .containsExactly("ch_3");
    }

    @Test
    void aPageBeforeAnObjectHoldsTheOnesNextToIt() throws Exception {
        IntStream.range(0, 10).forEach(i -> charge("ch_" + i, 1_000 + i));

        JsonNode page = list("/v1/charges?limit=2&ending_before=ch_4");
        assertThat(ids(page)).containsExactly("ch_6", "ch_5");
        assertThat(page.path("has_more").asBoolean()).isTrue();
    }

    @Test
    void linksAreIdsUntilTheyAreExpanded() throws Exception {
        charge("ch_1", clock.seconds());
        stripe.account()
                .put(
                        Resource.BALANCE_TRANSACTIONS,
                        fields(
                                "id",
                                "txn_ch_1",
                                "object",
                                "balance_transaction",
                                "created",
                                clock.seconds(),
                                "fee",
                                31,
                                "source",
                                link(Resource.CHARGES, "ch_1")));

        assertThat(list("/v1/charges").at("/data/0/balance_transaction").asString())
                .isEqualTo("txn_ch_1");
        JsonNode expanded = list("/v1/charges?expand[]=data.balance_transaction&expand[]=data.payment_intent");
        assertThat(expanded.at("/data/0/balance_transaction/fee").asInt()).isEqualTo(31);
        assertThat(expanded.at("/data/0/balance_transaction/source").asString()).isEqualTo("ch_1");
        assertThat(list("/v1/charges/ch_1?expand[]=balance_transaction.source")
                        .at("/balance_transaction/source/amount")
                        .asInt())
                .isEqualTo(100);
        assertThat(refusal(400, "/v1/charges?expand[]=data.nothing", FakeStripe.KEY))
                .contains("cannot be expanded");
        assertThat(refusal(
                        400,
                        "/v1/charges?expand[]=data.payment_intent.latest_charge.balance_transaction.source",
                        FakeStripe.KEY))
                .contains("more than 4 levels");
    }

    @Test
    void aSessionShowsTenOfItsLinesWhenAskedForAndTheRestAtTheirOwnAddress() throws Exception {
        stripe.account()
                .put(
                        Resource.CHECKOUT_SESSIONS,
                        fields(
                                "id",
                                "cs_1",
                                "object",
                                "checkout.session",
                                "created",
                                clock.seconds(),
                                "line_items",
                                listWhenExpanded(IntStream.range(0, 12)
                                        .mapToObj(i -> fields("id", "li_" + i, "object", "item", "quantity", i))
                                        .toList())));

        assertThat(list("/v1/checkout/sessions").at("/data/0").has("line_items"))
                .isFalse();
        JsonNode lines = list("/v1/checkout/sessions?expand[]=data.line_items").at("/data/0/line_items");
        assertThat(lines.path("data")).hasSize(10);
        assertThat(lines.path("has_more").asBoolean()).isTrue();
        assertThat(ids(list("/v1/checkout/sessions/cs_1/line_items?limit=100"))).hasSize(12);
        assertThat(ids(list("/v1/checkout/sessions/cs_1/line_items?starting_after=li_9")))
                .containsExactly("li_10", "li_11");
    }

    @Test
    void eventsAreListedForThirtyDays() throws Exception {
        stripe.account()
                .change(
                        Resource.CUSTOMERS,
                        fields("id", "cus_1", "object", "customer", "created", clock.seconds()),
                        "customer.created",
                        StripeVersion.BASIL);

        assertThat(list("/v1/events?types[]=customer.created&types[]=charge.succeeded")
                        .at("/data/0/data/object/id")
                        .asString())
                .isEqualTo("cus_1");
        assertThat(ids(list("/v1/events?type=charge.succeeded"))).isEmpty();
        clock.pass(Duration.ofDays(31));
        assertThat(ids(list("/v1/events"))).isEmpty();
        assertThat(ids(list("/v1/customers"))).containsExactly("cus_1");
    }

    @Test
    void aWrongKeyIsRefusedAndNeverRepeated() throws Exception {
        assertThat(refusal(401, "/v1/charges", null)).contains("did not provide an API key");
        assertThat(refusal(401, "/v1/charges", "sk_live_wrong_one_altogether"))
                .contains("Invalid API Key provided: sk_live_")
                .doesNotContain("wrong");
    }

    @Test
    void aRestrictedKeyReadsWhatItMay() throws Exception {
        stripe.keys().restricted("rk_live_charges_only", Resource.CHARGES);

        assertThat(get("/v1/charges", "rk_live_charges_only").statusCode()).isEqualTo(200);
        assertThat(refusal(403, "/v1/refunds", "rk_live_charges_only")).contains("'rak_refund_read' permission");
    }

    @Test
    void aTestKeySeesNothingLive() throws Exception {
        charges(3);
        stripe.keys().secret("sk_test_of_the_fake");

        assertThat(get("/v1/charges", "sk_test_of_the_fake").body()).contains("\"data\":[]");
    }

    @Test
    void connectedAccountsHaveTheirOwnObjects() throws Exception {
        charges(3);
        stripe.connected("acct_2");

        assertThat(get("/v1/charges", FakeStripe.KEY, "Stripe-Account", "acct_2")
                        .body())
                .contains("\"data\":[]");
        assertThat(refusal(403, "/v1/charges", FakeStripe.KEY, "Stripe-Account", "acct_3"))
                .contains("does not have access to account 'acct_3'");
    }

    @Test
    void unknownParametersAddressesAndObjectsAreRefused() throws Exception {
        assertThat(refusal(400, "/v1/charges?payout=po_1", FakeStripe.KEY)).contains("unknown parameter: payout");
        assertThat(refusal(404, "/v1/nothing", FakeStripe.KEY)).contains("Unrecognized request URL");
        assertThat(refusal(404, "/v1/charges/ch_9", FakeStripe.KEY)).contains("No such charge: 'ch_9'");
        assertThat(refusal(400, "/v1/charges?starting_after=ch_9", FakeStripe.KEY))
                .contains("No such charge: 'ch_9'");
    }

    @Test
    void theDateIsThatOfItsOwnClock() throws Exception {
        assertThat(get("/v1/account", FakeStripe.KEY).headers().firstValue("Date"))
                .contains("Sun, 1 Mar 2026 12:00:00 GMT");
    }

    @Test
    void faultsComeInTheOrderOfTheScript() throws Exception {
        charges(20);
        stripe.faults()
                .next(
                        "/v1/charges",
                        Fault.rateLimited(Duration.ofSeconds(2)),
                        Fault.rateLimited(),
                        Fault.lockTimeout(),
                        Fault.broken(),
                        Fault.unavailable(),
                        Fault.slow(Duration.ofMillis(1)));

        HttpResponse<String> limited = get("/v1/charges", FakeStripe.KEY);
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).contains("2");
        assertThat(get("/v1/charges", FakeStripe.KEY).headers().firstValue("Retry-After"))
                .isEmpty();
        assertThat(get("/v1/charges", FakeStripe.KEY).body()).contains("lock_timeout");
        assertThat(refusal(500, "/v1/charges", FakeStripe.KEY)).contains("unknown error");
        assertThat(get("/v1/charges", FakeStripe.KEY).body()).startsWith("<html>");
        assertThat(list("/v1/charges").path("data")).hasSize(10);
    }

    @Test
    void anAnswerCanEndInItsMiddleOrNeverCome() throws Exception {
        charges(20);
        stripe.faults().always("/v1/charges", Fault.cutOff());
        assertThatThrownBy(() -> get("/v1/charges", FakeStripe.KEY)).isInstanceOf(IOException.class);
        stripe.faults().none();
        stripe.faults().always("/v1/charges", Fault.dropped());
        assertThatThrownBy(() -> get("/v1/charges", FakeStripe.KEY)).isInstanceOf(IOException.class);
        stripe.faults().none();
        assertThat(list("/v1/charges").path("data")).hasSize(10);
    }

    @Test
    void itemsPaidOutAreListedByTheirAutomaticPayout() throws Exception {
        stripe.account()
                .put(Resource.PAYOUTS, fields("id", "po_1", "object", "payout", "created", 5, "automatic", true));
        stripe.account()
                .put(Resource.PAYOUTS, fields("id", "po_2", "object", "payout", "created", 6, "automatic", false));
        for (int i = 0; i < 3; i++) {
            stripe.account()
                    .put(
                            Resource.BALANCE_TRANSACTIONS,
                            fields(
                                    "id",
                                    "txn_" + i,
                                    "object",
                                    "balance_transaction",
                                    "created",
                                    i,
                                    "payout",
                                    Fields.hidden(i < 2 ? "po_1" : null)));
        }

        JsonNode paidOut = list("/v1/balance_transactions?payout=po_1");
        assertThat(ids(paidOut)).containsExactly("txn_1", "txn_0");
        assertThat(paidOut.at("/data/0").has("payout")).isFalse();
        assertThat(refusal(400, "/v1/balance_transactions?payout=po_2", FakeStripe.KEY))
                .contains("only be filtered on automatic");
    }

    @Test
    void bulkPurchasesCanBeReadPageByPage() throws Exception {
        long sum = BulkPurchases.fill(stripe.account(), 1_000, NOON.minus(Duration.ofDays(30)), Duration.ofDays(30));

        long listed = 0;
        String next = "/v1/charges?limit=100&expand[]=data.balance_transaction";
        while (next != null) {
            JsonNode page = list(next);
            for (JsonNode charge : page.path("data")) {
                listed += charge.at("/balance_transaction/amount").asLong();
            }
            next = page.path("has_more").asBoolean()
                    ? "/v1/charges?limit=100&expand[]=data.balance_transaction&starting_after="
                            + ids(page).getLast()
                    : null;
        }
        assertThat(listed).isEqualTo(sum);
        assertThat(stripe.account().count(Resource.CHECKOUT_SESSIONS)).isEqualTo(500);
    }
}
