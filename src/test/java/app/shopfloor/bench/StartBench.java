package app.shopfloor.bench;

import app.shopfloor.running.RunningApp;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Start to ready, and resident memory when idle: the plain jar, and as {@code ./shopfloor run} and the Dockerfile start it,
 * extracted with an AOT cache. On a data folder that exists already; the first start of all, which makes the tables, apart.
 * Argument: how many starts each (default 5).
 */
public final class StartBench implements Benchmark {

    private static final Duration SETTLE = Duration.ofSeconds(15);

    @Override
    public String name() {
        return "start";
    }

    @Override
    public void run(List<String> args) throws Exception {
        int starts = args.isEmpty() ? 5 : Integer.parseInt(args.getFirst());
        List<String> flags = Arrays.stream(
                        System.getProperty("shopfloor.flags", "").split("\\s+"))
                .filter(flag -> !flag.isBlank())
                .toList();
        Path scratch = Files.createTempDirectory("shopfloor-start");
        try {
            List<String> plain = with(flags, "-jar", RunningApp.jar().toString());
            List<String> prepared = prepare(flags, scratch);
            Table table = new Table(
                    "Start to ready, and memory %d s later, after one page and one health check (median of %d starts)"
                            .formatted(SETTLE.toSeconds(), starts),
                    "how",
                    "first start s",
                    "ready s",
                    "slowest s",
                    "CPU s",
                    "resident MB");
            measure(table, "plain jar", plain, scratch.resolve("plain"), starts);
            measure(table, "extracted, AOT cache", prepared, scratch.resolve("prepared"), starts);
            table.print(System.out);
        } finally {
            delete(scratch);
        }
    }

    private static void measure(Table table, String how, List<String> java, Path data, int starts) throws Exception {
        double first;
        try (RunningApp app = RunningApp.launch(java, data, Map.of())) {
            first = seconds(app.timeToReady());
        }
        double[] ready = new double[starts];
        double[] cpu = new double[starts]; // tells more than the clock where others use the machine too
        double[] resident = new double[starts];
        for (int i = 0; i < starts; i++) {
            try (RunningApp app = RunningApp.launch(java, data, Map.of())) {
                ready[i] = seconds(app.timeToReady());
                cpu[i] = seconds(app.cpuTime());
                visit(app);
                TimeUnit.SECONDS.sleep(SETTLE.toSeconds());
                resident[i] = residentMegabytes(app.pid());
            }
        }
        Samples times = Samples.of(ready);
        table.row(
                how,
                first,
                times.median(),
                times.max(),
                Samples.of(cpu).median(),
                Math.round(Samples.of(resident).median()));
    }

    private static void visit(RunningApp app) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (String path : List.of("/", "/actuator/health")) {
                http.send(HttpRequest.newBuilder(app.at(path)).build(), BodyHandlers.discarding());
            }
        }
    }

    /** Linux tells it in /proc, others through ps. */
    private static double residentMegabytes(long pid) throws IOException, InterruptedException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        String kilobytes = new String(ps.getInputStream().readAllBytes()).strip();
        ps.waitFor();
        return Long.parseLong(kilobytes) / 1024.0;
    }

    private static List<String> prepare(List<String> flags, Path scratch) throws IOException, InterruptedException {
        Path unpacked = scratch.resolve("unpacked");
        Path cache = unpacked.resolve("shopfloor.aot");
        Path jar = unpacked.resolve("shopfloor.jar");
        java(
                scratch,
                List.of(
                        "-Djarmode=tools",
                        "-jar",
                        RunningApp.jar().toString(),
                        "extract",
                        "--destination",
                        unpacked.toString()));
        java(
                scratch,
                with(
                        flags,
                        "-Xlog:disable",
                        "-XX:AOTCacheOutput=" + cache,
                        "-Dspring.context.exit=onRefresh",
                        "-jar",
                        jar.toString()));
        return with(flags, "-Xlog:disable", "-XX:AOTCache=" + cache, "-jar", jar.toString());
    }

    private static void java(Path scratch, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(arguments);
        command.addFirst(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve("preparing.log").toFile());
        builder.environment().put("PORT", "0");
        builder.environment().put("SHOPFLOOR_DATA", scratch.resolve("training").toString());
        builder.environment().remove("DATABASE_URL");
        int exit = builder.start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException("Preparing failed:\n" + Files.readString(scratch.resolve("preparing.log")));
        }
    }

    private static List<String> with(List<String> flags, String... more) {
        return Stream.concat(flags.stream(), Stream.of(more)).toList();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
