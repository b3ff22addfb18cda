package app.shopfloor.base.ui;

import app.shopfloor.base.live.Live;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One filter: “+ Channel”, or what it is set to and a way to take that away. Opens a list that is searched on the server. */
final class FilterChip extends Span {

    /** Options in the list; who wants another types a part of its name. */
    static final int SHOWN = 20;

    private static final int TYPING_PAUSE = 200; // ms

    private record Found(String search, List<Option> options) {}

    private final Filter filter;
    private final Consumer<@Nullable Option> chosen;
    private final NativeButton button = new NativeButton();
    private final NativeButton remove = new NativeButton("×", click -> remove());
    private final Popover popover = new Popover();
    private final Input search = new Input();
    private final OptionList list;
    private final Paragraph note = new Paragraph();
    private final Live<Found> live;
    private @Nullable Option current;

    /** @param chosen told what a person chooses; null for all */
    FilterChip(Filter filter, Consumer<@Nullable Option> chosen) {
        this.filter = filter;
        this.chosen = chosen;
        addClassName("filter");
        button.addClassName("chip");
        remove.addClassName("remove");
        list = new OptionList(filter.label(), this::choose);
        live = new Live<>(
                this, this::show, failure -> note("The list could not be read. Type again to try once more."));
        note.getElement().setAttribute("role", "status");
        add(button, remove, menu());
        show((Option) null);
    }

    Filter filter() {
        return filter;
    }

    boolean set() {
        return current != null;
    }

    void show(@Nullable Option option) {
        current = option;
        button.setText(option == null ? filter.label() : filter.label() + ": " + option.label());
        button.setTitle(option == null ? "" : option.label());
        button.setClassName("set", option != null);
        remove.setVisible(option != null);
        remove.setAriaLabel("Remove " + button.getText());
    }

    private Popover menu() {
        search.setPlaceholder("Search " + filter.label().toLowerCase(Locale.ROOT));
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(TYPING_PAUSE);
        search.addValueChangeListener(change -> find());
        search.setAriaLabel("Search " + filter.label().toLowerCase(Locale.ROOT));
        search.getElement()
                .setAttribute("role", "combobox")
                .setAttribute("aria-expanded", "true")
                .setAttribute("aria-autocomplete", "list")
                .setAttribute("autocomplete", "off")
                .setAttribute("type", "search");
        Div content = new Div(search, list, note);
        content.addClassName("searched");
        content.getElement().setAttribute("data-choices", "");
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_START);
        popover.setAriaLabel("Filter by " + filter.label().toLowerCase(Locale.ROOT));
        popover.addClassName("choice");
        popover.setAutofocus(true);
        popover.add(content);
        popover.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                if (search.isEmpty()) {
                    find();
                } else {
                    search.clear(); // and finds
                }
            }
        });
        return popover;
    }

    private void find() {
        String wanted = search.getValue();
        live.ask(() -> new Found(wanted, filter.choices().find(wanted, SHOWN + 1)));
    }

    private void show(Found found) {
        List<Option> options = found.options();
        boolean more = options.size() > SHOWN;
        list.show(more ? options.subList(0, SHOWN) : options, current, found.search());
        if (more) {
            note("… and more: type to narrow them down");
        } else {
            note(
                    options.isEmpty()
                            ? found.search().isBlank() ? "There is nothing to choose yet" : "Nothing is called that"
                            : "");
        }
    }

    private void note(String text) {
        note.setText(text);
    }

    private void choose(Option option) {
        popover.close();
        chosen.accept(option);
    }

    private void remove() {
        button.getElement().callJsFunction("focus"); // what had the focus goes
        chosen.accept(null);
    }
}
