package app.shopfloor.sales;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.testing.SilentPulses;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers of which no more are kept than so many rows in all; here a question is how many rows its answer has. */
class PerBeatTest {

    private static final int ROWS = 100;

    private final SilentPulses pulses = new SilentPulses();
    private final List<Integer> computed = new ArrayList<>();
    private final PerBeat<Integer, List<String>> answers = new PerBeat<>(
            pulses,
            Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC),
            ZoneOffset.UTC,
            answer -> false,
            ROWS,
            List::size);

    private void ask(Integer... questions) {
        for (Integer question : questions) {
            List<String> answer = answers.get(question, rows -> {
                computed.add(rows);
                return Collections.nCopies(rows, "row");
            });
            assertThat(answer).hasSize(question);
        }
    }

    @Test
    void answersThatHaveRoomAreKeptUntilSalesChange() {
        ask(40, 50, 40, 50, 0, 0);
        assertThat(computed).containsExactly(40, 50, 0);

        pulses.changed(Sales.SALES);
        ask(40, 50, 0, 40);

        assertThat(computed).containsExactly(40, 50, 0, 40, 50, 0);
    }

    @Test
    void ofManyLargeAnswersOnlySoManyAreKeptAsHaveRoomTogether() {
        ask(46, 47, 48, 49);
        computed.clear();

        ask(46, 47, 48, 49);

        assertThat(computed).as("two of the four had room").hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void anAnswerLargerThanAllTheRoomIsGivenButNotKeptAndPushesOutNoOther() {
        ask(40, 50, 101, 101, 40, 50);

        assertThat(computed).containsExactly(40, 50, 101, 101);
    }
}
