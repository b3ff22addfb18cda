package app.shopfloor.base.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.live.Topic;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.server.menu.MenuEntry;
import com.vaadin.flow.spring.annotation.EnableVaadin;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;

@SpringBootTest(
        classes = FrameTests.Vaadin.class,
        properties = "spring.datasource.url=jdbc:h2:mem:frame;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE")
class FrameTests {

    /** Vaadin within Spring, which the menu asks for who may see what. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableVaadin("app.shopfloor.base.ui")
    static class Vaadin {}

    @Autowired
    private ApplicationContext context;

    private static final Topic SAMPLE = new Topic("sample");

    private final AtomicReference<Runnable> listener = new AtomicReference<>();
    private final AtomicReference<Optional<FrameNotice.Notice>> said = new AtomicReference<>(Optional.empty());
    private final AtomicBoolean signedOut = new AtomicBoolean();

    @BeforeEach
    void open() {
        MockVaadin.setup(UI::new, new MockSpringServlet(new Routes(Set.of(), Set.of(), true), context, UI::new));
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Test
    void saysWhoIsSignedInAndLetsThemOut() {
        Frame frame = frame();

        assertThat(frame.getElement().getTextRecursively()).contains("Hearth & Co", "lena");
        NativeButton signOut = all(frame)
                .filter(NativeButton.class::isInstance)
                .map(NativeButton.class::cast)
                .filter(button -> button.getText().equals("Sign out"))
                .findFirst()
                .orElseThrow();
        _click(signOut);
        assertThat(signedOut).isTrue();
    }

    @Test
    void theKeyboardReachesTheContentFirstAndEverythingElseByName() {
        Frame frame = frame();

        Component first = frame.getChildren().findFirst().orElseThrow();
        assertThat(first.getElement().getText()).isEqualTo("Skip to content");
        assertThat(all(frame).filter(part -> part.getElement().hasAttribute("data-drawer")))
                .singleElement()
                .satisfies(button -> assertThat(button.getElement().getAttribute("aria-label"))
                        .isEqualTo("Menu"));
    }

    @Test
    void theBrowserIsToldTheZoneOfTheBusinessAndTheLocaleOfThePerson() {
        UI.getCurrent().setLocale(Locale.GERMANY);

        assertThat(frame(ZoneId.of("Europe/Berlin")).getElement()).satisfies(berlin -> {
            assertThat(berlin.getAttribute("data-zone")).isEqualTo("Europe/Berlin");
            assertThat(berlin.getAttribute("data-locale")).isEqualTo("de-DE");
        });
        assertThat(frame(ZoneOffset.UTC).getElement().getAttribute("data-zone"))
                .as("as browsers call it")
                .isEqualTo("UTC");
        assertThat(frame(ZoneId.of("UTC+2")).getElement().getAttribute("data-zone"))
                .as("as browsers call it")
                .isEqualTo("+02:00");
    }

    @Test
    void aNoticeComesAndGoesWithItsTopic() {
        Frame frame = frame();
        assertThat(bar(frame).isVisible()).isFalse();

        said.set(Optional.of(new FrameNotice.Notice(
                FrameNotice.Tone.WARN, "Sample shop", new FrameNotice.Link("Remove", "settings/sample"))));
        beat(() -> assertThat(bar(frame).isVisible()).isTrue());
        assertThat(bar(frame).getElement().getTextRecursively()).isEqualTo("Sample shopRemove");
        assertThat(bar(frame).getClassNames()).contains("warn");

        said.set(Optional.empty());
        beat(() -> assertThat(bar(frame).isVisible()).isFalse());
    }

    @Test
    void aNoticeThatHoldsAlreadyBelongsToTheFirstPicture() {
        said.set(Optional.of(new FrameNotice.Notice(FrameNotice.Tone.INFO, "Sample shop", null)));

        assertThat(bar(frame()).isVisible()).isTrue();
    }

    @Test
    void aNoticeThatCannotBeReadLeavesTheFrameStanding() {
        said.set(null);

        assertThat(bar(frame()).isVisible()).isFalse();
    }

    @Test
    void entriesStandInTheSectionThatTheirOrderAndPathSay() {
        assertThat(section("/sales", 20.0)).isEqualTo(MenuSection.WORK);
        assertThat(section("/margin", 130.0)).isEqualTo(MenuSection.UNDERSTAND);
        assertThat(section("/archive", 210.0)).isEqualTo(MenuSection.RECORDS);
        assertThat(section("/settings/connections", 20.0)).isEqualTo(MenuSection.SETTINGS);
        assertThat(section("/odd", null)).isEqualTo(MenuSection.RECORDS);
    }

    private void beat(ThrowingRunnable then) {
        listener.get().run();
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            then.run();
        });
    }

    private static MenuSection section(String path, Double order) {
        return MenuSection.of(new MenuEntry(path, "Title", order, null, Div.class));
    }

    private static NoticeBar bar(Frame frame) {
        return all(frame)
                .filter(NoticeBar.class::isInstance)
                .map(NoticeBar.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Component> all(Component component) {
        return Stream.concat(Stream.of(component), component.getChildren().flatMap(FrameTests::all));
    }

    private Frame frame() {
        return frame(ZoneOffset.UTC);
    }

    private Frame frame(ZoneId zone) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("notice", new FrameNotice() {
            @Override
            public Topic topic() {
                return SAMPLE;
            }

            @Override
            public Optional<Notice> current() {
                return Objects.requireNonNull(said.get(), "the notice cannot be read");
            }
        });
        AuthenticationContext lena = new AuthenticationContext() {
            @Override
            public Optional<String> getPrincipalName() {
                return Optional.of("lena");
            }

            @Override
            public void logout() {
                signedOut.set(true);
            }
        };
        Pulses pulses = new Pulses() {
            @Override
            public void changed(Topic topic) {}

            @Override
            public long count(Topic topic) {
                return 0;
            }

            @Override
            public Subscription listen(Topic topic, Runnable told) {
                assertThat(topic).isEqualTo(SAMPLE);
                listener.set(told);
                return () -> listener.set(null);
            }
        };
        Frame frame = new Frame(
                new BusinessProperties("Hearth & Co", zone, "EUR"),
                lena,
                pulses,
                beans.getBeanProvider(FrameNotice.class));
        UI.getCurrent().add(frame);
        return frame;
    }
}
