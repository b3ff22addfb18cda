package app.shopfloor.base.ui;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Reads one page of the rows, again and again: the first one anew each time; of any other only whether something has changed,
 * until its reader wants it anew. Safe for several threads.
 */
final class TablePages<T> {

    /**
     * What was found.
     *
     * @param page from 1; less than asked for when there are fewer
     * @param changed the rows are not what they were when this page was read
     */
    record Seen<T>(TablePages<T> of, List<T> rows, long page, Rows.Total total, boolean changed) {}

    private final Rows<T> rows;
    private final Rows.Sort sort;
    private final long wanted;
    private final int size;
    private final AtomicBoolean anew = new AtomicBoolean();
    private volatile @Nullable Seen<T> last;

    /** @param wanted from 1 */
    TablePages(Rows<T> rows, Rows.Sort sort, long wanted, int size) {
        this.rows = rows;
        this.sort = sort;
        this.wanted = wanted;
        this.size = size;
    }

    Seen<T> look() {
        Seen<T> before = last;
        Rows.Total total = rows.total();
        if (before != null && before.page() > 1 && !anew.getAndSet(false)) {
            boolean changed = before.changed() || !total.equals(before.total());
            Seen<T> still = new Seen<>(this, before.rows(), before.page(), before.total(), changed);
            last = still;
            return still;
        }
        long page = Math.min(wanted, pages(total));
        Seen<T> seen = new Seen<>(this, rows.page(sort, (page - 1) * size, size), page, total, false);
        last = seen;
        return seen;
    }

    /** The next look reads the page, wherever it is. */
    void anew() {
        anew.set(true);
    }

    long wanted() {
        return wanted;
    }

    private long pages(Rows.Total total) {
        return Math.max(1, Math.ceilDiv(total.rows(), size));
    }
}
