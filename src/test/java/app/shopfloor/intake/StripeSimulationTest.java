package app.shopfloor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.fakestripe.Dice;
import app.shopfloor.fakestripe.FakeStripe;
import app.shopfloor.fakestripe.Fault;
import app.shopfloor.fakestripe.ShopLife;
import app.shopfloor.fakestripe.Webhooks;
import app.shopfloor.intake.Run.Kind;
import app.shopfloor.intake.stripe.ImpatientStripe;
import app.shopfloor.sales.Sales;
import app.shopfloor.testing.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Whole lives of shops on a fake Stripe: whatever was delivered, missed, late or doubled, whatever died in between, in the end our
 * records are what really happened. {@code -Dshopfloor.seed=…} lives one life alone, {@code -Dshopfloor.seeds=…} so many.
 */
@SpringBootTest(
        classes = {WithoutScreens.class, ImpatientStripe.class, StripeSimulationTest.StripesTime.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "shopfloor.stripe.api-key=" + FakeStripe.KEY,
            "shopfloor.timezone=Europe/Berlin",
            "shopfloor.currency=EUR"
        })
abstract class StripeSimulationTest {

    private static final int PURCHASES = 500;
    private static final Instant OPENING = Instant.parse("2026-05-04T09:00:00Z");
    private static final Duration SELLING = Duration.ofDays(20);
    private static final FakeStripe STRIPE = FakeStripe.start(new MovableClock(OPENING));

    @Autowired
    private ApplicationContext application;

    @Autowired
    private Sales sales;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private BusinessProperties business;

    private SimulatedShopfloor shopfloor;

    @TestConfiguration(proxyBeanMethods = false)
    static class StripesTime {

        @Bean
        @Primary
        Clock stripesClock() {
            return STRIPE.clock();
        }
    }

    @DynamicPropertySource
    static void stripe(DynamicPropertyRegistry properties) {
        properties.add("shopfloor.stripe.api-base", STRIPE::base);
    }

    static LongStream seeds() {
        return seeds(2);
    }

    static LongStream fewSeeds() {
        return seeds(1);
    }

    private static LongStream seeds(int unlessTold) {
        Long one = Long.getLong("shopfloor.seed");
        return one != null
                ? LongStream.of(one)
                : LongStream.rangeClosed(1, Long.getLong("shopfloor.seeds", unlessTold));
    }

    @BeforeEach
    void begin() {
        STRIPE.startAnew(OPENING);
        shopfloor = new SimulatedShopfloor(application);
        shopfloor.forgetEverything();
    }

    private ShopLife life(long seed) {
        ShopLife life = new ShopLife(STRIPE.account(), seed, OPENING);
        life.open(PURCHASES, SELLING);
        return life;
    }

    /** Lives from now on in steps of some hours, and does something after each. */
    private void live(ShopLife life, Dice dice, Instant until, Consumer<Dice> afterEach) {
        for (Instant now = STRIPE.clock().instant(); now.isBefore(until); ) {
            now = now.plus(dice.between(Duration.ofHours(3), Duration.ofHours(40)));
            life.liveUntil(now.isBefore(until) ? now : until);
            afterEach.accept(dice);
        }
    }

    private void resyncEverything() {
        Run run = shopfloor.ask(Kind.RESYNC, null);
        assertThat(run.state()).as(run.message()).isEqualTo(Run.State.DONE);
        assertThat(run.message()).isNull();
        assertThat(run.errors()).isZero();
        Run again = shopfloor.ask(Kind.RESYNC, null);
        assertThat(List.of(again.created(), again.updated(), again.skipped()))
                .as("new, updated and skipped when asked once more")
                .isEqualTo(List.of(0L, 0L, again.fetched()));
    }

    private TruthCheck check(ShopLife life) {
        return new TruthCheck(life.truth(), sales, jdbc, business.timezone());
    }

