package app.shopfloor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What looking into the inbox promises, on either database. */
abstract class DeliveryLogContract {

    private InboxWorkbench bench;
    private DeliveryLog log;

    abstract TestDatabase database();

    @BeforeEach
    void open() throws SQLException {
        bench = new InboxWorkbench(database());
        log = bench.log;
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void deliveriesAreFoundByEachOfWhatIsKnownOfThem() {
        take("evt_1", "charge.succeeded", "{\"amount\": 100}");
        bench.clock.pass(Duration.ofDays(1));
        Instant second = bench.clock.instant();
        take("evt_2", "charge.refunded", "{\"amount\": 200}");
        take("unreadable", "charge.failed", "{\"amount\": 300}");
        take("ignored-because", "product.updated", "{\"amount\": 400}");
        bench.workUntilIdle();
        bench.inbox.accept(new Delivery("other", "evt_2", "order", new byte[0], false));

        assertThat(ids(DeliveryFilter.ALL)).containsExactly("evt_2", "ignored-because", "unreadable", "evt_2", "evt_1");
        assertThat(ids(new DeliveryFilter(second, null, null, null, null, null, null)))
                .doesNotContain("evt_1")
                .hasSize(4);
        assertThat(ids(new DeliveryFilter(null, second, null, null, null, null, null)))
                .containsExactly("evt_1");
        assertThat(ids(new DeliveryFilter(null, null, "other", null, null, null, null)))
                .containsExactly("evt_2");
        assertThat(ids(new DeliveryFilter(null, null, null, "charge.", null, null, null)))
                .containsExactly("unreadable", "evt_2", "evt_1");
        assertThat(ids(DeliveryFilter.of(DeliveryState.IGNORED))).containsExactly("ignored-because");
        assertThat(ids(DeliveryFilter.of(DeliveryState.TRANSLATED))).containsExactly("evt_2", "evt_1");
        assertThat(ids(DeliveryFilter.of(DeliveryState.PENDING))).containsExactly("evt_2", "unreadable");
        assertThat(ids(new DeliveryFilter(null, null, null, null, null, "evt_2", null)))
                .containsExactly("evt_2", "evt_2");
        assertThat(ids(new DeliveryFilter(null, null, null, null, null, "vt_", null)))
                .containsExactly("evt_2", "evt_2", "evt_1");
        assertThat(ids(new DeliveryFilter(null, null, null, null, null, null, "\"amount\": 200")))
                .containsExactly("evt_2");
        assertThat(ids(new DeliveryFilter(null, null, null, "charge.", DeliveryState.PENDING, null, "300")))
                .containsExactly("unreadable");
        assertThat(log.counts()).isEqualTo(new DeliveryCounts(2, 0, 2, 1));
        assertThat(log.kinds()).contains("charge.failed", "order");
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrOverlap() {
        bench.inbox.acceptAll(InboxContract.deliveries(5_500));
        bench.workUntilIdle();

        for (DeliveryFilter filter : List.of(
                DeliveryFilter.ALL,
                DeliveryFilter.of(DeliveryState.TRANSLATED),
                new DeliveryFilter(null, null, InboxWorkbench.SOURCE, "sold", null, null, null))) {
            List<Long> seen = new ArrayList<>();
            Long before = Long.MAX_VALUE;
            while (before != null) {
                DeliveryPage page = log.search(filter, before, 700);
                page.found().forEach(delivery -> seen.add(delivery.id()));
                before = page.next();
            }
            assertThat(seen)
                    .hasSize(5_500)
                    .isSortedAccordingTo((a, b) -> Long.compare(b, a))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aSearchInPayloadsReadsOnlySoMuchAtATimeAndTellsHowFarItCame() {
        String filling = "x".repeat(1_000_000);
        take("the-oldest", "sold", "needle " + filling);
        bench.inbox.acceptAll(IntStream.range(0, 60)
                .mapToObj(i -> new Delivery(
                        InboxWorkbench.SOURCE, "large" + i, "sold", filling.getBytes(StandardCharsets.UTF_8), false))
                .toList());
        DeliveryFilter needle = new DeliveryFilter(null, null, null, null, null, null, "needle");

        DeliveryPage first = log.search(needle, Long.MAX_VALUE, 50);

        assertThat(first.found()).isEmpty();
        assertThat(first.next()).isNotNull();
        assertThat(first.lookedBackTo()).isEqualTo(bench.clock.instant());
        assertThat(ids(needle)).containsExactly("the-oldest");
    }

    @Test
    void onlyNewerOnesAreCountedAsNew() {
        take("a", "sold", "a");
        long top = log.newest();
        take("b", "sold", "b");
        take("c", "refunded", "c");

        assertThat(log.newer(DeliveryFilter.ALL, top, 100)).isEqualTo(2);
        assertThat(log.newer(new DeliveryFilter(null, null, null, "sold", null, null, null), top, 100))
                .isEqualTo(1);
        assertThat(log.newer(DeliveryFilter.ALL, top + 2, 100)).isZero();
        assertThat(log.olderThan(top + 2)).contains(top + 1);
        assertThat(log.newerThan(top)).contains(top + 1);
        assertThat(log.newerThan(top + 2)).isEmpty();
    }

    @Test
    void allThatMatchAreReplayedAndNoOther() {
        bench.inbox.acceptAll(InboxContract.deliveries(1_200));
        take("ignored-because", "sold", "");
        bench.workUntilIdle();
        bench.seen.clear();

        Replayed ignored = log.replay(DeliveryFilter.of(DeliveryState.IGNORED), yet -> true);
        assertThat(ignored).isEqualTo(new Replayed(1, 0));
        bench.workUntilIdle();
        assertThat(bench.seen).extracting(Delivery::deliveryId).containsExactly("ignored-because");

        assertThat(log.replay(new DeliveryFilter(null, null, null, null, null, "d", null), yet -> yet.again() < 500)
                        .again())
                .isBetween(500L, 1_000L);
    }

    @Test
    void payloadsOlderThanIsKeptAreEmptiedAndTheirRepeatsAreStillKnown() {
        take("old", "sold", "old");
        take("unreadable", "sold", "old and still open");
        bench.workUntilIdle();
        bench.clock.pass(Duration.ofDays(31));
        take("young", "sold", "young");
        bench.workUntilIdle();
        assertThat(bench.retention.empty()).isZero();

        bench.retention.keep(30);
        assertThat(bench.retention.empty()).isEqualTo(1);
        assertThat(bench.retention.empty()).isZero();

        DeliveryRecord old = only("old");
        assertThat(old.bytes()).isNull();
        assertThat(log.payload(old.id())).isEmpty();
        assertThat(log.payload(only("young").id())).contains("young".getBytes(StandardCharsets.UTF_8));
        assertThat(log.payload(only("unreadable").id())).isPresent();
        assertThat(bench.inbox.accept(new Delivery(InboxWorkbench.SOURCE, "old", "sold", new byte[1], false)))
                .isEqualTo(Receipt.REPEATED);
        assertThat(bench.inbox.replay(old.id())).isFalse();
        assertThat(only("old").state()).isEqualTo(DeliveryState.TRANSLATED);
        assertThat(log.replay(new DeliveryFilter(null, null, null, null, null, "old", null), yet -> true))
                .isEqualTo(new Replayed(0, 1));

        bench.retention.keepForEver();
        assertThat(bench.retention.days()).isEmpty();
    }

    private void take(String id, String kind, String payload) {
        bench.inbox.accept(
                new Delivery(InboxWorkbench.SOURCE, id, kind, payload.getBytes(StandardCharsets.UTF_8), false));
    }

    private DeliveryRecord only(String id) {
        return log.search(new DeliveryFilter(null, null, null, null, null, id, null), Long.MAX_VALUE, 2)
                .found()
                .getFirst();
    }

    private List<String> ids(DeliveryFilter filter) {
        List<String> ids = new ArrayList<>();
        Long before = Long.MAX_VALUE;
        while (before != null) {
            DeliveryPage page = log.search(filter, before, 3);
            page.found().forEach(delivery -> ids.add(delivery.deliveryId()));
            before = page.next();
        }
        return ids;
    }
}
