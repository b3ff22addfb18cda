package app.shopfloor.bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** {@code ./shopfloor bench [name] [arguments]}: measures, and prints tables. Without a name everything is measured. */
public final class Bench {

    /** In the order in which they run. */
    private static final List<Benchmark> ALL = List.of(
            new IngestBench(),
            new SizeBench(),
            new BookBench(),
            new ResyncBench(),
            new SalesBench(),
            new LiveBench(),
            new StartBench());

    private Bench() {}

    public static void main(String[] args) throws Exception {
        List<Benchmark> chosen = args.length == 0
                ? ALL
                : ALL.stream().filter(b -> b.name().equals(args[0])).toList();
        if (chosen.isEmpty()) {
            System.err.println("There is no benchmark “" + args[0] + "”; there are: "
                    + ALL.stream().map(Benchmark::name).collect(Collectors.joining(", ")));
            System.exit(2);
        }
        printMachine();
        for (Benchmark benchmark : chosen) {
            benchmark.run(Arrays.stream(args).skip(1).toList());
        }
        System.exit(0); // a benchmark's idle threads hold nothing up
    }

    private static void printMachine() {
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                "%s %s · %d cores · JDK %s · heap at most %d MB%n",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                runtime.availableProcessors(),
                System.getProperty("java.runtime.version"),
                runtime.maxMemory() >> 20);
    }
}
