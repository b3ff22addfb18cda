package app.shopfloor.sales;

import app.shopfloor.sales.CustomersSnapshot.Buyers;
import app.shopfloor.sales.CustomersSnapshot.InCurrency;
import app.shopfloor.sales.CustomersSnapshot.Point;
import app.shopfloor.shared.DayRange;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Computes who bought, on top of what the {@link SalesSnapshot} of the same filter tells of orders, first orders and repeats: only
 * which of the repeats are of customers new in the range is asked of {@link Cohorts}, and who the {@link TopBuyers} are.
 */
@Component
class CustomersDashboard {

    private final Cohorts cohorts;
    private final TopBuyers top;
    private final ArticleItems articles;
    private final PartOfDay day;

    CustomersDashboard(Cohorts cohorts, TopBuyers top, ArticleItems articles, PartOfDay day) {
        this.cohorts = cohorts;
        this.top = top;
        this.articles = articles;
        this.day = day;
    }

    /** What was read for one filter. @param before null where the range is compared with nothing */
    private record Read(
            SalesSnapshot sales,
            List<Cohorts.OfDay> now,
            @Nullable List<Cohorts.OfDay> before) {}

    CustomersSnapshot compute(SalesSnapshot sales) {
        SalesFilter filter = sales.filter();
        SoldAs soldAs = filter.article() == null ? null : SoldAs.of(articles.of(filter.article()));
        DayRange previous = sales.previous();
        Read read = new Read(
                sales,
                cohorts.repeatsOfNew(sales.range(), filter, soldAs),
                previous == null ? null : before(previous, sales.previousUntil(), filter, soldAs));
        List<InCurrency> currencies = sales.currencies().stream()
                .map(in -> inCurrency(read, in, false))
                .toList();
        SalesSnapshot.Combined combined = sales.combined();
        return new CustomersSnapshot(
                filter,
                sales.range(),
                previous,
                sales.granularity(),
                currencies,
                combined == null ? null : inCurrency(read, combined.figures(), true),
                sales.asOf());
    }

    private List<Cohorts.OfDay> before(
            DayRange previous, @Nullable LocalTime until, SalesFilter filter, @Nullable SoldAs soldAs) {
        if (until == null) {
            return cohorts.repeatsOfNew(previous, filter, soldAs);
        }
        return cohorts.repeatsOfNewUntil(day.at(previous.to(), until), previous, filter, soldAs);
    }

    private InCurrency inCurrency(Read read, SalesSnapshot.InCurrency sales, boolean combined) {
        TreeMap<LocalDate, Long> now = byDay(read.now, sales.currency(), combined);
        Figures before = sales.before();
        return new InCurrency(
                sales.currency(),
                buyers(sales.now(), sum(now)),
                before == null || read.before == null
                        ? null
                        : buyers(before, sum(byDay(read.before, sales.currency(), combined))),
                points(sales.series(), now),
                top(read.sales, sales, combined));
    }

    /**
     * @param repeatsOfNew how many of the repeats are of customers whose first order was in the range. They were read after the
     *     figures, which all viewers share, and not in their transaction: an order booked in between is among them and not in the
     *     figures. It counts nowhere then, until its own pulse has both read anew.
     */
    private static Buyers buyers(Figures figures, long repeatsOfNew) {
        long ofNew = Math.min(repeatsOfNew, figures.repeats());
        return new Buyers(
                figures.orders(), figures.newCustomers(), figures.newCustomers() + ofNew, figures.repeats() - ofNew);
    }

    private static TreeMap<LocalDate, Long> byDay(List<Cohorts.OfDay> repeats, String currency, boolean combined) {
        TreeMap<LocalDate, Long> byDay = new TreeMap<>();
        for (Cohorts.OfDay of : repeats) {
            boolean counts = combined ? of.basis() != Basis.NO_RATE : of.basis() == Basis.NATIVE;
            if (counts && of.currency().equals(currency)) {
                byDay.merge(of.day(), of.repeats(), Long::sum);
            }
        }
        return byDay;
    }

    private static long sum(Map<LocalDate, Long> repeats) {
        return repeats.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The sales' own points; each has the days from its own to the next one's. */
    private static List<Point> points(List<SalesSnapshot.Point> sales, TreeMap<LocalDate, Long> repeatsOfNew) {
        TreeMap<LocalDate, Long> byPoint = new TreeMap<>();
        sales.forEach(point -> byPoint.put(point.from(), 0L));
        repeatsOfNew.forEach((day, repeats) -> {
            LocalDate from = byPoint.floorKey(day);
            byPoint.merge(from == null ? byPoint.firstKey() : from, repeats, Long::sum);
        });
        return sales.stream()
                .map(point -> new Point(point.from(), buyers(point.figures(), byPoint.getOrDefault(point.from(), 0L))))
                .toList();
    }

    private List<CustomersSnapshot.TopCustomer> top(
            SalesSnapshot sales, SalesSnapshot.InCurrency in, boolean combined) {
        EntryFilter entries = EntryFilter.behind(sales, in.currency(), combined);
        return top.named(top.of(entries, in.now().orders()), sales.range());
    }
}
