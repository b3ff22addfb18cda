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

    /** Holds off a rebuild until the current transaction has ended. */
    void shareUntilTransactionEnds() {
        lock.readLock().lock();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                lock.readLock().unlock();
            }
        });
    }

    /** Runs in a transaction of its own while nobody moves the totals. */
    <T> T alone(Supplier<T> action) {
        lock.writeLock().lock();
        try {
            return transaction.execute(status -> {
                if (vendor == Vendor.POSTGRESQL) {
                    jdbc.sql("lock table sales_day, sales_day_sku, cash_day in share row exclusive mode")
                            .update();
                }
                return action.get();
            });
        } finally {
            lock.writeLock().unlock();
        }
    }
}
