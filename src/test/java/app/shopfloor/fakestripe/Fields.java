package app.shopfloor.fakestripe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of an object's fields that are more than plain JSON. */
public final class Fields {

    /** The id of another object, which a request can have expanded. */
    record Link(Resource to, String id) {}

    /** A list of which an object shows the first ten, the rest being at its own address; some only when expanded. */
    record SubList(boolean onlyExpanded, List<? extends Map<String, ?>> all) {}

    /** A field that from a version on is told otherwise, or no longer. */
    record Until(StripeVersion version, Object value, Object after) {}

    /** A field that older versions do not have yet. */
    record Since(StripeVersion version, Object value) {}

    /** What the API filters by and does not tell. */
    record Hidden(String value) {}

    private Fields() {}

    /** Null for no id. */
    public static Object link(Resource to, String id) {
        return id == null ? null : new Link(to, id);
    }

    public static Object list(List<? extends Map<String, ?>> all) {
        return new SubList(false, all);
    }

    public static Object listWhenExpanded(List<? extends Map<String, ?>> all) {
        return new SubList(true, all);
    }

    /** Told only before a version. */
    public static Object before(StripeVersion version, Object value) {
        return new Until(version, value, new Hidden(null));
    }

    public static Object before(StripeVersion version, Object value, Object after) {
        return new Until(version, value, after);
    }

    public static Object hidden(String value) {
        return value == null ? null : new Hidden(value);
    }

    public static Object since(StripeVersion version, Object value) {
        return new Since(version, value);
    }

    /** A map of alternating names and values; values may be null. */
    public static Map<String, Object> fields(Object... fields) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            map.put((String) fields[i], fields[i + 1]);
        }
        return map;
    }
}
