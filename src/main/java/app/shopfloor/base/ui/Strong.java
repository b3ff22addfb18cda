package app.shopfloor.base.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;

/** Words that carry the sentence; HTML's own {@code <b>}, which Flow lacks. */
@Tag("b")
public class Strong extends HtmlContainer {

    public Strong(String text) {
        setText(text);
    }
}
