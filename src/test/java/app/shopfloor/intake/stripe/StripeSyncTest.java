package app.shopfloor.intake.stripe;

import static app.shopfloor.testing.StripeEvents.charge;
import static app.shopfloor.testing.StripeEvents.refund;
import static app.shopfloor.testing.StripeEvents.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.shopfloor.fakestripe.FakeStripe;
import app.shopfloor.fakestripe.Fault;
import app.shopfloor.fakestripe.Resource;
import app.shopfloor.intake.Run;
import app.shopfloor.intake.Run.State;
import app.shopfloor.intake.stripe.StripeFetched.Origin;
import app.shopfloor.intake.stripe.StripeProperties.Mode;
import app.shopfloor.sales.Sale;
import app.shopfloor.shared.Channel;
import app.shopfloor.testing.Wait;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.domain.PageRequest;

/** From Stripe's lists to the sales, through the whole application; on either database. */
@ExtendWith(OutputCaptureExtension.class)
abstract class StripeSyncTest extends StripeSyncBench {

    @Test
    void everythingIsBookedAndAtTheSecondTimeAllOfItIsKnown() {
        long sum = fill(250);
        Run first = everything();
        long deliveries = count("delivery");
        Run second = everything();

        assertThat(first).extracting(Run::state, Run::errors, Run::message).containsExactly(State.DONE, 0L, null);
        assertThat(count("sale")).isEqualTo(250);
        assertThat(total()).isEqualTo(sum);
        assertThat(first.created() + first.updated() + first.skipped()).isEqualTo(first.fetched());
        assertThat(second.fetched()).isEqualTo(first.fetched());
        assertThat(second)
                .extracting(Run::state, Run::created, Run::updated, Run::errors)
                .containsExactly(State.DONE, 0L, 0L, 0L);
        assertThat(count("delivery")).isEqualTo(deliveries);
        assertThat(sync.health().state()).isEqualTo(StripeHealth.State.HEALTHY);
    }

    @Test
    void runGoesOnWhereItStoodAfterItsProcessStoppedInTheMiddleOfAStep() {
        long sum = fill(350);
        stripe.faults().next("/v1/payment_intents", Fault.slow(Duration.ZERO), Fault.slow(Duration.ofMinutes(5)));
        long id = sync.resync(null, "ada");
        Wait.until("a page of payments is kept", () -> {
            Run run = runs.find(id).orElseThrow();
            return "Payments".equals(run.doing()) && run.fetched() >= 20 + 20 + 350 + 100;
        });
        int[] before = new int[1];
        hand.restart(() -> {
            stripe.faults().none();
            before[0] = stripe.requests().size();
        });
        Run run = hand.over(id);

        assertThat(stripe.requests().subList(before[0], stripe.requests().size()))
                .noneMatch(request -> request.startsWith("/v1/charges"))
                .filteredOn(request -> request.startsWith("/v1/payment_intents"))
                .allMatch(request -> request.contains("starting_after="))
                .satisfies(requests -> assertThat(Set.copyOf(requests)).hasSize(3));
        assertThat(run.state()).isEqualTo(State.DONE);
        assertThat(total()).isEqualTo(sum);
        assertThat(run.fetched()).isEqualTo(everything().fetched());
    }

    @Test
    void pageThatWasStoredBeforeACrashButNotCountedIsRepeatedHarmlessly() {
        long sum = fill(120);
        StripeApi api = new StripeApi(
                new StripeProperties(
                        Mode.LIVE, FakeStripe.KEY, stripe.base().toString(), Duration.ofHours(1), Duration.ofDays(7)),
                Clock.systemUTC(),
                pause -> {});
        StripeList.Page page = new StripeList(
                        api,
                        "/v1/charges",
                        Map.of(),
                        StripeStep.CHARGES.expand(),
                        List.of(),
                        null,
                        "charges",
                        "Charges")
                .page(null);
        new StripeFetched(translator, bookkeeping, inbox)
                .take(page.objects(), new Origin(page.asOf().minusSeconds(9), null, null, true));
        Run run = everything();

        assertThat(run.state()).isEqualTo(State.DONE);
        assertThat(count("sale")).isEqualTo(120);
        assertThat(total()).isEqualTo(sum);
    }

    @Test
    void cancelledRunEndsAfterItsPageAndWhatItBroughtStays() {
        fill(250);
        stripe.faults().next("/v1/charges", Fault.slow(Duration.ZERO), Fault.slow(Duration.ofMillis(700)));
        long id = sync.resync(null, "ada");
        Wait.until(
                "a page of charges is kept", () -> runs.find(id).orElseThrow().fetched() >= 140);
        runs.cancel(id);
        Run run = hand.over(id);

        assertThat(run.state()).isEqualTo(State.CANCELLED);
        assertThat(run.fetched()).isLessThanOrEqualTo(20 + 20 + 200);
        settle();
        assertThat(count("sale")).isGreaterThanOrEqualTo(100);
    }

