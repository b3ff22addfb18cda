package app.shopfloor.fakestripe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The objects of one resource of one account, newest first, as they stand now. */
final class Shelf {

    /** Where an object stands in the list: by its time, then by when it came to be. */
    private record Position(long created, long number) {}

    private static final Comparator<Position> NEWEST_FIRST = Comparator.comparingLong(Position::created)
            .thenComparing(Position::number)
            .reversed();

    private record Item(String id, Template template) {}

    /** @param more whether there is anything after it */
    record Page(List<Template> objects, boolean more) {}

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<String, Position> positions = new HashMap<>();
    private final NavigableMap<Position, Item> all = new TreeMap<>(NEWEST_FIRST);
    /** By {@code filter=value}. */
    private final Map<String, NavigableMap<Position, Item>> filtered = new HashMap<>();

    private final Map<String, Map<String, String>> filtersOf = new HashMap<>();
    private long number;

    /** @param filters the values by which a list can be restricted to it; values of before are forgotten */
    void put(String id, long created, Template template, Map<String, String> filters) {
        lock.writeLock().lock();
        try {
            Position position = positions.computeIfAbsent(id, i -> new Position(created, number++));
            Item item = new Item(id, template);
            all.put(position, item);
            Map<String, String> before = filters.isEmpty() ? filtersOf.remove(id) : filtersOf.put(id, filters);
            if (before != null) {
                before.forEach((name, value) -> filtered.get(name + "=" + value).remove(position));
            }
            filters.forEach(
                    (name, value) -> filtered.computeIfAbsent(name + "=" + value, f -> new TreeMap<>(NEWEST_FIRST))
                            .put(position, item));
        } finally {
            lock.writeLock().unlock();
        }
    }

    Optional<Template> find(String id) {
        lock.readLock().lock();
        try {
            return Optional.ofNullable(positions.get(id))
                    .map(position -> all.get(position).template());
        } finally {
            lock.readLock().unlock();
        }
    }

    int size() {
        lock.readLock().lock();
        try {
            return all.size();
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Objects made from {@code from} to {@code to}, both included, after (that is older than) the one with an id.
     *
     * @param filters all of them must be met, each by any of its values
     */
    Page page(
            long from,
            long to,
            String startingAfter,
            String endingBefore,
            int limit,
            Map<String, List<String>> filters) {
        lock.readLock().lock();
        try {
            NavigableMap<Position, Item> listed = all;
            if (!filters.isEmpty()) {
                List<NavigableMap<Position, Item>> sets = filters.entrySet().stream()
                        .map(f -> anyOf(f.getKey(), f.getValue()))
                        .sorted(Comparator.comparingInt(Map::size))
                        .toList();
                listed = sets.getFirst();
                if (sets.size() > 1) {
                    listed = new TreeMap<>(listed);
                    for (NavigableMap<Position, Item> other : sets.subList(1, sets.size())) {
                        listed.keySet().retainAll(other.keySet());
                    }
                }
            }
            Position first = new Position(to, Long.MAX_VALUE);
            Position last = new Position(from, Long.MIN_VALUE);
            boolean including = true;
            if (startingAfter != null && NEWEST_FIRST.compare(positions.get(startingAfter), first) >= 0) {
                first = positions.get(startingAfter);
                including = false;
            }
            if (endingBefore != null && NEWEST_FIRST.compare(positions.get(endingBefore), last) <= 0) {
                last = positions.get(endingBefore);
            }
            if (NEWEST_FIRST.compare(first, last) > 0) {
                return new Page(List.of(), false);
            }
            listed = listed.subMap(first, including, last, endingBefore == null);
            return page(endingBefore == null ? listed : listed.descendingMap(), limit, endingBefore != null);
        } finally {
            lock.readLock().unlock();
        }
    }

    private NavigableMap<Position, Item> anyOf(String filter, List<String> values) {
        NavigableMap<Position, Item> found = new TreeMap<>(NEWEST_FIRST);
        for (String value : values) {
            NavigableMap<Position, Item> one = filtered.get(filter + "=" + value);
            if (one != null && values.size() == 1) {
                return one;
            }
            if (one != null) {
                found.putAll(one);
            }
        }
        return found;
    }

    private static Page page(NavigableMap<Position, Item> listed, int limit, boolean reversed) {
        List<Template> objects = new ArrayList<>();
        for (Item item : listed.values()) {
            if (objects.size() == limit) {
                return new Page(reversed ? objects.reversed() : objects, true);
            }
            objects.add(item.template());
        }
        return new Page(reversed ? objects.reversed() : objects, false);
    }
}
