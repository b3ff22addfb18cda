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
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A sale's way to many open Sales screens: a signed webhook is posted to the packaged application in a JVM of its own, and the
 * clock runs until every push client, each with a session of its own, has received the push that names the sale. Measured
 * from the webhook's answer (the delivery is on disk; the sale is committed only after that, so commit to screen is less) and
 * from the post. Arguments: clients (default 100), rounds (default 40).
 */
public final class LiveBench implements Benchmark {

    private static final String SECRET = "whsec_bench";
    private static final String TEAM = "bench team password";
    private static final int WARM_UP = 15;
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
        List<PushClient> screens = new ArrayList<>();
        HttpClient http = HttpClient.newHttpClient(); // shut down below: close() would wait for its websockets
        try (RunningApp app = RunningApp.launch(java(), data, environment())) {
            StripeSender stripe = new StripeSender(app.at("/webhooks/stripe"), SECRET);
            post(stripe, "first");
            for (int i = 0; i < clients; i++) {
                PushClient screen = new PushClient(http, app.at(""));
                screens.add(screen);
                screen.signIn(TEAM);
                screen.open("sales", "Latest sales");
            }
            measure(stripe, screens, rounds);
        } finally {
            screens.forEach(PushClient::close);
            http.shutdownNow();
            delete(data);
        }
    }

    private static void measure(StripeSender stripe, List<PushClient> screens, int rounds) throws Exception {
        long[] answered = new long[rounds];
        long[] fromAnswer = new long[rounds];
        long[] fromPost = new long[rounds];
        for (int round = -WARM_UP; round < rounds; round++) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            String order = "live" + (WARM_UP + round);
            List<CompletableFuture<Long>> seen = screens.stream()
                    .map(screen -> screen.expect("\"Order " + order + "\""))
                    .toList();
            long postedAt = System.nanoTime();
            post(stripe, order);
            long answeredAt = System.nanoTime();
            long lastSeenAt = 0;
            for (CompletableFuture<Long> one : seen) {
                lastSeenAt = Math.max(lastSeenAt, one.get(60, TimeUnit.SECONDS));
            }
            if (round >= 0) {
                answered[round] = answeredAt - postedAt;
                fromAnswer[round] = Math.max(0, lastSeenAt - answeredAt);
                fromPost[round] = lastSeenAt - postedAt;
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
