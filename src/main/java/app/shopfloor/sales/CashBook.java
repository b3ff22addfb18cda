package app.shopfloor.sales;

import app.shopfloor.shared.Channel;
import app.shopfloor.shared.News;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Joins what is told of the balance to what is known, and moves rows and totals by the difference. A batch costs a fixed number
 * of statements, however many reports it holds.
 */
@Component
class CashBook {

    private final StoredCash stored;
    private final CashTotals totals;
    private final TotalsLock lock;
    private final KeyLocks keys;

    CashBook(StoredCash stored, CashTotals totals, TotalsLock lock, KeyLocks keys) {
        this.stored = stored;
        this.totals = totals;
        this.lock = lock;
        this.keys = keys;
    }

    private record Key(Channel channel, String id) implements Comparable<Key> {

        static Key of(CashReport report) {
            return new Key(report.channel(), report.id());
        }

        @Override
        public int compareTo(Key other) {
            int byChannel = channel.compareTo(other.channel);
            return byChannel != 0 ? byChannel : id.compareTo(other.id);
        }
    }

    /** What is known of the things a batch tells of, before and after. */
    private record Page(
            Map<Key, BalanceEntry> entriesBefore,
            Map<Key, PayoutEntry> payoutsBefore,
            Map<Key, BalanceEntry> entries,
            Map<Key, PayoutEntry> payouts) {

        List<News> join(Collection<CashReport> reports) {
            return reports.stream().map(this::join).toList();
        }

        private News join(CashReport report) {
            Key key = Key.of(report);
            if (report instanceof CashReport.Payout told) {
                PayoutEntry before = payouts.get(key);
                PayoutEntry after = PayoutEntry.of(told).join(before);
                payouts.put(key, after);
                return before == null ? News.NEW : after.says(before) ? News.KNOWN : News.UPDATED;
            }
            BalanceEntry before = entries.get(key);
            BalanceEntry known = before != null ? before : BalanceEntry.unknown(report.channel(), report.id());
            BalanceEntry after = switch (report) {
                case CashReport.Movement told -> known.join(told);
                case CashReport.PaidOut told -> known.join(told);
                case CashReport.Payout told -> throw new IllegalStateException("Dealt with above");
            };
            entries.put(key, after);
            return before == null ? News.NEW : after.says(before) ? News.KNOWN : News.UPDATED;
        }
    }

    /** Books the reports in the caller's transaction, and tells of each what it meant. */
    List<News> book(Collection<CashReport> reports) {
        lock.shareUntilTransactionEnds();
        keys.hold(reports.stream()
                .map(report -> "cash:" + report.channel().code() + ":" + report.id())
                .toList());
        Page page = load(reports);
        List<News> news = page.join(reports);
        save(page);
        return news;
    }

    /** What booking them would mean, without booking. */
    List<News> preview(Collection<CashReport> reports) {
        return load(reports).join(reports);
    }

    private void save(Page page) {
        CashMovement movement = totals.movement();
        List<BalanceEntry> entriesToInsert = new ArrayList<>();
        List<BalanceEntry> entriesToUpdate = new ArrayList<>();
        page.entries().forEach((key, after) -> {
            BalanceEntry before = page.entriesBefore().get(key);
            if (!after.equals(before)) {
                (before == null ? entriesToInsert : entriesToUpdate).add(after);
                movement.minus(before).plus(after);
            }
        });
        List<PayoutEntry> payoutsToInsert = new ArrayList<>();
        List<PayoutEntry> payoutsToUpdate = new ArrayList<>();
        page.payouts().forEach((key, after) -> {
            PayoutEntry before = page.payoutsBefore().get(key);
            if (!after.equals(before)) {
                (before == null ? payoutsToInsert : payoutsToUpdate).add(after);
            }
        });
        stored.insertEntries(entriesToInsert);
        stored.updateEntries(entriesToUpdate);
        stored.insertPayouts(payoutsToInsert);
        stored.updatePayouts(payoutsToUpdate);
        totals.add(movement);
    }

    private Page load(Collection<CashReport> reports) {
        Map<Key, BalanceEntry> entries = new HashMap<>();
        Map<Key, PayoutEntry> payouts = new HashMap<>();
        ids(reports.stream().filter(report -> !(report instanceof CashReport.Payout)))
                .forEach((channel, ids) -> stored.entries(channel, ids)
                        .forEach(entry -> entries.put(new Key(channel, entry.id()), entry)));
        ids(reports.stream().filter(CashReport.Payout.class::isInstance))
                .forEach((channel, ids) -> stored.payouts(channel, ids)
                        .forEach(payout -> payouts.put(new Key(channel, payout.id()), payout)));
        return new Page(entries, payouts, new TreeMap<>(entries), new TreeMap<>(payouts));
    }

    private static Map<Channel, TreeSet<String>> ids(Stream<CashReport> reports) {
        Map<Channel, TreeSet<String>> ids = new TreeMap<>();
        reports.forEach(report -> ids.computeIfAbsent(report.channel(), channel -> new TreeSet<>())
                .add(report.id()));
        return ids;
    }
}
