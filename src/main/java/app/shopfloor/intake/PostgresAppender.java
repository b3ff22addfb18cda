package app.shopfloor.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.LoggerFactory;

/** One statement for the whole group, so that the number of its deliveries does not multiply the round trips. */
final class PostgresAppender implements Appender {

    private final Connection connection;
    private final PreparedStatement insert;

    PostgresAppender(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(true); // the one statement is the transaction: a round trip less
        insert = connection.prepareStatement("""
                with added as (
                    insert into delivery (source, delivery_id, kind, received_at, sample, payload)
                    select source, delivery_id, kind, ?, sample, payload
                    from unnest(?::text[], ?::text[], ?::text[], ?::boolean[], ?::bytea[]) with ordinality
                        as fresh (source, delivery_id, kind, sample, payload, position)
                    order by position
                    on conflict do nothing
                    returning id, source, delivery_id, kind, octet_length(payload) as bytes),
                opened as (insert into delivery_open (id, bytes, attempts) select id, bytes, 0 from added)
                select source, delivery_id, kind from added
                """);
    }

    @Override
    public boolean[] append(List<Delivery> distinct, Instant receivedAt) throws SQLException {
        int n = distinct.size();
        String[] sources = new String[n];
        String[] ids = new String[n];
        String[] kinds = new String[n];
        Boolean[] samples = new Boolean[n];
        byte[][] payloads = new byte[n][];
        for (int i = 0; i < n; i++) {
            Delivery delivery = distinct.get(i);
            sources[i] = delivery.source();
            ids[i] = delivery.deliveryId();
            kinds[i] = delivery.kind();
            samples[i] = delivery.sample();
            payloads[i] = delivery.payload();
        }
        insert.setObject(1, receivedAt.atOffset(ZoneOffset.UTC));
        insert.setArray(2, connection.createArrayOf("text", sources));
        insert.setArray(3, connection.createArrayOf("text", ids));
        insert.setArray(4, connection.createArrayOf("text", kinds));
        insert.setArray(5, connection.createArrayOf("boolean", samples));
        insert.setArray(6, connection.createArrayOf("bytea", payloads));
        Set<Delivery.Identity> added = HashSet.newHashSet(n);
        try (ResultSet rows = insert.executeQuery()) {
            while (rows.next()) {
                added.add(new Delivery.Identity(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        boolean[] appended = new boolean[n];
        for (int i = 0; i < n; i++) {
            appended[i] = added.contains(distinct.get(i).identity());
        }
        return appended;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LoggerFactory.getLogger(PostgresAppender.class).debug("The connection was lost before", e);
        }
    }
}
