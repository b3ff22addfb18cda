package app.shopfloor.bench;

import app.shopfloor.Shopfloor;
import app.shopfloor.intake.Delivery;
import app.shopfloor.intake.Inbox;
import app.shopfloor.testing.SignedEvents;
import app.shopfloor.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** How large the H2 file is after many events from several senders, translated and booked, beside its compacted size. */
public final class SizeBench implements Benchmark {

    private static final int SENDERS = 16;

    @Override
    public String name() {
        return "size";
    }

    /** @param args the number of events, 100,000 unless told */
    @Override
    public void run(List<String> args) throws Exception {
        int events = args.isEmpty() ? 100_000 : Integer.parseInt(args.getFirst());
        Path folder = Files.createTempDirectory("shopfloor-bench");
        try {
            Path file = folder.resolve("shopfloor.mv.db");
            TestDatabase database = TestDatabase.h2(folder);
            long booked;
            long running;
            try (ConfigurableApplicationContext context = SpringApplication.run(
                    Shopfloor.class,
                    Stream.concat(
                                    Stream.of("--server.port=0"),
                                    database.properties().entrySet().stream()
                                            .map(e -> "--" + e.getKey() + "=" + e.getValue()))
                            .toArray(String[]::new))) {
                Inbox inbox = context.getBean(Inbox.class);
                send(inbox, events);
                while (inbox.backlog().waiting() > 0) {
                    Thread.sleep(200);
                }
                booked = Files.size(file);
                Thread.sleep(45_000);
                running = Files.size(file);
            }
            long stopped = Files.size(file);
            try (Connection connection = DriverManager.getConnection(database.url(), database.user(), "");
                    Statement statement = connection.createStatement()) {
                statement.execute("shutdown compact");
            }
            long compacted = Files.size(file);
            Table table = new Table("H2 file after " + events + " events", "when", "bytes", "of compacted");
            table.row("running, all just booked", booked, ratio(booked, compacted));
            table.row("running, 45 s later", running, ratio(running, compacted));
            table.row("stopped in order", stopped, ratio(stopped, compacted));
            table.row("compacted in full", compacted, ratio(compacted, compacted));
            table.print(System.out);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static String ratio(long size, long compacted) {
        return String.format(java.util.Locale.ROOT, "%.2f", (double) size / compacted);
    }

    private static void send(Inbox inbox, int events) throws Exception {
        Semaphore senders = new Semaphore(SENDERS);
        List<Future<?>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < events; i++) {
                senders.acquire();
                String id = UUID.randomUUID().toString().substring(0, 18) + i;
                answers.add(threads.submit(() -> {
                    try {
                        byte[] body = SignedEvents.charge("evt_" + id, "ch_" + id, "pi_" + id, 1_795_000_000)
                                .getBytes(StandardCharsets.UTF_8);
                        inbox.accept(new Delivery("stripe", "evt_" + id, "charge.succeeded", body, false));
                    } finally {
                        senders.release();
                    }
                }));
            }
            for (Future<?> answer : answers) {
                answer.get();
            }
        }
    }
}
