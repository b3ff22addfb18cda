package app.shopfloor.fakestripe;

import app.shopfloor.fakestripe.Fields.Link;
import app.shopfloor.testing.MovableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** One Stripe account: its objects as they stand now, and what it announced of them. */
public final class FakeAccount {

    /** For how long events can be listed. */
    static final Duration EVENTS_KEPT = Duration.ofDays(30);

    private final String id;
    private final boolean live;
    private final boolean connected;
    private final MovableClock clock;
    private final AtomicLong ids = new AtomicLong();
    private final Map<Resource, Shelf> shelves = new EnumMap<>(Resource.class);
    private final List<Consumer<FakeEvent>> listeners = new CopyOnWriteArrayList<>();
    private volatile String name = "Northwind Makers";

    FakeAccount(String id, boolean live, boolean connected, MovableClock clock) {
        this.id = id;
        this.live = live;
        this.connected = connected;
        this.clock = clock;
        for (Resource resource : Resource.values()) {
            shelves.put(resource, new Shelf());
        }
    }

    public String id() {
        return id;
    }

    public boolean live() {
        return live;
    }

    public MovableClock clock() {
        return clock;
    }

    public void rename(String newName) {
        name = newName;
    }

    /** A new id, as {@code ch_3Q0000000a}; ids of one account are never given twice. */
    public String newId(String prefix) {
        String number = Long.toString(ids.incrementAndGet(), 36);
        return prefix + "3Q" + "0".repeat(Math.max(0, 8 - number.length())) + number;
    }

    /** Whoever is told of every event, in the thread that makes it. */
    public void onEvent(Consumer<FakeEvent> listener) {
        listeners.add(listener);
    }

    /** The object stands so from now on, and nobody is told. It has an {@code id} and {@code created}. */
    public void put(Resource resource, Map<String, Object> object) {
        Object created = object.get("created");
        Map<String, String> filters = new TreeMap<>();
        for (String filter : resource.filters()) {
            String value = filterValue(object.get(filter));
            if (value != null) {
                filters.put(filter, value);
            }
        }
        shelf(resource)
                .put(
                        (String) object.get("id"),
                        ((Number) created).longValue(),
                        Template.of(object, StripeVersion.NEWEST),
                        filters);
    }

    private static String filterValue(Object value) {
        return switch (value) {
            case null -> null;
            case Link link -> link.id();
            case Fields.Hidden hidden -> hidden.value();
            case Map<?, ?> map -> (String) map.get("id");
            default -> value.toString();
        };
    }

    /** The object stands so from now on, and it is announced in the endpoint's version. */
    public FakeEvent change(Resource resource, Map<String, Object> object, String type, StripeVersion version) {
        put(resource, object);
        return announce(object, type, version);
    }

    /** Announces an object as it is given, in the endpoint's version. */
    public FakeEvent announce(Map<String, Object> object, String type, StripeVersion version) {
        String eventId = newId("evt_");
        long now = clock.seconds();
        Map<String, Object> head = Fields.fields(
                "id", eventId, "object", "event", "api_version", version.text(), "created", now, "livemode", live);
        if (connected) {
            head.put("account", id);
        }
        head.put("pending_webhooks", 1);
        head.put("request", Fields.fields("id", null, "idempotency_key", null));
        head.put("type", type);
        head.put("data", Fields.fields("object", object));
        Template event = Template.of(head, version);
        shelf(Resource.EVENTS).put(eventId, now, event, Map.of("type", type));
        FakeEvent told = new FakeEvent(eventId, type, now, event.plain());
        listeners.forEach(listener -> listener.accept(told));
        return told;
    }

    /** How many objects there are of a resource. */
    public int count(Resource resource) {
        return shelf(resource).size();
    }

    /** All objects of a resource as the API tells them, newest first, nothing expanded. */
    public List<String> all(Resource resource) {
        List<String> all = new ArrayList<>();
        shelf(resource).page(0, Long.MAX_VALUE, null, null, Integer.MAX_VALUE, Map.of()).objects().stream()
                .map(template -> new String(template.plain(), StandardCharsets.UTF_8))
                .forEach(all::add);
        return all;
    }

    Shelf shelf(Resource resource) {
        return shelves.get(resource);
    }

    Template linked(Link link) {
        return shelf(link.to()).find(link.id()).orElse(null);
    }

    /** The account as it tells of itself. */
    Map<String, Object> itself() {
        return Fields.fields(
                "id",
                id,
                "object",
                "account",
                "business_profile",
                Fields.fields("name", name, "url", null),
                "charges_enabled",
                true,
                "country",
                "DE",
                "default_currency",
                "eur",
                "email",
                "owner@example.com",
                "payouts_enabled",
                true,
                "settings",
                Fields.fields("dashboard", Fields.fields("display_name", name, "timezone", "Europe/Berlin")),
                "type",
                "standard");
    }
}
