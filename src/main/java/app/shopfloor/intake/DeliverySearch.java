package app.shopfloor.intake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds deliveries, newest first. Deliveries carry no index but their identity, so that taking them stays cheap; what the
 * identity does not answer is looked for backwards in windows of ids, and no further in one call than a person waits for.
 */
@Repository
class DeliverySearch {

    /** Rows looked at in one query, and in one call. */
    private static final int WINDOW = 2_000;

    private static final int ROWS = 20_000;

    /** Bytes of payload read together, and in one call. */
    private static final long GROUP_BYTES = 4 << 20;

    private static final long BYTES = 24 << 20;

    /** Ids follow the time of receipt, but for deliveries taken at once and for a clock set back; by no more than this. */
    private static final Duration DISORDER = Duration.ofHours(1);

    private final JdbcClient jdbc;

    DeliverySearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param before only smaller ids
     * @param after only greater ids
     */
    DeliveryPage search(DeliveryFilter filter, long before, long after, int limit) {
        return new Search(filter, after, limit).from(before);
    }

    Optional<DeliveryRecord> find(long id) {
        return jdbc.sql(DeliveryRows.SELECT + "where d.id = ?")
                .param(id)
                .query(DeliveryRows::read)
                .optional();
    }

    List<DeliveryRecord> find(List<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(DeliveryRows.SELECT + "where d.id in (:ids)")
                        .param("ids", ids)
                        .query(DeliveryRows::read)
                        .list();
    }

    Optional<byte[]> payload(long id) {
        return jdbc.sql("select payload from delivery where id = ? and payload is not null")
                .param(id)
                .query(byte[].class)
                .optional();
    }

    Optional<Long> newer(long id) {
        return one("select id from delivery where id > ? order by id limit 1", id);
    }

    Optional<Long> older(long id) {
        return one("select id from delivery where id < ? order by id desc limit 1", id);
    }

    /** The smallest id from which on all were received at this time or later, give or take the disorder; found by halving. */
    long firstSince(Instant time) {
        Instant wanted = time.minus(DISORDER);
        long low =
                one("select min(id) from delivery where id > ?", Long.MIN_VALUE).orElse(0L);
        long high =
                one("select max(id) from delivery where id > ?", Long.MIN_VALUE).orElse(0L) + 1;
        while (low < high) {
            long middle = low + (high - low) / 2;
            Optional<Stamp> there = jdbc.sql("select id, received_at from delivery where id >= ? order by id limit 1")
                    .param(middle)
                    .query((row, n) -> new Stamp(
                            row.getLong(1),
                            row.getObject(2, OffsetDateTime.class).toInstant()))
                    .optional();
            if (there.isEmpty() || !there.get().at.isBefore(wanted)) {
                high = middle;
            } else {
                low = there.get().id + 1;
            }
        }
        return low;
    }

    private Optional<Long> one(String sql, long parameter) {
        return jdbc.sql(sql).param(parameter).query((row, n) -> row.getObject(1, Long.class)).list().stream()
                .filter(id -> id != null)
                .findFirst();
    }

    private record Stamp(long id, Instant at) {}

    /** One call. */
    private final class Search {

        private final DeliveryFilter filter;
        private final int limit;
        private final long floor;
        /** The table that is walked: the narrow one that holds the state, where a state is asked for. */
        private final String walked;

        private final boolean exactId;
        private final String condition;
        private final Map<String, Object> parameters = new HashMap<>();
        private final List<DeliveryRecord> found = new ArrayList<>();
        private long looked;
        private long bytes;

        Search(DeliveryFilter filter, long after, int limit) {
            this.filter = filter;
            this.limit = limit;
            floor = filter.from() == null ? after : Math.max(after, firstSince(filter.from()) - 1);
            DeliveryState state = filter.state();
            walked = state == null ? "d" : state == DeliveryState.PENDING || state == DeliveryState.FAILED ? "o" : "e";
            exactId = filter.id() != null && isThere(filter.id());
            condition = condition();
        }

        DeliveryPage from(long before) {
            long cursor = filter.until() == null
                    ? before
                    : Math.min(before, firstSince(filter.until().plus(DISORDER.multipliedBy(2))));
            boolean windowed = !exactId && (filter.text() != null || !walked.equals("o") && !condition.isEmpty());
            while (found.size() < limit && looked < ROWS && bytes < BYTES && cursor > floor + 1) {
                Long bottom = windowed ? bottom(cursor) : Long.valueOf(floor + 1);
                if (bottom == null) {
                    cursor = floor + 1;
                    break;
                }
                cursor = look(cursor, bottom);
            }
            boolean more = cursor > floor + 1;
            return new DeliveryPage(found, more ? cursor : null, lookedBackTo(cursor));
        }