    private void assertEqual(TruthCheck check, long seed) {
        List<String> differences = check.differences();
        differences.addAll(shopfloor.failures());
        assertThat(differences.size() > 20 ? differences.subList(0, 20) : differences)
                .as(
                        "%d differences; live it again with: mvn test -Dtest=%s -Dshopfloor.seed=%d",
                        differences.size(), getClass().getSimpleName(), seed)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverIsLostDoubledLateOrDiesInBetweenTheRecordsAreTheTruth(long seed) {
        ShopLife life = life(seed);
        Dice dice = new Dice(-seed);
        Webhooks webhooks = new Webhooks(STRIPE.account(), new Dice(~seed), 0.2, 0.2, Duration.ofDays(2));
        STRIPE.faults()
                .byDice(
                        new Random(seed),
                        0.03,
                        Fault.rateLimited(),
                        Fault.lockTimeout(),
                        Fault.broken(),
                        Fault.unavailable(),
                        Fault.cutOff(),
                        Fault.dropped());
        shopfloor.poll(); // as after every start
        live(life, dice, OPENING.plus(Duration.ofDays(55)), d -> {
            shopfloor.deliver(webhooks.arrived());
            switch ((int) d.between(0, 9)) {
                case 0 -> shopfloor.workAndCrash();
                case 1 -> shopfloor.poll();
                case 2 ->
                    shopfloor.askAndCrash(
                            Kind.POLL, STRIPE.clock().instant().minus(Duration.ofDays(7)), (int) d.between(1, 60));
                default -> shopfloor.work();
            }
        });
        shopfloor.deliver(webhooks.arrived());
        resyncEverything();

        assertEqual(check(life).everything(), seed);
    }

    @ParameterizedTest
    @MethodSource("fewSeeds")
    void withoutAnyWebhookPollsTellEverything(long seed) {
        ShopLife life = life(seed);
        live(
                life,
                new Dice(seed),
                OPENING.plus(Duration.ofDays(60)),
                d -> assertThat(shopfloor.poll())
                        .satisfies(
                                run -> assertThat(run.state()).as(run.message()).isEqualTo(Run.State.DONE)));

        assertEqual(check(life).everything(), seed);
    }

    @ParameterizedTest
    @MethodSource("fewSeeds")
    void withoutAnyPollWebhooksTellOrdersAndRefunds(long seed) {
        ShopLife life = life(seed);
        Webhooks webhooks = new Webhooks(STRIPE.account(), new Dice(seed), 0, 0.3, Duration.ofDays(3));
        live(life, new Dice(seed), OPENING.plus(Duration.ofDays(60)), d -> {
            shopfloor.deliver(webhooks.arrived());
            shopfloor.work();
        });
        life.liveUntil(OPENING.plus(Duration.ofDays(64)));
        shopfloor.deliver(webhooks.arrived());
        shopfloor.work();

        assertEqual(check(life).orders(), seed);
    }

    @ParameterizedTest
    @MethodSource("fewSeeds")
    void anOutageOfFortyDaysIsHealedByAskingForEverything(long seed) {
        ShopLife life = life(seed).withoutCancelledRefunds();
        Webhooks webhooks = new Webhooks(STRIPE.account(), new Dice(seed), 0, 0, Duration.ofHours(1));
        live(life, new Dice(seed), OPENING.plus(Duration.ofDays(6)), d -> {
            shopfloor.deliver(webhooks.arrived());
            shopfloor.work();
        });
        webhooks.goOut();
        life.liveUntil(OPENING.plus(Duration.ofDays(46)));
        webhooks.comeBack();
        life.liveUntil(OPENING.plus(Duration.ofDays(90)));
        shopfloor.deliver(webhooks.arrived());
        resyncEverything();

        assertEqual(check(life).everything(), seed);
    }

    @ParameterizedTest
    @MethodSource("fewSeeds")
    void anOutageOfTwentyDaysIsHealedByTheNextPoll(long seed) {
        ShopLife life = life(seed);
        shopfloor.poll();
        live(life, new Dice(seed), OPENING.plus(Duration.ofDays(5)), d -> shopfloor.poll());
        life.liveUntil(OPENING.plus(Duration.ofDays(25)));
        shopfloor.poll();

        assertEqual(check(life).everything(), seed);
    }

    @ParameterizedTest
    @MethodSource("fewSeeds")
    void whatHappensWhileAPollTurnsPagesIsNeitherLostNorDoubled(long seed) {
        ShopLife life = life(seed);
        Dice passing = new Dice(-seed);
        shopfloor.poll();
        STRIPE.meanwhile(() ->
                life.liveUntil(STRIPE.clock().instant().plus(passing.between(Duration.ZERO, Duration.ofMinutes(9)))));
        live(life, new Dice(seed), OPENING.plus(Duration.ofDays(60)), d -> shopfloor.poll());
        STRIPE.meanwhile(() -> {});
        shopfloor.poll();

        assertEqual(check(life).everything(), seed);
    }
}
