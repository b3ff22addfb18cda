package app.shopfloor.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SplitTest {

    @Test
    void partsAlwaysSumToTheWhole() {
        Random dice = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            long[] weights = dice.longs(1 + dice.nextInt(6), 0, 1L << (1 + dice.nextInt(40)))
                    .toArray();
            long amount = dice.nextLong(-(1L << 40), 1L << 40);

            assertThat(LongStream.of(Split.by(weights, amount)).sum()).isEqualTo(amount);
        }
    }

    @Test
    void theWholeIsSplitIntoTheWeightsThemselves() {
        assertThat(Split.by(new long[] {5001, 599, 551}, 6151)).containsExactly(5001, 599, 551);
    }

    @Test
    void whatWeighsNothingGetsNothing() {
        assertThat(Split.by(new long[] {0, 3, 0, 7}, 101)).containsExactly(0, 30, 0, 71);
    }

    @Test
    void withoutAnyWeightTheFirstTakesAll() {
        assertThat(Split.by(new long[] {0, 0}, 7)).containsExactly(7, 0);
        assertThat(Split.by(new long[0], 7)).isEmpty();
    }

    @Test
    void sharesAreRoundedHalfUpForAmountsOfAnySize() {
        Random dice = new Random(2);
        for (int i = 0; i < 2_000; i++) {
            long whole = 1 + dice.nextLong(1L << (1 + dice.nextInt(60)));
            long part = dice.nextLong(whole + 1);
            long amount = dice.nextLong(1L << (1 + dice.nextInt(60)));
            BigDecimal exact = BigDecimal.valueOf(amount)
                    .multiply(BigDecimal.valueOf(part))
                    .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP);

            assertThat(Split.share(amount, part, whole)).isEqualTo(exact.longValueExact());
        }
    }
}
