package app.shopfloor.bench;

import java.util.List;

/** Something measured by {@code ./shopfloor bench}: a public class with a constructor without arguments, listed in {@link Bench}. */
public interface Benchmark {

    /** What it is called on the command line: one lower-case word. */
    String name();

    /** Measures and prints its {@link Table tables}; what it started it also stops. */
    void run(List<String> args) throws Exception;
}
