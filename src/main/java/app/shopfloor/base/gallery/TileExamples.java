package app.shopfloor.base.gallery;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.ui.Change;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.Tile;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import org.springframework.stereotype.Component;

/** One number each. */
@Component
class TileExamples implements Examples {

    private static final List<Long> COURSE = List.of(3L, 5L, 4L, 6L, 8L, 7L, 9L);

    private final BusinessProperties business;

    TileExamples(BusinessProperties business) {
        this.business = business;
    }

    @Override
    public String family() {
        return "Tiles";
    }

    @Override
    public List<Example> create() {
        Div tiles = new Div(
                tile("Rises", true, new Tile.Reading("$62,396", Change.between(112, 100L), "$55,513", COURSE)),
                tile("Falls", true, new Tile.Reading("731", Change.between(731, 747L), "747", COURSE.reversed())),
                tile(
                        "Rises and is bad",
                        false,
                        new Tile.Reading("$1,893", Change.between(105, 100L), "$1,803", COURSE)),
                tile("New", true, new Tile.Reading("5", Change.between(5, 0L), "0", List.of(0L, 5L))),
                tile("No period before", true, new Tile.Reading("1,284", Change.between(5, null), null, List.of())),
                tile(
                        "A number that is much too long for its tile",
                        true,
                        new Tile.Reading(
                                "CHF 1,234,567,890,123.45", Change.between(9, 1L), "CHF 123,456,789,012.34", COURSE)),
                new Tile("Waits", "What is shown while nothing is known.", true));
        tiles.addClassName("tiles");
        return List.of(new Example("In a row", tiles));
    }

    private Tile tile(String label, boolean moreIsBetter, Tile.Reading reading) {
        Tile tile = new Tile(label, "What this number is, in a sentence.", moreIsBetter);
        tile.show(reading, Formats.here(business.timezone()));
        return tile;
    }
}
