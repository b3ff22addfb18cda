package app.shopfloor.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A bare line that shows how a number went; {@code shopfloor.js} draws it. The tile's text says what matters of it. Only heights of what
 * can be seen go to the browser, so that a new sale seldom changes them.
 */
@Tag("spark-line")
final class SparkLine extends Component {

    private static final int MOST_POINTS = 60; // of about two pixels each
    private static final int TOP = 48; // half pixels

    private String shown = "";

    SparkLine() {
        getElement().setAttribute("aria-hidden", "true");
    }

    void show(List<Long> values) {
        String heights = heights(values).stream().map(String::valueOf).collect(Collectors.joining(" "));
        if (!heights.equals(shown)) {
            shown = heights;
            getElement().setAttribute("heights", heights);
        }
    }

    /** From 0 for the lowest to {@value #TOP} for the highest; of many values the averages of neighbours. */
    static List<Integer> heights(List<Long> values) {
        List<Long> points = averages(values);
        if (points.size() < 2) {
            return List.of();
        }
        BigInteger low = BigInteger.valueOf(Collections.min(points));
        BigInteger span =
                BigInteger.valueOf(Collections.max(points)).subtract(low).max(BigInteger.ONE);
        return points.stream()
                .map(point -> BigInteger.valueOf(point)
                        .subtract(low)
                        .multiply(BigInteger.valueOf(TOP))
                        .divide(span)
                        .intValueExact())
                .toList();
    }

    private static List<Long> averages(List<Long> values) {
        int count = Math.min(values.size(), MOST_POINTS);
        List<Long> averages = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            List<Long> near =
                    values.subList((int) ((long) i * values.size() / count), (int) ((i + 1L) * values.size() / count));
            BigInteger sum = near.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
            averages.add(sum.divide(BigInteger.valueOf(near.size())).longValueExact());
        }
        return averages;
    }
}
