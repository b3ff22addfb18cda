package app.shopfloor.base.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Chooses the columns of a table. At least one stays. */
final class TableColumns extends Div {

    private final Map<String, Checkbox> boxes = new LinkedHashMap<>();

    /** @param chosen told the keys of those to be shown, in their order */
    <T> TableColumns(List<Column<T>> columns, Consumer<List<String>> chosen) {
        Div list = new Div();
        list.addClassName("column-list");
        for (Column<T> column : columns) {
            Checkbox box = new Checkbox(column.header());
            box.setEnabled(!column.always());
            box.addValueChangeListener(change -> {
                if (change.isFromClient()) {
                    chosen.accept(ticked());
                }
            });
            boxes.put(column.key(), box);
            list.add(box);
        }
        NativeButton button = new NativeButton("Columns");
        button.addClassName("menu");
        Popover popover = new Popover(list);
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel("Columns");
        popover.addClassName("choice");
        popover.setAutofocus(true);
        addClassName("menu-choice");
        add(button, popover);
    }

    void show(Set<String> shown, Set<String> always) {
        boxes.forEach((key, box) -> {
            box.setValue(shown.contains(key));
            box.setEnabled(!always.contains(key) && !shown.equals(Set.of(key)));
        });
    }

    private List<String> ticked() {
        return boxes.entrySet().stream()
                .filter(box -> box.getValue().getValue())
                .map(Map.Entry::getKey)
                .toList();
    }
}
