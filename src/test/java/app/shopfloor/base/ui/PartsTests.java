package app.shopfloor.base.ui;

import static app.shopfloor.testing.Browserless.until;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.testing.SilentPulses;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PartsTests {

    private final Div part = new Div();
    private final AtomicInteger changes = new AtomicInteger();
    private final Parts parts = new Parts(new SilentPulses(), Clock.systemUTC(), changes::incrementAndGet);
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void open() {
        MockVaadin.setup();
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Test
    void aPartThatFailsAgainIsToldSoOnce() {
        parts.add(
                part,
                List.of(),
                () -> {
                    throw new IllegalStateException("on purpose");
                },
                answer -> told.add("shown"),
                retry -> told.add("failed"));
        UI.getCurrent().add(part);
        until(() -> assertThat(changes).hasValue(1));

        parts.refresh();

        until(() -> assertThat(changes).hasValue(2));
        assertThat(told).containsExactly("failed");
    }

    @Test
    void aPartThatCouldNotShowItsAnswerSaysSoEachTimeForItMayHaveShownSomeOfIt() {
        parts.add(
                part,
                List.of(),
                () -> "answer",
                answer -> {
                    told.add("shown in part");
                    throw new IllegalStateException("on purpose");
                },
                retry -> told.add("failed"));
        UI.getCurrent().add(part);
        until(() -> assertThat(changes).hasValue(1));

        parts.refresh();

        until(() -> assertThat(changes).hasValue(2));
        assertThat(told).containsExactly("shown in part", "failed", "shown in part", "failed");
    }
}
