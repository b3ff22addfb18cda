package app.shopfloor.base.ui;

import app.shopfloor.shared.DayRange;
import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which days a screen shows, as people choose them and as the URL says it: {@code range=30d} or {@code from=…&to=…}. */
public sealed interface RangeChoice {

    RangeChoice USUAL = Preset.DAYS_30;

    /** No shop's sales are outside of these; days far beyond would cost much to count and mean nothing. */
    LocalDate EARLIEST = LocalDate.of(1970, 1, 1);

    LocalDate LATEST = LocalDate.of(2199, 12, 31);

    /** The days, given which day it is in the business time zone; null for all time. */
    @Nullable
    DayRange days(LocalDate today);

    /**
     * The period before: as many days right before these; of a month, quarter or year to date its first days up to the same one
     * of the month, quarter or year before, or up to its last where that is shorter. Null for all time.
     */
    @Nullable
    DayRange before(LocalDate today);

    /** The days to compare with; null for none, and for all time, which nothing was before. */
    @Nullable
    DayRange against(LocalDate today, ComparisonChoice comparison);

    // Not a default method: an interface that has one is initialised before its enum, and USUAL would be null.
    private static @Nullable DayRange compared(RangeChoice choice, LocalDate today, ComparisonChoice comparison) {
        DayRange days = choice.days(today);
        if (days == null) {
            return null;
        }
        return switch (comparison) {
            case PREVIOUS -> choice.before(today);
            case YEAR -> shifted(days, Period.ofYears(1));
            case NONE -> null;
        };
    }

    /** The same days some months or years earlier; a day that the month lacks is its last one. */
    private static DayRange shifted(DayRange days, Period back) {
        return new DayRange(days.from().minus(back), days.to().minus(back));
    }

    /** What the URL says of it. */
    Map<String, String> parameters();

    /** The ranges with a name. Their last day is today. */
    enum Preset implements RangeChoice {
        TODAY("today", "Today", "today"),
        DAYS_7("7d", "7 d", "last 7 days"),
        DAYS_30("30d", "30 d", "last 30 days"),
        DAYS_90("90d", "90 d", "last 90 days"),
        MONTH("month", "Month", "this month, since the 1st"),
        QUARTER("quarter", "Quarter", "this quarter, since its first day"),
        YEAR("year", "Year", "this year, since 1 January"),
        ALL("all", "All", "all time");

        private final String code;
        private final String label;
        private final String description;

        Preset(String code, String label, String description) {
            this.code = code;
            this.label = label;
            this.description = description;
        }

        public String label() {
            return label;
        }

        public String description() {
            return description;
        }

        @Override
        public @Nullable DayRange days(LocalDate today) {
            return switch (this) {
                case TODAY -> new DayRange(today, today);
                case DAYS_7 -> new DayRange(today.minusDays(6), today);
                case DAYS_30 -> new DayRange(today.minusDays(29), today);
                case DAYS_90 -> new DayRange(today.minusDays(89), today);
                case MONTH -> new DayRange(today.withDayOfMonth(1), today);
                case QUARTER -> new DayRange(today.with(IsoFields.DAY_OF_QUARTER, 1), today);
                case YEAR -> new DayRange(today.withDayOfYear(1), today);
                case ALL -> null;
            };
        }

        @Override
        public @Nullable DayRange before(LocalDate today) {
            DayRange days = days(today);
            if (days == null) {
                return null;
            }
            return switch (this) {
                case MONTH -> shifted(days, Period.ofMonths(1));
                case QUARTER -> shifted(days, Period.ofMonths(3));
                case YEAR -> shifted(days, Period.ofYears(1));
                default -> days.previous();
            };
        }

        @Override
        public @Nullable DayRange against(LocalDate today, ComparisonChoice comparison) {
            return compared(this, today, comparison);
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of("range", code);
        }
    }

    /** Two days of one's own choice. */
    record Custom(DayRange range) implements RangeChoice {

        @Override
        public DayRange days(LocalDate today) {
            return range;
        }

        @Override
        public DayRange before(LocalDate today) {
            return range.previous();
        }

        @Override
        public @Nullable DayRange against(LocalDate today, ComparisonChoice comparison) {
            return compared(this, today, comparison);
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of("from", range.from().toString(), "to", range.to().toString());
        }
    }

    /**
     * What a URL asked for.
     *
     * @param problem what people are told when it could not be understood and the usual range is shown; else null
     */
    record Asked(RangeChoice choice, @Nullable String problem) {}

    static Asked of(QueryParameters url) {
        Optional<String> named = first(url, "range");
        Optional<String> from = first(url, "from");
        Optional<String> to = first(url, "to");
        if (named.isPresent()) {
            return Arrays.stream(Preset.values())
                    .filter(preset -> preset.code.equals(named.get()))
                    .findFirst()
                    .map(preset -> new Asked(preset, null))
                    .orElseGet(() -> misunderstood("There is no range “" + Quoted.of(named.get()) + "”"));
        }
        if (from.isEmpty() && to.isEmpty()) {
            return new Asked(USUAL, null);
        }
        if (from.isEmpty() || to.isEmpty()) {
            return misunderstood("The address names only one end of the range");
        }
        try {
            LocalDate first = LocalDate.parse(from.get());
            LocalDate last = LocalDate.parse(to.get());
            if (first.isBefore(EARLIEST) || last.isAfter(LATEST)) {
                return misunderstood("A day in the address is too far away");
            }
            if (last.isBefore(first)) {
                return misunderstood("The range in the address ends before it begins");
            }
            return new Asked(new Custom(new DayRange(first, last)), null);
        } catch (DateTimeException unreadable) {
            return misunderstood("A day in the address is not written like 2026-11-20");
        }
    }

    private static Asked misunderstood(String what) {
        return new Asked(USUAL, what + "; the last 30 days are shown instead.");
    }

    private static Optional<String> first(QueryParameters url, String name) {
        return url.getParameters().getOrDefault(name, List.of()).stream().findFirst();
    }
}
