package app.shopfloor.base.ui;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** What a filter can be set to. There may be thousands: they are searched where they are kept. */
public interface Choices {

    /**
     * Those whose name has the search text in it, the most wanted first. Called off the UI thread.
     *
     * @param search as it was typed; "" for all
     * @param limit no more than these
     */
    List<Option> find(String search, int limit);

    /** The one that a URL names; empty when there is none. Called with the session locked: answers at once. */
    Optional<Option> named(String parameter, String value);

    /** A few. */
    static Choices of(Supplier<List<Option>> options) {
        return new Choices() {
            @Override
            public List<Option> find(String search, int limit) {
                String wanted = search.strip().toLowerCase(Locale.ROOT);
                return options.get().stream()
                        .filter(option -> option.label()
                                        .toLowerCase(Locale.ROOT)
                                        .contains(wanted)
                                || option.value().toLowerCase(Locale.ROOT).contains(wanted))
                        .limit(limit)
                        .toList();
            }

            @Override
            public Optional<Option> named(String parameter, String value) {
                return options.get().stream()
                        .filter(option -> option.value().equals(value)
                                && (option.parameter().isEmpty()
                                        || option.parameter().equals(parameter)))
                        .findFirst();
            }
        };
    }
}
