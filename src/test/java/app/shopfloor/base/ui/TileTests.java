package app.shopfloor.base.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TileTests {

    private static final Formats FORMATS = new Formats(Locale.US, ZoneId.of("UTC"));

    private Tile tile;

    @BeforeEach
    void open() {
        MockVaadin.setup();
        tile = new Tile("Orders", "Paid orders.", true);
        UI.getCurrent().add(tile, new Tile("Units", "Sold units.", true));
        tile.show(new Tile.Reading("1,284", Change.between(2, 1L), "642", List.of()), FORMATS);
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Test
    void itsLinkIsCalledByItsLabelAndItsNumber() {
        tile.opens("sales/orders");

        Anchor link = _get(tile, Anchor.class);
        assertThat(List.of(link.getElement().getAttribute("aria-labelledby").split(" ")).stream()
                        .map(TileTests::text))
                .containsExactly("Orders", "1,284");
    }

    @Test
    void itsDefinitionIsReachedFromItsLabel() {
        Span label = _get(tile, Span.class, spec -> spec.withText("Orders"));

        assertThat(label.getElement().getAttribute("tabindex")).isEqualTo("0");
        assertThat(text(label.getElement().getAttribute("aria-describedby"))).isEqualTo("Paid orders.");
    }

    @Test
    void itWarnsInWordsUntilThereIsNothingToWarnOf() {
        tile.warn("incomplete");
        assertThat(_get(tile, Span.class, spec -> spec.withText("incomplete")).isVisible())
                .isTrue();

        tile.warn(null);
        assertThat(_find(tile, Span.class, spec -> spec.withClasses("pill"))).isEmpty();
    }

    /** Of the one component of this id. */
    private static String text(String id) {
        List<Component> found = _find(Component.class, spec -> spec.withId(id));
        assertThat(found).hasSize(1);
        return found.getFirst().getElement().getTextRecursively();
    }
}
