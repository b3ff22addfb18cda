package app.shopfloor.intake.stripe;

import static app.shopfloor.testing.StripeEvents.charge;
import static app.shopfloor.testing.StripeEvents.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import app.shopfloor.fakestripe.FakeEvent;
import app.shopfloor.fakestripe.FakeStripe;
import app.shopfloor.fakestripe.Resource;
import app.shopfloor.fakestripe.StripeVersion;
import app.shopfloor.intake.Bookkeeping;
import app.shopfloor.intake.Delivery;
import app.shopfloor.intake.Run;
import app.shopfloor.intake.Run.State;
import app.shopfloor.intake.Translation;
import app.shopfloor.intake.stripe.StripeFetched.Origin;
import app.shopfloor.intake.stripe.StripeFetched.Tally;
import app.shopfloor.shared.Channel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.PageRequest;
import tools.jackson.databind.JsonNode;

/** What polls find after something was in their way; on either database. */
abstract class StripeCatchUpTest extends StripeSyncBench {

    private static final String OTHER = "acct_Other";

    private final long yesterday = now.getEpochSecond() - 86_400;

    private Run poll() {
        return hand.over(sync.poll().orElseThrow());
    }

    private void count(String account, boolean counted) {
        accounts.channelOf(account, now);
        accounts.count(account, counted);
    }

    private static Map<String, Object> product(String id, String name, long created) {
        return map(
                "id",
                id,
                "object",
                "product",
                "created",
                created,
                "livemode",
                true,
                "active",
                true,
                "name",
                name,
                "metadata",
                Map.of(),
                "updated",
                created);
    }

    private List<String> names(String ref) {
        return jdbc.queryForList("select name from listing where ref = ?", String.class, ref);
    }

    @Test
    void eventThatWasIgnoredWhenItCameIsBookedByTheNextPollAndIsNewsOnce() {
        Map<String, Object> charge = charge("ch_9", "pi_9", "succeeded", 700, yesterday);
        FakeEvent event = stripe.connected(OTHER).announce(charge, "charge.succeeded", StripeVersion.NEWEST);
        count(OTHER, false);
        inbox.accept(new Delivery("stripe", event.id(), event.type(), event.body(), false));
        settle();
        assertThat(sales.find(new Channel("stripe-other"), "pi_9")).isEmpty();
        count(OTHER, true);

        assertThat(poll()).extracting(Run::state, Run::created).containsExactly(State.DONE, 1L);
        assertThat(sales.find(new Channel("stripe-other"), "pi_9")).isPresent();
        assertThat(poll()).extracting(Run::created, Run::updated).containsExactly(0L, 0L);
        assertThat(count("delivery")).isEqualTo(1);
    }

    @Test
    void objectThatCannotBeComparedIsToldAndKeptOnceAndTheRestOfItsPageIsBooked() {
        Bookkeeping picky = mock(Bookkeeping.class, call -> {
            List<Translation> said = call.getArgument(0);
            if (said.stream().anyMatch(one -> one.toString().contains("ch_2"))) {
                throw new IllegalStateException("strange");
            }
            return bookkeeping.preview(said);
        });
        StripeFetched fetched = new StripeFetched(translator, picky, inbox);
        List<JsonNode> page = List.of(
                StripeApi.JSON.valueToTree(charge("ch_1", "pi_1", "succeeded", 100, yesterday)),
                StripeApi.JSON.valueToTree(charge("ch_2", "pi_2", "succeeded", 200, yesterday)),
                StripeApi.JSON.valueToTree(charge("ch_3", "pi_3", "succeeded", 300, yesterday)));

        Tally first = fetched.take(page, new Origin(now, null, null, true));
        settle();
        Tally second = fetched.take(page, new Origin(now.plusSeconds(60), null, null, true));

        assertThat(List.of(first.created(), first.skipped(), second.created(), second.skipped()))
                .containsExactly(2L, 0L, 0L, 2L);
        assertThat(List.of(first, second))
                .allSatisfy(tally -> assertThat(tally.errors())
                        .singleElement()
                        .satisfies(error -> assertThat(error.objectId()).isEqualTo("ch_2")));
        assertThat(count("delivery")).isEqualTo(3);
        assertThat(count("sale")).isEqualTo(3);
    }

