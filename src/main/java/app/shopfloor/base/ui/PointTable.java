package app.shopfloor.base.ui;

import app.shopfloor.base.ui.ChartCard.Cell;
import app.shopfloor.base.ui.ChartCard.Row;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** The points of a chart as a table. Rows keep their elements; only what changed goes to the browser. */
final class PointTable extends Div {

    private static final int MOST_ROWS = 400;

    private final NativeTable table = new NativeTable();
    private final Div rest = new Div();
    private final NativeTableRow head = table.getHead().addRow();
    private final List<Row> shown = new ArrayList<>();
    private String title = "";
    private List<String> columns = List.of();

    PointTable() {
        addClassName("points");
        getElement().setAttribute("tabindex", "0").setAttribute("role", "region");
        rest.addClassName("sub");
        add(table, rest);
    }

    /**
     * @param heads what the labels are, then one a series that has cells
     * @param size how many points there are; the last ones are shown, the newest of a course
     */
    void show(String caption, List<String> heads, int size, IntFunction<Row> rows) {
        caption(caption);
        head(heads);
        int count = Math.min(size, MOST_ROWS);
        while (shown.size() > count) {
            shown.removeLast();
            table.getBody().removeRow(shown.size());
        }
        for (int i = 0; i < count; i++) {
            Row row = rows.apply(size - count + i);
            if (i == shown.size()) {
                shown.add(row);
                fill(table.getBody().addRow(), row);
            } else if (!row.equals(shown.get(i))) {
                shown.set(i, row);
                NativeTableRow line = table.getBody().getRow(i).orElseThrow();
                line.removeAll();
                fill(line, row);
            }
        }
        InPlace.text(rest, size > count ? "The last %d of %d; the CSV has all of them.".formatted(count, size) : "");
    }

    private void caption(String caption) {
        if (!caption.equals(title)) {
            title = caption;
            table.setCaptionText(caption);
            getElement().setAttribute("aria-label", caption);
        }
    }

    private void head(List<String> heads) {
        if (!heads.equals(columns)) {
            columns = List.copyOf(heads);
            head.removeAll();
            for (String column : heads) {
                NativeTableHeaderCell cell = new NativeTableHeaderCell(column);
                cell.getElement().setAttribute("scope", "col");
                head.add(cell);
            }
        }
    }

    private static void fill(NativeTableRow line, Row row) {
        NativeTableHeaderCell label = new NativeTableHeaderCell(row.label());
        label.getElement().setAttribute("scope", "row");
        line.add(label);
        for (Cell cell : row.cells()) {
            line.add(
                    cell.href() == null
                            ? new NativeTableCell(cell.text())
                            : new NativeTableCell(new Anchor(cell.href(), cell.text())));
        }
    }
}
