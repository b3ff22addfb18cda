package app.shopfloor.base.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** What durable means: that a committed transaction survives the loss of the process and of the machine's power. */
@Component
public class Durability {

    private final Vendor vendor;

    public Durability(DataSource database) {
        this.vendor = Vendor.of(database);
    }

    /**
     * To be called after a commit whose loss nobody may see. Returns when all that was committed is on disk.
     *
     * @param connection any connection to the database, outside a transaction or after its commit
     */
    public void settle(Connection connection) throws SQLException {
        if (vendor == Vendor.POSTGRESQL) {
            return; // its commit has already waited for the disk
        }
        try (Statement statement = connection.createStatement()) {
            // H2 writes committed data to the file (WRITE_DELAY=0), but by itself never calls fsync
            statement.execute("CHECKPOINT SYNC");
        }
    }
}
