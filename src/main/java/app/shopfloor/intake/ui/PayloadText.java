package app.shopfloor.intake.ui;

import app.shopfloor.intake.Delivery;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * A payload as people read it.
 *
 * @param text indented; null when it cannot be shown
 * @param problem why it is not shown, or not indented, for people; null when it is
 */
record PayloadText(@Nullable String text, @Nullable String problem) {

    private static final int DEEPEST_INDENT = 30;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Delivery.MAX_PAYLOAD)
                    .maxStringLength(Delivery.MAX_PAYLOAD)
                    .maxNameLength(Delivery.MAX_PAYLOAD)
                    .maxNumberLength(Delivery.MAX_PAYLOAD)
                    .build())
            .build();

    /**
     * @param kind of the delivery
     * @param everything whether personal data is shown, too
     */
    static PayloadText of(byte[] payload, String kind, boolean everything) {
        try {
            return new PayloadText(new Printer(kind, everything).print(payload), null);
        } catch (JacksonException notJson) {
            if (!everything) {
                return new PayloadText(
                        null,
                        "This payload is not JSON, so that personal data in it cannot be told apart. An admin can read it.");
            }
            try {
                return new PayloadText(
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(payload))
                                .toString(),
                        "This payload is not JSON; it is shown as it came.");
            } catch (CharacterCodingException binary) {
                return new PayloadText(null, "This payload is no text.");
            }
        }
    }

    private static final class Printer {

        private final boolean everything;
        private final StringBuilder out = new StringBuilder();
        private final Deque<Level> levels = new ArrayDeque<>();
        private @Nullable String field;

        Printer(String kind, boolean everything) {
            this.everything = everything;
            levels.push(new Level(false, kind.startsWith("customer."), false));
        }

        String print(byte[] payload) {
            try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), payload)) {
                for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                    write(token, json);
                }
            }
            return out.toString();
        }

        private void write(JsonToken token, JsonParser json) {
            switch (token) {
                case PROPERTY_NAME -> name(json.currentName());
                case START_OBJECT, START_ARRAY -> begin(token == JsonToken.START_ARRAY);
                case END_OBJECT, END_ARRAY -> end();
                case VALUE_STRING -> string(json.getString());
                default -> scalar(json.getString());
            }
        }

        private void name(String name) {
            separate();
            field = name;
            quote(everything ? name : PersonalData.withoutEmails(name));
            out.append(": ");
        }

        private void begin(boolean array) {
            Level within = level();
            String name = field;
            String inherited = name == null ? within.hiddenAs : name;
            startValue();
            boolean ofPerson = within.ofPerson || name != null && PersonalData.isOfPerson(name);
            Level level = new Level(array, ofPerson, true);
            // "phones": ["…"]: what hides a field hides all that is listed under it
            level.hiddenAs = array ? inherited : null;
            levels.push(level);
            out.append(array ? '[' : '{');
        }

        private void end() {
            Level ended = levels.pop();
            if (!ended.first) {
                newLine();
            }
            out.append(ended.array ? ']' : '}');
        }

        private void string(String value) {
            Level level = level();
            String name = field == null ? level.hiddenAs : field;
            if ("object".equals(field) && value.equals("customer")) {
                level.ofPerson = true;
            }
            startValue();
            if (name != null && PersonalData.isSecret(name)) {
                quote(PersonalData.HIDDEN);
            } else if (everything) {
                quote(value);
            } else if (name != null && PersonalData.hides(name, level.ofPerson)) {
                quote(value.isEmpty() ? value : PersonalData.HIDDEN);
            } else {
                quote(PersonalData.withoutEmails(value));
            }
        }

        /** Numbers, true, false and null, as they were written. */
        private void scalar(String value) {
            Level level = level();
            String name = field == null ? level.hiddenAs : field;
            startValue();
            boolean number = !value.isEmpty() && (Character.isDigit(value.charAt(0)) || value.charAt(0) == '-');
            boolean hidden = !everything && number && name != null && PersonalData.hides(name, level.ofPerson);
            out.append(hidden ? "\"" + PersonalData.HIDDEN + "\"" : value);
        }

        private void startValue() {
            if (field == null && levels.size() > 1) {
                separate();
            }
            field = null;
        }

        private void separate() {
            Level level = level();
            if (!level.first) {
                out.append(',');
            }
            level.first = false;
            newLine();
        }

        private void newLine() {
            out.append('\n').append("  ".repeat(Math.min(DEEPEST_INDENT, levels.size() - 1)));
        }

        private Level level() {
            return levels.element();
        }

        private void quote(String text) {
            out.append('"');
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                switch (c) {
                    case '"' -> out.append("\\\"");
                    case '\\' -> out.append("\\\\");
                    case '\n' -> out.append("\\n");
                    case '\r' -> out.append("\\r");
                    case '\t' -> out.append("\\t");
                    default -> {
                        if (c < ' ' || Character.isSurrogate(c) && !isPaired(text, i)) {
                            out.append("\\u").append("%04x".formatted((int) c));
                        } else {
                            out.append(c);
                        }
                    }
                }
            }
            out.append('"');
        }

        private static boolean isPaired(String text, int i) {
            char c = text.charAt(i);
            return Character.isHighSurrogate(c)
                    ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                    : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        }
    }

    private static final class Level {

        final boolean array;
        boolean ofPerson;
        boolean first;

        @Nullable
        String hiddenAs;

        Level(boolean array, boolean ofPerson, boolean first) {
            this.array = array;
            this.ofPerson = ofPerson;
            this.first = first;
        }
    }
}
