package app.shopfloor.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import tools.jackson.databind.node.JsonNodeFactory;

/** Enter, as the browser tells of it. */
public final class EnterKeyForTests {

    private EnterKeyForTests() {}

    /** Pressed in one of the form's fields. */
    public static void in(Component form) {
        form.getElement()
                .getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(
                        form.getElement(),
                        "keydown",
                        JsonNodeFactory.instance.objectNode().put(EnterKey.IN_A_FIELD, true)));
    }
}
