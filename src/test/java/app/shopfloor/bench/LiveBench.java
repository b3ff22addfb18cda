package app.shopfloor.bench;

import app.shopfloor.running.RunningApp;
import app.shopfloor.running.StripeEvents;
import app.shopfloor.running.StripeSender;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A sale's way to many open Sales screens: a signed webhook is posted to the packaged application in a JVM of its own, and the
 * clock runs until every push client, each with a session of its own, has received the push that names the sale. Measured
 * from the webhook's answer (the delivery is on disk; the sale is committed only after that, so commit to screen is less) and
 * from the post. Also what a sale's pushes bring to one screen, and what a viewer takes of the application's heap: the live
 * objects with all viewers less those with one, by the others. The shop is the sample, so that every section of the screen has
 * what it has in real life. Arguments: clients (default 100), rounds (default 40).
 */
public final class LiveBench implements Benchmark {

    private static final String SECRET = "whsec_bench";
    private static final String TEAM = "bench team password";
    private static final int WARM_UP = 15;
    private static final int OPENED_AT_ONCE = 8;
    private static final long PAUSE_MILLIS = 400; // longer than a pulse's burst interval: each round is a first change

    @Override
    public String name() {
        return "live";
    }

    @Override
    public void run(List<String> args) throws Exception {
        int clients = args.isEmpty() ? 100 : Integer.parseInt(args.getFirst());
        int rounds = args.size() < 2 ? 40 : Integer.parseInt(args.get(1));
        Path data = Files.createTempDirectory("shopfloor-live");
        HttpClient http = HttpClient.newHttpClient(); // shut down below: close() would wait for its websockets
        List<PushClient> screens = new ArrayList<>();
        try (RunningApp app = RunningApp.launch(java(), data, environment(), "--sample")) {
            StripeSender stripe = new StripeSender(app.at("/webhooks/stripe"), SECRET);
            for (int i = 0; i < clients; i++) {
                screens.add(new PushClient(http, app.at("")));
            }
            open(screens.subList(0, 1));
            awaitTheSample(app, stripe, screens.getFirst());
            long heapOfOne = app.liveHeapBytes();
            open(screens.subList(1, clients));
            measure(stripe, screens, rounds);
            printHeap(heapOfOne, app.liveHeapBytes(), clients);
        } finally {
            screens.forEach(PushClient::close);
            http.shutdownNow();
            delete(data);
        }
    }

    /** Deliveries are booked in their order: when a sale shows that was posted after the sample, all of that is booked. */
    private static void awaitTheSample(RunningApp app, StripeSender stripe, PushClient screen) throws Exception {
        app.awaitLine(line -> line.contains("The sample shop is loaded"), "the sample shop");
        CompletableFuture<Long> seen = screen.expect("\"Order first\"");
        post(stripe, "first");
        seen.get(5, TimeUnit.MINUTES);
    }

    /** Signs in one after the other, since tries at one moment are slowed down as guesses, and opens some at once. */
    private static void open(List<PushClient> screens) throws Exception {
        List<Future<?>> opened = new ArrayList<>();
        try (ExecutorService hands = Executors.newFixedThreadPool(OPENED_AT_ONCE)) {
            for (PushClient screen : screens) {
                screen.signIn(TEAM);
                opened.add(hands.submit(() -> {
                    screen.open("sales", "Latest sales");
                    return screen;
                }));
            }
        }
        for (Future<?> one : opened) {
            one.get();
        }
    }

    private static void measure(StripeSender stripe, List<PushClient> screens, int rounds) throws Exception {
        long[] answered = new long[rounds];
        long[] fromAnswer = new long[rounds];
        long[] fromPost = new long[rounds];
        long[] bytes = new long[rounds];
        for (int round = -WARM_UP; round < rounds; round++) {
            String order = "live" + (WARM_UP + round);
            List<CompletableFuture<Long>> seen = screens.stream()
                    .map(screen -> screen.expect("\"Order " + order + "\""))
                    .toList();
            long before = receivedBytes(screens);
            long postedAt = System.nanoTime();
            post(stripe, order);
            long answeredAt = System.nanoTime();
            long lastSeenAt = 0;
            for (CompletableFuture<Long> one : seen) {
                lastSeenAt = Math.max(lastSeenAt, one.get(60, TimeUnit.SECONDS));
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            if (round >= 0) {
                answered[round] = answeredAt - postedAt;
                fromAnswer[round] = Math.max(0, lastSeenAt - answeredAt);
                fromPost[round] = lastSeenAt - postedAt;
                bytes[round] = (receivedBytes(screens) - before) / screens.size();
            }
        }
        Table table = new Table(
                "A sale on all of " + screens.size() + " open Sales screens, " + rounds + " sales, ms",
                "from … to",
                "median",
                "p95",
                "worst");
        row(table, "post … answer, delivery on disk", answered);
        row(table, "answer … last screen has the sale", fromAnswer);
        row(table, "post … last screen has the sale", fromPost);
        table.print(System.out);
        Samples pushed = Samples.of(Arrays.stream(bytes).asDoubleStream().toArray());
        new Table("What a sale brings to one screen, bytes", "median", "p95", "most")
                .row(Math.round(pushed.median()), Math.round(pushed.percentile(95)), Math.round(pushed.max()))
                .print(System.out);
    }

    private static long receivedBytes(List<PushClient> screens) {
        return screens.stream().mapToLong(PushClient::receivedBytes).sum();
    }

    private static void printHeap(long ofOne, long ofAll, int clients) {
        if (clients > 1) {
            new Table(
                            "Live objects in the application's heap",
                            "one viewer, MiB",
                            clients + " viewers, MiB",
                            "KiB a viewer")
                    .row(mebibytes(ofOne), mebibytes(ofAll), (ofAll - ofOne) / 1024.0 / (clients - 1))
                    .print(System.out);
        }
    }

    private static double mebibytes(long bytes) {
        return bytes / 1024.0 / 1024.0;
    }

    private static void row(Table table, String what, long[] nanos) {
        Samples samples = Samples.ofNanos(nanos);
        table.row(what, samples.median(), samples.percentile(95), samples.max());
    }

    private static void post(StripeSender stripe, String order) throws Exception {
        String event = StripeEvents.chargeSucceeded(order, 4_900, Instant.now());
        int status = stripe.post(event).statusCode();
        if (status / 100 != 2) {
            throw new IllegalStateException("The event was answered " + status);
        }
    }

    private static List<String> java() {
        List<String> java = new ArrayList<>(
                Arrays.asList(System.getProperty("shopfloor.flags", "").strip().split("\\s+")));
        java.removeIf(String::isEmpty);
        java.addAll(List.of("-jar", RunningApp.jar().toString()));
        return java;
    }

    private static Map<String, String> environment() {
        return Map.of(
                "STRIPE_WEBHOOK_SECRET", SECRET,
                "SHOPFLOOR_ADMIN_PASSWORD", "bench admin password",
                "SHOPFLOOR_TEAM_PASSWORD", TEAM);
    }

    private static void delete(Path folder) throws java.io.IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
