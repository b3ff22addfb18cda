package app.shopfloor.base.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrendTests {

    @Test
    void aLineThroughFewerThanTwoValuesIsNone() {
        assertThat(Trend.of(List.of())).isEmpty();
        assertThat(Trend.of(List.of(5L))).isEmpty();
    }

    @Test
    void valuesOnALineAreTheirTrend() {
        assertThat(Trend.of(List.of(3L, 5L, 7L, 9L))).containsExactly(3L, 5L, 7L, 9L);
        assertThat(Trend.of(List.of(8L, 8L, 8L))).containsExactly(8L, 8L, 8L);
    }

    /** Worked by hand: slope 1.4, through the mean 3.5 at the middle. */
    @Test
    void theLineIsTheLeastSquares() {
        assertThat(Trend.of(List.of(1L, 4L, 3L, 6L))).containsExactly(1L, 3L, 4L, 6L);
        assertThat(Trend.of(List.of(100L, 400L, 300L, 600L))).containsExactly(140L, 280L, 420L, 560L);
    }

    @Test
    void noOtherLineThroughWholeEndsIsCloser() {
        Random random = new Random(7);
        for (int run = 0; run < 50; run++) {
            List<Long> values = LongStream.range(0, 2 + run % 9)
                    .map(i -> random.nextLong(-1_000_000, 1_000_000) * 1_000)
                    .boxed()
                    .toList();
            List<Long> line = Trend.of(values);
            double best = distance(values, line.getFirst(), line.getLast());
            for (long from : List.of(-1_000L, 0L, 1_000L)) {
                for (long to : List.of(-1_000L, 0L, 1_000L)) {
                    assertThat(distance(values, line.getFirst() + from, line.getLast() + to))
                            .as("%s moved by %d, %d", values, from, to)
                            .isGreaterThanOrEqualTo(best);
                }
            }
        }
    }

    @Test
    void largeAmountsDoNotOverflow() {
        long large = 4_000_000_000_000_000_000L;
        assertThat(Trend.of(List.of(large, large, large))).containsExactly(large, large, large);
    }

    private static double distance(List<Long> values, double from, double to) {
        double sum = 0;
        for (int i = 0; i < values.size(); i++) {
            double there = from + (to - from) * i / (values.size() - 1);
            sum += Math.pow(values.get(i) - there, 2);
        }
        return sum;
    }
}
