package app.shopfloor.base.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * One of a few, behind a small button that says which: “Day ▾”.
 *
 * @param <V> what is chosen
 */
public final class MenuChoice<V> extends Div {

    private final String name;
    private final Function<V, String> label;
    private final Function<V, String> detail;
    private final NativeButton button = new NativeButton();
    private final Popover popover = new Popover();
    private final OptionList list;
    private List<V> offered = List.of();

    /**
     * @param name what is chosen, for who does not see it: “Points by”
     * @param label how an option is called
     * @param chosen told what a person chooses
     */
    public MenuChoice(String name, Function<V, String> label, Consumer<V> chosen) {
        this(name, label, option -> "", chosen);
    }

    /** @param detail what an option means right now, beside its label in the menu; may be "" */
    public MenuChoice(String name, Function<V, String> label, Function<V, String> detail, Consumer<V> chosen) {
        this.name = name;
        this.label = label;
        this.detail = detail;
        list = new OptionList(name, option -> {
            popover.close();
            chosen.accept(offered.get(Integer.parseInt(option.value())));
        });
        list.getElement().setAttribute("tabindex", "0").setAttribute("data-choices", "");
        button.addClassName("menu");
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel(name);
        popover.addClassName("choice");
        popover.setAutofocus(true);
        popover.add(list);
        addClassName("menu-choice");
        add(button, popover);
    }

    /** Offers these and marks the current one; a single one is said and cannot be changed. */
    public void show(V current, List<V> options) {
        offered = List.copyOf(options);
        List<Option> lines = IntStream.range(0, offered.size())
                .mapToObj(i -> new Option(String.valueOf(i), label.apply(offered.get(i)), detail.apply(offered.get(i))))
                .toList();
        int index = offered.indexOf(current);
        list.show(lines, index < 0 ? null : lines.get(index), "");
        InPlace.text(button, label.apply(current));
        button.setAriaLabel(name + ": " + label.apply(current));
        button.setEnabled(offered.size() > 1);
    }
}
