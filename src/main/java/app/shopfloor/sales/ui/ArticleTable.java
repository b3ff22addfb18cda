package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.InPlace;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A table of articles, one a row; on a phone, one a card. Rows that did not change are left alone. */
abstract class ArticleTable<T> extends NativeTable {

    private final List<String> columns;
    private final Set<String> numbers;
    private Map<T, NativeTableRow> shown = Map.of();

    /** @param numbers which of the columns stand at the right */
    ArticleTable(List<String> columns, Set<String> numbers) {
        this.columns = columns;
        this.numbers = numbers;
        addClassName("articles");
        NativeTableRow head = new NativeTableRow();
        for (String column : columns) {
            head.addHeaderCell().setText(column);
            head.getHeaderCells().getLast().getElement().getClassList().set("number", numbers.contains(column));
        }
        Span actions = new Span("Actions");
        actions.addClassName("unseen");
        head.addHeaderCell().add(actions);
        head.getHeaderCells().forEach(cell -> cell.getElement().setAttribute("scope", "col"));
        getHead().add(head);
        addBody();
    }

    final void show(List<T> items) {
        Map<T, NativeTableRow> before = shown;
        Map<T, NativeTableRow> now = new LinkedHashMap<>();
        for (T item : items) {
            NativeTableRow row = before.get(item);
            now.put(item, row != null ? row : row(item));
        }
        shown = now;
        InPlace.children(getBody(), List.copyOf(now.values()));
    }

    /** The cells of a row, one a column. */
    abstract List<Component> cells(T item);

    abstract List<NativeButton> actions(T item);

    private NativeTableRow row(T item) {
        NativeTableRow row = new NativeTableRow();
        List<Component> cells = cells(item);
        row.addHeaderCell().add(cells.getFirst());
        row.getHeaderCells().getFirst().getElement().setAttribute("scope", "row");
        for (int i = 1; i < cells.size(); i++) {
            row.addDataCell().add(cells.get(i));
            row.getDataCells()
                    .getLast()
                    .getElement()
                    .setAttribute("data-label", columns.get(i))
                    .getClassList()
                    .set("number", numbers.contains(columns.get(i)));
        }
        row.addDataCell();
        row.getDataCells().getLast().addClassName("does");
        actions(item).forEach(row.getDataCells().getLast()::add);
        return row;
    }

    /** A name, and what tells it from others of the name. */
    static Span named(String name, String by) {
        Span first = new Span(name);
        first.addClassName("name");
        Span second = new Span(by);
        second.addClassName("by");
        Span both = new Span(first, second);
        both.addClassName("what");
        return both;
    }

    static NativeButton action(String text, String of, Runnable action) {
        NativeButton button = new NativeButton(text, click -> action.run());
        button.addClassName("button");
        button.getElement().setAttribute("aria-label", text.replace(" …", "") + " " + of);
        return button;
    }

    static Span pill(String text, String tone) {
        Span pill = new Span(text);
        pill.addClassNames("pill", tone);
        return pill;
    }
}
