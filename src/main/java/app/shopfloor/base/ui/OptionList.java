package app.shopfloor.base.ui;

import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Options below each other, one of which is chosen by a click or, as {@code choices.js} sees to, by arrows and Enter. */
@JavaScript("context://choices.js")
final class OptionList extends Div {

    private final Consumer<Option> chosen;
    private List<Option> shown = List.of();
    private @Nullable Option marked;

    OptionList(String label, Consumer<Option> chosen) {
        this.chosen = chosen;
        addClassName("options");
        getElement().setAttribute("role", "listbox");
        getElement().setAttribute("aria-label", label);
    }

    /**
     * Shows these. Equal ones stay in place.
     *
     * @param current the one that is chosen now; null for none
     * @param search what they were searched by: Enter waits for the list that belongs to what was typed
     */
    void show(List<Option> options, @Nullable Option current, String search) {
        if (!options.equals(shown) || !Objects.equals(current, marked)) {
            shown = List.copyOf(options);
            marked = current;
            removeAll();
            options.forEach(option -> add(new Line(option, option.isSame(current), chosen)));
        }
        getElement().setAttribute("data-of", search);
    }

    /** One option. */
    static final class Line extends Div {

        private final Option option;

        Line(Option option, boolean current, Consumer<Option> chosen) {
            this.option = option;
            getElement().setAttribute("role", "option").setAttribute("aria-selected", String.valueOf(current));
            Span label = new Span(option.label());
            label.addClassName("label");
            add(label);
            if (!option.detail().isEmpty()) {
                Span detail = new Span(option.detail());
                detail.addClassName("detail");
                add(detail);
            }
            setTitle(option.label());
            addClickListener(click -> chosen.accept(option));
        }

        Option option() {
            return option;
        }
    }
}
