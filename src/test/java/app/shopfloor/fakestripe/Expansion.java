package app.shopfloor.fakestripe;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What of an object is to be expanded, as a tree of its fields. */
final class Expansion {

    static final Expansion NONE = new Expansion();

    private final Map<String, Expansion> fields = new HashMap<>();

    private Expansion() {}

    /** @param paths as {@code balance_transaction} or {@code line_items.data.price.product} */
    static Expansion of(Collection<String> paths) {
        Expansion root = new Expansion();
        for (String path : paths) {
            Expansion at = root;
            for (String field : path.split("\\.")) {
                at = at.fields.computeIfAbsent(field, f -> new Expansion());
            }
        }
        return root;
    }

    /** What is to be expanded below a field; null when the field itself is not. */
    Expansion below(String path) {
        Expansion at = this;
        for (String field : path.split("\\.")) {
            at = at.fields.get(field);
            if (at == null) {
                return null;
            }
        }
        return at;
    }
}