        /** Looks at those below the cursor, down to the bottom. @return the new cursor */
        private long look(long cursor, long bottom) {
            boolean reading = filter.text() != null;
            int wanted = reading ? WINDOW : limit - found.size();
            List<DeliveryRecord> rows = jdbc.sql(select()
                            + " where " + walked + ".id < :before and " + walked + ".id >= :bottom" + condition
                            + " order by " + walked + ".id desc limit :limit")
                    .params(parameters)
                    .param("before", cursor)
                    .param("bottom", bottom)
                    .param("limit", wanted)
                    .query(DeliveryRows::read)
                    .list();
            if (reading) {
                return read(rows, bottom);
            }
            found.addAll(rows);
            return rows.size() == wanted ? rows.getLast().id() : bottom;
        }

        /** Keeps those whose payload contains the text, until there are enough or enough was read. @return the new cursor */
        private long read(List<DeliveryRecord> rows, long bottom) {
            byte[] text = String.valueOf(filter.text()).getBytes(StandardCharsets.UTF_8);
            int next = 0;
            while (next < rows.size()) {
                List<DeliveryRecord> group = new ArrayList<>();
                long size = 0;
                for (; next < rows.size() && size < GROUP_BYTES; next++) {
                    Integer length = rows.get(next).bytes();
                    size += length == null ? 0 : length;
                    group.add(rows.get(next));
                }
                bytes += size;
                Set<Long> containing = containing(group, text);
                for (DeliveryRecord row : group) {
                    if (containing.contains(row.id())) {
                        found.add(row);
                        if (found.size() == limit) {
                            return row.id();
                        }
                    }
                }
                if (bytes >= BYTES) {
                    return next < rows.size() ? group.getLast().id() : bottom;
                }
            }
            return bottom;
        }

        private Set<Long> containing(List<DeliveryRecord> group, byte[] text) {
            Set<Long> ids = new HashSet<>();
            jdbc.sql("select id, payload from delivery where id in (:ids) and payload is not null")
                    .param("ids", group.stream().map(DeliveryRecord::id).toList())
                    .query(row -> {
                        if (contains(row.getBytes(2), text)) {
                            ids.add(row.getLong(1));
                        }
                    });
            return ids;
        }

        /** @return the smallest id of the next window, or null when nothing is left */
        private @Nullable Long bottom(long cursor) {
            int window = filter.text() == null ? WINDOW : WINDOW / 4;
            boolean ofSource = walked.equals("d") && filter.source() != null;
            String table = walked.equals("d") ? "delivery" : walked.equals("o") ? "delivery_open" : "delivery_done";
            return jdbc.sql("select min(id) as bottom, count(*) as size from (select id from " + table
                            + " where id < :before and id > :floor" + (ofSource ? " and source = :source" : "")
                            + " order by id desc limit :limit) w")
                    .param("before", cursor)
                    .param("floor", floor)
                    .param("source", filter.source())
                    .param("limit", window)
                    .query((row, n) -> {
                        looked += row.getLong("size");
                        return Optional.ofNullable(row.getObject("bottom", Long.class));
                    })
                    .single()
                    .orElse(null);
        }

        private String select() {
            String joins = switch (walked) {
                case "o" ->
                    "from delivery_open o join delivery d on d.id = o.id left join delivery_done e on e.id = o.id";
                case "e" ->
                    "from delivery_done e join delivery d on d.id = e.id left join delivery_open o on o.id = e.id";
                default ->
                    "from delivery d left join delivery_open o on o.id = d.id left join delivery_done e on e.id = d.id";
            };
            return DeliveryRows.COLUMNS + joins;
        }

        private String condition() {
            StringBuilder and = new StringBuilder();
            and(and, "d.received_at >= :from", "from", utc(filter.from()));
            and(and, "d.received_at < :until", "until", utc(filter.until()));
            and(and, "position(:kind in d.kind) > 0", "kind", filter.kind());
            and(and, exactId ? "d.delivery_id = :id" : "position(:id in d.delivery_id) > 0", "id", filter.id());
            if (filter.state() != null) {
                and.append(
                        switch (filter.state()) {
                            case PENDING -> " and o.failed_at is null";
                            case FAILED -> " and o.failed_at is not null";
                            case IGNORED -> " and e.ignored_because is not null and o.id is null";
                            case TRANSLATED -> " and e.ignored_because is null and o.id is null";
                        });
            }
            and(and, "d.source = :source", "source", filter.source());
            return and.toString();
        }

        private void and(StringBuilder all, String condition, String name, @Nullable Object value) {
            if (value != null) {
                all.append(" and ").append(condition);
                parameters.put(name, value);
            }
        }

        private boolean isThere(String id) {
            return !jdbc.sql("select id from delivery where delivery_id = ? limit 1")
                    .param(id)
                    .query(Long.class)
                    .list()
                    .isEmpty();
        }

        private @Nullable Instant lookedBackTo(long cursor) {
            return jdbc
                    .sql("select received_at from delivery where id >= ? order by id limit 1")
                    .param(Math.max(cursor, floor + 1))
                    .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                    .list()
                    .stream()
                    .findFirst()
                    .orElse(null);
        }
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static boolean contains(byte[] payload, byte[] text) {
        outer:
        for (int start = 0; start <= payload.length - text.length; start++) {
            for (int i = 0; i < text.length; i++) {
                if (payload[start + i] != text[i]) {
                    continue outer;
                }
            }
            return true;
        }
        return false;
    }
}
