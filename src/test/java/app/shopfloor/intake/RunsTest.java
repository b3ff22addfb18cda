package app.shopfloor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.base.live.Pulses;
import app.shopfloor.intake.Run.Kind;
import app.shopfloor.intake.Run.State;
import app.shopfloor.intake.RunPage.Problem;
import app.shopfloor.testing.MovableClock;
import app.shopfloor.testing.Wait;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import net.javacrumbs.shedlock.core.LockProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.JdbcTemplate;

/** One run at a time a source, resumed where it stood, whatever nodes there are; on either database. */
@SpringBootTest
abstract class RunsTest {

    private static final String SOURCE = "test";
    private static final String BUSY = "Stripe is busy. This run goes on by itself from where it stands.";
    private static final Duration EVERY = Duration.ofMinutes(15);

    @Autowired
    RunRecords records;

    @Autowired
    Deliveries deliveries;

    @Autowired
    DataSource database;

    @Autowired
    LockProvider locks;

    @Autowired
    Pulses pulses;

    @Autowired
    JdbcTemplate jdbc;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-20T12:00:00Z"));
    private final List<Node> nodes = new ArrayList<>();
    private final RunSignal signal = new RunSignal();
    private Runs runs;

    @BeforeEach
    void forgetEverything() {
        jdbc.update("delete from run");
        jdbc.update("delete from source_health");
        jdbc.update("update shedlock set lock_until = locked_at"); // ShedLock knows which rows there are
        runs = new Runs(records, signal, pulses, clock);
    }

    @AfterEach
    void stopNodes() {
        nodes.forEach(node -> node.keeper.stop());
    }

    /** A process of its own, whose source has as many pages as it is allowed to turn. */
    private final class Node implements RunWork {

        final RunKeeper keeper;
        final Semaphore pages = new Semaphore(0);
        final List<String> done = new CopyOnWriteArrayList<>();
        volatile boolean polls;
        volatile String failure;
        volatile boolean passing;
        volatile RuntimeException fault;
        volatile int length = 3;

        Node() {
            StaticListableBeanFactory beans = new StaticListableBeanFactory();
            beans.addBean("work", this);
            keeper = new RunKeeper(
                    records, deliveries, beans.getBeanProvider(RunWork.class), locks, signal, pulses, clock);
            nodes.add(this);
            keeper.start();
        }

        @Override
        public String source() {
            return SOURCE;
        }

        @Override
        public Optional<Duration> pollEvery() {
            return polls ? Optional.of(EVERY) : Optional.empty();
        }

        @Override
        public Instant pollSince(Instant now) {
            return now.minus(Duration.ofDays(7));
        }

        @Override
        public void run(RunAtWork run) throws RunFailed {
            if (failure != null) {
                throw passing ? new RunFailed(failure, new IllegalStateException(), true) : new RunFailed(failure);
            }
            if (fault != null) {
                throw fault;
            }
            int page = run.place().map(Integer::parseInt).orElse(0);
            while (page < length) {
                while (!pages.tryAcquire()) {
                    if (run.isStopping()) {
                        return;
                    }
                    Thread.onSpinWait();
                }
                page++;
                done.add(run.run().id() + "/" + page);
                if (!run.keep(page(Integer.toString(page)))) {
                    return;
                }
            }
            run.awaitBooked();
        }
    }

    private static RunPage page(String place, Problem... problems) {
        return new RunPage(
                place, "Things", 0.5, Duration.ofSeconds(9), 10 + problems.length, 5, 3, 2, List.of(problems));
    }

    private Run run(long id) {
        return runs.find(id).orElseThrow();
    }

    private void until(long id, State state) {
        Wait.until("run " + id + " is " + state, () -> {
            nodes.forEach(node -> node.keeper.look());
            return run(id).state() == state;
        });
    }

    private long resync() {
        return runs.start(SOURCE, Kind.RESYNC, null, "ada");
    }

