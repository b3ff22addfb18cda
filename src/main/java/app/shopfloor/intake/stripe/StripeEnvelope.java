package app.shopfloor.intake.stripe;

import app.shopfloor.intake.Delivery;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * What the inbox needs of an event to tell it from others; the rest is the translator's matter.
 *
 * @param id the event's id, or the SHA-256 of the body where it has none
 * @param kind the event's type, or {@value #UNKNOWN}
 */
record StripeEnvelope(String id, String kind) {

    static final String UNKNOWN = "unknown";

    /** The body is bounded, and nothing of it is built up here: a strange one is still stored. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Delivery.MAX_PAYLOAD)
                    .maxStringLength(Delivery.MAX_PAYLOAD)
                    .maxNameLength(Delivery.MAX_PAYLOAD)
                    .maxNumberLength(Delivery.MAX_PAYLOAD)
                    .build())
            .build();

    /** @return null when the body is not one JSON object */
    static @Nullable StripeEnvelope read(byte[] body) {
        String id = null;
        String kind = null;
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                JsonToken value = json.nextToken();
                if (value == JsonToken.VALUE_STRING && name.equals("id")) {
                    id = json.getString();
                } else if (value == JsonToken.VALUE_STRING && name.equals("type")) {
                    kind = json.getString();
                } else {
                    json.skipChildren();
                }
            }
            if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
                return null;
            }
        } catch (JacksonException notJson) {
            return null;
        }
        return new StripeEnvelope(
                id == null || id.isBlank() ? sha256(body) : fit(id, Delivery.MAX_ID),
                kind == null || kind.isBlank() ? UNKNOWN : fit(kind, Delivery.MAX_KIND));
    }

    /** The text itself where the database can hold it, else what it can hold of it and the SHA-256 of the whole. */
    private static String fit(String text, int max) {
        boolean plain = text.chars().allMatch(c -> c >= ' ' && !Character.isSurrogate((char) c));
        if (plain && text.length() <= max) {
            return text;
        }
        String hash = "#" + sha256(text.getBytes(StandardCharsets.UTF_16BE));
        StringBuilder kept = new StringBuilder(max);
        for (int i = 0; i < text.length() && kept.length() + hash.length() < max; i++) {
            char c = text.charAt(i);
            kept.append(c < ' ' || Character.isSurrogate(c) ? '?' : c);
        }
        return kept.append(hash).toString();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
