package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Choices;
import app.shopfloor.base.ui.Filter;
import app.shopfloor.base.ui.Option;
import app.shopfloor.base.ui.RangeChoice;
import app.shopfloor.base.ui.UrlState;
import app.shopfloor.sales.PaymentFilter;
import app.shopfloor.sales.PaymentFilter.Outcome;
import app.shopfloor.shared.DayRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which payments the page of payments shows, as the success rate's link and people choose it and as the address says it. */
record PaymentsQuestion(RangeChoice range, Outcome outcome) {

    static final String PATH = "sales/payments";
    static final String OUTCOME = "outcome";

    /** What it can be narrowed by. */
    static final Filter OUTCOMES = new Filter(
            OUTCOME,
            "Outcome",
            Choices.of(() -> List.of(
                    new Option(code(Outcome.SUCCEEDED), "Succeeded"),
                    new Option(code(Outcome.NOT_SUCCEEDED), "Not succeeded"))));

    /**
     * What an address asked for.
     *
     * @param problem what people are told when the days could not be understood and the usual ones are shown; else null
     */
    record Asked(PaymentsQuestion question, @Nullable String problem) {}

    /** All payments of these days. */
    PaymentsQuestion(RangeChoice range) {
        this(range, Outcome.ANY);
    }

    /** @param url of which {@link #OUTCOMES} have taken away what they do not know */
    static Asked of(UrlState url) {
        RangeChoice.Asked range = RangeChoice.of(url.query());
        Outcome outcome = Stream.of(Outcome.SUCCEEDED, Outcome.NOT_SUCCEEDED)
                .filter(known -> code(known).equals(url.get(OUTCOME)))
                .findFirst()
                .orElse(Outcome.ANY);
        return new Asked(new PaymentsQuestion(range.choice(), outcome), range.problem());
    }

    /** What the address says of it. */
    UrlState url() {
        UrlState url = UrlState.EMPTY.with(range);
        return outcome == Outcome.ANY ? url : url.with(OUTCOME, code(outcome));
    }

    /** The address of the payments, relative to the application. */
    String href() {
        return url().href(PATH);
    }

    PaymentFilter filter(LocalDate today) {
        DayRange days = range.days(today);
        return new PaymentFilter(days != null ? days : new DayRange(RangeChoice.EARLIEST, today), outcome);
    }

    static String code(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
