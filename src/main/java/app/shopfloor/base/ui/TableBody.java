package app.shopfloor.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of a {@link DataTable}. What has not changed stays in place; what was opened stays open. */
final class TableBody<T> {

    private final NativeTableBody body;
    private final Map<Object, TableRow<T>> shown = new LinkedHashMap<>();
    private List<Column<T>> columns = List.of();
    private @Nullable Function<T, Component> details;

    TableBody(NativeTableBody body) {
        this.body = body;
    }

    void details(Function<T, Component> made) {
        details = made;
    }

    /**
     * Shows these rows.
     *
     * @param key what makes a row the same one
     * @param arriving whether rows that were not there are marked as just arrived
     */
    void show(List<T> rows, List<Column<T>> wanted, Function<T, Object> key, boolean arriving) {
        boolean same = wanted.equals(columns);
        Map<Object, TableRow<T>> before = new HashMap<>(shown);
        columns = wanted;
        shown.clear();
        for (T row : rows) {
            Object itsKey = key.apply(row);
            TableRow<T> old = before.get(itsKey);
            shown.put(itsKey, old != null && same && old.row().equals(row) ? old : made(row, old, arriving));
        }
        place(shown.values().stream().flatMap(TableRow::parts).toList());
    }

    private TableRow<T> made(T row, @Nullable TableRow<T> old, boolean arriving) {
        TableRow<T> made = new TableRow<>(row, columns, details);
        if (old == null && arriving) {
            made.addClassName("fresh");
        }
        if (old != null && old.open()) {
            made.openAs(old);
        }
        return made;
    }

    private void place(List<NativeTableRow> wanted) {
        List<NativeTableRow> gone = new ArrayList<>(body.getRows());
        gone.removeAll(wanted);
        gone.forEach(row -> row.getElement().removeFromParent());
        Element parent = body.getElement();
        for (int i = 0; i < wanted.size(); i++) {
            Element row = wanted.get(i).getElement();
            if (i >= parent.getChildCount() || !parent.getChild(i).equals(row)) {
                parent.insertChild(i, row);
            }
        }
    }
}
