package app.shopfloor.intake;

import app.shopfloor.base.live.Topic;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Looks into what the inbox has taken: who, when, what became of it, the very bytes; and has it translated once more. */
@Service
public class DeliveryLog {

    /** Beats when deliveries have been dealt with, or wait to be once more. */
    public static final Topic DELIVERIES = new Topic("deliveries");

    private static final int BATCH = 500;
    private static final int RECENT = 2_000;
    /** Counting all of a large inbox takes long: then a count holds for this many times as long as it took. */
    private static final int HOLDS_FOR = 20;

    private final DeliverySearch search;
    private final Deliveries deliveries;
    private final JdbcClient jdbc;
    private final InboxSignal signal;
    private final Clock clock;
    private final List<String> sources;
    private volatile @Nullable Settled settled;

    private record Settled(long booked, long ignored, Instant until) {}

    DeliveryLog(
            DeliverySearch search,
            Deliveries deliveries,
            JdbcClient jdbc,
            InboxSignal signal,
            Clock clock,
            ObjectProvider<Translator> translators) {
        this.search = search;
        this.deliveries = deliveries;
        this.jdbc = jdbc;
        this.signal = signal;
        this.clock = clock;
        this.sources = translators.stream().map(Translator::source).sorted().toList();
    }

    /**
     * Those that match, newest first. Looks back only as far as a person waits for: {@link DeliveryPage#next()} says where to go on.
     *
     * @param before only those with a smaller id; {@link Long#MAX_VALUE} for the newest
     */
    public DeliveryPage search(DeliveryFilter filter, long before, int limit) {
        return search.search(filter, before, 0, limit);
    }

    /** How many that match came after this one, up to so many. */
    public int newer(DeliveryFilter filter, long id, int atMost) {
        return search.search(filter, Long.MAX_VALUE, id, atMost).found().size();
    }

    public Optional<DeliveryRecord> find(long id) {
        return search.find(id);
    }

    /** Those of these that there are, in no order. */
    public List<DeliveryRecord> find(List<Long> ids) {
        return search.find(ids);
    }

    /** What came, to the byte; nothing when there is no such delivery or its payload is no longer kept. */
    public Optional<byte[]> payload(long id) {
        return search.payload(id);
    }

    /** The one that came next, of whatever source. */
    public Optional<Long> newerThan(long id) {
        return search.newer(id);
    }

    /** The one that came before, of whatever source. */
    public Optional<Long> olderThan(long id) {
        return search.older(id);
    }

    /** How many there are; of a large inbox, those settled as they were some seconds ago. */
    public DeliveryCounts counts() {
        Backlog backlog = deliveries.backlog();
        Settled known = settled;
        if (known == null || !clock.instant().isBefore(known.until)) {
            long start = System.nanoTime();
            known = jdbc.sql("select count(*) - count(ignored_because), count(ignored_because) from delivery_done")
                    .query((row, n) -> new Settled(
                            row.getLong(1),
                            row.getLong(2),
                            clock.instant().plusNanos(HOLDS_FOR * (System.nanoTime() - start))))
                    .single();
            settled = known;
        }
        return new DeliveryCounts(
                backlog.waiting() + backlog.retrying(), backlog.failed(), known.booked, known.ignored);
    }

    /** The sources that are understood. */
    public List<String> sources() {
        return sources;
    }

    /** The kinds among the newest deliveries. */
    public List<String> kinds() {
        return jdbc.sql(
                        "select distinct kind from (select kind from delivery order by id desc limit ?) newest order by kind")
                .param(RECENT)
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** The greatest id yet; 0 when there is none. */
    public long newest() {
        return jdbc.sql("select coalesce(max(id), 0) from delivery")
                .query(Long.class)
                .single();
    }

    /**
     * Has those that match and have come up to now translated once more, in batches; those already pending are left as they are.
     *
     * @param told how many, after each batch
     * @return how many in all
     */
    public Replayed replay(DeliveryFilter filter, ReplayProgress told) {
        Replayed all = Replayed.NONE;
        Long before = newest() + 1;
        while (before != null && told.goOn(all)) {
            DeliveryPage page = search(filter, before, BATCH);
            Replayed batch = deliveries.reopen(page.found().stream()
                    .filter(delivery -> delivery.state() != DeliveryState.PENDING)
                    .map(DeliveryRecord::id)
                    .toList());
            all = all.plus(batch);
            if (batch.again() > 0) {
                signal.arrived();
            }
            before = page.next();
        }
        return all;
    }

    /** Hears how far a replay of many has come. */
    @FunctionalInterface
    public interface ReplayProgress {
        /** @return whether to go on */
        boolean goOn(Replayed yet);
    }
}
