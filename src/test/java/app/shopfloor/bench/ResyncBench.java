package app.shopfloor.bench;

import app.shopfloor.Shopfloor;
import app.shopfloor.fakestripe.BulkPurchases;
import app.shopfloor.fakestripe.FakeStripe;
import app.shopfloor.intake.Run;
import app.shopfloor.intake.Runs;
import app.shopfloor.intake.stripe.StripeSync;
import app.shopfloor.testing.MovableClock;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * A Resync of everything against a Stripe on loopback: objects fetched and booked a second, and what a second one does, which finds
 * nothing new. Goal: 2,000 booked a second.
 */
public final class ResyncBench implements Benchmark {

    private static final Duration SPREAD = Duration.ofDays(60);
    private static final Duration BEFORE_ANY_POLL = Duration.ofDays(10);
    private static final long LOOK_NANOS = 20_000_000;

    @Override
    public String name() {
        return "resync";
    }

    /** @param args the number of charges, 50,000 unless told; then “H2” or “PostgreSQL” for one of them only */
    @Override
    public void run(List<String> args) throws Exception {
        int charges = args.isEmpty() ? 50_000 : Integer.parseInt(args.getFirst());
        String only = args.size() > 1 ? args.get(1) : "";
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Table table = new Table(
                "Resync of everything, " + String.format("%,d", charges) + " charges",
                "database",
                "run",
                "fetched",
                "new",
                "updated",
                "skipped",
                "errors",
                "seconds",
                "fetched/s",
                "booked/s",
                "heap before MB",
                "heap peak MB");
        try (FakeStripe stripe = FakeStripe.start(new MovableClock(now))) {
            BulkPurchases.fill(
                    stripe.account(), charges, now.minus(BEFORE_ANY_POLL).minus(SPREAD), SPREAD);
            if (!only.equals("PostgreSQL")) {
                Path folder = Files.createTempDirectory("shopfloor-bench");
                try {
                    measure(table, "H2", stripe, "--SHOPFLOOR_DATA=" + folder);
                } finally {
                    FileSystemUtils.deleteRecursively(folder);
                }
            }
            if (!only.equals("H2")) {
                try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start()) {
                    measure(table, "PostgreSQL", stripe, "--DATABASE_URL=" + server.getJdbcUrl("postgres", "postgres"));
                }
            }
        }
        table.print(System.out);
    }

    private static void measure(Table table, String database, FakeStripe stripe, String where) {
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(Shopfloor.class)
                .run(
                        "--server.port=0",
                        where,
                        "--STRIPE_API_KEY=" + stripe.key(),
                        "--STRIPE_API_BASE=" + stripe.base(),
                        "--SHOPFLOOR_STRIPE_POLL=30d")) {
            Runs runs = application.getBean(Runs.class);
            StripeSync sync = application.getBean(StripeSync.class);
            // the first poll finds the catalogue only: all else is older
            until(() -> runs.latest(StripeSync.SOURCE)
                    .filter(run -> run.state().isOver())
                    .isPresent());
            measure(table, database, "first", runs, sync);
            measure(table, database, "again", runs, sync);
        }
    }

    private static void measure(Table table, String database, String name, Runs runs, StripeSync sync) {
        System.gc();
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long before = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long start = System.nanoTime();
        long id = sync.resync(null, "bench");
        until(() -> runs.find(id).orElseThrow().state().isOver());
        double seconds = (System.nanoTime() - start) / 1e9;
        long peak =
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        Run run = runs.find(id).orElseThrow();
        if (run.state() != Run.State.DONE || run.errors() > 0) {
            throw new IllegalStateException("The run ended so: " + run);
        }
        table.row(
                database,
                name,
                run.fetched(),
                run.created(),
                run.updated(),
                run.skipped(),
                run.errors(),
                seconds,
                (long) (run.fetched() / seconds),
                (long) ((run.created() + run.updated()) / seconds),
                before >> 20,
                peak >> 20);
    }

    private static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
