package app.shopfloor.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.shopfloor.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InboxOnPostgresTest extends InboxContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }

    @Test
    void severalWorkersBookEveryDeliveryOnce() throws Exception {
        inbox.acceptAll(deliveries(600));

        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Callable<Void> work = () -> {
                bench.workUntilIdle();
                return null;
            };
            for (Future<Void> worker :
                    threads.invokeAll(Stream.generate(() -> work).limit(4).toList())) {
                worker.get();
            }
        }

        assertThat(bench.booked()).hasSize(600).doesNotHaveDuplicates();
        assertThat(inbox.backlog()).isEqualTo(new Backlog(0, 0, 0));
    }

    @Test
    void aDeliveryThatTheDatabaseRefusesDoesNotTurnOthersAway() throws Exception {
        List<Future<Receipt>> good = new ArrayList<>();
        Future<Receipt> bad;
        bench.storeIsStuck.lock();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                bad = senders.submit(() -> inbox.accept(delivery("nul \0 is no text")));
                for (Delivery delivery : deliveries(8)) {
                    good.add(senders.submit(() -> inbox.accept(delivery)));
                }
            } finally {
                bench.storeIsStuck.unlock();
            }
            assertThatThrownBy(bad::get).hasCauseInstanceOf(InboxUnavailable.class);
            for (Future<Receipt> receipt : good) {
                assertThat(receipt.get()).isEqualTo(Receipt.STORED);
            }
        }
    }
}
