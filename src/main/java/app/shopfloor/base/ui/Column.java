package app.shopfloor.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of a {@link DataTable}.
 *
 * @param key its name in the URL
 * @param cell what stands in a cell: text, or a link, a pill …
 * @param csv what stands in the CSV: whole, without a format of people ({@link Csv} has those of times and amounts)
 * @param numeric numbers stand at the right
 * @param sortable whether the rows can be sorted by it
 * @param always cannot be hidden
 * @param shown whether it is there when nobody chose columns
 * @param lead the one that stands beside the first on a phone
 * @param width as CSS says it; null shares what is left
 */
public record Column<T>(
        String key,
        String header,
        Function<T, Component> cell,
        Function<T, String> csv,
        boolean numeric,
        boolean sortable,
        boolean always,
        boolean shown,
        boolean lead,
        @Nullable String width) {

    /** Plain text, the same in the CSV; what is too long for its cell is read whole on hover. */
    public static <T> Column<T> text(String key, String header, Function<T, String> text) {
        return of(key, header, row -> words(text.apply(row)), text);
    }

    /** A number. @param csv in plain digits */
    public static <T> Column<T> number(String key, String header, Function<T, String> text, Function<T, String> csv) {
        return new Column<>(key, header, row -> words(text.apply(row)), csv, true, false, false, true, false, null);
    }

    /** Whatever the cell says. */
    public static <T> Column<T> of(String key, String header, Function<T, Component> cell, Function<T, String> csv) {
        return new Column<>(key, header, cell, csv, false, false, false, true, false, null);
    }

    public Column<T> asSortable() {
        return new Column<>(key, header, cell, csv, numeric, true, always, shown, lead, width);
    }

    /** Cannot be hidden. */
    public Column<T> kept() {
        return new Column<>(key, header, cell, csv, numeric, sortable, true, true, lead, width);
    }

    /** Not there until somebody wants it. */
    public Column<T> onDemand() {
        return new Column<>(key, header, cell, csv, numeric, sortable, always, false, lead, width);
    }

    /** Stands beside the first on a phone. */
    public Column<T> leading() {
        return new Column<>(key, header, cell, csv, numeric, sortable, always, shown, true, width);
    }

    /** @param css such as {@code 120px} or {@code 20%} */
    public Column<T> wide(String css) {
        return new Column<>(key, header, cell, csv, numeric, sortable, always, shown, lead, css);
    }

    private static Span words(String text) {
        Span words = new Span(text);
        words.setTitle(text);
        return words;
    }
}
