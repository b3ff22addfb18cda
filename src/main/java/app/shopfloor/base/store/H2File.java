package app.shopfloor.base.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RandomAccessStore;
import org.jspecify.annotations.Nullable;

/** The file below an embedded H2 database: what SQL does not reach, or reaches at twice the cost. */
final class H2File {

    /** Bytes rewritten, and bytes moved, at a time while others wait. */
    private static final int STEP = 8 << 20;

    private static final long MOVE = 1 << 30;

    private static final int WANTED_PARTS_FILL_PERCENT = 80;
    private static final int WANTED_FILE_FILL_PERCENT = 50;

    private final MVStore store;
    private final RandomAccessStore file;
    private long movedInVainAt;

    private H2File(MVStore store, RandomAccessStore file) {
        this.store = store;
        this.file = file;
    }

    /** @return null when the database is not a file of this process (in memory, or not H2) */
    static @Nullable H2File of(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (!connection.isWrapperFor(JdbcConnection.class)
                    || !(connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session)) {
                return null;
            }
            MVStore store = session.getDatabase().getStore().getMvStore();
            FileStore<?> file = store.getFileStore();
            return file instanceof RandomAccessStore random ? new H2File(store, random) : null;
        }
    }

    /**
     * Returns when everything committed is on disk. With WRITE_DELAY=0 a commit has already written it to the file: this is the
     * fsync that H2 leaves out, without the second write of a whole chunk that CHECKPOINT SYNC makes of its own bookkeeping.
     */
    void sync() {
        if (store.isClosed()) {
            throw new IllegalStateException("The database was closed"); // the call below would say nothing
        }
        file.sync();
    }

    boolean isClosed() {
        return store.isClosed();
    }

    /** Grows with every commit. */
    long version() {
        return store.getCurrentVersion();
    }

    /** Bytes of the file. */
    long size() {
        return file.size();
    }

    /** Bytes of the file that hold what is still wanted, about. */
    long live() {
        return file.size() / 100 * file.getFillRate() / 100 * file.getChunksFillRate();
    }

    /**
     * Rewrites what is still wanted of the emptiest parts; when that has left much of the file free, moves all to the front and cuts
     * the end off. Writers wait for moments, for the move a second or two; everything is on disk before anything is overwritten.
     *
     * @return whether there was something to do
     */
    boolean compactStep() {
        boolean rewritten = store.compact(WANTED_PARTS_FILL_PERCENT, STEP);
        store.commit(); // what was rewritten so far is in memory only
        sync();
        long before = file.size();
        if (file.getFillRate() >= WANTED_FILE_FILL_PERCENT || before / 11 * 10 < movedInVainAt) {
            return rewritten;
        }
        file.compactMoveChunks(WANTED_FILE_FILL_PERCENT, MOVE, store);
        boolean shorter = file.size() < before;
        movedInVainAt = shorter ? 0 : before; // then what is free is left for new data, until the file grows once more
        return rewritten || shorter;
    }
}
