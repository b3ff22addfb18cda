package app.shopfloor.base.ui;

import org.jspecify.annotations.Nullable;

/**
 * One thing that can be chosen.
 *
 * @param parameter under which the URL says it; "" for the first of the filter's
 * @param value what the URL says
 * @param label what people read
 * @param detail a second line in the list; may be ""
 */
public record Option(String parameter, String value, String label, String detail) {

    public Option(String value, String label) {
        this("", value, label, "");
    }

    public Option(String value, String label, String detail) {
        this("", value, label, detail);
    }

    /** Whether the URL says the same of both, whatever people read. */
    boolean isSame(@Nullable Option other) {
        return other != null && parameter.equals(other.parameter) && value.equals(other.value);
    }
}
