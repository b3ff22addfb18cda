package app.shopfloor.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.Set;

/**
 * Changes what is shown and sends nothing but the change. Flow's own setters send that everything goes and comes again, even
 * when it stays the same: costly where every viewer's screen is told of every sale.
 */
public final class InPlace {

    private InPlace() {}

    /** Makes this the text of an element that holds nothing but text. */
    public static void text(HasElement shown, String text) {
        Element element = shown.getElement();
        if (element.getChildCount() == 1 && element.getChild(0).isTextNode()) {
            element.getChild(0).setText(text);
        } else {
            element.setText(text);
        }
    }

    /** Makes these, divided by spaces, the only classes. */
    public static void classes(HasStyle shown, String names) {
        if (!names.equals(shown.getClassName())) {
            shown.setClassName(names);
        }
    }

    /** Makes these, in this order, the only children. Those that stay keep their element; as few as possible are moved. */
    public static void children(Component parent, List<? extends Component> wanted) {
        Element element = parent.getElement();
        List<Element> elements = wanted.stream().map(Component::getElement).toList();
        Set<Element> staying = Set.copyOf(elements);
        element.getChildren().filter(child -> !staying.contains(child)).toList().forEach(element::removeChild);
        for (int i = 0; i < elements.size(); i++) {
            Element next = elements.get(i);
            if (i + 1 < element.getChildCount()
                    && !element.getChild(i).equals(next)
                    && element.getChild(i + 1).equals(next)) {
                element.removeChild(element.getChild(i)); // went down: it comes back where it belongs
            }
            if (i == element.getChildCount() || !element.getChild(i).equals(next)) {
                element.insertChild(i, next);
            }
        }
    }
}
