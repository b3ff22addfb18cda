package app.shopfloor.sales;

import app.shopfloor.sales.Movement.Cohort;
import app.shopfloor.shared.Channel;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Repeats of one day, of customers whose first order was in a span of days.
 *
 * @param country as in {@link TotalSpan}
 * @param days how many days the span of first orders is long, as in {@link TotalSpan}
 * @param since its first day
 */
record CohortSpan(
        String country, int days, LocalDate since, LocalDate day, Channel channel, String currency, Basis basis)
        implements Comparable<CohortSpan> {

    private static final Comparator<CohortSpan> ORDER = Comparator.comparing(CohortSpan::country)
            .thenComparing(CohortSpan::days)
            .thenComparing(CohortSpan::since)
            .thenComparing(CohortSpan::day)
            .thenComparing(CohortSpan::channel)
            .thenComparing(CohortSpan::currency)
            .thenComparing(CohortSpan::basis);

    @Override
    public int compareTo(CohortSpan other) {
        return ORDER.compare(this, other);
    }

    /** The cohorts summed by span, for all countries and for each, in a fixed order. */
    static SortedMap<CohortSpan, Long> of(Map<Cohort, Long> cohorts) {
        SortedMap<CohortSpan, Long> spans = new TreeMap<>();
        cohorts.forEach((of, repeats) -> {
            for (int days : TotalSpan.LENGTHS) {
                LocalDate since = TotalSpan.start(of.since(), days);
                for (String country : List.of(TotalSpan.ALL_COUNTRIES, of.country())) {
                    spans.merge(
                            new CohortSpan(country, days, since, of.day(), of.channel(), of.currency(), of.basis()),
                            repeats,
                            Long::sum);
                }
            }
        });
        spans.values().removeIf(sum -> sum == 0);
        return spans;
    }
}
