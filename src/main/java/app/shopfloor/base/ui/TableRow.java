package app.shopfloor.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One row of a {@link DataTable}, and what it shows below itself when it is opened. */
final class TableRow<T> extends NativeTableRow {

    private static final String WHEREVER_NOTHING_ELSE_IS =
            "!event.target.closest('a, button, input, label, time-ago') && !getSelection().toString()";

    private final T row;
    private final List<Column<T>> columns;
    private final @Nullable Function<T, Component> details;
    private final NativeButton opener = new NativeButton();
    private @Nullable NativeTableRow opened;
    private @Nullable Component detail;

    /** @param details null where rows cannot be opened */
    TableRow(T row, List<Column<T>> columns, @Nullable Function<T, Component> details) {
        this.row = row;
        this.columns = columns;
        this.details = details;
        for (Column<T> column : columns) {
            Component content = column.cell().apply(row);
            HtmlContainer cell = getChildren().findAny().isEmpty() ? head(content) : data(column, content);
            cell.setClassName("number", column.numeric());
            cell.setClassName("lead", column.lead());
        }
        if (details != null) {
            addClassName("opens");
            getElement().addEventListener("click", click -> toggle()).setFilter(WHEREVER_NOTHING_ELSE_IS);
        }
    }

    T row() {
        return row;
    }

    boolean open() {
        return opened != null;
    }

    /** This row, and below it what it shows. */
    Stream<NativeTableRow> parts() {
        return Stream.concat(Stream.of(this), Stream.ofNullable(opened));
    }

    void toggle() {
        NativeTableRow below = opened;
        if (below != null) {
            below.getElement().removeFromParent();
            opened = null;
            detail = null;
            opener.getElement().setAttribute("aria-expanded", "false");
        } else if (details != null) {
            open(details.apply(row));
        }
    }

    /** Shows below itself what another one did, made anew only where the row is not the same any more. */
    void openAs(TableRow<T> other) {
        Component there = other.detail;
        if (there != null && other.row.equals(row)) {
            open(there);
        } else {
            toggle();
        }
    }

    private void open(Component shown) {
        NativeTableRow made = new NativeTableRow();
        made.addClassName("details");
        NativeTableCell cell = made.addDataCell();
        cell.setColspan(columns.size());
        cell.add(shown);
        opened = made;
        detail = shown;
        Element body = getElement().getParent();
        if (body != null) {
            body.insertChild(body.indexOfChild(getElement()) + 1, made.getElement());
        }
        opener.getElement().setAttribute("aria-expanded", "true");
    }

    private HtmlContainer head(Component content) {
        NativeTableHeaderCell cell = addHeaderCell();
        cell.add(content);
        cell.getElement().setAttribute("scope", "row");
        if (details != null) {
            opener.addClassName("opener");
            opener.setAriaLabel("Details of " + content.getElement().getTextRecursively());
            opener.getElement().setAttribute("aria-expanded", "false");
            opener.addClickListener(click -> toggle());
            cell.getElement().insertChild(0, opener.getElement());
        }
        return cell;
    }

    private HtmlContainer data(Column<T> column, Component content) {
        NativeTableCell cell = addDataCell();
        cell.add(content);
        cell.getElement().setAttribute("data-label", column.header());
        return cell;
    }
}
