package app.shopfloor.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.shopfloor.testing.TestDatabase;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;

/** What the inbox promises, on either database. */
abstract class InboxContract {

    InboxWorkbench bench;
    Inbox inbox;

    abstract TestDatabase database();

    @BeforeEach
    void open() throws SQLException {
        bench = new InboxWorkbench(database());
        inbox = bench.inbox;
    }

    @AfterEach
    void close() {
        bench.close();
    }

    static Delivery delivery(String id) {
        return new Delivery(InboxWorkbench.SOURCE, id, "sold", id.getBytes(), false);
    }

    static List<Delivery> deliveries(int count) {
        return IntStream.range(0, count).mapToObj(i -> delivery("d" + i)).toList();
    }

    @Test
    void aRepeatedDeliveryIsStoredOnce() {
        assertThat(inbox.accept(delivery("a"))).isEqualTo(Receipt.STORED);
        assertThat(inbox.accept(delivery("a"))).isEqualTo(Receipt.REPEATED);
        assertThat(inbox.newest(Long.MAX_VALUE, 10)).hasSize(1);
    }

    @Test
    void oneIdOverTwoKindsOrSourcesIsTwoDeliveries() {
        assertThat(inbox.accept(delivery("a"))).isEqualTo(Receipt.STORED);
        assertThat(inbox.accept(new Delivery(InboxWorkbench.SOURCE, "a", "refunded", new byte[0], false)))
                .isEqualTo(Receipt.STORED);
        assertThat(inbox.accept(new Delivery("other", "a", "sold", new byte[0], false)))
                .isEqualTo(Receipt.STORED);
    }

    @Test
    void sixtyFourSendersOfOneDeliveryStoreItOnce() throws Exception {
        List<Receipt> receipts = new ArrayList<>();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Receipt> send = () -> inbox.accept(delivery("same"));
            for (Future<Receipt> receipt :
                    senders.invokeAll(Stream.generate(() -> send).limit(64).toList())) {
                receipts.add(receipt.get());
            }
        }

