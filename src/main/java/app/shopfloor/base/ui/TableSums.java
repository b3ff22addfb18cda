package app.shopfloor.base.ui;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last line of a {@link DataTable}: what all rows, not only those of the page, sum to. */
final class TableSums<T> {

    private final NativeTable table;
    private final Formats formats;
    private Rows.@Nullable Total shown;
    private List<Column<T>> columns = List.of();

    TableSums(NativeTable table, Formats formats) {
        this.table = table;
        this.formats = formats;
    }

    void show(Rows.Total total, List<Column<T>> visible) {
        if (total.equals(shown) && visible.equals(columns)) {
            return;
        }
        shown = total;
        columns = visible;
        table.removeFoot();
        if (total.sums().isEmpty()) {
            return;
        }
        NativeTableRow foot = table.getFoot().addRow();
        NativeTableHeaderCell all = foot.addHeaderCell();
        all.setText(total.rows() == 1 ? "1 row" : "All " + formats.count(total.rows()) + " rows");
        all.getElement().setAttribute("scope", "row");
        for (Column<T> column : visible.subList(1, visible.size())) {
            NativeTableCell cell = foot.addDataCell();
            cell.setText(total.sums().getOrDefault(column.key(), ""));
            cell.setClassName("number", column.numeric());
            cell.setClassName("lead", column.lead());
            cell.getElement().setAttribute("data-label", column.header());
        }
    }
}
