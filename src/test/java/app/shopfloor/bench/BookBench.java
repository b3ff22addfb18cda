package app.shopfloor.bench;

import app.shopfloor.Shopfloor;
import app.shopfloor.intake.Backlog;
import app.shopfloor.intake.Delivery;
import app.shopfloor.intake.Inbox;
import app.shopfloor.intake.InboxByHand;
import app.shopfloor.intake.sample.SampleShop;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** How many deliveries a second one worker translates and books, with the sample shop's. Goal: 3,000. */
public final class BookBench implements Benchmark {

    @Override
    public String name() {
        return "book";
    }

    /** @param args the number of orders, 20,000 unless told */
    @Override
    public void run(List<String> args) throws Exception {
        long orders = args.isEmpty() ? 20_000 : Long.parseLong(args.getFirst());
        List<Delivery> deliveries =
                SampleShop.deliveries(orders, Instant.now(), ZoneOffset.UTC).toList();
        Table table = new Table("Translate and book", "database", "deliveries", "stored/s", "booked", "booked/s");
        Path folder = Files.createTempDirectory("shopfloor-bench");
        try {
            measure(table, "H2", deliveries, "--SHOPFLOOR_DATA=" + folder);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            measure(table, "PostgreSQL", deliveries, "--DATABASE_URL=" + server.getJdbcUrl("postgres", "postgres"));
        }
        table.print(System.out);
    }

    private static void measure(Table table, String database, List<Delivery> deliveries, String where) {
        try (ConfigurableApplicationContext application =
                new SpringApplicationBuilder(Shopfloor.class).run("--server.port=0", where)) {
            InboxByHand byHand = new InboxByHand(application);
            byHand.stopWorkers();
            long start = System.nanoTime();
            application.getBean(Inbox.class).acceptAll(deliveries);
            double stored = System.nanoTime() - start;
            start = System.nanoTime();
            int booked = 0;
            for (int batch = byHand.workOnce(); batch > 0; batch = byHand.workOnce()) {
                booked += batch;
            }
            double took = System.nanoTime() - start;
            Backlog left = application.getBean(Inbox.class).backlog();
            if (left.waiting() > 0 || left.failed() > 0 || booked != deliveries.size()) {
                throw new IllegalStateException(booked + " of " + deliveries.size() + " booked, and left: " + left);
            }
            table.row(database, deliveries.size(), (long) (deliveries.size() / stored * 1e9), booked, (long)
                    (booked / took * 1e9));
        }
    }
}
