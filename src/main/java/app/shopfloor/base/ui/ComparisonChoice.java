package app.shopfloor.base.ui;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the days of a screen are compared with, as people choose it and as the URL says it: {@code compare=year}. */
public enum ComparisonChoice {
    /** The days right before; of a month, quarter or year to date the same days of the one before. */
    PREVIOUS("previous", "vs previous period"),
    /** The same days a year before. */
    YEAR("year", "vs last year"),
    NONE("none", "no comparison");

    public static final ComparisonChoice USUAL = PREVIOUS;
    static final String PARAMETER = "compare";

    private final String code;
    private final String label;

    ComparisonChoice(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /**
     * What a URL asked for.
     *
     * @param problem what people are told when it could not be understood and the usual one is shown; else null
     */
    public record Asked(ComparisonChoice choice, @Nullable String problem) {}

    public static Asked of(UrlState url) {
        String asked = url.get(PARAMETER);
        if (asked == null) {
            return new Asked(USUAL, null);
        }
        return Arrays.stream(values())
                .filter(choice -> choice.code.equals(asked))
                .findFirst()
                .map(choice -> new Asked(choice, null))
                .orElseGet(() -> new Asked(
                        USUAL,
                        "There is no comparison “" + Quoted.of(asked) + "”; the previous period is shown instead."));
    }
}