    @Test
    void runCountsWhatItsPagesBroughtAndIsDone() {
        Node node = new Node();
        node.pages.release(1);
        long id = resync();
        Wait.until("a page is kept", () -> run(id).fetched() == 10);

        assertThat(run(id).state()).isEqualTo(State.RUNNING);
        assertThat(run(id).doing()).isEqualTo("Things");
        assertThat(run(id).progress()).isEqualTo(0.5);
        assertThat(run(id).remaining()).isEqualTo(Duration.ofSeconds(9));
        assertThat(run(id).startedBy()).isEqualTo("ada");

        node.pages.release(2);
        until(id, State.DONE);
        assertThat(run(id))
                .extracting(Run::fetched, Run::created, Run::updated, Run::skipped, Run::errors, Run::progress)
                .containsExactly(30L, 15L, 9L, 6L, 0L, 1.0);
        assertThat(run(id).endedAt()).isEqualTo(clock.instant());
        assertThat(run(id).remaining()).isNull();
    }

    @Test
    void secondRunWaitsAndSaysSoAndBeginsByItselfThoughOtherNodesLookToo() {
        Node one = new Node();
        Node other = new Node();
        long first = resync();
        until(first, State.RUNNING);
        long second = resync();

        nodes.forEach(node -> node.keeper.look());
        assertThat(run(second).state()).isEqualTo(State.WAITING);
        assertThat(run(second).message()).contains("Another run is at work");
        assertThat(runs.latest(SOURCE))
                .hasValueSatisfying(run -> assertThat(run.id()).isEqualTo(first));

        one.pages.release(6);
        other.pages.release(6);
        until(first, State.DONE);
        until(second, State.DONE);
        assertThat(run(second).message()).isNull();
        assertThat(one.done.size() + other.done.size()).isEqualTo(6);
        assertThat(runs.list(SOURCE, PageRequest.of(0, 1)))
                .singleElement()
                .satisfies(run -> assertThat(run.id()).isEqualTo(second));
        assertThat(runs.list(SOURCE, PageRequest.of(1, 1)))
                .singleElement()
                .satisfies(run -> assertThat(run.id()).isEqualTo(first));
    }

    @Test
    void pollThatFindsARunAtWorkIsSkipped() {
        Node node = new Node();
        long id = resync();
        until(id, State.RUNNING);

        assertThat(runs.startUnlessBusy(SOURCE, Kind.POLL, null, null)).isEmpty();

        node.pages.release(3);
        until(id, State.DONE);
        assertThat(runs.startUnlessBusy(SOURCE, Kind.POLL, null, null)).isPresent();
    }

    private long done(Kind kind, Instant since) {
        long id = runs.start(SOURCE, kind, since, null);
        records.end(
                id, records.takeUp(records.find(id).orElseThrow(), clock.instant()), State.DONE, null, clock.instant());
        return id;
    }

    private Instant pollSince(Duration lookBack) {
        return records.find(done(Kind.POLL, clock.instant().minus(lookBack)))
                .orElseThrow()
                .since();
    }

    @Test
    void aPollAfterAnOutageGoesBackToTheLastOneThatWentThrough() {
        Duration lookBack = Duration.ofDays(7);
        assertThat(pollSince(lookBack)).isEqualTo(clock.instant().minus(lookBack));
        clock.pass(Duration.ofDays(1));
        assertThat(pollSince(lookBack)).isEqualTo(clock.instant().minus(lookBack));
        Instant beforeTheOutage = clock.instant();
        clock.pass(Duration.ofDays(20));
        done(Kind.RESYNC, clock.instant().minus(Duration.ofDays(2)));
        assertThat(pollSince(lookBack)).isEqualTo(beforeTheOutage.minus(Duration.ofDays(1)));
        done(Kind.RESYNC, null);
        Instant everything = clock.instant();
        clock.pass(Duration.ofDays(9));
        assertThat(pollSince(lookBack)).isEqualTo(everything.minus(Duration.ofDays(1)));
    }

    @Test
    void runThatThePollsGoOnFromIsRememberedHoweverLongAgoItWas() {
        long through = done(Kind.POLL, null);
        long later = done(Kind.RESYNC, clock.instant());
        clock.pass(Duration.ofDays(200));
        records.forgetEndedBefore(SOURCE, clock.instant());

        assertThat(records.find(through)).isPresent();
        assertThat(records.find(later)).isEmpty();
    }

