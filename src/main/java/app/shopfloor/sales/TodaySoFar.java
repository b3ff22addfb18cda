package app.shopfloor.sales;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.sales.DayTotals.OfDay;
import app.shopfloor.sales.TodaySnapshot.InCurrency;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Today so far beside the same weekday a week ago, by the same time of day. */
@Component
class TodaySoFar {

    private static final int WEEK = 7;

    private final PartOfDay entries;
    private final Clock clock;
    private final ZoneId zone;
    private final String reporting;

    TodaySoFar(PartOfDay entries, Clock clock, BusinessProperties business) {
        this.entries = entries;
        this.clock = clock;
        this.zone = business.timezone();
        this.reporting = business.currency();
    }

    TodaySnapshot compute() {
        Instant instant = clock.instant();
        LocalDate today = LocalDate.ofInstant(instant, zone);
        LocalTime time = LocalTime.ofInstant(instant, zone);
        LocalDate other = today.minusDays(WEEK);
        List<OfDay> now = entries.totals(Scope.ALL, today, null);
        List<OfDay> before = entries.totals(Scope.ALL, other, entries.at(other, time));
        List<InCurrency> currencies = byCurrency(now, before, total -> total.basis() == Basis.NATIVE);
        boolean onlyReporting = currencies.stream().allMatch(in -> in.currency().equals(reporting));
        return new TodaySnapshot(
                today, other, time, currencies, onlyReporting ? null : combined(now, before), incomplete(now, before));
    }

    private InCurrency combined(List<OfDay> now, List<OfDay> before) {
        return byCurrency(
                        now,
                        before,
                        total -> total.basis() != Basis.NO_RATE
                                && total.currency().equals(reporting))
                .stream()
                .findFirst()
                .orElseGet(() -> new InCurrency(reporting, Figures.NONE, Figures.NONE));
    }

    private static List<InCurrency> byCurrency(List<OfDay> now, List<OfDay> before, Predicate<OfDay> counts) {
        Map<String, InCurrency> currencies = new HashMap<>();
        now.stream()
                .filter(counts)
                .forEach(total -> currencies.merge(
                        total.currency(),
                        new InCurrency(total.currency(), total.figures(), Figures.NONE),
                        TodaySoFar::sum));
        before.stream()
                .filter(counts)
                .forEach(total -> currencies.merge(
                        total.currency(),
                        new InCurrency(total.currency(), Figures.NONE, total.figures()),
                        TodaySoFar::sum));
        return currencies.values().stream()
                .sorted(Comparator.comparingLong((InCurrency in) -> -in.now().orders())
                        .thenComparing(in -> -in.before().orders())
                        .thenComparing(InCurrency::currency))
                .toList();
    }

    private static InCurrency sum(InCurrency one, InCurrency other) {
        return new InCurrency(
                one.currency(), one.now().plus(other.now()), one.before().plus(other.before()));
    }

    private static boolean incomplete(List<OfDay> now, List<OfDay> before) {
        return now.stream().anyMatch(total -> total.basis() == Basis.NO_RATE)
                || before.stream().anyMatch(total -> total.basis() == Basis.NO_RATE);
    }
}