    @Test
    void whatPayoutsPaidOutIsReadWithoutSourcesWhereTheKeyMayNotReadThem() {
        stripe.account()
                .put(
                        Resource.PAYOUTS,
                        map(
                                "id",
                                "po_1",
                                "object",
                                "payout",
                                "created",
                                yesterday,
                                "livemode",
                                true,
                                "automatic",
                                true,
                                "amount",
                                1_000,
                                "currency",
                                "eur",
                                "status",
                                "paid",
                                "arrival_date",
                                yesterday,
                                "type",
                                "bank_account",
                                "method",
                                "standard"));
        stripe.account()
                .put(
                        Resource.BALANCE_TRANSACTIONS,
                        map(
                                "id",
                                "txn_1",
                                "object",
                                "balance_transaction",
                                "created",
                                yesterday,
                                "amount",
                                1_000,
                                "fee",
                                0,
                                "net",
                                1_000,
                                "currency",
                                "eur",
                                "type",
                                "charge",
                                "reporting_category",
                                "charge",
                                "status",
                                "available",
                                "available_on",
                                yesterday,
                                "fee_details",
                                List.of(),
                                "source",
                                "ch_1",
                                "payout",
                                "po_1"));
        stripe.keys().mayNotExpand(FakeStripe.KEY, "source", "rak_charge_read");
        Run run = everything();

        assertThat(run).extracting(Run::state, Run::errors).containsExactly(State.DONE, 0L);
        assertThat(run.message()).contains("Charges and Refunds");
        assertThat(jdbc.queryForList("select payout_id from balance_transaction", String.class))
                .containsExactly("po_1");
    }

    @Test
    void accountThatIsNoLongerConnectedIsLeftOutWithOneSentenceAndTheNextIsAsked() {
        count("acct_Gone", true);
        count(OTHER, true);
        stripe.connected(OTHER).put(Resource.CHARGES, charge("ch_9", "pi_9", "succeeded", 700, yesterday));
        Run run = poll();

        assertThat(run.state()).isEqualTo(State.DONE);
        assertThat(run.message()).containsOnlyOnce("acct_Gone").contains("reconnect", "Counts");
        assertThat(runs.errors(run.id(), PageRequest.of(0, 20)))
                .singleElement()
                .satisfies(error -> assertThat(error.objectId()).isEqualTo("acct_Gone"));
        assertThat(sales.find(new Channel("stripe-other"), "pi_9")).isPresent();
    }

    @Test
    void permissionThatIsMissingAtAConnectedAccountNamesTheAccount() {
        count(OTHER, true);
        stripe.connected(OTHER);
        stripe.keys()
                .restricted(
                        "rk_live_narrow",
                        Arrays.stream(Resource.values())
                                .filter(resource -> resource != Resource.DISPUTES)
                                .toArray(Resource[]::new));
        useKey("rk_live_narrow");

        assertThat(poll().message()).contains("disputes.", "disputes of the account acct_Other.");
    }

    @Test
    void catalogueOfAnAccountIsReadWholeOnceItCountsAndAgainWhenItCountsAnew() {
        long longAgo = now.getEpochSecond() - 400 * 86_400L;
        stripe.account().put(Resource.PRODUCTS, product("prod_1", "Mug", longAgo));
        stripe.connected(OTHER).put(Resource.PRODUCTS, product("prod_2", "Cup", longAgo));
        poll();
        assertThat(names("prod_1")).containsExactly("Mug");
        count(OTHER, true);
        poll();
        assertThat(names("prod_2")).containsExactly("Cup");

        int before = stripe.requests().size();
        poll();
        assertThat(stripe.requests().subList(before, stripe.requests().size()))
                .filteredOn(request -> request.startsWith("/v1/products"))
                .hasSize(2)
                .allMatch(request -> request.contains("created"));

        count(OTHER, false);
        poll();
        stripe.connected(OTHER).put(Resource.PRODUCTS, product("prod_3", "Jug", longAgo));
        count(OTHER, true);
        poll();
        assertThat(names("prod_3")).containsExactly("Jug");
    }

    @Test
    void whatWasOnlyPassingDoesNotOutliveThePollThatHeardOfItLate() {
        stripe.account().put(Resource.PRODUCTS, product("prod_1", "Mug", yesterday));
        poll();
        stripe.clock().pass(Duration.ofMinutes(1));
        change("prod_1", "Cup");
        for (int i = 0; i < 120; i++) {
            stripe.clock().pass(Duration.ofSeconds(1));
            change("prod_x" + i, "Other");
        }
        stripe.clock().pass(Duration.ofMinutes(1));
        change("prod_1", "Mug");
        stripe.clock().pass(Duration.ofMinutes(1));
        poll();

        assertThat(names("prod_1")).containsExactly("Mug");
    }

    private void change(String id, String name) {
        stripe.account()
                .change(Resource.PRODUCTS, product(id, name, yesterday), "product.updated", StripeVersion.NEWEST);
    }

    @Test
    void gapLongerThanStripeTellsChangesOfIsToldUntilEverythingIsAskedFor() {
        Run first = poll();
        jdbc.update("update run set started_at = started_at - interval '40' day where id = ?", first.id());

        Run after = poll();
        assertThat(after.since()).isBefore(now.minus(Duration.ofDays(40)));
        assertThat(after.message()).contains("40 days", "Resync", "everything");
        assertThat(poll().message()).contains("40 days");
        hand.over(sync.resync(3, "ada"));
        assertThat(poll().message()).contains("40 days");
        assertThat(everything().message()).isNull();
        assertThat(poll().message()).isNull();
    }
}
