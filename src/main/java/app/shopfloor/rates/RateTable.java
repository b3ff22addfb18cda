package app.shopfloor.rates;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All reference rates in memory, as of one version. About 50 bytes a rate: the ECB's whole history since 1999 takes 10 MB. */
final class RateTable implements Rates {

    /** How many days a rate holds beyond its own: a weekend and two holidays. */
    static final int HOLDS_DAYS = 4;

    private static final MathContext PRECISION = MathContext.DECIMAL128;

    private final Map<String, Map<String, Course>> pairs = new HashMap<>();
    private final Map<String, Set<String>> neighbours = new HashMap<>();

    /** The rates of one pair, by day. */
    private record Course(int[] days, BigDecimal[] rates) {

        @Nullable
        BigDecimal on(int day) {
            int index = Arrays.binarySearch(days, day);
            return index < 0 ? null : rates[index];
        }
    }

    /** A rate as a fraction, so that a crossed rate is divided, and rounded, once. */
    private record Leg(BigDecimal numerator, BigDecimal denominator) {

        Leg times(Leg other) {
            return new Leg(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
        }

        BigDecimal rate() {
            return denominator.equals(BigDecimal.ONE) ? numerator : numerator.divide(denominator, PRECISION);
        }
    }

    /** Takes the rates of a pair, oldest first, each pair once. */
    static final class Filling {

        private final RateTable table = new RateTable();
        private final List<Integer> days = new ArrayList<>();
        private final List<BigDecimal> rates = new ArrayList<>();
        private String base = "";
        private String quote = "";

        void add(String ofBase, String ofQuote, LocalDate day, BigDecimal rate) {
            if (!ofBase.equals(base) || !ofQuote.equals(quote)) {
                endPair();
                base = ofBase;
                quote = ofQuote;
            }
            days.add((int) day.toEpochDay());
            rates.add(rate.stripTrailingZeros());
        }

        RateTable done() {
            endPair();
            return table;
        }

        private void endPair() {
            if (!days.isEmpty()) {
                Course course = new Course(
                        days.stream().mapToInt(Integer::intValue).toArray(), rates.toArray(BigDecimal[]::new));
                table.pairs.computeIfAbsent(base, b -> new TreeMap<>()).put(quote, course);
                table.neighbours.computeIfAbsent(base, b -> new TreeSet<>()).add(quote);
                table.neighbours.computeIfAbsent(quote, q -> new TreeSet<>()).add(base);
                days.clear();
                rates.clear();
            }
        }
    }

    @Override
    public Optional<BigDecimal> on(LocalDate day, String from, String to) {
        if (from.equals(to)) {
            return Optional.of(BigDecimal.ONE);
        }
        int last = (int) day.toEpochDay();
        for (int published = last; published >= last - HOLDS_DAYS; published--) {
            Leg leg = leg(published, from, to);
            if (leg == null) {
                leg = crossed(published, from, to);
            }
            if (leg != null) {
                return Optional.of(leg.rate());
            }
        }
        return Optional.empty();
    }

    private @Nullable Leg crossed(int day, String from, String to) {
        for (String common : neighbours.getOrDefault(from, Set.of())) {
            Leg first = leg(day, from, common);
            Leg second = first == null ? null : leg(day, common, to);
            if (first != null && second != null) {
                return first.times(second);
            }
        }
        return null;
    }

    private @Nullable Leg leg(int day, String from, String to) {
        BigDecimal straight = published(day, from, to);
        if (straight != null) {
            return new Leg(straight, BigDecimal.ONE);
        }
        BigDecimal reversed = published(day, to, from);
        return reversed == null ? null : new Leg(BigDecimal.ONE, reversed);
    }

    private @Nullable BigDecimal published(int day, String base, String quote) {
        Course course = pairs.getOrDefault(base, Map.of()).get(quote);
        return course == null ? null : course.on(day);
    }
}
