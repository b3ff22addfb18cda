package app.shopfloor.base.store;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What durable means: that a committed transaction survives the loss of the process and of the machine's power. */
@Component
public class Durability {

    /** Null on PostgreSQL, whose commit itself waits for the disk, and in memory. */
    private final @Nullable H2File file;

    public Durability(DataSource database) throws SQLException {
        this.file = H2File.of(database);
    }

    /** To be called after a commit whose loss nobody may see: returns when all that was committed is on disk. */
    public void settle() {
        if (file != null) {
            file.sync();
        }
    }
}
