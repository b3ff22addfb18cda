package app.shopfloor.sales;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.sales.CustomersSnapshot.Buyers;
import app.shopfloor.sales.EntryFilter.Kind;
import app.shopfloor.sales.SalesEntries.Sums;
import app.shopfloor.shared.DayRange;
import app.shopfloor.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every number of the Sales screen is the sum of the rows it opens, of their sums, and of the totals: on the sample shop, for
 * filters and ranges by dice, in a business time zone.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OneNumberContract {

    private HikariDataSource database;
    private SalesOnDatabase books;
    private ZoneId zone;

    abstract TestDatabase database();

    abstract String zone();

    @BeforeAll
    void open() {
        database = database().pool();
        zone = ZoneId.of(zone());
        books = SampleBooks.on(database, zone);
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void theTotalsAreThoseOfTheSales() {
        assertThat(books.drift()).isEmpty();
    }

    /** The figures of one currency, as booked or combined. */
    private record Shown(EntryFilter filter, SalesSnapshot.InCurrency sales, CustomersSnapshot.InCurrency customers) {}

    private List<Shown> shown(SalesFilter filter) {
        SalesSnapshot sales = books.sales().snapshot(filter);
        CustomersSnapshot customers = books.sales().customers(filter);
        List<Shown> shown = new ArrayList<>();
        for (int i = 0; i < sales.currencies().size(); i++) {
            shown.add(shown(
                    sales, sales.currencies().get(i), customers.currencies().get(i), false));
        }
        if (sales.combined() != null && customers.combined() != null) {
            shown.add(shown(sales, sales.combined().figures(), customers.combined(), true));
        }
        return shown;
    }

    private static Shown shown(
            SalesSnapshot snapshot,
            SalesSnapshot.InCurrency sales,
            CustomersSnapshot.InCurrency customers,
            boolean combined) {
        SalesFilter filter = snapshot.filter();
        assertThat(customers.currency()).isEqualTo(sales.currency());
        return new Shown(
                new EntryFilter(
                        snapshot.range(),
                        sales.currency(),
                        combined,
                        Kind.ALL,
                        filter.channel(),
                        filter.article(),
                        filter.country(),
                        null,
                        ""),
                sales,
                customers);
    }

    private static EntryFilter of(Kind kind, EntryFilter filter) {
        return new EntryFilter(
                filter.range(),
                filter.currency(),
                filter.combined(),
                kind,
                filter.channel(),
                filter.article(),
                filter.country(),
                filter.buyer(),
                filter.search());
    }

    private List<SalesEntry> rows(EntryFilter filter) {
        List<SalesEntry> rows = new ArrayList<>();
        books.entries().forEach(filter, true, rows::add);
        return rows;
    }

    private static Figures sum(List<SalesEntry> rows) {
        return rows.stream().map(SalesEntry::figures).reduce(Figures.NONE, Figures::plus);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aTileIsTheSumOfTheRowsItOpens(long seed) {
        for (SalesFilter asked : SampleBooks.filters(books, seed, 10)) {
            for (Shown shown : shown(asked)) {
                Map<Kind, List<SalesEntry>> rows = new EnumMap<>(Kind.class);
                for (Kind kind : Kind.values()) {
                    EntryFilter filter = of(kind, shown.filter);
                    rows.put(kind, rows(filter));
                    assertThat(books.entries().sums(filter))
                            .as("sums of %s", filter)
                            .isEqualTo(new Sums(rows.get(kind).size(), sum(rows.get(kind))));
                }
                for (Metric metric : Metric.values()) {
                    assertThat(metric.of(sum(rows.get(metric.opens()))))
                            .as("%s of %s", metric, shown.filter)
                            .isEqualTo(metric.of(shown.sales.now()));
                }
                assertThat(sum(rows.get(Kind.ALL)))
                        .as("all of %s", shown.filter)
                        .isEqualTo(shown.sales.now());
                buyersAreThoseOfTheRows(shown, rows);
                if (asked.article() == null) {
                    assertThat(totals(shown.filter))
                            .as("totals of %s", shown.filter)
                            .isEqualTo(shown.sales.now());
                }
            }
        }
    }

    private static void buyersAreThoseOfTheRows(Shown shown, Map<Kind, List<SalesEntry>> rows) {
        long orders = rows.get(Kind.ORDERS).size();
        long returning = rows.get(Kind.ORDERS_OF_RETURNING).size();
        Buyers buyers = shown.customers.now();
        assertThat(buyers)
                .as("buyers of %s", shown.filter)
                .isEqualTo(new Buyers(
                        orders,
                        rows.get(Kind.FIRST_ORDERS).size(),
                        rows.get(Kind.ORDERS_OF_NEW).size(),
                        returning));
        assertThat(buyers.returningRate())
                .isEqualTo(
                        orders == 0
                                ? 0
                                : BigDecimal.valueOf(returning * 10_000)
                                        .divide(BigDecimal.valueOf(orders), 0, RoundingMode.HALF_UP)
                                        .longValueExact());
        assertThat(BuyersForTests.sum(shown.customers.series()))
                .as("points of %s", shown.filter)
                .isEqualTo(buyers);
    }

    /** The rows of the totals, added up by the database. */
    private Figures totals(EntryFilter filter) {
        List<Object> parameters = new ArrayList<>(List.of(
                filter.range().from(),
                filter.range().to(),
                filter.country() == null ? "*" : filter.country(),
                filter.currency(),
                filter.combined() ? "reporting" : "native"));
        String channel = "";
        if (filter.channel() != null) {
            channel = " and channel = ?";
            parameters.add(filter.channel().code());
        }
        StringBuilder sums = new StringBuilder();
        FiguresRow.COLUMNS.forEach(column -> sums.append(sums.isEmpty() ? "" : ", ")
                .append("coalesce(sum(")
                .append(column)
                .append("), 0)"));
        return books.jdbc()
                .queryForObject(
                        "select " + sums + " from sales_total where span = 1 and first_day between ? and ?"
                                + " and country = ? and currency = ? and basis in ('native', ?)" + channel,
                        (row, number) -> FiguresRow.read(row, 1),
                        parameters.toArray());
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void whatIsComparedWithIsTheSumOfItsOwnRows(long seed) {
        for (SalesFilter asked : SampleBooks.filters(books, seed, 10)) {
            SalesSnapshot snapshot = books.sales().snapshot(asked);
            if (snapshot.previous() == null || snapshot.previousUntil() != null) {
                continue;
            }
            for (Shown shown : shown(asked)) {
                EntryFilter before = new EntryFilter(
                        snapshot.previous(),
                        shown.filter.currency(),
                        shown.filter.combined(),
                        Kind.ALL,
                        asked.channel(),
                        asked.article(),
                        asked.country(),
                        null,
                        "");
                assertThat(books.entries().sums(before).figures())
                        .as("before %s", shown.filter)
                        .isEqualTo(shown.sales.before());
                assertThat(shown.customers.before())
                        .as("buyers before %s", shown.filter)
                        .isEqualTo(new Buyers(
                                count(Kind.ORDERS, before),
                                count(Kind.FIRST_ORDERS, before),
                                count(Kind.ORDERS_OF_NEW, before),
                                count(Kind.ORDERS_OF_RETURNING, before)));
            }
        }
    }

    private long count(Kind kind, EntryFilter filter) {
        return books.entries().sums(of(kind, filter)).entries();
    }

    /** What a sale put on one day, computed from the sale alone. */
    private record OnDay(Sale sale, LocalDate day, boolean order, Figures figures) {}

    private List<OnDay> fromSales() {
        List<OnDay> all = new ArrayList<>();
        for (Sale sale : books.everySale()) {
            if (sale.paidAt() == null) {
                continue;
            }
            long units = sale.lines().stream().mapToLong(Sale.Line::quantity).sum();
            all.add(new OnDay(
                    sale,
                    day(sale.paidAt()),
                    true,
                    new Figures(1, units, sale.gross(), sale.discount(), 0, sale.shipping(), sale.tax())));
            for (Sale.Refund refund : sale.refunds()) {
                Figures back = new Figures(0, 0, 0, 0, refund.goods(), -refund.shipping(), -refund.tax());
                all.add(new OnDay(sale, day(refund.madeAt()), false, back));
                if (refund.restoredAt() != null) {
                    all.add(new OnDay(sale, day(refund.restoredAt()), false, back.negated()));
                }
            }
        }
        return all;
    }

    private LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    /** The other way round: days, first orders and sums made from the sales themselves, with nothing of what is kept. */
    @Test
    void tilesAndRowsAreWhatTheSalesThemselvesSay() {
        List<OnDay> all = fromSales();
        Map<String, Sale> firsts = new HashMap<>();
        for (OnDay one : all) {
            String buyer = buyer(one.sale);
            if (one.order && buyer != null) {
                firsts.merge(buyer, one.sale, OneNumberContract::earlier);
            }
        }
        LocalDate today = books.sales().today();
        List<DayRange> ranges = List.of(
                new DayRange(today.minusDays(6), today),
                new DayRange(today.minusDays(29), today),
                new DayRange(LocalDate.of(2025, 3, 8), LocalDate.of(2025, 3, 10)),
                new DayRange(LocalDate.of(2025, 11, 1), LocalDate.of(2025, 11, 3)),
                new DayRange(LocalDate.of(2026, 3, 8), LocalDate.of(2026, 3, 8)),
                new DayRange(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 1)),
                new DayRange(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31)),
                new DayRange(today.minusDays(800), today));
        for (DayRange range : ranges) {
            for (Shown shown : shown(FiltersForTests.of(range))) {
                if (shown.filter.combined()) {
                    continue; // what conversion does is shown by ConvertedTotalsContract
                }
                Figures sum = Figures.NONE;
                long fresh = 0;
                long returning = 0;
                for (OnDay one : all) {
                    if (!range.contains(one.day) || !one.sale.currency().equals(shown.filter.currency())) {
                        continue;
                    }
                    sum = sum.plus(one.figures);
                    Sale first = firsts.get(buyer(one.sale));
                    if (one.order && first != null) {
                        boolean isFirst = first == one.sale;
                        sum = sum.plus(new Figures(0, 0, 0, 0, 0, 0, 0, isFirst ? 1 : 0, isFirst ? 0 : 1));
                        if (day(first.paidAt()).isBefore(range.from())) {
                            returning++;
                        } else {
                            fresh++;
                        }
                    }
                }
                assertThat(shown.sales.now()).as("%s", shown.filter).isEqualTo(sum);
                assertThat(shown.customers.now())
                        .as("buyers of %s", shown.filter)
                        .isEqualTo(new Buyers(sum.orders(), sum.newCustomers(), fresh, returning));
            }
        }
    }

    /** A customer as METRICS.md has it; the sample's customers tell their email with each sale, or only their id. */
    private @Nullable String buyer(Sale sale) {
        Sale complete = books.sales().find(sale.channel(), sale.orderId()).orElseThrow();
        String email = complete.customerEmail();
        return email != null
                ? email.strip().toLowerCase(java.util.Locale.ROOT)
                : complete.customerId() == null ? null : complete.channel().code() + " " + complete.customerId();
    }

    private static Sale earlier(Sale one, Sale other) {
        int order = one.paidAt().compareTo(other.paidAt());
        if (order == 0) {
            order = (one.channel().code() + ":" + one.orderId())
                    .compareTo(other.channel().code() + ":" + other.orderId());
        }
        return order <= 0 ? one : other;
    }

    @Test
    void pagesHaveAllRowsInOrderWithoutGapOrRepeat() {
        EntryFilter all = shown(FiltersForTests.ALL_TIME).getLast().filter; // of all currencies
        for (boolean newestFirst : List.of(true, false)) {
            List<SalesEntry> whole = new ArrayList<>();
            books.entries().forEach(all, newestFirst, whole::add);
            List<SalesEntry> paged = new ArrayList<>();
            for (List<SalesEntry> page = List.of();
                    paged.isEmpty() || !page.isEmpty();
                    page = books.entries().page(all, newestFirst, paged.size(), 97)) {
                paged.addAll(page);
                if (paged.isEmpty()) {
                    paged.addAll(books.entries().page(all, newestFirst, 0, 97));
                }
            }
            assertThat(whole).hasSizeGreaterThan(1_000);
            assertThat(paged).isEqualTo(whole);
        }
        LinkedHashMap<String, Long> kinds = new LinkedHashMap<>();
        rows(all).forEach(row -> kinds.merge(row.kind().name(), 1L, Long::sum));
        assertThat(kinds).containsKeys("ORDER", "REFUND", "RESTORED");
    }
}
