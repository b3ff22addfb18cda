package app.shopfloor.sales;

import app.shopfloor.sales.Movement.Item;
import app.shopfloor.sales.Movement.Key;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Some days of what was sold, summed: spans of 1, 8 and 64 days since 1970-01-01. Any range is at most some dozen of them.
 *
 * @param days how many days it is long
 * @param channel {@link TotalsDrift#ALL_CHANNELS} where the SKU is told
 */
record SkuSpan(int days, LocalDate from, Channel channel, String currency, Basis basis, Item item)
        implements Comparable<SkuSpan> {

    static final List<Integer> LENGTHS = List.of(64, 8, 1);

    private static final Comparator<SkuSpan> ORDER = Comparator.comparing(SkuSpan::days)
            .thenComparing(SkuSpan::from)
            .thenComparing(SkuSpan::channel)
            .thenComparing(SkuSpan::currency)
            .thenComparing(SkuSpan::basis)
            .thenComparing(SkuSpan::item);

    /** Spans of one length, one after the other. @param last the first day of the last one */
    record Row(int days, LocalDate first, LocalDate last) {}

    @Override
    public int compareTo(SkuSpan other) {
        return ORDER.compare(this, other);
    }

    /** The totals by day and article, summed by span; the others are left out. */
    static Map<SkuSpan, Figures> of(Map<Key, Figures> totals) {
        Map<SkuSpan, Figures> spans = new TreeMap<>();
        totals.forEach((key, figures) -> {
            Item item = key.item();
            if (item != null) {
                Channel channel = item.sku().isEmpty() ? key.channel() : TotalsDrift.ALL_CHANNELS;
                for (int days : LENGTHS) {
                    LocalDate from = LocalDate.ofEpochDay(start(key.day().toEpochDay(), days));
                    spans.merge(
                            new SkuSpan(days, from, channel, key.currency(), key.basis(), item),
                            figures,
                            Figures::plus);
                }
            }
        });
        spans.values().removeIf(Figures::isNone);
        return spans;
    }

    private static long start(long day, int days) {
        return Math.floorDiv(day, days) * (long) days;
    }

    /** The fewest spans that make up the range. */
    static List<Row> cover(DayRange range) {
        List<Row> rows = new ArrayList<>();
        long end = range.to().toEpochDay();
        long day = range.from().toEpochDay();
        while (day <= end) {
            int days = longest(day, end);
            long last = day;
            while (last + 2L * days - 1 <= end && longest(last + days, end) == days) {
                last += days;
            }
            rows.add(new Row(days, LocalDate.ofEpochDay(day), LocalDate.ofEpochDay(last)));
            day = last + days;
        }
        return rows;
    }

    private static int longest(long day, long end) {
        return LENGTHS.stream()
                .filter(days -> start(day, days) == day && day + days - 1 <= end)
                .findFirst()
                .orElseThrow();
    }
}
