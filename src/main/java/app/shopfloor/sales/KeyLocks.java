package app.shopfloor.sales;

import app.shopfloor.base.store.Vendor;
import java.util.Collection;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Holds keys until the transaction ends, so that of two workers that hear of one thing at once the second sees what the first
 * has written, even where there is no row yet that it could wait for. Always in the same order, so that nobody waits in a
 * circle. On H2 one worker books at a time.
 */
@Component
class KeyLocks {

    private final JdbcTemplate jdbc;
    private final Vendor vendor;

    KeyLocks(JdbcTemplate jdbc, DataSource database) {
        this.jdbc = jdbc;
        this.vendor = Vendor.of(database);
    }

    void hold(Collection<String> keys) {
        if (vendor == Vendor.POSTGRESQL && !keys.isEmpty()) {
            jdbc.query(
                    "select pg_advisory_xact_lock(hashtextextended(held, 0))"
                            + " from (select held from unnest(?) as held order by held) as in_order",
                    row -> {},
                    (Object) new TreeSet<>(keys).toArray(String[]::new));
        }
    }
}
