package app.shopfloor.base.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SparkLineTests {

    @Test
    void theLowestIsAtTheBottomAndTheHighestAtTheTop() {
        assertThat(SparkLine.heights(List.of(100L, 300L, 200L))).containsExactly(0, 48, 24);
        assertThat(SparkLine.heights(List.of(-50L, 50L))).containsExactly(0, 48);
    }

    @Test
    void aCourseWithoutMovementIsFlatAndASinglePointNone() {
        assertThat(SparkLine.heights(List.of(7L, 7L, 7L))).containsExactly(0, 0, 0);
        assertThat(SparkLine.heights(List.of(7L))).isEmpty();
        assertThat(SparkLine.heights(List.of())).isEmpty();
    }

    @Test
    void manyValuesAreAveragedToWhatCanBeSeen() {
        List<Integer> heights =
                SparkLine.heights(LongStream.range(0, 4_000).boxed().toList());

        assertThat(heights).hasSize(60).isSorted().startsWith(0).endsWith(48);
    }

    @Test
    void theLargestAmountsDoNotOverflow() {
        assertThat(SparkLine.heights(List.of(Long.MIN_VALUE, Long.MAX_VALUE))).containsExactly(0, 48);
    }

    @Test
    void aSaleThatCannotBeSeenIsNotSent() {
        SparkLine line = new SparkLine();
        line.show(List.of(0L, 1_000_000L, 500_000L));
        String sent = line.getElement().getAttribute("heights");

        line.show(List.of(0L, 1_000_000L, 500_049L));

        assertThat(line.getElement().getAttribute("heights")).isEqualTo(sent).isEqualTo("0 48 24");
    }
}
