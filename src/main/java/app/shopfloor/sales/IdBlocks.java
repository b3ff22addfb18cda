package app.shopfloor.sales;

import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/** Ids of a sequence that gives them in blocks, so that most cost no statement. */
final class IdBlocks {

    /** By how much the sequences are incremented (see V003__sales.sql). */
    private static final int BLOCK = 1_000;

    private final JdbcTemplate jdbc;
    private final String sequence;
    private long next;
    private long end;

    IdBlocks(JdbcTemplate jdbc, String sequence) {
        this.jdbc = jdbc;
        this.sequence = sequence;
    }

    synchronized long next() {
        if (next == end) {
            Long block = jdbc.queryForObject("select nextval('" + sequence + "')", Long.class);
            next = Objects.requireNonNull(block);
            end = next + BLOCK;
        }
        return next++;
    }
}
