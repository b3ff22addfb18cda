package app.shopfloor.base.chart;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a chart shows.
 *
 * @param height in pixels, taken from the start
 * @param x what stands below
 * @param values how values are written
 * @param stacked whether bars stand on one another
 * @param series in the order of the legend
 */
public record Chart(int height, X x, Values values, boolean stacked, List<Series> series) {

    /** What stands below the chart; {@code kind} tells the browser which it is. */
    public sealed interface X {

        String kind();

        int size();
    }

    /** How much one point covers. */
    public enum Unit {
        DAY,
        WEEK,
        MONTH
    }

    /** @param days the first day of each point */
    public record Days(Unit unit, List<LocalDate> days) implements X {
        @Override
        public String kind() {
            return "days";
        }

        @Override
        public int size() {
            return days.size();
        }
    }

    /** @param days the first day of each where they name days, as the CSV writes them; else null */
    public record Labels(List<String> labels, @Nullable List<LocalDate> days) implements X {

        public Labels(List<String> labels) {
            this(labels, null);
        }

        @Override
        public String kind() {
            return "labels";
        }

        @Override
        public int size() {
            return labels.size();
        }
    }

    /** How values are written; {@code kind} tells the browser which it is. */
    public sealed interface Values {
        String kind();
    }

    /** Amounts in minor units; the browser moves the point for display only. */
    public record Amounts(String currency, int minorDigits) implements Values {
        @Override
        public String kind() {
            return "amount";
        }
    }

    public record Counts() implements Values {
        @Override
        public String kind() {
            return "count";
        }
    }

    public enum Shape {
        AREA,
        LINE,
        BAR,
        /** A straight line from the first value to the last: where the points are going. See {@link Trend}. */
        TREND
    }

    /**
     * @param colour 1 to 6: the palette's, in its order
     * @param values one a point
     * @param days the series' own days where they are not those below the chart, as of a previous period; else null
     */
    public record Series(
            String name,
            Shape shape,
            int colour,
            boolean dashed,
            List<Long> values,
            @Nullable List<LocalDate> days) {}

    public Chart {
        for (Series one : series) {
            if (one.values().size() != x.size()) {
                throw new IllegalArgumentException("“" + one.name() + "” has "
                        + one.values().size() + " values for " + x.size() + " places below the chart");
            }
        }
    }
}