        assertThat(receipts).filteredOn(r -> r == Receipt.STORED).hasSize(1);
        assertThat(receipts).hasSize(64);
        assertThat(inbox.backlog()).isEqualTo(new Backlog(1, 0, 0));
    }

    @Test
    void manyTakenTogetherKeepTheirOrderAndTellWhatWasNew() {
        inbox.accept(delivery("d3"));
        List<Delivery> many = new ArrayList<>(deliveries(1_200));
        many.add(delivery("d7"));

        assertThat(inbox.acceptAll(many)).isEqualTo(new Receipts(1_199, 2));
        assertThat(inbox.newest(Long.MAX_VALUE, 3))
                .extracting(DeliveryRecord::deliveryId)
                .containsExactly("d1199", "d1198", "d1197");
    }

    @Test
    void theLargestPayloadComesBackAsItWent() {
        byte[] payload = new byte[Delivery.MAX_PAYLOAD];
        payload[payload.length - 1] = 7;
        inbox.accept(new Delivery(InboxWorkbench.SOURCE, "large", "sold", payload, false));

        bench.worker().workOnce();

        assertThat(bench.seen)
                .singleElement()
                .satisfies(d -> assertThat(d.payload()).isEqualTo(payload));
    }

    @Test
    void whileTheStoreIsAwaySendersAreToldToComeAgain() {
        bench.storeIsAway = true;
        assertThatThrownBy(() -> inbox.accept(delivery("a"))).isInstanceOf(InboxUnavailable.class);

        bench.storeIsAway = false;
        assertThat(inbox.accept(delivery("a"))).isEqualTo(Receipt.STORED);
    }

    @Test
    void whenTooManyWaitFurtherOnesAreTurnedAwayAtOnce() throws Exception {
        bench.storeIsStuck.lock();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Receipt>> waiting = new ArrayList<>();
            try {
                assertThatThrownBy(() -> {
                            for (int i = 0; ; i++) {
                                Delivery next = delivery("d" + i);
                                Future<Receipt> answer = senders.submit(() -> inbox.accept(next));
                                if (answer.state() == Future.State.FAILED) {
                                    throw answer.exceptionNow();
                                }
                                waiting.stream()
                                        .filter(w -> w.state() == Future.State.FAILED)
                                        .findFirst()
                                        .ifPresent(w -> {
                                            throw (RuntimeException) w.exceptionNow();
                                        });
                                waiting.add(answer);
                            }
                        })
                        .isInstanceOf(InboxUnavailable.class)
                        .hasMessageContaining("Too many");
            } finally {
                bench.storeIsStuck.unlock();
            }
        }
    }

    @Test
    void deliveriesAreTranslatedInTheirOrderAndBookedOnce() {
        inbox.acceptAll(deliveries(30));

        bench.workUntilIdle();
        bench.workUntilIdle();

        assertThat(bench.booked())
                .containsExactlyElementsOf(
                        deliveries(30).stream().map(Delivery::deliveryId).toList());
        assertThat(inbox.newest(Long.MAX_VALUE, 50))
                .extracting(DeliveryRecord::state)
                .containsOnly(DeliveryState.TRANSLATED);
        assertThat(inbox.backlog()).isEqualTo(new Backlog(0, 0, 0));
    }

    @Test
    void aDeliveryNobodyReadsIsKeptAndIgnored() {
        inbox.accept(new Delivery("unheard-of", "a", "sold", new byte[0], false));
        inbox.accept(delivery("ignored-because"));

        bench.workUntilIdle();

        assertThat(inbox.newest(Long.MAX_VALUE, 5))
                .extracting(DeliveryRecord::state, DeliveryRecord::note)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(DeliveryState.IGNORED, "the test says so"),
                        org.assertj.core.groups.Tuple.tuple(
                                DeliveryState.IGNORED, "Nothing here reads deliveries of unheard-of"));
    }

    @Test
    void aDeliveryThatCannotBeTranslatedStandsAloneAndTheRestIsBooked() {
        inbox.acceptAll(List.of(delivery("a"), delivery("unreadable"), delivery("b")));

        bench.workUntilIdle();

        assertThat(bench.booked()).containsExactly("a", "b");
        assertThat(inbox.backlog()).isEqualTo(new Backlog(0, 1, 0));
        assertThat(record("unreadable").note()).startsWith("The date cannot be read");
        assertThat(record("unreadable").attempts()).isEqualTo(1);
    }

    @Test
    void aDeliveryThatCannotBeBookedStandsAloneAndTheRestIsBooked() {
        List<Delivery> many = new ArrayList<>(deliveries(9));
        many.add(4, delivery("unbookable"));
        many.add(delivery("unbookable too"));
        inbox.acceptAll(many);

        bench.workUntilIdle();

        assertThat(bench.booked())
                .containsExactlyElementsOf(
                        deliveries(9).stream().map(Delivery::deliveryId).toList());
        assertThat(inbox.backlog()).isEqualTo(new Backlog(0, 2, 0));
        assertThat(record("unbookable").note()).doesNotContain("secret of the payload");
    }

    @Test
    void whatADeliveryMeantAndChangedIsKept() {
        inbox.accept(delivery("a"));
        inbox.accept(delivery("ignored-because"));

        bench.workUntilIdle();

        assertThat(bench.done("a")).containsEntry("news", "NEW").containsEntry("changed", "one booked");
        assertThat(bench.done("ignored-because")).containsEntry("news", null).containsEntry("changed", null);
    }

    @Test
    void aDeliveryWhoseErrorCannotBeStoredIsBlamedInPlainWordsAndHoldsUpNobody() {
        bench.takeOnlyErrorsLike("It could not be booked%");
        inbox.acceptAll(List.of(delivery("unreadable"), delivery("a")));

        bench.workUntilIdle();

        assertThat(bench.booked()).containsExactly("a");
        assertThat(record("unreadable").note())
                .isEqualTo(
                        "It could not be booked, and its error could not be stored (DataIntegrityViolationException)");
        assertThat(inbox.backlog()).isEqualTo(new Backlog(0, 1, 0));
    }

    @Test
    void aPoisonDeliveryIsTriedAgainLaterAndLaterThenFailedUntilReplayed() {
        inbox.accept(delivery("unreadable"));
        bench.workUntilIdle();
        assertThat(bench.worker().workOnce()).as("not before its time").isZero();

        bench.clock.pass(Duration.ofSeconds(10));
        assertThat(bench.worker().workOnce()).isEqualTo(1);
        bench.clock.pass(Duration.ofSeconds(10));
        assertThat(bench.worker().workOnce()).as("the pause doubles").isZero();
        bench.clock.pass(Duration.ofSeconds(10));
        assertThat(bench.worker().workOnce()).isEqualTo(1);
        assertThat(record("unreadable").state()).isEqualTo(DeliveryState.FAILED);
        assertThat(inbox.backlog()).isEqualTo(new Backlog(0, 0, 1));
        bench.clock.pass(Duration.ofDays(1));
        assertThat(bench.worker().workOnce()).as("given up").isZero();

        bench.translatorIsMended = true;
        assertThat(inbox.replayFailed()).isEqualTo(1);
        bench.workUntilIdle();
        assertThat(record("unreadable").state()).isEqualTo(DeliveryState.TRANSLATED);
        assertThat(inbox.replay(record("unreadable").id())).isTrue();
        assertThat(inbox.replay(-1)).isFalse();
        assertThat(inbox.backlog().waiting()).isEqualTo(1);
    }

    @Test
    void anOutageBlamesNoDeliveryAndWorkGoesOnExactlyWhereItStood() {
        inbox.acceptAll(deliveries(5));
        bench.failBooking = new org.springframework.dao.DataAccessResourceFailureException(
                "away", new SQLNonTransientConnectionException("away", "08006"));
        assertThatThrownBy(() -> bench.worker().workOnce()).hasMessageContaining("away");
        assertThat(bench.booked()).isEmpty();
        assertThat(inbox.backlog()).isEqualTo(new Backlog(5, 0, 0));

        bench.failBooking = null;
        bench.workUntilIdle();
        assertThat(bench.booked()).hasSize(5);
    }

    @Test
    void aCollisionIsSimplyDoneAgain() {
        inbox.acceptAll(deliveries(5));
        bench.failBookingOnce = new CannotAcquireLockException("", new SQLException("deadlock", "40P01"));

        assertThat(bench.worker().workOnce()).isEqualTo(5);

        assertThat(bench.booked()).hasSize(5);
        assertThat(inbox.backlog()).isEqualTo(new Backlog(0, 0, 0));
    }

    @Test
    void theSampleGoesAsAWhole() {
        inbox.acceptAll(
                List.of(delivery("mine"), new Delivery(InboxWorkbench.SOURCE, "sample", "sold", new byte[3], true)));
        bench.workUntilIdle();
        inbox.accept(new Delivery(InboxWorkbench.SOURCE, "sample 2", "sold", new byte[3], true));

        assertThat(inbox.removeSample()).isEqualTo(2);

        assertThat(inbox.newest(Long.MAX_VALUE, 5))
                .extracting(DeliveryRecord::deliveryId)
                .containsExactly("mine");
        assertThat(inbox.backlog().waiting()).isZero();
    }

    private DeliveryRecord record(String deliveryId) {
        return inbox.newest(Long.MAX_VALUE, 50).stream()
                .filter(r -> r.deliveryId().equals(deliveryId))
                .findFirst()
                .orElseThrow();
    }
}
