package app.shopfloor.intake.ui;

import app.shopfloor.intake.DeliveryCounts;
import app.shopfloor.intake.DeliveryFilter;
import app.shopfloor.intake.DeliveryLog;
import app.shopfloor.intake.DeliveryPage;
import app.shopfloor.intake.DeliveryRecord;
import app.shopfloor.intake.DeliveryState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one question has found so far. The list stands still while people read it: what arrives is only counted, and what was
 * pending is looked up again. Asked off the UI thread.
 */
final class DeliveryResults {

    static final int PAGE = 50;
    /** More than a person reads; beyond, a narrower question is the better way. */
    static final int MOST = 1_000;

    static final int MOST_NEW = 99;
    /** Of those settled, so many of the newest: they may have been replayed. */
    private static final int LOOKED_AT_AGAIN = 100;

    /**
     * @param newer how many have come since the list was made; beyond {@value #MOST_NEW} they are not counted any more
     * @param kinds among the newest of all deliveries
     */
    record Seen(
            List<DeliveryRecord> rows,
            boolean more,
            @Nullable Instant lookedBackTo,
            int newer,
            DeliveryCounts counts,
            List<String> kinds,
            OptionalInt keptDays,
            Instant asOf) {}

    private final DeliveryLog log;
    private final Supplier<DeliveryFilter> filter;
    private final Supplier<OptionalInt> keptDays;
    private final Supplier<Instant> now;
    private List<DeliveryRecord> rows = new ArrayList<>();
    private @Nullable Long next = Long.MAX_VALUE;
    private @Nullable Instant lookedBackTo;
    private List<String> kinds = List.of();
    private long top = -1;
    private volatile boolean older;
    private volatile boolean anew;

    DeliveryResults(
            DeliveryLog log, Supplier<DeliveryFilter> filter, Supplier<OptionalInt> keptDays, Supplier<Instant> now) {
        this.log = log;
        this.filter = filter;
        this.keptDays = keptDays;
        this.now = now;
    }

    /** The next look goes further back. */
    void wantOlder() {
        older = true;
    }

    /** The next look begins with the newest. */
    void wantNewest() {
        anew = true;
    }

    synchronized Seen look() {
        DeliveryFilter wanted = filter.get();
        if (anew) {
            anew = false;
            top = -1;
        }
        if (top < 0) {
            long newest = log.newest();
            rows = new ArrayList<>();
            next = newest + 1;
            goOn(wanted);
            kinds = log.kinds();
            top = newest;
        } else {
            lookAgain();
            if (older) {
                goOn(wanted);
            }
        }
        older = false;
        boolean more = next != null && rows.size() < MOST;
        return new Seen(
                List.copyOf(rows),
                more,
                lookedBackTo,
                log.newer(wanted, top, MOST_NEW + 1),
                log.counts(),
                kinds,
                keptDays.get(),
                now.get());
    }

    private void goOn(DeliveryFilter wanted) {
        Long from = next;
        if (from != null) {
            DeliveryPage page = log.search(wanted, from, PAGE);
            rows.addAll(page.found());
            next = page.next();
            lookedBackTo = page.lookedBackTo();
        }
    }

    private void lookAgain() {
        List<Long> moving = new ArrayList<>();
        for (DeliveryRecord row : rows) {
            if (moving.size() < LOOKED_AT_AGAIN || row.state() == DeliveryState.PENDING) {
                moving.add(row.id());
            }
        }
        if (!moving.isEmpty()) {
            Map<Long, DeliveryRecord> now =
                    log.find(moving).stream().collect(Collectors.toMap(DeliveryRecord::id, Function.identity()));
            rows.replaceAll(row -> now.getOrDefault(row.id(), row));
        }
    }
}
