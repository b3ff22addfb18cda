package app.shopfloor.sales;

import app.shopfloor.sales.Movement.Item;
import app.shopfloor.sales.Movement.Key;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Some days' total: spans of 1, 8 and 64 days since 1970-01-01. Any range is at most some dozen of them.
 *
 * @param country {@link #ALL_COUNTRIES}, or one of them; "" where none is known
 * @param days how many days it is long
 * @param item null for the orders' own totals
 */
record TotalSpan(
        String country,
        int days,
        LocalDate from,
        Channel channel,
        String currency,
        Basis basis,
        @Nullable Item item) implements Comparable<TotalSpan> {

    static final String ALL_COUNTRIES = "*";

    static final List<Integer> LENGTHS = List.of(64, 8, 1);

    private static final Comparator<TotalSpan> ORDER = Comparator.comparing(TotalSpan::country)
            .thenComparing(TotalSpan::days)
            .thenComparing(TotalSpan::from)
            .thenComparing(TotalSpan::channel)
            .thenComparing(TotalSpan::currency)
            .thenComparing(TotalSpan::basis)
            .thenComparing(TotalSpan::item, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** Spans of one length, one after the other. @param last the first day of the last one */
    record Row(int days, LocalDate first, LocalDate last) {}

    @Override
    public int compareTo(TotalSpan other) {
        return ORDER.compare(this, other);
    }

    /** The totals by day summed by span, for all countries and for each, in a fixed order. */
    static SortedMap<TotalSpan, Figures> of(Map<Key, Figures> totals) {
        SortedMap<TotalSpan, Figures> spans = new TreeMap<>();
        totals.forEach((key, figures) -> {
            for (int days : LENGTHS) {
                LocalDate from = start(key.day(), days);
                for (String country : List.of(ALL_COUNTRIES, key.country())) {
                    spans.merge(
                            new TotalSpan(country, days, from, key.channel(), key.currency(), key.basis(), key.item()),
                            figures,
                            Figures::plus);
                }
            }
        });
        spans.values().removeIf(Figures::isNone);
        return spans;
    }

    /** The first day of the span of this length in which the day is. */
    static LocalDate start(LocalDate day, int days) {
        return LocalDate.ofEpochDay(start(day.toEpochDay(), days));
    }

    private static long start(long day, int days) {
        return Math.floorDiv(day, days) * (long) days;
    }

    /** The longest spans that have any of these days, as ranges. */
    static List<DayRange> blocks(Collection<LocalDate> days) {
        int length = LENGTHS.getFirst();
        return days.stream()
                .map(day -> start(day, length))
                .distinct()
                .sorted()
                .map(from -> new DayRange(from, from.plusDays(length - 1L)))
                .toList();
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
