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
            Overlaps overlaps,
            SkuRanking ranking,
            PartOfDay entries,
            LatestSales latest,
            Clock clock,
            BusinessProperties business) {
        this.totals = totals;
        this.articles = articles;
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

    /** Which days a filter means, and until when those before count. @param sold the days with sales; null before the first one */
    private record Days(
            DayRange range,
            @Nullable DayRange previous,
            @Nullable LocalTime until,
            @Nullable DayRange sold) {}

    private Days days(SalesFilter filter, Instant asOf) {
        DayRange sold = totals.sold();
        DayRange range = filter.range() != null ? filter.range() : allTime(sold);
        DayRange previous = filter.range() != null ? filter.against() : null;
        return new Days(range, previous, until(asOf, range, previous), sold);
    }

    /** What was read of these days. @param before null where the range is compared with nothing */
    private record Read(
            SalesFilter filter,
            Scope scope,
            RangeTotals now,
            @Nullable RangeTotals before,
            Map<Sold, String> skus) {}

    private Read read(SalesFilter filter, Days days, boolean withPlaces) {
        Scope scope = Scope.of(filter, articles);
        DayRange previous = days.previous;
        RangeTotals now = read(scope, days.range, days.sold, withPlaces);
        RangeTotals before = previous == null
                ? null
                : days.until == null
                        ? read(scope, previous, days.sold, false)
                        : entries.read(scope, previous.from(), entries.at(previous.from(), days.until));
        return new Read(filter, scope, now, before, skus(now, before));
    }

    SalesSnapshot compute(SalesFilter filter) {
        Instant asOf = clock.instant();
        Days days = days(filter, asOf);
        Course course = new Course(days.range, days.previous, filter.granularity(), days.sold);
        Read read = read(filter, days, true);
        List<InCurrency> currencies = currencies(read, course);
        boolean onlyReporting = currencies.stream().allMatch(in -> in.currency().equals(reporting));
        return new SalesSnapshot(
                filter,
                days.range,
                days.previous,
                days.until,
                course.granularity(),
                currencies,
                onlyReporting ? null : combined(read, course),
                latest.newest(read.scope),
                days.sold != null,
                asOf);
    }

    /** All articles of one currency, or of all in the reporting one, of which the snapshot of the same filter has the first. */
    RankedArticles articles(CurrencyFilter asked) {
        Days days = days(asked.sales(), clock.instant());
        Read read = read(asked.sales(), days, false);
        Function<RangeTotals, RangeTotals> only =
                totals -> asked.combined() ? totals.combined(asked.currency()) : totals.booked(asked.currency());
        RangeTotals before = read.before == null ? null : only.apply(read.before);
        return new RankedArticles(skus(read, only.apply(read.now), before), days.until != null);
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

    private List<InCurrency> currencies(Read read, Course course) {
        TreeSet<String> booked = new TreeSet<>(read.now.currencies());
        if (read.before != null) {
            booked.addAll(read.before.currencies());
        }
        return booked.stream()
                .map(currency -> inCurrency(currency, read, course, totals -> totals.booked(currency)))
                .sorted(Comparator.comparingLong((InCurrency in) -> -in.now().orders()))
                .toList();
    }

    private Combined combined(Read read, Course course) {
        return new Combined(
                inCurrency(reporting, read, course, totals -> totals.combined(reporting)),
                read.now.missing(),
                read.before == null ? List.of() : read.before.missing());
    }

    private InCurrency inCurrency(String currency, Read read, Course course, Function<RangeTotals, RangeTotals> only) {
        RangeTotals now = only.apply(read.now);
        RangeTotals before = read.before == null ? null : only.apply(read.before);
        List<SkuFigures> all = skus(read, now, before);
        return new InCurrency(
                currency,
                now.sum(),
                before == null ? null : before.sum(),
                course.series(now.byDay()),
                before == null ? List.of() : course.previousSeries(before.byDay()),
                now.channels(),
                now.countries(),
                read.scope.isWholeOrders() ? ranking.first(all) : ranking.named(all),
                SkuRanking.articles(all));
    }

    /** All articles, not named yet. Of an article alone, an order that holds it as several things counts once. */
    private static List<SkuFigures> skus(Read read, RangeTotals now, @Nullable RangeTotals before) {
        Article article = read.filter.article();
        if (article == null) {
            return SkuRanking.all(now.items(), before == null ? null : before.items(), read.skus);
        }
        return now.days().isEmpty() && (before == null || before.days().isEmpty())
                ? List.of()
                : List.of(new SkuFigures(article, "", now.sum(), before == null ? null : before.sum()));
    }
}
