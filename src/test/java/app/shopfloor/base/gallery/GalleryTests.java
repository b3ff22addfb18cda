package app.shopfloor.base.gallery;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.testing.Browserless;
import app.shopfloor.testing.TestDatabase;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "shopfloor.gallery=true")
class GalleryTests {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        TestDatabase.h2().register(properties);
    }

    @Autowired
    ApplicationContext context;

    @Autowired
    List<Examples> families;

    @AfterEach
    void close() {
        Browserless.signOut();
    }

    @Test
    void anAdminSeesEveryFamilyWithItsExamples() {
        Browserless.signIn(context, "ADMIN", "VIEWER");

        UI.getCurrent().navigate("dev/gallery");

        assertThat(_find(Section.class, section -> section.withClasses("family")))
                .hasSameSizeAs(families);
        assertThat(_find(H3.class)).hasSizeGreaterThanOrEqualTo(families.size());
        assertThat(families).allSatisfy(family -> assertThat(family.create()).isNotEmpty());
    }

    @Test
    void oneFamilyIsShownAlone() {
        Browserless.signIn(context, "ADMIN", "VIEWER");

        UI.getCurrent().navigate("dev/gallery", QueryParameters.simple(Map.of("family", "tables")));

        assertThat(_find(Section.class, section -> section.withClasses("family")))
                .extracting(section -> section.getId().orElse(""))
                .containsExactly("tables");
    }

    @Test
    void whoIsNoAdminFindsNoScreenThere() {
        Browserless.signIn(context, "VIEWER");

        UI.getCurrent().navigate("dev/gallery");

        assertThat(shown()).contains("There is no screen at this address").doesNotContain("Gallery");
    }

    private static String shown() {
        Component screen = (Component)
                UI.getCurrent().getInternals().getActiveRouterTargetsChain().getFirst();
        return screen.getElement().getTextRecursively();
    }
}
