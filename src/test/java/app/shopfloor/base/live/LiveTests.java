package app.shopfloor.base.live;

import static app.shopfloor.testing.Browserless.until;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.testing.SilentPulses;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveTests {

    private final Div section = new Div();
    private final List<String> shown = new ArrayList<>();
    private final List<RuntimeException> failures = new ArrayList<>();

    @BeforeEach
    void open() {
        MockVaadin.setup();
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Test
    void whatIsAskedForTheFirstPictureIsShownBeforeItIsAttached() {
        live(shown::add).askForTheFirstPicture(() -> "42");

        assertThat(shown).containsExactly("42");
    }

    @Test
    void aSectionThatCannotShowItsFirstAnswerFailsAlone() {
        IllegalStateException broken = new IllegalStateException("on purpose");

        live(answer -> {
                    if (shown.isEmpty()) {
                        shown.add("tried");
                        throw broken;
                    }
                    shown.add(answer);
                })
                .askForTheFirstPicture(() -> "42");

        assertThat(failures).containsExactly(broken);
        UI.getCurrent().add(section);
        until(() -> assertThat(shown).containsExactly("tried", "42"));
    }

    @Test
    void anErrorIsToldLikeAnyFailure() {
        Live<String> live = live(shown::add);
        UI.getCurrent().add(section);
        StackOverflowError error = new StackOverflowError("on purpose");

        live.ask(() -> {
            throw error;
        });

        until(() -> assertThat(failures)
                .singleElement()
                .satisfies(failure -> assertThat(failure).hasCause(error)));
    }

    private Live<String> live(Consumer<String> show) {
        return new Live<>(section, new SilentPulses(), List.of(), show, failures::add);
    }
}
