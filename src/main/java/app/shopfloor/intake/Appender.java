package app.shopfloor.intake;

import app.shopfloor.base.store.Vendor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Appends deliveries over a connection of its own, which it keeps with its prepared statements; for one thread. */
interface Appender extends AutoCloseable {

    /**
     * Appends those that are not there yet, in their order, in one transaction that is committed when this returns. After an
     * exception it is to be closed.
     *
     * @param distinct deliveries of different identities
     * @return for each whether it was appended
     */
    boolean[] append(List<Delivery> distinct, Instant receivedAt) throws SQLException;

    @Override
    void close();

    /**
     * Opens one over a connection of the pool.
     *
     * @param lastId the last id given on H2, shared by all that append there
     */
    static Appender open(DataSource database, Vendor vendor, AtomicLong lastId) throws SQLException {
        Connection connection = database.getConnection();
        try {
            connection.setAutoCommit(false);
            return vendor == Vendor.POSTGRESQL ? new PostgresAppender(connection) : new H2Appender(connection, lastId);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }
}
