package app.shopfloor.sales;

import app.shopfloor.base.store.Vendor;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets many transactions move the totals side by side, but none while they are rebuilt. Within one process by a lock that a
 * transaction holds to its end; on PostgreSQL, where other nodes write too, by a table lock on top.
 */
@Component
class TotalsLock {

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
    private final Vendor vendor;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    TotalsLock(DataSource database, JdbcClient jdbc, TransactionTemplate transaction) {
        this.vendor = Vendor.of(database);
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * Holds off a rebuild until the current transaction has ended, and waits for one that is under way: what a sale adds is
     * then computed by the same rates as what is there.
     */
    void shareUntilTransactionEnds() {
        lock.readLock().lock();
        whenTransactionEnds(lock.readLock()::unlock);
        if (vendor == Vendor.POSTGRESQL) {
            jdbc.sql("lock table sales_total in row exclusive mode").update();
        }
    }

    /** Runs while nobody moves the totals: in the current transaction and until its end, else in one of its own. */
    <T> T alone(Supplier<T> action) {
        lock.writeLock().lock();
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            whenTransactionEnds(lock.writeLock()::unlock);
            return locked(action);
        }
        try {
            return transaction.execute(status -> locked(action));
        } finally {
            lock.writeLock().unlock();
        }
    }

    private <T> T locked(Supplier<T> action) {
        if (vendor == Vendor.POSTGRESQL) {
            jdbc.sql("lock table sales_total in share row exclusive mode").update();
        }
        return action.get();
    }

    private static void whenTransactionEnds(Runnable unlock) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                unlock.run();
            }
        });
    }
}
