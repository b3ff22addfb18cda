package app.shopfloor.intake;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells whose fault a failure of the store is: its own, a passing collision's, or the data's. */
public final class StoreFailures {

    /** SQL states that say that the store itself cannot work now: connection lost, resources gone, operator's intervention. */
    private static final Set<String> OUTAGE = Set.of("08", "53", "57", "58", "XX");

    /** Serialization failure, deadlock, lock timeout (H2's own and PostgreSQL's), and two who insert the same key at once. */
    private static final Set<String> COLLISION = Set.of("40001", "40P01", "55P03", "HYT00", "23505");

    /** H2: file errors, closed or corrupted database, out of memory, disk full. */
    private static final Set<String> H2_OUTAGE =
            Set.of("90007", "90020", "90028", "90030", "90031", "90067", "90098", "90108", "90121", "90124");

    private StoreFailures() {}

    /** Whether the store as a whole fails, so that no delivery is to be blamed. */
    public static boolean isOutage(Throwable failure) {
        SQLException sql = sqlCause(failure);
        if (sql == null) {
            return false;
        }
        String state = sql.getSQLState();
        return sql instanceof SQLTransientConnectionException
                || sql instanceof SQLNonTransientConnectionException
                || sql instanceof SQLRecoverableException
                || (state != null
                        && (H2_OUTAGE.contains(state)
                                || (state.length() == 5 && OUTAGE.contains(state.substring(0, 2)))));
    }

    /** Whether the same work may well succeed when it is simply done again. */
    static boolean isCollision(Throwable failure) {
        SQLException sql = sqlCause(failure);
        String state = sql == null ? null : sql.getSQLState();
        return state != null && COLLISION.contains(state);
    }

    static @Nullable SQLException sqlCause(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
