package app.shopfloor.base.gallery;

import com.vaadin.flow.component.Component;
import java.util.List;

/** A bean of this kind puts one family of components on the gallery, with made-up data. */
public interface Examples {

    /** “Charts” */
    String family();

    /** Made anew for each open gallery, on its UI thread. */
    List<Example> create();

    /**
     * One component in one state.
     *
     * @param state “While it waits”
     */
    record Example(String state, Component component) {}
}
