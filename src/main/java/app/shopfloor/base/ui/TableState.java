package app.shopfloor.base.ui;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a URL says of a table.
 *
 * @param page from 1
 * @param columns the keys of those shown
 */
record TableState(long page, Rows.Sort sort, Set<String> columns) {

    private static final String DOWN = "-";

    /** @param problem what people are told of what is not there; null when nothing is wrong */
    record Asked(TableState state, @Nullable String problem) {}

    static <T> Asked of(UrlState url, List<Column<T>> columns, Rows.Sort usual) {
        List<String> problems = new ArrayList<>();
        TableState state = new TableState(
                page(url.get(DataTable.PAGE), problems),
                sort(url.get(DataTable.SORT), columns, usual, problems),
                columns(url.get(DataTable.COLUMNS), columns, problems));
        return new Asked(state, problems.isEmpty() ? null : String.join(" ", problems));
    }

    static UrlState page(UrlState url, long page) {
        return page <= 1 ? url.without(DataTable.PAGE) : url.with(DataTable.PAGE, String.valueOf(page));
    }

    /** From the first page on. */
    static UrlState sort(UrlState url, Rows.Sort sort, Rows.Sort usual) {
        UrlState first = url.without(DataTable.PAGE, DataTable.SORT);
        return sort.equals(usual) ? first : first.with(DataTable.SORT, (sort.descending() ? DOWN : "") + sort.column());
    }

    static <T> UrlState columns(UrlState url, Collection<String> shown, List<Column<T>> columns) {
        return usual(columns).equals(Set.copyOf(shown))
                ? url.without(DataTable.COLUMNS)
                : url.with(DataTable.COLUMNS, String.join(",", shown));
    }

    private static long page(@Nullable String said, List<String> problems) {
        if (said == null) {
            return 1;
        }
        try {
            long page = Long.parseLong(said);
            if (page >= 1) {
                return page;
            }
        } catch (NumberFormatException noNumber) {
            // told below, like a page before the first
        }
        problems.add("There is no page “" + Quoted.of(said) + "”; the first one is shown instead.");
        return 1;
    }

    private static <T> Rows.Sort sort(
            @Nullable String said, List<Column<T>> columns, Rows.Sort usual, List<String> problems) {
        if (said == null) {
            return usual;
        }
        boolean down = said.startsWith(DOWN);
        String key = down ? said.substring(DOWN.length()) : said;
        if (columns.stream()
                .anyMatch(column -> column.sortable() && column.key().equals(key))) {
            return new Rows.Sort(key, down);
        }
        problems.add("The rows cannot be sorted by “" + Quoted.of(key) + "”; they stand in their usual order.");
        return usual;
    }

    private static <T> Set<String> columns(@Nullable String said, List<Column<T>> columns, List<String> problems) {
        if (said == null) {
            return usual(columns);
        }
        Set<String> shown = new LinkedHashSet<>();
        columns.stream().filter(Column::always).map(Column::key).forEach(shown::add);
        for (String key : said.split(",", columns.size() + 1)) {
            if (columns.stream().anyMatch(column -> column.key().equals(key))) {
                shown.add(key);
            } else {
                problems.add("There is no column “" + Quoted.of(key) + "”; it is left out.");
            }
        }
        return shown.isEmpty() ? usual(columns) : shown;
    }

    private static <T> Set<String> usual(List<Column<T>> columns) {
        Set<String> usual = new LinkedHashSet<>();
        columns.stream()
                .filter(column -> column.shown() || column.always())
                .map(Column::key)
                .forEach(usual::add);
        return usual;
    }
}