    @Test
    void pollsComeAtOnceAfterAStartAndThenWheneverTheLastOneIsLongEnoughAgoOnWhateverNode() {
        clock.pass(Duration.ofSeconds(1));
        Node one = new Node();
        Node other = new Node();
        List.of(one, other).forEach(node -> {
            node.polls = true;
            node.pages.release(100);
        });
        Wait.until("there is a poll", () -> {
            nodes.forEach(node -> node.keeper.look());
            return runs.latest(SOURCE).filter(run -> run.state() == State.DONE).isPresent();
        });
        Run first = runs.latest(SOURCE).orElseThrow();
        assertThat(first.kind()).isEqualTo(Kind.POLL);
        assertThat(first.startedBy()).isNull();
        assertThat(first.since()).isEqualTo(clock.instant().minus(Duration.ofDays(7)));

        clock.pass(EVERY.minusSeconds(1));
        long marker = resync();
        until(marker, State.DONE);
        assertThat(runs.list(SOURCE, PageRequest.of(0, 10))).hasSize(2);

        clock.pass(Duration.ofSeconds(1));
        Wait.until("there is another poll", () -> {
            nodes.forEach(node -> node.keeper.look());
            return runs.list(SOURCE, PageRequest.of(0, 10)).size() == 3;
        });
    }

    @Test
    void runOfANodeThatDiedGoesOnFromItsPlaceOnceItsLockIsFree() {
        long id = resync();
        int dead = records.takeUp(run(id), clock.instant());
        records.keep(id, dead, page("1", new Problem("ch_1", "It cannot be read")), "Mind this.", clock.instant());
        assertThat(RunConfiguration.lasting(database)
                        .lock(new net.javacrumbs.shedlock.core.LockConfiguration(
                                Instant.now(), "run:" + SOURCE, RunKeeper.LOCKED_FOR, Duration.ZERO)))
                .isPresent();
        Node node = new Node();
        node.pages.release(10);
        node.keeper.look();
        node.keeper.look();
        assertThat(node.done).isEmpty();

        // what a minute without renewal does
        jdbc.update("update shedlock set lock_until = locked_at");
        until(id, State.DONE);

        assertThat(node.done).containsExactly(id + "/2", id + "/3");
        assertThat(run(id).fetched()).isEqualTo(31);
        assertThat(run(id).errors()).isEqualTo(1);
        assertThat(run(id).message()).isEqualTo("Mind this.");
        assertThat(records.keep(id, dead, page("9"), null, clock.instant()))
                .as("the dead, come back")
                .isFalse();
    }

    @Test
    void whoWasThoughtDeadKeepsNothingOfARunThatAnotherHasTakenUp() {
        long id = resync();
        int first = records.takeUp(run(id), clock.instant());
        int second = records.takeUp(run(id), clock.instant());

        assertThat(records.keep(id, first, page("1"), null, clock.instant())).isFalse();
        records.end(id, first, State.FAILED, "late", clock.instant());
        assertThat(run(id).state()).isEqualTo(State.RUNNING);
        assertThat(run(id).fetched()).isZero();
        assertThat(records.keep(id, second, page("1"), null, clock.instant())).isTrue();
    }

    @Test
    void lockHoldsAboutAMinuteAtMostUnlessRenewed() {
        assertThat(RunKeeper.LOCKED_FOR).isLessThanOrEqualTo(Duration.ofMinutes(1));
        var taken = new net.javacrumbs.shedlock.core.LockConfiguration(
                Instant.now(), "run:other", RunKeeper.LOCKED_FOR, Duration.ZERO);
        var lock = locks.lock(taken);
        assertThat(lock).isPresent();
        assertThat(locks.lock(taken)).isEmpty();
        lock.get().unlock();
        assertThat(locks.lock(taken)).isPresent();
    }