    @Test
    void cancelIsHeardWhileStripeDoesNotAnswer() {
        fill(20);
        stripe.faults().next("/v1/charges", Fault.slow(Duration.ofMinutes(30)));
        long id = sync.resync(null, "ada");
        Wait.until(
                "charges are asked for",
                () -> stripe.requests().stream().anyMatch(request -> request.startsWith("/v1/charges")));
        runs.cancel(id);

        assertThat(hand.over(id).state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void resyncOutlivesTroubleOfManyTriesAndGoesOnFromItsPlace() {
        long sum = fill(250);
        Fault[] outage = new Fault[9];
        Arrays.fill(outage, Fault.broken());
        outage[0] = Fault.slow(Duration.ZERO);
        stripe.faults().next("/v1/payment_intents", outage);
        long id = sync.resync(null, "ada");
        Wait.until("it waits for Stripe", () -> sync.health().state() == StripeHealth.State.UNHEALTHY);

        assertThat(runs.find(id).orElseThrow().state()).isEqualTo(State.RUNNING);
        assertThat(runs.find(id).orElseThrow().message()).contains("fault of its own", "goes on by itself");

        int before = stripe.requests().size();
        jdbc.update("update run set again_at = started_at where id = ?", id); // what half a minute does
        Run run = hand.over(id);

        assertThat(run).extracting(Run::state, Run::message).containsExactly(State.DONE, null);
        assertThat(stripe.requests().subList(before, stripe.requests().size()))
                .noneMatch(request -> request.startsWith("/v1/charges"));
        assertThat(total()).isEqualTo(sum);
        assertThat(sync.health().state()).isEqualTo(StripeHealth.State.HEALTHY);
    }

    @Test
    void faultsThatPassDoNotShow() {
        long sum = fill(250);
        stripe.faults()
                .byDice(
                        new java.util.Random(7),
                        0.2,
                        Fault.rateLimited(),
                        Fault.lockTimeout(),
                        Fault.broken(),
                        Fault.unavailable(),
                        Fault.cutOff(),
                        Fault.dropped());
        Run run = everything();

        assertThat(run).extracting(Run::state, Run::errors, Run::message).containsExactly(State.DONE, 0L, null);
        assertThat(total()).isEqualTo(sum);
    }

    @Test
    void wrongKeyFailsTheRunAndNobodyReadsTheKey(CapturedOutput output) {
        String key = "sk_live_verysecretindeed";
        useKey(key);
        Run run = everything();

        assertThat(run.state()).isEqualTo(State.FAILED);
        assertThat(run.message()).contains("STRIPE_API_KEY");
        StripeHealth health = sync.health();
        assertThat(health.state()).isEqualTo(StripeHealth.State.UNHEALTHY);
        assertThat(health.message()).isEqualTo(run.message());
        StripeConnection.Test test = connection.test();
        assertThat(test.works()).isFalse();
        assertThat(run.message() + test).doesNotContain("verysecret");
        assertThat(output.getAll()).doesNotContain("verysecret", "indeed");
    }

    @Test
    void missingPermissionsAreNamedAndTheRestIsFetched() {
        fill(30);
        stripe.keys()
                .restricted(
                        "rk_live_narrow",
                        Arrays.stream(Resource.values())
                                .filter(r -> r != Resource.DISPUTES && r != Resource.BALANCE_TRANSACTIONS)
                                .toArray(Resource[]::new));
        useKey("rk_live_narrow");
        Run run = everything();

        assertThat(run.state()).isEqualTo(State.DONE);
        assertThat(run.message()).contains("Disputes").contains("Balance transaction sources");
        assertThat(runs.errors(run.id(), PageRequest.of(0, 20)))
                .extracting(error -> error.objectId())
                .contains("Disputes", "Balance");
        assertThat(count("sale")).isEqualTo(30);
        assertThat(sync.health().state()).isEqualTo(StripeHealth.State.UNHEALTHY);
        StripeConnection.Test test = connection.test();
        assertThat(test.access())
                .filteredOn(access -> !access.readable())
                .extracting(StripeConnection.Access::what)
                .containsExactly("Disputes", "Balance");
        assertThat(test.mode()).isEqualTo("live");
    }

    @Test
    void keyThatMayReadAllPassesTheTest() {
        StripeConnection.Test test = connection.test();

        assertThat(test.works()).isTrue();
        assertThat(test.account()).isEqualTo(stripe.account().id());
        assertThat(test.name()).isEqualTo("Northwind Makers");
        assertThat(sync.health().state()).isEqualTo(StripeHealth.State.HEALTHY);
    }

    @Test
    void pollLooksBackAWeekAndNoFurther() {
        long time = now.getEpochSecond();
        stripe.account().put(Resource.CHARGES, charge("ch_1", "pi_1", "succeeded", 4900, time - 6 * 86_400));
        stripe.account().put(Resource.CHARGES, charge("ch_2", "pi_2", "succeeded", 4900, time - 8 * 86_400));
        Run run = hand.over(sync.poll().orElseThrow());

        assertThat(run.kind()).isEqualTo(Run.Kind.POLL);
        assertThat(sales.find(Channel.STRIPE, "pi_1")).isPresent();
        assertThat(sales.find(Channel.STRIPE, "pi_2")).isEmpty();
    }

    @Test
    void refundThatFailedUnheardIsTakenBackByTheNextPoll() {
        long time = now.getEpochSecond() - 86_400;
        stripe.account().put(Resource.CHARGES, charge("ch_1", "pi_1", "succeeded", 4900, time));
        stripe.account().put(Resource.REFUNDS, refund("re_1", "ch_1", "pi_1", "succeeded", 900, time));
        hand.over(sync.poll().orElseThrow());
        assertThat(sales.find(Channel.STRIPE, "pi_1")).map(Sale::refunded).hasValue(900L);

        stripe.clock().pass(Duration.ofHours(1));
        stripe.account().put(Resource.REFUNDS, refund("re_1", "ch_1", "pi_1", "failed", 900, time));
        Run run = hand.over(sync.poll().orElseThrow());

        assertThat(sales.find(Channel.STRIPE, "pi_1")).map(Sale::refunded).hasValue(0L);
        assertThat(run).extracting(Run::created, Run::updated).containsExactly(0L, 1L);
    }

    @Test
    void objectThatCannotBeReadIsToldAndKeptOnceHoweverOftenItIsFetched() {
        long time = now.getEpochSecond() - 86_400;
        stripe.account()
                .put(Resource.CHARGES, with(charge("ch_1", "pi_1", "succeeded", 4900, time), "currency", "money"));
        Run run = everything();
        stripe.clock().pass(Duration.ofMinutes(15));
        everything();

        assertThat(run.state()).isEqualTo(State.DONE);
        assertThat(runs.errors(run.id(), PageRequest.of(0, 5))).singleElement().satisfies(error -> {
            assertThat(error.objectId()).isEqualTo("ch_1");
            assertThat(error.message()).contains("currency");
        });
        assertThat(count("delivery")).isEqualTo(1);
    }

    @Test
    void accountsThatCountAreAskedAsThemselves() {
        long time = now.getEpochSecond() - 86_400;
        stripe.connected("acct_Other").put(Resource.CHARGES, charge("ch_9", "pi_9", "succeeded", 700, time));
        accounts.channelOf("acct_Other", now);
        accounts.count("acct_Other", true);
        Run run = everything();

        assertThat(run.state()).isEqualTo(State.DONE);
        assertThat(sales.find(new Channel("stripe-other"), "pi_9")).isPresent();
    }

    @Test
    void withoutAKeyNothingCanBeStartedAndTheHealthSaysSo() {
        useKey("");

        assertThatThrownBy(() -> sync.resync(30, "ada")).hasMessageContaining("STRIPE_API_KEY");
        assertThatThrownBy(() -> sync.poll()).hasMessageContaining("STRIPE_API_KEY");
        assertThat(sync.health().state()).isEqualTo(StripeHealth.State.NO_KEY);
        assertThat(connection.test().problem()).contains("STRIPE_API_KEY");
    }

    @Test
    void keyOfTheModeThatDoesNotCountIsRefusedBeforeAnythingIsAsked() {
        useKey("sk_test_of_the_fake");
        Run run = everything();

        assertThat(run.state()).isEqualTo(State.FAILED);
        assertThat(run.message()).contains("The API key is a test key, but live sales are counted.");
        assertThat(sync.health().state()).isEqualTo(StripeHealth.State.UNHEALTHY);
        assertThat(stripe.requests()).isEmpty();
    }

    @Test
    void neverAskedIsNeitherHealthyNorUnhealthyAndDaysBackAreBounded() {
        assertThat(sync.health().state()).isEqualTo(StripeHealth.State.NEVER_ASKED);
        assertThatThrownBy(() -> sync.resync(0, "ada")).isInstanceOf(IllegalArgumentException.class);
    }
}
