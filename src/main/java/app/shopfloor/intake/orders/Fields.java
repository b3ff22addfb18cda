package app.shopfloor.intake.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads one JSON object field by field. What is wrong is noted with the field's path and replaced by something harmless, so that
 * one reading finds every mistake.
 */
final class Fields {

    /** Amounts beyond this are mistakes: ten billion in a currency of two decimals. */
    static final long MAX_AMOUNT = 1_000_000_000_000L;

    private final JsonNode object;
    private final String path;
    private final List<String> problems;

    private Fields(JsonNode object, String path, List<String> problems) {
        this.object = object;
        this.path = path;
        this.problems = problems;
    }

    static Fields of(JsonNode root, List<String> problems) {
        return new Fields(root, "", problems);
    }

    void problem(String field, String what) {
        problems.add(path + field + ": " + what);
    }

    boolean has(String field) {
        JsonNode value = object.get(field);
        return value != null
                && !value.isNull()
                && !(value.isString() && value.stringValue().isBlank());
    }

    /** A text or, for ids that look like numbers, a whole number; null when it is absent. */
    @Nullable
    String text(String field, int max) {
        if (!has(field)) {
            return null;
        }
        JsonNode value = object.get(field);
        if (!value.isString() && !value.isIntegralNumber()) {
            problem(field, "should be a text");
            return null;
        }
        String text = value.asString().strip();
        if (text.length() > max) {
            problem(field, "has at most " + max + " characters, not " + text.length());
            return text.substring(0, max);
        }
        return text;
    }

    String requiredText(String field, int max) {
        String text = text(field, max);
        if (text == null) {
            if (!has(field)) {
                problem(field, "is missing");
            }
            return "";
        }
        return text;
    }

    /** An amount in minor units; 0 when it is absent. */
    long amount(String field) {
        return has(field) ? requiredWhole(field, 0, MAX_AMOUNT, "minor units, like 4900 for 49.00") : 0;
    }

    long requiredWhole(String field, long min, long max, String unit) {
        if (!has(field)) {
            problem(field, "is missing");
            return min;
        }
        JsonNode value = object.get(field);
        try {
            if (value.isNumber() || value.isString()) {
                long whole = new BigDecimal(value.asString().strip()).longValueExact();
                if (whole < min || whole > max) {
                    problem(field, "should be between " + min + " and " + max + ", not " + whole);
                    return min;
                }
                return whole;
            }
        } catch (ArithmeticException | NumberFormatException notWhole) {
            // told below
        }
        problem(field, "should be a whole number of " + unit + ", not " + shown(value));
        return min;
    }

    /** An instant with its offset from UTC, as in ISO 8601; null when it is absent or wrong. */
    @Nullable
    Instant instant(String field) {
        if (!has(field)) {
            return null;
        }
        JsonNode value = object.get(field);
        try {
            return OffsetDateTime.parse(value.asString("")).toInstant();
        } catch (DateTimeParseException wrong) {
            problem(field, "should be a time with its offset, like 2026-11-20T14:32:07Z, not " + shown(value));
            return null;
        }
    }

    /** One of the words, in any case; the usual one when it is absent. */
    <T> T oneOf(String field, Map<String, T> words, T usual) {
        if (!has(field)) {
            return usual;
        }
        T found = words.get(object.get(field).asString("").strip().toLowerCase(Locale.ROOT));
        if (found == null) {
            problem(
                    field,
                    "should be one of "
                            + String.join(", ", words.keySet().stream().sorted().toList()) + ", not "
                            + shown(object.get(field)));
            return usual;
        }
        return found;
    }

    /** The object of this name; an empty one when it is absent. */
    Fields object(String field) {
        JsonNode value = object.get(field);
        if (value != null && !value.isNull() && !value.isObject()) {
            problem(field, "should be an object");
        }
        JsonNode read = value == null || !value.isObject() ? JsonNodeFactory.instance.objectNode() : value;
        return new Fields(read, path + field + ".", problems);
    }

    /** The objects of the array of this name; none when it is absent. */
    List<Fields> objects(String field, int max) {
        if (!has(field)) {
            return List.of();
        }
        JsonNode array = object.get(field);
        if (!array.isArray() || array.size() > max) {
            problem(field, array.isArray() ? "has at most " + max + " entries" : "should be a list");
            return List.of();
        }
        List<Fields> all = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            Fields entry = new Fields(array.get(i), path + field + "[" + i + "].", problems);
            if (array.get(i).isObject()) {
                all.add(entry);
            } else {
                problem(field + "[" + i + "]", "should be an object");
            }
        }
        return all;
    }

    private static String shown(JsonNode value) {
        String text = value.isContainer() ? "a structure" : value.asString();
        return "“" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "”";
    }
}
