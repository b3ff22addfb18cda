package app.shopfloor.intake.stripe;

import app.shopfloor.intake.Delivery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads Stripe's JSON tolerantly, for payloads of any API version: what is missing, null or of another shape is not there. */
final class StripeJson {

    private StripeJson() {}

    static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isString() && !value.asString().isBlank() ? value.asString() : null;
    }

    /** The id behind an expandable field, which comes as an id or as the object itself. */
    static @Nullable String id(JsonNode node, String field) {
        JsonNode value = node.path(field);
        String id = value.isObject() ? text(value, "id") : text(node, field);
        if (id != null && id.length() > Delivery.MAX_ID) {
            throw new IllegalArgumentException(
                    "The " + field + " has an id of more than " + Delivery.MAX_ID + " characters");
        }
        return id;
    }

    /** The first that is there. */
    static @Nullable String either(@Nullable String... texts) {
        for (String text : texts) {
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    static boolean flag(JsonNode node, String field) {
        return node.path(field).asBoolean(false);
    }

    /** A whole number, or the fallback. */
    static long number(JsonNode node, String field, long fallback) {
        JsonNode value = node.path(field);
        return value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : fallback;
    }

    static boolean has(JsonNode node, String field) {
        return node.path(field).isNumber();
    }

    /** A time in seconds since the epoch, or the fallback. */
    static Instant time(JsonNode node, String field, Instant fallback) {
        long seconds = number(node, field, -1);
        return seconds <= 0 ? fallback : Instant.ofEpochSecond(seconds);
    }

    /** The elements of a list that comes bare or as {@code {"object":"list","data":[…]}}. */
    static Iterable<JsonNode> list(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isArray() ? value : value.path("data");
    }

    static String describe(JsonNode object) {
        return object.path("object").asString("object") + " "
                + object.path("id").asString("without an id");
    }
}
