package app.shopfloor.base.live;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pulses that cross from node to node through PostgreSQL's LISTEN and NOTIFY. A change beats here at once, as in
 * {@link LocalPulses}, and is then told to the other nodes, at most four times a second a topic. It is told after the commit
 * and not within it, because PostgreSQL lets commits that notify wait for one another. What could not be heard while the
 * connection was down is made good by one beat of every topic when it is back.
 */
final class PostgresPulses implements Pulses, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PostgresPulses.class);
    private static final String CHANNEL = "shopfloor_pulse";
    private static final int LISTEN_MILLIS = 500;
    private static final long RETRY_MILLIS = 1_000;

    private final String node = UUID.randomUUID().toString();
    private final DataSource database;
    private final LocalPulses here;
    private final LocalPulses outgoing;
    private final Set<Topic> topics = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread listener;

    /**
     * @param here the pulses of this node
     * @param outgoing paces what is told to the other nodes
     */
    PostgresPulses(DataSource database, LocalPulses here, LocalPulses outgoing) {
        this.database = database;
        this.here = here;
        this.outgoing = outgoing;
        this.listener = Thread.ofVirtual().name("pulse-listener").start(this::listen);
    }

    @Override
    public void changed(Topic topic) {
        know(topic);
        here.changed(topic);
        outgoing.changed(topic);
    }

    @Override
    public long count(Topic topic) {
        return here.count(topic);
    }

    @Override
    public Subscription listen(Topic topic, Runnable listener) {
        know(topic);
        return here.listen(topic, listener);
    }

    /** Returns when the listener has given its connection back, so that the pool closes in peace. */
    @Override
    public void close() {
        closed.countDown();
        try {
            listener.join(Duration.ofMillis(2 * LISTEN_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void know(Topic topic) {
        if (topics.add(topic)) {
            outgoing.listen(topic, () -> tell(topic));
        }
    }

    private void tell(Topic topic) {
        try (Connection connection = database.getConnection();
                PreparedStatement notify = connection.prepareStatement("select pg_notify(?, ?)")) {
            notify.setString(1, CHANNEL);
            notify.setString(2, node + " " + topic.name());
            notify.execute();
        } catch (SQLException e) {
            // Nodes that lost the database too will beat everything when it is back.
            log.warn("The other nodes were not told of {}: {}", topic.name(), e.getMessage());
        }
    }

    private void listen() {
        boolean missed = false;
        while (closed.getCount() > 0) {
            try (Connection connection = database.getConnection()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("listen " + CHANNEL);
                }
                if (missed) {
                    topics.forEach(here::changed);
                }
                hear(connection.unwrap(PGConnection.class));
                try (Statement statement = connection.createStatement()) {
                    statement.execute("unlisten " + CHANNEL);
                }
            } catch (SQLException e) {
                if (closed.getCount() > 0) {
                    log.warn("Other nodes are not heard until the database answers again: {}", e.getMessage());
                }
                missed = true;
                pause();
            }
        }
    }

    private void hear(PGConnection connection) throws SQLException {
        while (closed.getCount() > 0) {
            for (PGNotification notification : connection.getNotifications(LISTEN_MILLIS)) {
                String[] said = notification.getParameter().split(" ", 2);
                if (said.length == 2 && !said[0].equals(node)) {
                    here.changed(new Topic(said[1]));
                }
            }
        }
    }

    private void pause() {
        try {
            closed.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }
}
