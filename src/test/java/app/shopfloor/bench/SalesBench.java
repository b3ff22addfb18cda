package app.shopfloor.bench;

import app.shopfloor.sales.Article;
import app.shopfloor.sales.FiltersForTests;
import app.shopfloor.sales.ManySales;
import app.shopfloor.sales.SalesFilter;
import app.shopfloor.sales.SalesOnDatabase;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.util.FileSystemUtils;

/**
 * How long the Sales screen's figures and customers take, by range, filter and number of orders. Goal: a median of 20 ms, 1M at
 * most 1.5 times 10k.
 */
public final class SalesBench implements Benchmark {

    private static final int DAYS = 730;
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 40;

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
        Table table = new Table(
                "The Sales screen, H2 file (ms)", "orders", "range", "filter", "what", "median", "p95", "max");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        long filled = 0;
        for (long orders : new long[] {10_000, 100_000, 1_000_000}) {
            if (orders > most) {
                break;
            }
            ManySales.fill(books, 1 + filled, orders - filled, DAYS, Instant.now());
            filled = orders;
            ranges(today)
                    .forEach((range, all) -> filters(all).forEach((name, filter) -> {
                        Samples snapshot = time(books, () -> books.computeAnew(filter));
                        table.row(
                                orders,
                                range,
                                name,
                                "figures",
                                snapshot.median(),
                                snapshot.percentile(95),
                                snapshot.max());
                        Samples customers = time(books, () -> books.computeCustomers(filter));
                        table.row(
                                orders,
                                range,
                                name,
                                "and customers",
                                customers.median(),
                                customers.percentile(95),
                                customers.max());
                    }));
        }
        table.print(System.out);
    }

    private static Map<String, SalesFilter> ranges(LocalDate today) {
        Map<String, SalesFilter> ranges = new LinkedHashMap<>();
        ranges.put("today", FiltersForTests.of(new DayRange(today, today)));
        ranges.put("30 days", FiltersForTests.of(new DayRange(today.minusDays(29), today)));
        ranges.put("year", FiltersForTests.of(new DayRange(today.minusDays(364), today)));
        ranges.put("all time", FiltersForTests.ALL_TIME);
        return ranges;
    }

    private static Map<String, SalesFilter> filters(SalesFilter all) {
        Article sku = Article.ofSku("SKU-7");
        Map<String, SalesFilter> filters = new LinkedHashMap<>();
        filters.put("none", all);
        filters.put("channel", FiltersForTests.only(all, Channel.ETSY));
        filters.put("SKU", FiltersForTests.only(all, sku));
        filters.put("country", FiltersForTests.only(all, "DE"));
        filters.put("SKU, country", FiltersForTests.only(all, null, sku, "DE"));
        return filters;
    }

    private static Samples time(SalesOnDatabase books, Runnable computation) {
        for (int i = 0; i < WARM_UP; i++) {
            books.change();
            computation.run();
        }
        long[] nanos = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            books.change();
            long start = System.nanoTime();
            computation.run();
            nanos[i] = System.nanoTime() - start;
        }
        return Samples.ofNanos(nanos);
    }
}
