package app.shopfloor.rates;

import java.util.List;

/** A file of reference rates that cannot be taken, and why, in words for the person who uploaded it. */
public class RatesFileProblem extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    /** @param problems one a line of the file, at least one */
    RatesFileProblem(List<String> problems) {
        super(String.join(" ", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