    @Test
    void cancelledRunEndsAfterThePageAtHandAndOneThatWaitsAtOnce() {
        Node node = new Node();
        long first = resync();
        until(first, State.RUNNING);
        long second = resync();

        assertThat(runs.cancel(second)).isTrue();
        assertThat(run(second).state()).isEqualTo(State.CANCELLED);
        assertThat(runs.cancel(first)).isTrue();
        assertThat(run(first).state()).isEqualTo(State.CANCELLING);
        node.pages.release(3);
        until(first, State.CANCELLED);

        assertThat(node.done).containsExactly(first + "/1");
        assertThat(run(first).fetched()).isEqualTo(10);
        assertThat(runs.cancel(first)).isFalse();
        assertThat(runs.health(SOURCE)).isEmpty();
    }

    @Test
    void runThatWasToBeCancelledWhenItsNodeDiedIsCancelled() {
        long id = resync();
        records.takeUp(run(id), clock.instant());
        runs.cancel(id);

        Node node = new Node();
        until(id, State.CANCELLED);
        assertThat(node.done).isEmpty();
    }

    @Test
    void failedRunTellsWhyAndTheSourceIsUnhealthyUntilItAnswersAgain() {
        Node node = new Node();
        node.failure = "The key is wrong.";
        long id = resync();
        until(id, State.FAILED);
        assertThat(run(id).message()).isEqualTo("The key is wrong.");
        Instant since = clock.instant();
        Wait.until("the health is kept", () -> runs.health(SOURCE).isPresent());
        clock.pass(Duration.ofMinutes(5));
        long again = resync();
        until(again, State.FAILED);
        Wait.until(
                "the health is kept",
                () -> runs.health(SOURCE)
                        .filter(health -> health.askedAt().equals(clock.instant()))
                        .isPresent());
        assertThat(runs.health(SOURCE))
                .hasValue(new SourceHealth(SOURCE, false, "The key is wrong.", since, clock.instant()));

        node.failure = null;
        node.pages.release(3);
        long better = resync();
        until(better, State.DONE);
        Wait.until(
                "the source is healthy",
                () -> runs.health(SOURCE).filter(SourceHealth::healthy).isPresent());
        assertThat(runs.health(SOURCE).orElseThrow().since()).isEqualTo(clock.instant());
    }

    @Test
    void resyncThatItsSourceKeepsForAWhileGoesOnFromItsPlaceAndPollsOvertakeIt() {
        Node node = new Node();
        node.pages.release(1);
        long id = resync();
        Wait.until("a page is kept", () -> run(id).fetched() == 10);
        node.keeper.stop();

        Node next = new Node();
        next.failure = "Stripe is busy.";
        next.passing = true;
        next.keeper.look();
        Wait.until("it waits", () -> records.setbacks(id) == 1);
        next.failure = null;
        next.pages.release(3);
        long poll = runs.start(SOURCE, Kind.POLL, null, null);
        until(poll, State.DONE);
        assertThat(run(id)).extracting(Run::state, Run::message).containsExactly(State.RUNNING, BUSY);
        assertThat(next.done).hasSize(3).allMatch(page -> page.startsWith(poll + "/"));

        clock.pass(Duration.ofSeconds(30));
        next.pages.release(2);
        until(id, State.DONE);
        assertThat(next.done.subList(3, 5)).containsExactly(id + "/2", id + "/3");
        assertThat(run(id).message()).isNull();
        assertThat(records.setbacks(id)).isZero();
    }

    @Test
    void sourceIsUnhealthyWhileItKeepsAResyncAndEachTimeItIsLeftAloneLonger() {
        Node node = new Node();
        node.failure = "Stripe is busy.";
        node.passing = true;
        long id = resync();
        Wait.until("it waits", () -> records.setbacks(id) == 1);
        Wait.until("the health is kept", () -> runs.health(SOURCE).isPresent());
        assertThat(runs.health(SOURCE).orElseThrow().message()).isEqualTo(BUSY);

        clock.pass(Duration.ofSeconds(30));
        Wait.until("it waits again", () -> {
            node.keeper.look();
            return records.setbacks(id) == 2;
        });
        clock.pass(Duration.ofSeconds(59));
        assertThat(records.next(SOURCE, clock.instant())).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(records.next(SOURCE, clock.instant())).isPresent();
    }

