package app.shopfloor.sales;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.sales.SalesSnapshot.ChannelFigures;
import app.shopfloor.sales.SalesSnapshot.Combined;
import app.shopfloor.sales.SalesSnapshot.Granularity;
import app.shopfloor.sales.SalesSnapshot.InCurrency;
import app.shopfloor.sales.SalesSnapshot.LatestSale;
import app.shopfloor.sales.SalesSnapshot.Missing;
import app.shopfloor.sales.SalesSnapshot.Point;
import app.shopfloor.sales.SalesSnapshot.SkuFigures;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Computes Sales screens from the daily totals: the cost grows with days, not with orders. */
@Component
class SalesDashboard {

    private static final int LATEST = 8;
    private static final int DAYS_UP_TO = 92;
    private static final int WEEKS_UP_TO = 371;
    private static final int WEEK = 7;
    /** A first week of fewer days would look like a slump: it is joined to the one after. */
    private static final int SHORTEST_WEEK = 4;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ZoneId zone;
    private final String reporting;
    private final SkuRanking ranking;

    SalesDashboard(JdbcClient jdbc, SkuRanking ranking, Clock clock, BusinessProperties business) {
        this.jdbc = jdbc;
        this.ranking = ranking;
        this.reporting = business.currency();
        this.clock = clock;
        this.zone = business.timezone();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private record DayTotal(LocalDate day, Channel channel, String currency, Basis basis, Figures figures) {}

    private record Cut(DayRange range, @Nullable DayRange previous, Granularity granularity) {}

    SalesSnapshot compute(SalesFilter filter) {
        Instant asOf = clock.instant();
        LocalDate firstDay = jdbc.sql("select min(business_day) from sales_day")
                .query((row, number) -> row.getObject(1, LocalDate.class))
                .list()
                .getFirst();
        DayRange range = filter.range() != null ? filter.range() : allTime(firstDay);
        DayRange previous = filter.range() != null ? range.previous() : null;
        Cut cut = new Cut(range, previous, granularity(range));
        List<DayTotal> totals = totals(previous != null ? previous.from() : range.from(), range.to());
        Map<String, List<DayTotal>> byCurrency = new TreeMap<>();
        for (DayTotal total : totals) {
            if (total.basis() == Basis.NATIVE) {
                byCurrency
                        .computeIfAbsent(total.currency(), c -> new ArrayList<>())
                        .add(total);
            }
        }
        SkuRanking.Rows skus = ranking.of(range, previous);
        List<InCurrency> currencies = byCurrency.entrySet().stream()
                .map(entry -> inCurrency(entry.getKey(), entry.getValue(), cut, skus.booked(entry.getKey())))
                .sorted(Comparator.comparingLong((InCurrency c) -> c.now().orders())
                        .reversed()
                        .thenComparing(InCurrency::currency))
                .toList();
        boolean onlyReporting = byCurrency.keySet().stream().allMatch(reporting::equals);
        return new SalesSnapshot(
                filter,
                range,
                previous,
                cut.granularity(),
                currencies,
                onlyReporting ? null : combined(totals, cut, skus),
                latest(),
                firstDay != null,
                asOf);
    }

    /** What is of the reporting currency anyway, and what was converted to it. */
    private Combined combined(List<DayTotal> totals, Cut cut, SkuRanking.Rows skus) {
        List<DayTotal> known = totals.stream()
                .filter(total ->
                        total.basis() != Basis.NO_RATE && total.currency().equals(reporting))
                .toList();
        return new Combined(
                inCurrency(reporting, known, cut, skus.combined(reporting)),
                missing(totals, cut.range()),
                cut.previous() == null ? List.of() : missing(totals, cut.previous()));
    }

    private static List<Missing> missing(List<DayTotal> totals, DayRange range) {
        Map<String, Figures> figures = new TreeMap<>();
        Map<String, TreeSet<LocalDate>> days = new HashMap<>();
        for (DayTotal total : totals) {
            // A row may be empty again: its sales have got a rate, or were taken back.
            if (total.basis() == Basis.NO_RATE
                    && range.contains(total.day())
                    && !total.figures().isNone()) {
                figures.merge(total.currency(), total.figures(), Figures::plus);
                days.computeIfAbsent(total.currency(), c -> new TreeSet<>()).add(total.day());
            }
        }
        return figures.entrySet().stream()
                .map(entry -> {
                    TreeSet<LocalDate> of = Objects.requireNonNull(days.get(entry.getKey()));
                    return new Missing(
                            entry.getKey(), entry.getValue(), of.size(), new DayRange(of.first(), of.last()));
                })
                .toList();
    }

    private DayRange allTime(@Nullable LocalDate firstDay) {
        LocalDate today = today();
        return new DayRange(firstDay == null || firstDay.isAfter(today) ? today : firstDay, today);
    }

    private static Granularity granularity(DayRange range) {
        return range.days() <= DAYS_UP_TO
                ? Granularity.DAY
                : range.days() <= WEEKS_UP_TO ? Granularity.WEEK : Granularity.MONTH;
    }

    private List<DayTotal> totals(LocalDate from, LocalDate to) {
        return jdbc.sql(
                        "select business_day, channel, currency, basis, orders, units, gross, discounts, returns, shipping, tax"
                                + " from sales_day where business_day between ? and ?")
                .param(from)
                .param(to)
                .query((row, number) -> new DayTotal(
                        row.getObject(1, LocalDate.class),
                        new Channel(row.getString(2)),
                        row.getString(3),
                        Basis.of(row.getString(4)),
                        FiguresRow.read(row, 5)))
                .list();
    }

    private static InCurrency inCurrency(String currency, List<DayTotal> totals, Cut cut, List<SkuFigures> skus) {
        Map<LocalDate, Figures> byDay = new HashMap<>();
        Map<Channel, Figures> byChannel = new TreeMap<>();
        Figures now = Figures.NONE;
        Figures before = Figures.NONE;
        for (DayTotal total : totals) {
            byDay.merge(total.day(), total.figures(), Figures::plus);
            if (cut.range().contains(total.day())) {
                now = now.plus(total.figures());
                byChannel.merge(total.channel(), total.figures(), Figures::plus);
            } else {
                before = before.plus(total.figures());
            }
        }
        return new InCurrency(
                currency,
                now,
                cut.previous() == null ? null : before,
                series(cut.range(), cut.granularity(), byDay),
                cut.previous() == null ? List.of() : series(cut.previous(), cut.granularity(), byDay),
                byChannel.entrySet().stream()
                        .map(entry -> new ChannelFigures(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparingLong(
                                        (ChannelFigures c) -> c.figures().net())
                                .reversed())
                        .toList(),
                skus);
    }

    private static List<Point> series(DayRange range, Granularity granularity, Map<LocalDate, Figures> byDay) {
        List<LocalDate> starts = starts(range, granularity);
        List<Point> points = new ArrayList<>(starts.size());
        for (int i = 0; i < starts.size(); i++) {
            LocalDate end =
                    i + 1 < starts.size() ? starts.get(i + 1) : range.to().plusDays(1);
            Figures sum = starts.get(i)
                    .datesUntil(end)
                    .map(day -> byDay.getOrDefault(day, Figures.NONE))
                    .reduce(Figures.NONE, Figures::plus);
            points.add(new Point(starts.get(i), sum));
        }
        return points;
    }

    /**
     * The first days of the points. Weeks are counted back from the last day, so that the newest point is a whole week and a
     * range and its previous one have equally many; months are those of the calendar.
     */
    private static List<LocalDate> starts(DayRange range, Granularity granularity) {
        return switch (granularity) {
            case DAY -> range.from().datesUntil(range.to().plusDays(1)).toList();
            case WEEK -> {
                List<LocalDate> starts = new ArrayList<>();
                LocalDate start = range.to().minusDays(WEEK - 1L);
                while (!start.isBefore(range.from())) {
                    starts.addFirst(start);
                    start = start.minusDays(WEEK);
                }
                long left = range.days() % WEEK;
                if (left >= SHORTEST_WEEK) {
                    starts.addFirst(range.from());
                } else {
                    starts.set(0, range.from());
                }
                yield starts;
            }
            case MONTH -> {
                List<LocalDate> starts = new ArrayList<>(List.of(range.from()));
                LocalDate start = range.from().withDayOfMonth(1).plusMonths(1);
                while (!start.isAfter(range.to())) {
                    starts.add(start);
                    start = start.plusMonths(1);
                }
                yield starts;
            }
        };
    }

    private List<LatestSale> latest() {
        // The newest ids first, by the index alone; then only their rows.
        return jdbc.sql("""
                        select s.id, s.channel, s.source_order_id, s.currency, s.total, s.refunded,
                            coalesce(s.customer_name, c.name, s.customer_email, c.email) as customer,
                            s.paid_at, s.sample, l.name, l.quantity,
                            (select count(*) from sale_line m where m.sale_id = s.id) as lines
                        from (select id, paid_at from sale where paid_at <= ? order by paid_at desc, id desc
                              limit ?) newest
                        join sale s on s.id = newest.id
                        left join sale_line l on l.sale_id = s.id and l.position = 0
                        left join sale_customer c on c.channel = s.channel and c.customer_id = s.customer_id
                        order by s.paid_at desc, s.id desc""")
                .param(OffsetDateTime.ofInstant(clock.instant().plusSeconds(86_400), java.time.ZoneOffset.UTC))
                .param(LATEST)
                .query((row, number) -> {
                    String title = row.getString("name");
                    return new LatestSale(
                            row.getLong("id"),
                            new Channel(row.getString("channel")),
                            title != null ? title : row.getString("source_order_id"),
                            row.getLong("quantity"),
                            Math.max(0, row.getInt("lines") - 1),
                            row.getString("currency"),
                            row.getLong("total"),
                            row.getLong("refunded"),
                            row.getString("customer"),
                            row.getObject("paid_at", OffsetDateTime.class).toInstant(),
                            row.getBoolean("sample"));
                })
                .list();
    }
}
