package app.shopfloor.base.ui;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the query of a screen's address says: which days, what is filtered, which page. A value; each name has one value, and
 * they stand in the order of their names, so that equal states have equal addresses. A blank value is none, and none has a NUL,
 * which not every database takes.
 */
public record UrlState(SortedMap<String, String> values) {

    private static final String NUL = "\0"; // PostgreSQL takes none

    public static final UrlState EMPTY = new UrlState(new TreeMap<>());

    public UrlState {
        SortedMap<String, String> said = new TreeMap<>();
        values.forEach((name, value) -> {
            String text = value.replace(NUL, "").strip();
            if (!text.isEmpty()) {
                said.put(name, text);
            }
        });
        values = Collections.unmodifiableSortedMap(said);
    }

    /** Of a name that the address has several times the first one counts. */
    public static UrlState of(QueryParameters query) {
        SortedMap<String, String> values = new TreeMap<>();
        query.getParameters()
                .forEach((name, given) -> given.stream().findFirst().ifPresent(value -> values.put(name, value)));
        return new UrlState(values);
    }

    public static UrlState of(Location location) {
        return of(location.getQueryParameters());
    }

    /** Null where the address does not say. */
    public @Nullable String get(String name) {
        return values.get(name);
    }

    public UrlState with(String name, String value) {
        return with(Map.of(name, value));
    }

    public UrlState with(Map<String, String> more) {
        SortedMap<String, String> all = new TreeMap<>(values);
        all.putAll(more);
        return new UrlState(all);
    }

    /** Other days, from their first page on. */
    public UrlState with(RangeChoice days) {
        return without("range", "from", "to", DataTable.PAGE).with(days.parameters());
    }

    public UrlState with(ComparisonChoice comparison) {
        return comparison == ComparisonChoice.USUAL
                ? without(ComparisonChoice.PARAMETER)
                : with(ComparisonChoice.PARAMETER, comparison.code());
    }

    public UrlState without(String... names) {
        SortedMap<String, String> rest = new TreeMap<>(values);
        for (String name : names) {
            rest.remove(name);
        }
        return new UrlState(rest);
    }

    public QueryParameters query() {
        return QueryParameters.simple(values);
    }

    /** The address of a screen in this state. @param path as its route says it, without a leading slash */
    public String href(String path) {
        String query = values.entrySet().stream()
                .map(entry ->
                        QueryParameters.of(entry.getKey(), entry.getValue()).getQueryString())
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }
}