    @Test
    void resyncThatWaitsForItsSourceIsCancelledAtOnceAndOneKeptForADayFails() {
        Node node = new Node();
        node.failure = "Stripe is busy.";
        node.passing = true;
        long first = resync();
        Wait.until("it waits", () -> records.setbacks(first) == 1);
        runs.cancel(first);
        until(first, State.CANCELLED);
        assertThat(run(first).message()).isNull();

        long second = resync();
        Wait.until("it waits", () -> {
            node.keeper.look();
            return records.setbacks(second) == 1;
        });
        jdbc.update("update run set setbacks = 100 where id = ?", second);
        clock.pass(Duration.ofMinutes(15));
        until(second, State.FAILED);
        assertThat(run(second).message()).isEqualTo("Stripe is busy.");
    }

    @Test
    void pollThatItsSourceKeepsFailsForTheNextOneAsksForTheSame() {
        Node node = new Node();
        node.failure = "Stripe is busy.";
        node.passing = true;
        long poll = runs.start(SOURCE, Kind.POLL, null, null);
        until(poll, State.FAILED);
    }

    @Test
    void whatARunWaitsForIsToldUntilObjectsComeAndWhatIsComplainedOfStays() {
        long id = resync();
        int attempt = records.takeUp(run(id), clock.instant());
        RunAtWork atWork = new RunAtWork(run(id), attempt, records, deliveries, pulses, clock, () -> false);
        atWork.complain("Mind this.");
        atWork.keep(page("1"));
        atWork.waits("It is asked again.");
        assertThat(run(id).message()).isEqualTo("It is asked again.");

        RunAtWork later = new RunAtWork(run(id), attempt, records, deliveries, pulses, clock, () -> false);
        later.keep(page("2"));
        assertThat(run(id).message()).isEqualTo("Mind this.");
    }

    @Test
    void faultOfOurOwnFailsTheRunWithoutItsDetails() {
        Node node = new Node();
        node.fault = new IllegalStateException("secret of the payload");
        long id = resync();
        until(id, State.FAILED);

        assertThat(run(id).message()).contains("Shopfloor's own").doesNotContain("secret");
    }

    @Test
    void runGoesOnAfterAnOutageOfTheStore() {
        Node node = new Node();
        node.fault = new DataAccessResourceFailureException("", new SQLNonTransientConnectionException("", "08006"));
        long id = resync();
        until(id, State.RUNNING);

        node.fault = null;
        node.pages.release(3);
        until(id, State.DONE);
        assertThat(run(id).fetched()).isEqualTo(30);
    }

    @Test
    void processThatStopsLeavesItsRunToTheNextOne() {
        Node node = new Node();
        node.pages.release(1);
        long id = resync();
        Wait.until("a page is kept", () -> run(id).fetched() == 10);

        node.keeper.stop();
        assertThat(run(id).state()).isEqualTo(State.RUNNING);

        Node next = new Node();
        next.pages.release(2);
        until(id, State.DONE);
        assertThat(next.done).containsExactly(id + "/2", id + "/3");
        assertThat(run(id).fetched()).isEqualTo(30);
    }

    @Test
    void errorsAreReadableInTheirOrderAndAllCounted() {
        long id = resync();
        int attempt = records.takeUp(run(id), clock.instant());
        Problem[] problems = IntStream.range(0, 1_100)
                .mapToObj(i -> new Problem("ch_" + i, "Wrong \0 in " + i))
                .toArray(Problem[]::new);
        records.keep(id, attempt, page("1", problems), null, clock.instant());

        assertThat(run(id).errors()).isEqualTo(1_100);
        assertThat(runs.errors(id, PageRequest.of(0, 2)))
                .containsExactly(
                        new RunError(id, "ch_0", "Wrong   in 0", clock.instant()),
                        new RunError(id, "ch_1", "Wrong   in 1", clock.instant()));
        assertThat(runs.errors(id, PageRequest.of(1, 999))).hasSize(1);
    }

    @Test
    void runsOfLongAgoAreForgotten() {
        Node node = new Node();
        node.pages.release(9);
        long id = resync();
        until(id, State.DONE);
        clock.pass(Duration.ofDays(100));
        until(resync(), State.DONE);
        until(resync(), State.DONE);

        assertThat(runs.find(id)).isEmpty();
    }
}
