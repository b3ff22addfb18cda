package app.shopfloor.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.LoggerFactory;

/**
 * In the database's own process a statement a row costs little. Looking first is cheaper than running into the unique constraint,
 * and safe: this process is the only one on the file, and one thread of it appends at a time. Ids are counted here, as a sequence of
 * H2 commits, and writes, on its own account.
 */
final class H2Appender implements Appender {

    private final Connection connection;
    private final PreparedStatement find;
    private final PreparedStatement insert;
    private final PreparedStatement open;
    private final AtomicLong lastId;

    H2Appender(Connection connection, AtomicLong lastId) throws SQLException {
        this.connection = connection;
        this.lastId = lastId;
        find = connection.prepareStatement("select 1 from delivery where delivery_id = ? and kind = ? and source = ?");
        insert = connection.prepareStatement(
                "insert into delivery (id, source, delivery_id, kind, received_at, sample, payload) values (?, ?, ?, ?, ?, ?, ?)");
        open = connection.prepareStatement("insert into delivery_open (id, bytes, attempts) values (?, ?, 0)");
        try (Statement statement = connection.createStatement();
                ResultSet max = statement.executeQuery("select coalesce(max(id), 0) from delivery")) {
            max.next();
            lastId.accumulateAndGet(max.getLong(1), Math::max);
        }
        connection.commit();
    }

    @Override
    public boolean[] append(List<Delivery> distinct, Instant receivedAt) throws SQLException {
        boolean[] appended = new boolean[distinct.size()];
        OffsetDateTime at = receivedAt.atOffset(ZoneOffset.UTC);
        for (int i = 0; i < appended.length; i++) {
            Delivery delivery = distinct.get(i);
            if (!isThere(delivery)) {
                insert(delivery, at);
                appended[i] = true;
            }
        }
        connection.commit();
        return appended;
    }

    private boolean isThere(Delivery delivery) throws SQLException {
        find.setString(1, delivery.deliveryId());
        find.setString(2, delivery.kind());
        find.setString(3, delivery.source());
        try (ResultSet there = find.executeQuery()) {
            return there.next();
        }
    }

    private void insert(Delivery delivery, OffsetDateTime at) throws SQLException {
        long id = lastId.incrementAndGet();
        insert.setLong(1, id);
        insert.setString(2, delivery.source());
        insert.setString(3, delivery.deliveryId());
        insert.setString(4, delivery.kind());
        insert.setObject(5, at);
        insert.setBoolean(6, delivery.sample());
        insert.setBytes(7, delivery.payload());
        insert.executeUpdate();
        open.setLong(1, id);
        open.setInt(2, delivery.payload().length);
        open.executeUpdate();
    }

    @Override
    public void close() {
        try (Connection closed = connection) {
            closed.rollback();
        } catch (SQLException e) {
            LoggerFactory.getLogger(H2Appender.class).debug("The connection was lost before", e);
        }
    }
}
