package app.shopfloor.base.ui;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The names of the columns, some of which sort the rows. */
final class TableHead<T> {

    private final NativeTableHeader head;
    private final Rows.Sort usual;
    private final Consumer<Rows.Sort> sort;
    private final Map<Column<T>, Cell> cells = new LinkedHashMap<>();
    private Rows.Sort sorted;

    TableHead(NativeTableHeader head, Rows.Sort usual, Consumer<Rows.Sort> sort) {
        this.head = head;
        this.usual = usual;
        this.sort = sort;
        sorted = usual;
    }

    void show(List<Column<T>> columns, Rows.Sort order) {
        sorted = order;
        if (!List.copyOf(cells.keySet()).equals(columns)) {
            cells.clear();
            head.removeAllRows();
            NativeTableRow row = head.addRow();
            for (Column<T> column : columns) {
                Cell cell = new Cell(column);
                cells.put(column, cell);
                row.add(cell);
            }
        }
        cells.forEach((column, cell) -> cell.mark());
    }

    private final class Cell extends NativeTableHeaderCell {

        private final Column<T> column;
        private final Span arrow = new Span();

        Cell(Column<T> column) {
            this.column = column;
            getElement().setAttribute("scope", "col");
            setClassName("number", column.numeric());
            if (column.width() != null) {
                setWidth(column.width());
            }
            if (column.sortable()) {
                arrow.addClassName("arrow");
                arrow.getElement().setAttribute("aria-hidden", "true");
                NativeButton button = new NativeButton("", click -> sort.accept(wanted()));
                button.add(new Span(column.header()), arrow);
                add(button);
            } else {
                setText(column.header());
            }
        }

        void mark() {
            if (column.sortable()) {
                boolean mine = sorted.column().equals(column.key());
                arrow.setText(mine ? sorted.descending() ? "▼" : "▲" : "");
                getElement()
                        .setAttribute("aria-sort", mine ? sorted.descending() ? "descending" : "ascending" : "none");
            }
        }

        /** The other way round; at first as is usual, the largest number first, or from A to Z. */
        private Rows.Sort wanted() {
            if (sorted.column().equals(column.key())) {
                return new Rows.Sort(column.key(), !sorted.descending());
            }
            return usual.column().equals(column.key()) ? usual : new Rows.Sort(column.key(), column.numeric());
        }
    }
}
