package app.shopfloor.base.ui;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What a {@link DataTable} shows, as it is filtered. Asked off the UI thread, from several threads: holds nothing that changes. */
public interface Rows<T> {

    /**
     * Rows in an order that is the same every time.
     *
     * @param offset how many stand before the first
     * @param limit no more than these
     */
    List<T> page(Sort sort, long offset, int limit);

    Total total();

    /** All of them, in the order; read in parts, so that any number of them can be exported. */
    void forEach(Sort sort, Consumer<T> row);

    /** What makes a row the same one when it is read again. */
    default Object key(T row) {
        return row;
    }

    /** @param column a sortable column's key */
    record Sort(String column, boolean descending) {}

    /**
     * What all rows are together.
     *
     * @param sums as people read them, by the column's key; under other keys what is for the listener alone
     */
    record Total(long rows, Map<String, String> sums) {

        public Total(long rows) {
            this(rows, Map.of());
        }
    }
}
