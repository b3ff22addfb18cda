package app.shopfloor.bench;

import app.shopfloor.Shopfloor;
import app.shopfloor.intake.InboxByHand;
import app.shopfloor.intake.stripe.VerifyOnly;
import app.shopfloor.testing.RawConnection;
import app.shopfloor.testing.SignedEvents;
import app.shopfloor.testing.TestDatabase;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** How many signed events a second are taken durably, beside an endpoint that only verifies them. */
public final class IngestBench implements Benchmark {

    private static final String SECRET = "whsec_of_the_benchmark";
    private static final int[] CONNECTIONS = connections();
    private static final int SECONDS = Integer.getInteger("bench.seconds", 5);

    private static int[] connections() {
        return Arrays.stream(System.getProperty("bench.connections", "1,16,64").split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private enum Load {
        VERIFY_ONLY("verify only"),
        DISTINCT("distinct"),
        DUPLICATE("duplicate"),
        BOOKED("distinct, booked meanwhile");

        private final String label;

        Load(String label) {
            this.label = label;
        }
    }

    private record Rate(
            double perSecond, double p50Millis, double p99Millis, double groupsPerEvent, double cpuMicros) {}

    @Override
    public String name() {
        return "ingest";
    }

    /** @param args h2 or postgresql, for one of them only */
    @Override
    public void run(List<String> args) throws Exception {
        Table table = new Table(
                "Take signed events",
                "database",
                "load",
                "connections",
                "events/s",
                "p50 ms",
                "p99 ms",
                "fsyncs/event",
                "CPU µs/event",
                "of verify only");
        if (!args.contains("postgresql")) {
            Path folder = Files.createTempDirectory("shopfloor-bench");
            try {
                measure(table, "H2", TestDatabase.h2(folder));
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        }
        if (!args.contains("h2")) {
            measure(table, "PostgreSQL", TestDatabase.durablePostgres());
        }
        table.print(System.out);
    }

    private static void measure(Table table, String name, TestDatabase database) throws Exception {
        Map<String, Object> properties = new HashMap<>(database.properties());
        properties.put("server.port", 0);
        properties.put(
                "server.tomcat.max-keep-alive-requests", -1); // else every hundredth request meets a new connection
        properties.put("shopfloor.stripe.webhook.secrets", SECRET);
        SpringApplication application = new SpringApplication(Shopfloor.class, VerifyOnly.class);
        String[] arguments = properties.entrySet().stream()
                .map(e -> "--" + e.getKey() + "=" + e.getValue())
                .toArray(String[]::new);
        try (ConfigurableApplicationContext context = application.run(arguments)) {
            int port = ((WebServerApplicationContext) context).getWebServer().getPort();
            InboxByHand inbox = new InboxByHand(context);
            inbox.stopWorkers();
            for (Load load : new Load[] {Load.VERIFY_ONLY, Load.DISTINCT, Load.DUPLICATE}) {
                drive(port, load, 16, inbox); // warms up
            }
            for (int connections : CONNECTIONS) {
                double verified = 0;
                for (Load load : loads()) {
                    if (load == Load.BOOKED) {
                        inbox.startWorkers();
                    }
                    Rate rate = drive(port, load, connections, inbox);
                    inbox.stopWorkers();
                    if (load == Load.VERIFY_ONLY) {
                        verified = rate.perSecond();
                    }
                    table.row(
                            name,
                            load.label,
                            connections,
                            (long) rate.perSecond(),
                            String.format(Locale.ROOT, "%.2f", rate.p50Millis()),
                            String.format(Locale.ROOT, "%.2f", rate.p99Millis()),
                            String.format(Locale.ROOT, "%.3f", rate.groupsPerEvent()),
                            (long) rate.cpuMicros(),
                            String.format(Locale.ROOT, "%.2f", rate.perSecond() / verified));
                }
            }
        }
    }

    private static Load[] loads() {
        String only = System.getProperty("bench.load", "");
        return only.isEmpty() ? Load.values() : new Load[] {Load.VERIFY_ONLY, Load.valueOf(only)};
    }

    private static final AtomicLong NUMBER = new AtomicLong();

    private static Rate drive(int port, Load load, int connections, InboxByHand inbox) throws Exception {
        long groupsBefore = inbox.groups();
        long cpu = cpuNanos();
        long begin = System.nanoTime();
        long end = begin + SECONDS * 1_000_000_000L;
        String path = load == Load.VERIFY_ONLY ? VerifyOnly.PATH : "/webhooks/stripe";
        List<long[]> times = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    long[] taken = drive(port, path, load, end);
                    synchronized (times) {
                        times.add(taken);
                    }
                } catch (IOException | RuntimeException e) {
                    synchronized (times) {
                        failures.add(e);
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (!failures.isEmpty()) {
            throw new IllegalStateException("A connection failed", failures.getFirst());
        }
        long[] all = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Rate(
                all.length / seconds,
                all[all.length / 2] / 1e6,
                all[(int) (all.length * 0.99)] / 1e6,
                (double) (inbox.groups() - groupsBefore) / all.length,
                (cpuNanos() - cpu) / 1e3 / all.length);
    }

    /** Of this process: the server, the H2 in it, and the clients. */
    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** One connection's load. Returns how long each event took, in nanoseconds. */
    private static long[] drive(int port, String path, Load load, long end) throws IOException {
        long created = Instant.now().getEpochSecond();
        String seconds = Long.toString(created);
        Signer signer = new Signer(SECRET);
        long[] times = new long[1024];
        int n = 0;
        try (RawConnection connection = new RawConnection(port)) {
            while (System.nanoTime() < end) {
                byte[] body =
                        load == Load.DUPLICATE ? event(n % 16, created) : event(NUMBER.incrementAndGet(), created);
                String signature = signer.header(seconds, body);
                long sent = System.nanoTime();
                int status = connection.post(path, signature, body);
                if (status != 200) {
                    throw new IOException("Answered " + status);
                }
                if (n == times.length) {
                    times = Arrays.copyOf(times, n * 2);
                }
                times[n++] = System.nanoTime() - sent;
            }
        }
        return Arrays.copyOf(times, n);
    }

    private static final String CREATED = "1234567890";
    private static final byte[] TEMPLATE = SignedEvents.charge(
                    "evt_1QAAAAAAAAAAAAAAAAAAAAAA",
                    "ch_3QAAAAAAAAAAAAAAAAAAAAAA",
                    "pi_3QAAAAAAAAAAAAAAAAAAAAAA",
                    Long.parseLong(CREATED))
            .getBytes(StandardCharsets.UTF_8);
    private static final int[] HOLES = holes();

    private static int[] holes() {
        String text = new String(TEMPLATE, StandardCharsets.ISO_8859_1);
        List<Integer> holes = new ArrayList<>();
        for (int at = text.indexOf("QAAAAAAAA"); at >= 0; at = text.indexOf("QAAAAAAAA", at + 1)) {
            holes.add(at + 1);
        }
        return holes.stream().mapToInt(Integer::intValue).toArray();
    }

    /** An event like no other, or the same for the same number below 16. Like Stripe's, its ids begin with the time and go on at random. */
    private static byte[] event(long number, long created) {
        byte[] event = TEMPLATE.clone();
        long random = number < 16
                ? number * 0x9E3779B97F4A7C15L
                : ThreadLocalRandom.current().nextLong();
        String ordered = hex(number < 16 ? 0 : created).substring(8);
        byte[] id = (ordered + hex(random).substring(2)).getBytes(StandardCharsets.ISO_8859_1);
        for (int hole : HOLES) {
            System.arraycopy(id, 0, event, hole, id.length);
        }
        return event;
    }

    private static String hex(long value) {
        String hex = Long.toHexString(value);
        return "0".repeat(16 - hex.length()) + hex;
    }
}
