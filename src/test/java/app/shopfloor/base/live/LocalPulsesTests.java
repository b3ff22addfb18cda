package app.shopfloor.base.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class LocalPulsesTests {

    private static final Topic SALES = new Topic("sales");
    private static final Topic OTHER = new Topic("other");

    /** A clock and a timer in the test's hand; listeners run at once, or when the test says so. */
    private final List<Runnable> timer = new ArrayList<>();

    private final List<Runnable> threads = new ArrayList<>();
    private long now = 1_000_000_000L;

    private final LocalPulses pulses = new LocalPulses(() -> now, (delay, task) -> timer.add(task), threads::add);
    private final AtomicInteger heard = new AtomicInteger();

    @Test
    void theFirstChangeIsToldAtOnce() {
        pulses.listen(SALES, heard::incrementAndGet);

        pulses.changed(SALES);
        run();

        assertThat(heard).hasValue(1);
        assertThat(pulses.count(SALES)).isEqualTo(1);
        assertThat(timer).isEmpty();
    }

    @Test
    void aBurstBeatsOnceNowAndOnceAfterTheRest() {
        pulses.listen(SALES, heard::incrementAndGet);

        for (int i = 0; i < 1_000; i++) {
            pulses.changed(SALES);
        }
        assertThat(pulses.count(SALES)).isEqualTo(1);
        assertThat(timer).hasSize(1);
        rest();
        run();

        assertThat(pulses.count(SALES)).isEqualTo(2);
        assertThat(timer).isEmpty();
    }

    @Test
    void aChangeRightAfterTheTrailingBeatWaitsForTheNextRest() {
        pulses.changed(SALES);
        pulses.changed(SALES);
        rest();

        pulses.changed(SALES);

        assertThat(pulses.count(SALES)).isEqualTo(2);
        rest();
        assertThat(pulses.count(SALES)).isEqualTo(3);
    }

    @Test
    void topicsDoNotWaitForOneAnother() {
        pulses.changed(SALES);
        pulses.changed(OTHER);

        assertThat(pulses.count(SALES)).isEqualTo(1);
        assertThat(pulses.count(OTHER)).isEqualTo(1);
    }

    @Test
    void aListenerThatIsStillRunningRunsOnceMoreForAllTheBeatsItMissed() {
        pulses.listen(SALES, heard::incrementAndGet);
        pulses.changed(SALES);
        Runnable running = threads.removeFirst();
        for (int i = 0; i < 5; i++) {
            now += LocalPulses.REST.toNanos();
            pulses.changed(SALES);
        }
        assertThat(threads).as("no second thread while the first is not done").isEmpty();

        running.run();

        assertThat(heard.get()).isEqualTo(1);
        assertThat(pulses.count(SALES)).isEqualTo(6);
        now += LocalPulses.REST.toNanos();
        pulses.changed(SALES);
        run();
        assertThat(heard.get()).as("it is woken again afterwards").isEqualTo(2);
    }

    @Test
    void aBeatDuringTheRunIsHeardAfterIt() {
        pulses.listen(SALES, () -> {
            if (heard.incrementAndGet() == 1) {
                now += LocalPulses.REST.toNanos();
                pulses.changed(SALES);
            }
        });

        pulses.changed(SALES);
        run();

        assertThat(heard).hasValue(2);
    }

    @Test
    void aFailingListenerHarmsNoOther() {
        pulses.listen(SALES, () -> {
            throw new IllegalStateException("on purpose");
        });
        pulses.listen(SALES, heard::incrementAndGet);

        pulses.changed(SALES);
        run();

        assertThat(heard).hasValue(1);
    }

    @Test
    void aListenerThatFailedHoweverBadlyHearsTheNextBeat() {
        pulses.listen(SALES, () -> {
            if (heard.incrementAndGet() == 1) {
                throw new StackOverflowError("on purpose");
            }
        });
        pulses.changed(SALES);
        run();

        now += LocalPulses.REST.toNanos();
        pulses.changed(SALES);
        run();

        assertThat(heard).hasValue(2);
    }

    @Test
    void aCancelledListenerHearsNothingMore() {
        Pulses.Subscription subscription = pulses.listen(SALES, heard::incrementAndGet);
        pulses.changed(SALES);
        subscription.cancel();
        run();

        assertThat(heard).hasValue(0);
    }

    @Test
    void inATransactionTheBeatWaitsForTheCommitAndComesOnce() {
        new TransactionTemplate(new NoDatabase()).executeWithoutResult(status -> {
            pulses.changed(SALES);
            pulses.changed(SALES);
            assertThat(pulses.count(SALES)).isZero();
        });

        assertThat(pulses.count(SALES)).isEqualTo(1);
        assertThat(timer).isEmpty();
    }

    @Test
    void afterARollbackThereIsNoBeat() {
        new TransactionTemplate(new NoDatabase()).executeWithoutResult(status -> {
            pulses.changed(SALES);
            status.setRollbackOnly();
        });

        assertThat(pulses.count(SALES)).isZero();
    }

    private void rest() {
        now += LocalPulses.REST.toNanos();
        List<Runnable> due = List.copyOf(timer);
        timer.clear();
        due.forEach(Runnable::run);
    }

    private void run() {
        while (!threads.isEmpty()) {
            threads.removeFirst().run();
        }
    }

    private static final class NoDatabase extends AbstractPlatformTransactionManager {

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {}

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}
    }
}
