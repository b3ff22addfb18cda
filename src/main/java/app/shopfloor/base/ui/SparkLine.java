package app.shopfloor.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A bare line that shows how a number went; {@code shopfloor.js} draws it. The tile's text says what matters of it. */
@Tag("spark-line")
final class SparkLine extends Component {

    private List<Long> shown = List.of();

    SparkLine() {
        getElement().setAttribute("aria-hidden", "true");
    }

    void show(List<Long> values) {
        if (!values.equals(shown)) {
            shown = List.copyOf(values);
            ArrayNode json = JsonNodeFactory.instance.arrayNode();
            values.forEach(json::add);
            getElement().setPropertyJson("values", json);
        }
    }
}
