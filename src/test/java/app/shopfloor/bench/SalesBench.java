package app.shopfloor.bench;

import app.shopfloor.sales.ManySales;
import app.shopfloor.sales.SalesFilter;
import app.shopfloor.sales.SalesOnDatabase;
import app.shopfloor.shared.DayRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.util.FileSystemUtils;

/** How long a snapshot of the Sales screen takes, by range and by number of orders. Goal: 20 ms, 1M at most 1.5 times 10k. */
public final class SalesBench implements Benchmark {

    private static final int DAYS = 730;
    private static final int WARM_UP = 60;
    private static final int ROUNDS = 100;

    @Override
    public String name() {
        return "sales";
    }

    /** @param args the largest number of orders, 1,000,000 unless told */
    @Override
    public void run(List<String> args) throws Exception {
        long most = args.isEmpty() ? 1_000_000 : Long.parseLong(args.getFirst());
        Path folder = Files.createTempDirectory("shopfloor-bench");
        JdbcConnectionPool pool = JdbcConnectionPool.create(
                "jdbc:h2:file:" + folder.resolve("sales")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                "sa",
                "");
        try {
            measure(new SalesOnDatabase(pool, ZoneOffset.UTC, Clock.systemUTC()), most);
        } finally {
            pool.dispose();
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static void measure(SalesOnDatabase books, long most) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Map<String, SalesFilter> filters = new java.util.LinkedHashMap<>();
        filters.put("30 days", new SalesFilter(new DayRange(today.minusDays(29), today)));
        filters.put("year", new SalesFilter(new DayRange(today.minusDays(364), today)));
        filters.put("all time", SalesFilter.ALL_TIME);
        Table table =
                new Table("Snapshot of the Sales screen, H2 file (ms)", "orders", "range", "median", "p95", "max");
        long filled = 0;
        for (long orders : new long[] {10_000, 100_000, 1_000_000}) {
            if (orders > most) {
                break;
            }
            ManySales.fill(books, 1 + filled, orders - filled, DAYS, Instant.now());
            filled = orders;
            filters.forEach((range, filter) -> {
                Samples took = time(books, filter);
                table.row(orders, range, took.median(), took.percentile(95), took.max());
            });
        }
        table.print(System.out);
    }

    private static Samples time(SalesOnDatabase books, SalesFilter filter) {
        for (int i = 0; i < WARM_UP; i++) {
            books.computeAfterAChange(filter);
        }
        long[] nanos = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            books.computeAfterAChange(filter);
            nanos[i] = System.nanoTime() - start;
        }
        return Samples.ofNanos(nanos);
    }
}
