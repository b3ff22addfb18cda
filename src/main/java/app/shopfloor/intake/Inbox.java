package app.shopfloor.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/**
 * Keeps what sources send: raw, once, on disk. What it has taken is translated in the background, in order, and survives any
 * crash.
 */
@Service
public class Inbox {

    /** Deliveries and bytes handed to the committer at once by {@link #acceptAll}. */
    private static final int CHUNK = 500;

    private static final int CHUNK_BYTES = 2 << 20;

    private final GroupCommit commits;
    private final Deliveries deliveries;
    private final InboxSignal signal;

    Inbox(GroupCommit commits, Deliveries deliveries, InboxSignal signal) {
        this.commits = commits;
        this.deliveries = deliveries;
        this.signal = signal;
    }

    /**
     * Stores the delivery, together with others that wait at the same time. Returns when it is on disk, fsynced.
     *
     * @throws InboxUnavailable when the store cannot take it, too many deliveries wait, or it took too long; it may then have
     *     been stored all the same, which a second attempt will tell
     */
    public Receipt accept(Delivery delivery) {
        return commits.store(List.of(delivery)).stored() == 1 ? Receipt.STORED : Receipt.REPEATED;
    }

    /**
     * Stores many deliveries, in their order, in several groups. Returns when all are on disk.
     *
     * @throws InboxUnavailable as {@link #accept}; some may have been stored, and are repeats the next time
     */
    public Receipts acceptAll(Collection<Delivery> many) {
        Receipts receipts = Receipts.NONE;
        List<Delivery> chunk = new ArrayList<>(CHUNK);
        long bytes = 0;
        for (Delivery delivery : many) {
            chunk.add(delivery);
            bytes += delivery.payload().length;
            if (chunk.size() == CHUNK || bytes >= CHUNK_BYTES) {
                receipts = receipts.plus(commits.store(chunk));
                chunk = new ArrayList<>(CHUNK);
                bytes = 0;
            }
        }
        return chunk.isEmpty() ? receipts : receipts.plus(commits.store(chunk));
    }

    /**
     * Stores deliveries of one source of which the sender knows that they now change something. Those that were there before and
     * were ignored then are translated once more. Returns when all are on disk.
     *
     * @return what became of each, in their order
     * @throws InboxUnavailable as {@link #acceptAll}
     */
    public List<Receipt> acceptNews(String source, List<Delivery> news) {
        Map<Name, Deliveries.Kept> kept = new HashMap<>();
        deliveries
                .kept(source, news.stream().map(Delivery::deliveryId).toList())
                .forEach(one -> kept.put(new Name(one.deliveryId(), one.kind()), one));
        List<Receipt> receipts = new ArrayList<>(news.size());
        List<Delivery> fresh = new ArrayList<>();
        for (Delivery delivery : news) {
            Deliveries.Kept before = kept.get(new Name(delivery.deliveryId(), delivery.kind()));
            if (before == null) {
                fresh.add(delivery);
                receipts.add(Receipt.STORED);
            } else {
                receipts.add(before.ignored() && deliveries.reopen(before.id()) ? Receipt.REPLAYED : Receipt.REPEATED);
            }
        }
        acceptAll(fresh);
        signal.arrived();
        return receipts;
    }

    private record Name(String deliveryId, String kind) {}

    /** What is still to be done; loaders wait until {@link Backlog#waiting()} is 0. */
    public Backlog backlog() {
        return deliveries.backlog();
    }

    /**
     * Stored deliveries, newest first.
     *
     * @param before only those with a smaller id; {@link Long#MAX_VALUE} for the newest
     */
    public List<DeliveryRecord> newest(long before, int limit) {
        return deliveries.newest(before, limit);
    }

    /**
     * Has a delivery translated once more, from its first attempt.
     *
     * @return whether there is such a delivery, and its payload is still kept
     */
    public boolean replay(long id) {
        boolean known = deliveries.reopen(id);
        signal.arrived();
        return known;
    }

    /**
     * Has all failed deliveries translated once more.
     *
     * @return how many
     */
    public int replayFailed() {
        int reopened = deliveries.reopenFailed();
        signal.arrived();
        return reopened;
    }

    /**
     * Forgets all deliveries of the sample shop, translated or not. What was booked from them stays: remove it after this
     * returns, then nothing more of the sample can be booked.
     *
     * @return how many
     */
    public int removeSample() {
        return deliveries.deleteSample();
    }
}
