package app.shopfloor.fakestripe;

import app.shopfloor.fakestripe.Fields.Link;
import app.shopfloor.fakestripe.Fields.Since;
import app.shopfloor.fakestripe.Fields.SubList;
import app.shopfloor.fakestripe.Fields.Until;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * An object's JSON, prepared once: its text, and the places in it where something can be expanded. Answering a request is
 * copying bytes.
 */
final class Template {

    /** How many of a list an object shows. */
    private static final int SHOWN = 10;

    private static final JsonMapper JSON = new JsonMapper();
    /** Texts that are written as they are. */
    private static final Pattern PLAIN = Pattern.compile("[\\w @./:+-]*");

    /** Something that can be expanded at a position of the text: a link, or a whole field that is else absent. */
    private record Spot(int at, String path, Link link, Template field) {}

    private final byte[] text;
    private final List<Spot> spots;
    private final Map<String, List<Template>> lists;

    private Template(byte[] text, List<Spot> spots, Map<String, List<Template>> lists) {
        this.text = text;
        this.spots = spots.isEmpty() ? List.of() : List.copyOf(spots);
        this.lists = lists.isEmpty() ? Map.of() : lists;
    }

    static Template of(Map<String, ?> object, StripeVersion version) {
        Writer writer = new Writer(version, String.valueOf(object.get("object")) + "s", object.get("id"));
        writer.value("", object);
        return writer.done();
    }

    /** Writes the object with what is to be expanded; linked objects are looked up. */
    void write(ByteArrayOutputStream out, Expansion expansion, Function<Link, Template> linked) {
        int from = 0;
        for (Spot spot : spots) {
            out.write(text, from, spot.at() - from);
            from = spot.at();
            Expansion below = expansion.below(spot.path());
            if (spot.field() != null) {
                if (below != null) {
                    spot.field().write(out, below, linked);
                }
            } else {
                Template target = below == null ? null : linked.apply(spot.link());
                if (target == null) {
                    out.writeBytes(quoted(spot.link().id()));
                } else {
                    target.write(out, below, linked);
                }
            }
        }
        out.write(text, from, text.length - from);
    }

    /** Nothing expanded, as in an event. */
    byte[] plain() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length + 64);
        write(out, Expansion.NONE, link -> null);
        return out.toByteArray();
    }

    /** All of a list, of which the object shows only the beginning; null when the object has no such list. */
    List<Template> list(String name) {
        return lists.get(name);
    }

    private static byte[] quoted(String id) {
        return ('"' + id + '"').getBytes(StandardCharsets.UTF_8);
    }

    private static final class Writer {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream(1_024);
        private final List<Spot> spots = new ArrayList<>();
        private final Map<String, List<Template>> lists = new LinkedHashMap<>();
        private final StripeVersion version;
        private final String collection;
        private final Object id;

        Writer(StripeVersion version, String collection, Object id) {
            this.version = version;
            this.collection = collection;
            this.id = id;
        }

        Template done() {
            return new Template(out.toByteArray(), spots, lists);
        }

        void value(String path, Object value) {
            switch (value) {
                case Map<?, ?> map -> map(path, map);
                case List<?> all -> {
                    text("[");
                    for (int i = 0; i < all.size(); i++) {
                        text(i == 0 ? "" : ",");
                        value(path, all.get(i));
                    }
                    text("]");
                }
                case Link link -> spots.add(new Spot(out.size(), path, link, null));
                case null -> text("null");
                case Number number -> text(number.toString());
                case Boolean flag -> text(flag.toString());
                case String plain when PLAIN.matcher(plain).matches() -> text('"' + plain + '"');
                default -> out.writeBytes(JSON.writeValueAsBytes(value));
            }
        }

        private void map(String path, Map<?, ?> map) {
            text("{");
            boolean first = true;
            for (Map.Entry<?, ?> field : map.entrySet()) {
                String name = (String) field.getKey();
                Object value = field.getValue();
                if (value instanceof Until until) {
                    value = version.isBefore(until.version()) ? until.value() : until.after();
                }
                if (value instanceof Since since) {
                    if (version.isBefore(since.version())) {
                        continue;
                    }
                    value = since.value();
                }
                if (value instanceof Fields.Hidden) {
                    continue;
                }
                String comma = first ? "" : ",";
                String below = path.isEmpty() ? name : path + "." + name;
                if (value instanceof SubList list) {
                    lists.put(
                            below.replace('.', '_'),
                            list.all().stream().map(o -> of(o, version)).toList());
                    if (list.onlyExpanded()) {
                        if (first) {
                            throw new IllegalArgumentException(
                                    "What may be absent cannot be the first field: " + below);
                        }
                        Writer extra = new Writer(version, collection, id);
                        extra.text(",\"" + name + "\":");
                        extra.value("", shown(below, list.all()));
                        spots.add(new Spot(out.size(), below, null, extra.done()));
                        continue;
                    }
                    value = shown(below, list.all());
                }
                text(comma + "\"" + name + "\":");
                value(below, value);
                first = false;
            }
            text("}");
        }

        private Map<String, Object> shown(String path, List<? extends Map<String, ?>> all) {
            return Fields.fields(
                    "object",
                    "list",
                    "data",
                    all.subList(0, Math.min(SHOWN, all.size())),
                    "has_more",
                    all.size() > SHOWN,
                    "url",
                    "/v1/" + collection.replace('.', '/') + "/" + id + "/" + path.replace('.', '_'));
        }

        private void text(String text) {
            out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
