package app.shopfloor.running;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packaged application in a JVM of its own, on a free port and a data folder of the caller's. Nothing of the caller's
 * environment that configures Shopfloor reaches it.
 */
public final class RunningApp implements AutoCloseable {

    /** A flag for a JVM that lives as long as a test does: the second compiler would cost more than it gains. */
    public static final String SOON_WARM = "-XX:TieredStopAtLevel=1";

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Pattern READY = Pattern.compile("Shopfloor is ready: (http://localhost:\\d+)");
    private static final Pattern HISTOGRAM_TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private final Process process;
    private final long startedAt = System.nanoTime();
    private final List<String> output = new ArrayList<>();
    private boolean outputEnded;
    private URI address = URI.create("http://localhost:0");
    private Duration timeToReady = Duration.ZERO;

    private RunningApp(Process process) {
        this.process = process;
        Runtime.getRuntime()
                .addShutdownHook(new Thread(process::destroyForcibly)); // a stopped test leaves nothing running
        Thread.ofPlatform().daemon().name("output of " + process.pid()).start(this::readOutput);
    }

    /** The jar that Maven or {@code ./shopfloor} names in the system property {@code shopfloor.jar}. */
    public static Path jar() {
        return Path.of(System.getProperty("shopfloor.jar", "target/shopfloor.jar"))
                .toAbsolutePath();
    }

    /** Starts the packaged jar with a modest heap, for a test, and returns when it is ready. */
    public static RunningApp start(Path data, Map<String, String> environment, String... arguments) {
        List<String> java = List.of("-XX:+UseSerialGC", "-Xmx512m", SOON_WARM, "-jar", jar().toString());
        return launch(java, data, environment, arguments);
    }

    /**
     * Starts a JVM and returns when the application has said that it is ready.
     *
     * @param java flags and what to start, as after the word java
     * @throws IllegalStateException when it ends or two minutes pass before; the message holds its output
     */
    public static RunningApp launch(
            List<String> java, Path data, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("SHOPFLOOR_")
                        || name.startsWith("STRIPE_")
                        || List.of("DATABASE_URL", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")
                                .contains(name));
        builder.environment().put("PORT", "0");
        builder.environment().put("SHOPFLOOR_DATA", data.toString());
        builder.environment().putAll(environment);
        try {
            RunningApp app = new RunningApp(builder.start());
            app.awaitReady();
            return app;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        try {
            Matcher ready = READY.matcher(awaitLine(line -> READY.matcher(line).find(), "being ready"));
            timeToReady = Duration.ofNanos(System.nanoTime() - startedAt);
            if (ready.find()) {
                address = URI.create(ready.group(1));
            }
        } catch (IllegalStateException notReady) {
            kill();
            throw notReady;
        }
    }

    /** The address of a path that begins with a slash. */
    public URI at(String path) {
        return address.resolve(path);
    }

    public long pid() {
        return process.pid();
    }

    /** From the start of the JVM to its line that says so. */
    public Duration timeToReady() {
        return timeToReady;
    }

    /** What it has used of the processors until now. */
    public Duration cpuTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What live objects take of its heap, in bytes: a full collection comes first, and stops it for a moment. */
    public long liveHeapBytes() {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process histogram = new ProcessBuilder(jcmd.toString(), Long.toString(pid()), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            String told = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher total = HISTOGRAM_TOTAL.matcher(told);
            if (!total.find()) {
                throw new IllegalStateException("jcmd told no total:\n" + told);
            }
            return Long.parseLong(total.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it has printed until now. */
    public String output() {
        synchronized (output) {
            return String.join("\n", output);
        }
    }

    /** Returns the first line printed, before now or later, that is wanted. */
    public String awaitLine(Predicate<String> wanted, String what) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        synchronized (output) {
            int next = 0;
            while (true) {
                for (; next < output.size(); next++) {
                    if (wanted.test(output.get(next))) {
                        return output.get(next);
                    }
                }
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (outputEnded || left <= 0) {
                    throw new IllegalStateException(
                            (outputEnded ? "It ended before " : "Waited in vain for ") + what + ":\n" + output());
                }
                try {
                    output.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("Interrupted while waiting for " + what, e);
                }
            }
        }
    }

    /** Stops it in order, as Ctrl-C does, and returns when it has ended. */
    public void stop() {
        process.destroy();
        awaitEnd();
    }

    /** SIGKILL: nothing of it is asked or told. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new IllegalStateException("It had to be killed, having not stopped by itself:\n" + output());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void readOutput() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                tell(line);
            }
        } catch (IOException closed) {
            tell("(its output was closed: " + closed.getMessage() + ")");
        } finally {
            synchronized (output) {
                outputEnded = true;
                output.notifyAll();
            }
        }
    }

    private void tell(String line) {
        synchronized (output) {
            output.add(line);
            output.notifyAll();
        }
    }
}
