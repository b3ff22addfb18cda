package app.shopfloor.intake.sample;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON straight into one buffer: a sample of a million orders is three million documents, and a tree of nodes for each
 * would cost several times the text.
 */
final class Json {

    private static final int USUAL_LENGTH = 2048;

    private final StringBuilder out = new StringBuilder(USUAL_LENGTH).append('{');

    Json text(String name, @Nullable String value) {
        name(name);
        if (value == null) {
            out.append("null");
        } else {
            quoted(value);
        }
        return this;
    }

    Json number(String name, long value) {
        name(name);
        out.append(value);
        return this;
    }

    Json decimal(String name, BigDecimal value) {
        name(name);
        out.append(value.toPlainString());
        return this;
    }

    Json bool(String name, boolean value) {
        name(name);
        out.append(value);
        return this;
    }

    Json empty(String name) {
        name(name);
        out.append("null");
        return this;
    }

    /** Begins an object as the value of the name. */
    Json object(String name) {
        name(name);
        out.append('{');
        return this;
    }

    /** Begins an object as the next element of an array. */
    Json object() {
        comma();
        out.append('{');
        return this;
    }

    Json end() {
        out.append('}');
        return this;
    }

    Json array(String name) {
        name(name);
        out.append('[');
        return this;
    }

    Json endArray() {
        out.append(']');
        return this;
    }

    /** Ends the document. */
    byte[] bytes() {
        return out.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private void name(String name) {
        comma();
        out.append('"').append(name).append("\":");
    }

    private void comma() {
        char last = out.charAt(out.length() - 1);
        if (last != '{' && last != '[') {
            out.append(',');
        }
    }

    private void quoted(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
