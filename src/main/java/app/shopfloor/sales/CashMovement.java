package app.shopfloor.sales;

import app.shopfloor.shared.Channel;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What entries of the balance add to its daily totals. The one place where they are put on days: on the day they moved it. */
final class CashMovement {

    record Key(LocalDate day, Channel channel, String currency, String category) implements Comparable<Key> {

        private static final Comparator<Key> ORDER = Comparator.comparing(Key::day)
                .thenComparing(Key::channel)
                .thenComparing(Key::currency)
                .thenComparing(Key::category);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private final Map<Key, CashSums> sums = new TreeMap<>();
    private final ZoneId zone;

    /** @param zone the business time zone, in which days are cut */
    CashMovement(ZoneId zone) {
        this.zone = zone;
    }

    /** Adds the entry; null, and one of which no facts are known, add nothing. */
    CashMovement plus(@Nullable BalanceEntry entry) {
        add(entry, 1);
        return this;
    }

    /** Takes the entry away. */
    CashMovement minus(@Nullable BalanceEntry entry) {
        add(entry, -1);
        return this;
    }

    /** What is to be added to the totals, in a fixed order, nothing for nothing. */
    Map<Key, CashSums> sums() {
        sums.values().removeIf(CashSums.NONE::equals);
        return sums;
    }

    private void add(@Nullable BalanceEntry entry, int sign) {
        BalanceEntry.Facts facts = entry == null ? null : entry.facts();
        if (entry == null || facts == null) {
            return;
        }
        CashSums one = new CashSums(1, facts.amount(), facts.fee(), entry.payoutId() == null ? 0 : facts.net());
        sums.merge(
                new Key(LocalDate.ofInstant(facts.at(), zone), entry.channel(), facts.currency(), facts.category()),
                sign > 0 ? one : one.negated(),
                CashSums::plus);
    }
}
