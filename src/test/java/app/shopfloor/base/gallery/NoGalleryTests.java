package app.shopfloor.base.gallery;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.testing.Browserless;
import app.shopfloor.testing.TestDatabase;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.RouterLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class NoGalleryTests {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        TestDatabase.h2().register(properties);
    }

    @Autowired
    ApplicationContext context;

    @AfterEach
    void close() {
        Browserless.signOut();
    }

    @Test
    void unlessItIsTurnedOnNotEvenAnAdminFindsIt() {
        Browserless.signIn(context, "ADMIN", "VIEWER");

        UI.getCurrent().navigate("dev/gallery");

        assertThat(_find(GalleryView.class)).isEmpty();
        assertThat(UI.getCurrent()
                        .getInternals()
                        .getActiveRouterTargetsChain()
                        .getFirst()
                        .getElement()
                        .getTextRecursively())
                .contains("There is no screen at this address");
        assertThat(_find(RouterLink.class))
                .extracting(RouterLink::getText)
                .isNotEmpty()
                .doesNotContain("Gallery");
    }
}
