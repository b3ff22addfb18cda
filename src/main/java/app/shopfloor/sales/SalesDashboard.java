package app.shopfloor.sales;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.sales.DayTotals.OfDay;
import app.shopfloor.sales.DayTotals.OfItem;
import app.shopfloor.sales.DayTotals.OfPlace;
import app.shopfloor.sales.Movement.Sold;
import app.shopfloor.sales.Overlaps.Excess;
import app.shopfloor.sales.SalesSnapshot.Combined;
import app.shopfloor.sales.SalesSnapshot.InCurrency;
import app.shopfloor.sales.SalesSnapshot.SkuFigures;
import app.shopfloor.shared.DayRange;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Computes Sales screens from the daily totals: the cost grows with days, not with orders. */
@Component
class SalesDashboard {

    private final DayTotals totals;
    private final ArticleItems articles;
    private final ArticleNames names;
    private final Overlaps overlaps;
    private final SkuRanking ranking;
    private final PartOfDay entries;
    private final LatestSales latest;
    private final Clock clock;
    private final ZoneId zone;
    private final String reporting;

    SalesDashboard(
            DayTotals totals,
            ArticleItems articles,
            ArticleNames names,
            Overlaps overlaps,
            SkuRanking ranking,
            PartOfDay entries,
            LatestSales latest,
            Clock clock,
            BusinessProperties business) {
        this.totals = totals;
        this.articles = articles;
        this.names = names;
        this.overlaps = overlaps;
        this.ranking = ranking;
        this.entries = entries;
        this.latest = latest;
        this.clock = clock;
        this.zone = business.timezone();
        this.reporting = business.currency();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** What was read for one screen. @param before null where the range is compared with nothing */
    private record Read(
            SalesFilter filter,
            Scope scope,
            Course course,
            RangeTotals now,
            @Nullable RangeTotals before,
            Map<Sold, String> skus) {}

    SalesSnapshot compute(SalesFilter filter) {
        Instant asOf = clock.instant();
        DayRange sold = totals.sold();
        DayRange range = filter.range() != null ? filter.range() : allTime(sold);
        DayRange previous = filter.range() != null ? filter.against() : null;
        Scope scope = Scope.of(filter, articles);
        LocalTime until = until(asOf, range, previous);
        Course course = new Course(range, previous, filter.granularity(), sold);
        RangeTotals now = read(scope, range, sold, true);
        RangeTotals before = previous == null
                ? null
                : until == null
                        ? read(scope, previous, sold, false)
                        : entries.read(scope, previous.from(), entries.at(previous.from(), until));
        Read read = new Read(filter, scope, course, now, before, skus(now, before));
        List<InCurrency> currencies = currencies(read);
        boolean onlyReporting = currencies.stream().allMatch(in -> in.currency().equals(reporting));
        return new SalesSnapshot(
                filter,
                range,
                previous,
                until,
                course.granularity(),
                currencies,
                onlyReporting ? null : combined(read),
                latest.newest(scope),
                sold != null,
                asOf);
    }

    private DayRange allTime(@Nullable DayRange sold) {
        LocalDate today = today();
        return new DayRange(sold == null || sold.from().isAfter(today) ? today : sold.from(), today);
    }

    /** The time of day until which a day compared with today counts; null where whole ranges are compared. */
    private @Nullable LocalTime until(Instant asOf, DayRange range, @Nullable DayRange previous) {
        ZonedDateTime now = asOf.atZone(zone);
        LocalDate today = now.toLocalDate();
        return previous != null
                        && range.equals(new DayRange(today, today))
                        && previous.days() == 1
                        && previous.to().isBefore(today)
                ? now.toLocalTime()
                : null;
    }

    private RangeTotals read(Scope scope, DayRange range, @Nullable DayRange sold, boolean withPlaces) {
        DayRange read = sold == null ? null : range.common(sold);
        if (read == null) {
            return RangeTotals.NONE;
        }
        List<OfDay> days = new ArrayList<>(totals.days(scope, read));
        List<OfPlace> places = new ArrayList<>(withPlaces ? totals.places(scope, read) : List.of());
        for (Excess excess : overlaps.of(scope, read, null)) {
            OfDay less = excess.less();
            days.add(less);
            places.add(
                    new OfPlace(excess.channel(), excess.country(), excess.currency(), excess.basis(), less.figures()));
        }
        return new RangeTotals(days, places, scope.isWholeOrders() ? totals.items(scope, read) : List.of());
    }

    private Map<Sold, String> skus(RangeTotals now, @Nullable RangeTotals before) {
        Stream<OfItem> items =
                before == null ? now.items().stream() : Stream.concat(now.items().stream(), before.items().stream());
        return articles.skus(items.map(OfItem::sold)
                .filter(sold -> sold.item().sku().isEmpty())
                .collect(Collectors.toSet()));
    }

    private List<InCurrency> currencies(Read read) {
        TreeSet<String> booked = new TreeSet<>(read.now.currencies());
        if (read.before != null) {
            booked.addAll(read.before.currencies());
        }
        return booked.stream()
                .map(currency -> inCurrency(currency, read, totals -> totals.booked(currency)))
                .sorted(Comparator.comparingLong((InCurrency in) -> -in.now().orders()))
                .toList();
    }

    private Combined combined(Read read) {
        return new Combined(
                inCurrency(reporting, read, totals -> totals.combined(reporting)),
                read.now.missing(),
                read.before == null ? List.of() : read.before.missing());
    }

    private InCurrency inCurrency(String currency, Read read, Function<RangeTotals, RangeTotals> only) {
        RangeTotals now = only.apply(read.now);
        RangeTotals before = read.before == null ? null : only.apply(read.before);
        return new InCurrency(
                currency,
                now.sum(),
                before == null ? null : before.sum(),
                read.course.series(now.byDay()),
                before == null ? List.of() : read.course.previousSeries(before.byDay()),
                now.channels(),
                now.countries(),
                skus(read, now, before));
    }

    private List<SkuFigures> skus(Read read, RangeTotals now, @Nullable RangeTotals before) {
        Article article = read.filter.article();
        if (article == null) {
            return ranking.of(now.items(), before == null ? null : before.items(), read.skus);
        }
        return now.days().isEmpty() && (before == null || before.days().isEmpty())
                ? List.of()
                : List.of(new SkuFigures(
                        article,
                        Objects.requireNonNull(names.of(List.of(article)).get(article)),
                        now.sum(),
                        before == null ? null : before.sum()));
    }
}
