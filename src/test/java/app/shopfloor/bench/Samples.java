package app.shopfloor.bench;

import java.util.Arrays;

/** Measured values of one kind, sorted; percentiles by nearest rank. */
public final class Samples {

    private final double[] sorted;

    private Samples(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("Nothing was measured");
        }
        this.sorted = values.clone();
        Arrays.sort(sorted);
    }

    public static Samples of(double... values) {
        return new Samples(values);
    }

    /** Durations in nanoseconds, kept as milliseconds. */
    public static Samples ofNanos(long... nanos) {
        return new Samples(Arrays.stream(nanos).mapToDouble(n -> n / 1e6).toArray());
    }

    public int count() {
        return sorted.length;
    }

    public double median() {
        return percentile(50);
    }

    /** @param percent above 0, at most 100 */
    public double percentile(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }

    public double max() {
        return sorted[sorted.length - 1];
    }
}
