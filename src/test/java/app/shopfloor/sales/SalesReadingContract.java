package app.shopfloor.sales;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.sales.SaleReport.Basket;
import app.shopfloor.sales.SaleReport.BasketOrigin;
import app.shopfloor.sales.SaleReport.Breakdown;
import app.shopfloor.sales.SaleReport.Buyer;
import app.shopfloor.sales.SaleReport.Kind;
import app.shopfloor.sales.SaleReport.Line;
import app.shopfloor.sales.SaleReport.Payment;
import app.shopfloor.sales.SaleReport.PaymentState;
import app.shopfloor.sales.SaleReport.Refund;
import app.shopfloor.sales.SaleReport.RefundState;
import app.shopfloor.sales.SalesSnapshot.LatestSale;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import app.shopfloor.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What screens ask of the sales beside their snapshots. The shop is in New York. */
abstract class SalesReadingContract {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-17T17:00:00Z"));
    private final Map<String, BigDecimal> rates = new ConcurrentHashMap<>();
    private HikariDataSource database;
    private SalesOnDatabase books;
    private int number;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        database = database().pool();
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZONE;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("Not asked for");
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
        books = new SalesOnDatabase(
                database, ZONE, clock, "EUR", (day, from, to) -> Optional.ofNullable(rates.get(from)));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }

    private void order(String time, long total, Line... lines) {
        order(Channel.STRIPE, at(time), "USD", total, "US", lines);
    }

    private void order(
            Channel channel, Instant at, String currency, long total, @Nullable String country, Line... lines) {
        String id = "order_" + ++number;
        List<Line> basket =
                lines.length > 0 ? List.of(lines) : List.of(new Line("LID", null, null, "Lid", 1, total, 0));
        books.record(List.of(SaleReport.about(channel, Kind.ORDER, id, at)
                .order(id)
                .charge("ch_" + id)
                .payment(new Payment(PaymentState.PAID, total, total, currency, at, false))
                .breakdown(new Breakdown(total, 0, 0, 0))
                .basket(new Basket(BasketOrigin.ORDER_LINES, basket))
                .buyer(new Buyer(null, null, null, country))
                .tell()));
    }

    private TodaySnapshot.InCurrency today(String currency) {
        return books.sales().todaySoFar().currencies().stream()
                .filter(in -> in.currency().equals(currency))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void todayIsBesideTheSameWeekdayUntilTheSameTime() {
        order("2026-11-17T08:00:00-05:00", 100);
        order("2026-11-10T11:59:59-05:00", 10);
        order("2026-11-10T12:00:01-05:00", 1);
        order("2026-11-16T10:00:00-05:00", 1_000);

        TodaySnapshot snapshot = books.sales().todaySoFar();

        assertThat(snapshot.day()).isEqualTo(LocalDate.of(2026, 11, 17));
        assertThat(snapshot.against()).isEqualTo(LocalDate.of(2026, 11, 10));
        assertThat(snapshot.until()).isEqualTo(LocalTime.NOON);
        assertThat(today("USD").now().net()).isEqualTo(100);
        assertThat(today("USD").before().net()).isEqualTo(10);
        assertThat(Objects.requireNonNull(snapshot.combined()).now()).isEqualTo(Figures.NONE);
        assertThat(snapshot.incomplete()).isTrue(); // no rate from dollars to euros
    }

    @Test
    void todayInAllCurrenciesIsTheSumOfTheEntriesOfAllOfThem() {
        rates.put("USD", new BigDecimal("0.5"));
        Instant morning = at("2026-11-17T08:00:00-05:00");
        order(Channel.STRIPE, morning, "EUR", 100, "DE");
        order(Channel.STRIPE, morning, "USD", 60, "US");
        order(Channel.STRIPE, at("2026-11-10T08:00:00-05:00"), "USD", 10, "US");

        TodaySnapshot snapshot = books.sales().todaySoFar();

        TodaySnapshot.InCurrency combined = Objects.requireNonNull(snapshot.combined());
        assertThat(combined.currency()).isEqualTo("EUR");
        assertThat(combined.now().orders()).isEqualTo(2);
        assertThat(combined.now().net()).isEqualTo(130);
        assertThat(combined.before().net()).isEqualTo(5);
        assertThat(snapshot.incomplete()).isFalse();
        assertThat(ofAllCurrencies(snapshot.day())).isEqualTo(combined.now());
    }

    @Test
    void whatHasNoRateIsMissingFromTodayInAllCurrenciesAsFromItsEntries() {
        rates.put("USD", new BigDecimal("0.5"));
        Instant morning = at("2026-11-17T08:00:00-05:00");
        order(Channel.STRIPE, morning, "EUR", 100, "DE");
        order(Channel.STRIPE, morning, "USD", 60, "US");
        order(Channel.STRIPE, morning, "JPY", 9_000, "JP");

        TodaySnapshot snapshot = books.sales().todaySoFar();

        TodaySnapshot.InCurrency combined = Objects.requireNonNull(snapshot.combined());
        assertThat(combined.now().orders()).isEqualTo(2);
        assertThat(combined.now().net()).isEqualTo(130);
        assertThat(snapshot.incomplete()).isTrue();
        assertThat(ofAllCurrencies(snapshot.day())).isEqualTo(combined.now());
    }

    /** What the page of orders sums to that a number in all currencies opens. */
    private Figures ofAllCurrencies(LocalDate day) {
        return books.entries()
                .sums(new EntryFilter(
                        new DayRange(day, day), "EUR", true, EntryFilter.Kind.ALL, null, null, null, null, ""))
                .figures();
    }

    @Test
    void whereClocksWentBackTheFirstOfTwoEqualTimesCounts() {
        now.set(at("2026-11-08T01:30:00-05:00"));
        order("2026-11-01T01:29:00-04:00", 10);
        order("2026-11-01T01:10:00-05:00", 1); // an hour later than it seems

        assertThat(today("USD").before().net()).isEqualTo(10);
    }

    @Test
    void whereClocksWentForwardAsMuchOfTheDayCounts() {
        now.set(at("2026-03-15T02:30:00-04:00"));
        order("2026-03-08T01:59:00-05:00", 10);
        order("2026-03-08T03:29:00-04:00", 100); // half past two, had the clocks stayed
        order("2026-03-08T03:31:00-04:00", 1);

        assertThat(today("USD").before().net()).isEqualTo(110);
    }

    @Test
    void whatDependsOnTheTimeIsComputedAnewEachMinute() {
        order("2026-11-10T12:00:30-05:00", 10);
        assertThat(books.sales().todaySoFar().currencies()).isEmpty();

        now.set(now.get().plusSeconds(45)); // the same minute
        assertThat(books.sales().todaySoFar().currencies()).isEmpty();

        now.set(now.get().plusSeconds(15));
        assertThat(today("USD").before().net()).isEqualTo(10);
    }

    @Test
    void aScreenOfTodayComparesTheSamePartOfTheOtherDayWhateverTheFilter() {
        LocalDate today = LocalDate.of(2026, 11, 17);
        LocalDate before = LocalDate.of(2026, 11, 16);
        SomeShop.map(books);
        books.record(
                new SomeShop(new Random(5), List.of(today.minusDays(1), today, today.minusDays(2)), ZONE).orders(400));
        ReckonedSales reckoned = new ReckonedSales(books.everyCompleteSale(), ZONE, (day, currency) -> null);
        DayRange days = new DayRange(today, today);
        Instant until = ZonedDateTime.of(before, LocalTime.NOON, ZONE).toInstant();
        SalesFilter all = FiltersForTests.of(days);

        for (SalesFilter filter : List.of(
                all,
                FiltersForTests.only(all, Channel.STRIPE),
                FiltersForTests.only(all, "DE"),
                FiltersForTests.only(all, Article.ofSku("SKU-A")),
                FiltersForTests.only(all, Channel.STRIPE, Article.ofSku("SKU-A"), "US"))) {
            SalesSnapshot snapshot = books.computeAnew(filter);
            Figures expected = Figures.NONE;
            for (Channel channel : SomeShop.CHANNELS) {
                Predicate<Sale> which = ReckonedSales.on(filter.channel(), filter.country())
                        .and(sale -> sale.channel().equals(channel));
                expected = expected.plus(reckoned.figures(
                        new DayRange(before, before),
                        "USD",
                        which,
                        filter.article() == null ? null : line -> "SKU-A".equals(SomeShop.skuOf(channel, line)),
                        at -> !at.isAfter(until)));
            }

            assertThat(snapshot.previousUntil()).isEqualTo(LocalTime.NOON);
            SalesSnapshot.InCurrency in = Objects.requireNonNull(snapshot.in("USD"));
            assertThat(expected.orders()).as("%s", filter).isPositive();
            assertThat(in.before()).as("%s", filter).isEqualTo(expected);
            assertThat(in.previousSeries())
                    .singleElement()
                    .satisfies(point -> assertThat(point.figures()).isEqualTo(in.before()));
            assertThat(in.skus().stream()
                            .mapToLong(
                                    sku -> Objects.requireNonNull(sku.before()).net())
                            .sum())
                    .isEqualTo(expected.net());
        }
        assertThat(books.computeAnew(FiltersForTests.of(new DayRange(before, before)))
                        .previousUntil())
                .isNull();
    }

    @Test
    void ofThousandsOfSalesOfPartOfADayAllAndOnlyThoseOfTheArticleCount() {
        LocalDate before = LocalDate.of(2026, 11, 16);
        Instant morning = before.atTime(9, 0).atZone(ZONE).toInstant();
        List<SaleReport> reports = new ArrayList<>();
        for (int i = 0; i < 2_100; i++) {
            String sku = i % 3 == 0 ? "LID" : "MUG";
            reports.add(SaleReport.about(Channel.STRIPE, Kind.PAYMENT, "pi_" + i, morning.plusSeconds(i))
                    .order("pi_" + i)
                    .payment(new Payment(PaymentState.PAID, 100, 100, "USD", morning.plusSeconds(i), false))
                    .basket(new Basket(
                            BasketOrigin.ORDER_LINES, List.of(new Line(sku, null, null, "Article", 1, 100, 0))))
                    .tell());
        }
        books.record(reports);
        order("2026-11-17T08:00:00-05:00", 10);
        order("2026-11-17T08:00:00-05:00", 10, new Line("MUG", null, null, "Mug", 1, 10, 0));
        SalesFilter today = FiltersForTests.of(new DayRange(before.plusDays(1), before.plusDays(1)));

        SalesSnapshot.InCurrency all =
                Objects.requireNonNull(books.computeAnew(today).in("USD"));
        assertThat(all.skus())
                .extracting(sku -> Objects.requireNonNull(sku.before()).orders())
                .containsExactlyInAnyOrder(700L, 1_400L);
        assertThat(Objects.requireNonNull(books.computeAnew(FiltersForTests.only(today, Article.ofSku("LID")))
                                .in("USD"))
                        .before())
                .isEqualTo(new Figures(700, 700, 70_000, 0, 0, 0, 0));
    }

    @Test
    void anOrderThatHoldsAnArticleTwiceCountsOnce() {
        SomeShop.map(books);
        order(
                "2026-11-17T08:00:00-05:00",
                600,
                new Line(null, "prod_a", "price_a1", "Lid", 1, 100, 0),
                new Line(null, "prod_a", "price_a2", "Lid", 1, 200, 0),
                new Line("SKU-A", null, null, "Lid", 1, 300, 0));
        order("2026-11-17T09:00:00-05:00", 50, new Line(null, "prod_a", "price_a2", "Lid", 1, 50, 0));

        order("2026-11-03T09:00:00-05:00", 9, new Line("LID", null, "price_x", "Lid", 1, 9, 0));

        LocalDate today = LocalDate.of(2026, 11, 17);
        for (DayRange range : List.of(new DayRange(today, today), new DayRange(today.minusDays(400), today))) {
            SalesSnapshot.InCurrency in = Objects.requireNonNull(
                    books.computeAnew(FiltersForTests.only(FiltersForTests.of(range), Article.ofSku("SKU-A")))
                            .in("USD"));

            assertThat(in.now()).as("%s", range).isEqualTo(new Figures(2, 4, 650, 0, 0, 0, 0));
            assertThat(in.channels())
                    .singleElement()
                    .satisfies(of -> assertThat(of.figures()).isEqualTo(in.now()));
            assertThat(in.countries())
                    .singleElement()
                    .satisfies(of -> assertThat(of.figures()).isEqualTo(in.now()));
        }
        assertThat(books.entries().sums(behind(EntryFilter.Kind.ORDERS, Article.ofSku("SKU-A"))))
                .isEqualTo(new SalesEntries.Sums(2, new Figures(2, 4, 650, 0, 0, 0, 0)));
    }

    /** Each order may have a price of its own. */
    @Test
    void anArticleMayHaveBeenSoldAtThousandsOfPrices() {
        String morning = "2026-11-17T08:00:00-05:00";
        order(morning, 1, new Line(null, "prod_1", "price_1", "Mug 1", 1, 1, 0));
        order(morning, 2, new Line(null, "prod_1", null, "Mug 2", 1, 2, 0));
        order(morning, 4, new Line(null, "prod_2", "price_1", "Mug 3", 1, 4, 0));
        order(morning, 8, new Line(null, "prod_2", null, "Mug 4", 1, 8, 0));
        order(morning, 16, new Line("SKU", "prod_1", "price_1", "Mug 5", 1, 16, 0));
        order(morning, 32, new Line(null, null, "price_1", "Mug 6", 1, 32, 0));
        order(Channel.ETSY, at(morning), "USD", 64, "US", new Line(null, "prod_1", "price_1", "Mug 7", 1, 64, 0));
        List<Object[]> prices = new ArrayList<>();
        for (int i = 2; i <= 25_000; i++) {
            prices.add(new Object[] {"price_" + i});
        }
        books.jdbc()
                .batchUpdate(
                        "insert into sold_name (sku, product_ref, price_ref, channel, name)"
                                + " values ('', 'prod_1', ?, 'stripe', 'Mug')",
                        prices);

        Article mug = Article.notMapped(Channel.STRIPE, "prod_1");
        LocalDate today = LocalDate.of(2026, 11, 17);

        assertThat(books.entries().page(behind(EntryFilter.Kind.ORDERS, mug), true, 0, 10))
                .extracting(SalesEntry::title)
                .containsExactlyInAnyOrder("Mug 1", "Mug 2");
        assertThat(books.computeAnew(FiltersForTests.only(FiltersForTests.of(new DayRange(today, today)), mug))
                        .latest())
                .extracting(LatestSale::total)
                .containsExactlyInAnyOrder(1L, 2L);
    }

    private static EntryFilter behind(EntryFilter.Kind kind, @Nullable Article article) {
        DayRange days = new DayRange(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 17));
        return new EntryFilter(days, "USD", false, kind, null, article, null, null, "");
    }

    private SalesEntries.Sums summed(EntryFilter filter) {
        SalesEntries.Sums[] sums = {new SalesEntries.Sums(0, Figures.NONE)};
        books.entries().forEach(filter, true, entry -> sums[0] = sums[0].plus(entry.figures()));
        return sums[0];
    }

    @Test
    void whatRowsSumToIsThatOfTheRowsWhateverTheKindAndTheArticle() {
        SomeShop.map(books);
        List<LocalDate> days = List.of(LocalDate.of(2026, 10, 20), LocalDate.of(2026, 11, 10));
        books.record(new SomeShop(new Random(8), days, ZONE).orders(300));
        List<EntryFilter.Kind> told = List.of(EntryFilter.Kind.ALL, EntryFilter.Kind.ORDERS, EntryFilter.Kind.REFUNDS);
        for (EntryFilter.Kind kind : EntryFilter.Kind.values()) {
            for (Article article :
                    new Article[] {null, Article.ofSku("SKU-A"), Article.notMapped(Channel.STRIPE, "prod_c")}) {
                EntryFilter all = behind(kind, article);

                if (told.contains(kind)) {
                    assertThat(summed(all).entries()).as("%s", all).isPositive();
                }
                assertThat(books.entries().sums(all)).as("%s", all).isEqualTo(summed(all));
            }
        }
    }

    @Test
    void whatRowsSumToIsKeptUntilSalesChangeAndOfOrdersIsReadFromTheTotals() {
        order("2026-11-17T08:00:00-05:00", 600);
        order("2026-11-17T08:00:00-05:00", 50);
        EntryFilter orders = behind(EntryFilter.Kind.ORDERS, null);
        assertThat(books.entries().sums(orders).figures().gross()).isEqualTo(650);

        books.jdbc().update("update sales_total set gross = gross + 1");
        assertThat(books.entries().sums(orders).figures().gross()).isEqualTo(650);

        books.jdbc().update("update sales_entry set gross = 0");
        order("2026-11-17T09:00:00-05:00", 7);
        assertThat(books.entries().sums(orders).entries()).isEqualTo(3);
        assertThat(books.entries().sums(orders).figures().gross()).isEqualTo(658);
    }

    @Test
    void anArticleSoldOnlyInTheDaysComparedWithIsShownWithWhatItWasThen() {
        order("2026-11-12T08:00:00-05:00", 100);
        order("2026-11-14T08:00:00-05:00", 30, new Line("SPOON", null, null, "Spoon", 1, 30, 0));
        DayRange range = new DayRange(LocalDate.of(2026, 11, 14), LocalDate.of(2026, 11, 15));

        SalesSnapshot.InCurrency in = Objects.requireNonNull(
                books.computeAnew(FiltersForTests.only(FiltersForTests.of(range), Article.ofSku("LID")))
                        .in("USD"));

        assertThat(in.skus()).singleElement().satisfies(lid -> {
            assertThat(lid.name()).isEqualTo("Lid");
            assertThat(lid.now()).isEqualTo(Figures.NONE);
            assertThat(lid.before()).isEqualTo(in.before());
            assertThat(Objects.requireNonNull(lid.before()).net()).isEqualTo(100);
        });
    }

    @Test
    void anArticleSoldAgainAfterAnotherNodeForgotItsNameIsFound() {
        order("2026-11-17T08:00:00-05:00", 100);
        SalesOnDatabase otherNode = new SalesOnDatabase(
                database, ZONE, Clock.fixed(now.get(), ZONE), "EUR", (day, from, to) -> Optional.empty());
        otherNode.sales().removeReal(Channel.STRIPE);

        order("2026-11-17T09:00:00-05:00", 70);

        SalesSnapshot.InCurrency in = books.computeAnew(
                        FiltersForTests.only(FiltersForTests.ALL_TIME, Article.ofSku("LID")))
                .in("USD");
        assertThat(in).isNotNull();
        assertThat(in.now().net()).isEqualTo(70);
        assertThat(books.drift()).isEmpty();
    }

    @Test
    void anArticleInTheTotalsThatNoFilterFindsIsADriftAndARebuildMendsIt() {
        order("2026-11-17T08:00:00-05:00", 100);
        order("2026-11-17T08:00:00-05:00", 100, new Line(null, "prod_a", "price_a1", "Lid", 1, 100, 0));
        books.jdbc().update("delete from sold_name");

        assertThat(books.drift())
                .containsExactlyInAnyOrder(
                        new TotalsDrift.Unfindable(Channel.STRIPE, "LID"),
                        new TotalsDrift.Unfindable(Channel.STRIPE, "prod_a"));

        books.sales().rebuildTotals();
        assertThat(books.drift()).isEmpty();
    }

    @Test
    void aNameWithAnOrdersNumberInItTakesNoBetterOnesPlace() {
        assertThatLidIsCalled("Order 1019988", "Order 1019988");
        assertThatLidIsCalled("Order 1019989", "Order 1019989");
        assertThatLidIsCalled("Lid", "Lid");
        assertThatLidIsCalled("Order 1019990", "Lid");
        assertThatLidIsCalled("Lid, large", "Lid, large");
        assertThatLidIsCalled("Order 1019991", "Lid, large");

        order(
                "2026-11-17T08:00:00-05:00",
                200,
                new Line("SPOON", null, null, "Spoon", 1, 100, 0),
                new Line("SPOON", null, null, "Order 1019992", 1, 100, 0));
        assertThat(nameOf("SPOON")).isEqualTo("Spoon");

        books.sales().rebuildTotals();
        assertThat(nameOf("LID")).isEqualTo("Lid, large");
        assertThat(nameOf("SPOON")).isEqualTo("Spoon");
    }

    private void lid(String paidAt, String soldAs) {
        order(paidAt, 100, new Line("LID", null, null, soldAs, 1, 100, 0));
    }

    @Test
    void anArticleIsCalledAsItWasLastSoldWhateverTheOrderOfBooking() {
        lid("2026-11-10T12:00:00-05:00", "Lid, steel");
        lid("2026-11-12T12:00:00-05:00", "Lid, oak");
        lid("2026-11-08T12:00:00-05:00", "Lid, tin"); // of long ago, and heard of last
        lid("2026-11-13T12:00:00-05:00", "Order 1019993");
        lid("2026-11-11T12:00:00-05:00", "Lid, steel"); // as this process has seen before
        assertThat(nameOf("LID")).isEqualTo("Lid, oak");

        books.record(List.of(SaleReport.about(Channel.STRIPE, Kind.REFUND, "re_1", at("2026-11-14T12:00:00-05:00"))
                .order("order_1")
                .refund(new Refund(RefundState.SUCCEEDED, 100, at("2026-11-14T12:00:00-05:00")))
                .tell()));
        assertThat(nameOf("LID")).as("with an old order refunded").isEqualTo("Lid, oak");

        books.sales().rebuildTotals();
        assertThat(nameOf("LID")).as("rebuilt").isEqualTo("Lid, oak");
    }

    @Test
    void theNameOfTheLatestSaleCountsWhicheverNodeBooksIt() {
        lid("2026-11-10T12:00:00-05:00", "Lid, steel");
        lid("2026-11-11T12:00:00-05:00", "Lid, oak");
        SalesOnDatabase here = books;
        books = new SalesOnDatabase(
                database, ZONE, Clock.fixed(now.get(), ZONE), "EUR", (day, from, to) -> Optional.empty());
        lid("2026-11-12T12:00:00-05:00", "Lid, tin");
        books = here;

        lid("2026-11-13T12:00:00-05:00", "Lid, oak");

        assertThat(nameOf("LID")).isEqualTo("Lid, oak");
    }

    @Test
    void aNameOfBeforeItWasKnownWhenIsOlderThanAny() {
        lid("2026-11-10T12:00:00-05:00", "Lid, steel");
        books.jdbc().update("update sold_name set sold_at = null");
        lid("2026-11-09T12:00:00-05:00", "Order 1019994");
        assertThat(nameOf("LID")).isEqualTo("Lid, steel");

        lid("2026-11-08T12:00:00-05:00", "Lid, oak");

        assertThat(nameOf("LID")).isEqualTo("Lid, oak");
    }

    private void assertThatLidIsCalled(String soldAs, String called) {
        order("2026-11-17T08:00:00-05:00", 100, new Line("LID", null, null, soldAs, 1, 100, 0));
        assertThat(nameOf("LID")).as("sold as %s", soldAs).isEqualTo(called);
    }

    private String nameOf(String sku) {
        return books.sales().articles("", 10).stream()
                .filter(choice -> choice.article().equals(Article.ofSku(sku)))
                .map(Choice::name)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPaymentIsAnOrderThatAChargeTriedToPayAndCountsOnTheDayItWasBegun() {
        LocalDate day = LocalDate.of(2026, 11, 10);
        Instant evening = at("2026-11-10T23:30:00-05:00");
        payment("1", "ch_1", PaymentState.PAID, evening, evening);
        payment("2", "ch_2", PaymentState.PAID, evening, evening.plusSeconds(7_200)); // tried again after midnight
        payment("3", "ch_3", PaymentState.FAILED, evening, evening);
        payment("4", null, PaymentState.PENDING, evening, evening); // nobody tried to pay yet
        payment("5", "ch_5", PaymentState.PAID, evening.plusSeconds(3_600), evening.plusSeconds(3_600));

        PaymentSuccess success = books.sales().paymentSuccess(new DayRange(day, day));

        assertThat(success).isEqualTo(new PaymentSuccess(3, 2));
        assertThat(success.rate()).isEqualTo(6_667);
        assertThat(books.sales().paymentSuccess(new DayRange(day.plusDays(1), day.plusDays(1))))
                .isEqualTo(new PaymentSuccess(1, 1));
        assertThat(books.sales()
                        .paymentSuccess(new DayRange(day.minusDays(1), day.minusDays(1)))
                        .rate())
                .isNull();
    }

    private void payment(String id, @Nullable String charge, PaymentState state, Instant begun, Instant asOf) {
        books.record(List.of(SaleReport.about(Channel.STRIPE, Kind.PAYMENT, "pi_" + id, asOf)
                .order("pi_" + id)
                .charge(charge)
                .payment(new Payment(state, 100, 100, "USD", begun, true))
                .tell()));
    }

    @Test
    void choicesAreWhatOccursMostOrdersFirst() {
        SomeShop.map(books);
        for (int i = 0; i < 3; i++) {
            order(Channel.ETSY, at("2026-11-10T12:00:00-05:00"), "EUR", 100, "DE");
        }
        order(
                Channel.STRIPE,
                at("2026-11-10T12:00:00-05:00"),
                "EUR",
                100,
                null,
                new Line(null, "prod_a", "price_a1", "Lid large", 1, 100, 0));
        order(
                Channel.STRIPE,
                at("2026-11-10T12:00:00-05:00"),
                "EUR",
                100,
                "DE",
                new Line(null, "prod_50%_off", "price_c", "Spoon_rest", 1, 100, 0));

        assertThat(books.sales().channels()).containsExactly(Channel.ETSY, Channel.STRIPE);
        assertThat(books.sales().countries()).containsExactly("DE", "");
        assertThat(books.sales().articles("", 10))
                .containsExactly(
                        new Choice(Article.ofSku("LID"), "Lid"),
                        new Choice(Article.ofSku("SKU-A"), "Lid organiser SKU-A"),
                        new Choice(Article.notMapped(Channel.STRIPE, "prod_50%_off"), "Spoon_rest"));
        assertThat(books.sales().articles("", 1)).hasSize(1);
        assertThat(books.sales().articles(" ORGANISER ", 10))
                .extracting(Choice::article)
                .containsExactly(Article.ofSku("SKU-A"));
        assertThat(books.sales().articles("lid", 10)).hasSize(2);
        assertThat(books.sales().articles("50%", 10)).hasSize(1);
        assertThat(books.sales().articles("n_r", 10)).hasSize(1);
        assertThat(books.sales().articles("x%y", 10)).isEmpty();
    }

    /** A database may know other small letters than Java, or none beside a to z. */
    @Test
    void anArticleIsFoundByItsNameAsItIsWritten() {
        order("2026-11-17T08:00:00-05:00", 5, new Line(null, "prod_1", null, "İznik ÜBERTOPF", 1, 5, 0));

        assertThat(books.sales().articles("İznik", 10)).hasSize(1);
        assertThat(books.sales().articles(" ÜBERTOPF", 10)).hasSize(1);
    }

    @Test
    void allTimeBeginsWithTheFirstSaleThereIsAndNotWithOneThatIsGone() {
        order("2026-11-02T08:00:00-05:00", 5);
        order("2026-11-10T08:00:00-05:00", 7);

        takeAway("order_1");
        assertThat(books.computeAnew(FiltersForTests.ALL_TIME).range())
                .isEqualTo(new DayRange(LocalDate.of(2026, 11, 10), LocalDate.of(2026, 11, 17)));

        takeAway("order_2");
        assertThat(books.computeAnew(FiltersForTests.ALL_TIME).anySaleEver()).isFalse();
    }

    private void takeAway(String orderId) {
        long id = Objects.requireNonNull(
                books.jdbc().queryForObject("select id from sale where source_order_id = ?", Long.class, orderId));
        Sale sale = books.sales().find(Channel.STRIPE, orderId).orElseThrow();
        books.inTransaction(() -> books.purchases().book(List.of(new PurchaseBook.Change(id, sale, null))));
    }

    private static String row(SalesSnapshot snapshot, Article article) {
        return Objects.requireNonNull(snapshot.in("USD")).skus().stream()
                .filter(sku -> article.equals(sku.article()))
                .map(SalesSnapshot.SkuFigures::name)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anArticleIsCalledTheSameWhereverItIsShown() {
        books.jdbc()
                .update("insert into listing (channel, ref, sample, told_sku, active) values"
                        + " ('stripe', 'prod_1', false, 'MUG', true), ('stripe', 'prod_2', false, 'MUG', true)");
        order("2026-11-17T08:00:00-05:00", 5, new Line(null, "prod_1", "price_1", "White mug", 1, 5, 0));
        order("2026-11-16T08:00:00-05:00", 5, new Line(null, "prod_2", "price_2", "Blue mug", 1, 5, 0));
        order("2026-11-15T08:00:00-05:00", 5, new Line("MUG", null, null, "A mug", 1, 5, 0));
        Article mug = Article.ofSku("MUG");

        Choice choice = books.sales().articles("blue", 10).getFirst();

        assertThat(choice).isEqualTo(new Choice(mug, "White mug"));
        for (LocalDate day = LocalDate.of(2026, 11, 15);
                day.isBefore(LocalDate.of(2026, 11, 18));
                day = day.plusDays(1)) {
            SalesFilter filter = FiltersForTests.of(new DayRange(day, day));
            assertThat(row(books.computeAnew(filter), mug)).isEqualTo("White mug");
            assertThat(row(books.computeAnew(FiltersForTests.only(filter, mug)), mug))
                    .isEqualTo("White mug");
        }
    }

    @Test
    void whatIsNotMappedIsNotCalledAsTheSkuOfThatCode() {
        SomeShop.map(books);
        order("2026-11-17T08:00:00-05:00", 5, new Line(null, "SKU-A", null, "Spoon", 1, 5, 0));
        Article notMapped = Article.notMapped(Channel.STRIPE, "SKU-A");

        SalesSnapshot snapshot = books.computeAnew(FiltersForTests.ALL_TIME);

        assertThat(row(snapshot, notMapped)).isEqualTo("Spoon");
        assertThat(row(books.computeAnew(FiltersForTests.only(FiltersForTests.ALL_TIME, notMapped)), notMapped))
                .isEqualTo("Spoon");
        assertThat(books.sales().articles("spoon", 10)).containsExactly(new Choice(notMapped, "Spoon"));
    }

    @Test
    void theLatestSalesAreThoseThatTheFilterLetsThrough() {
        Random dice = new Random(3);
        SomeShop.map(books);
        List<LocalDate> days = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            days.add(LocalDate.of(2026, 11, 17).minusDays(i));
        }
        books.record(new SomeShop(dice, days, ZONE).orders(200));
        List<Sale> sales = books.everyCompleteSale().stream()
                .sorted(Comparator.comparing((Sale sale) -> Objects.requireNonNull(sale.paidAt()))
                        .reversed())
                .toList();
        SalesFilter today = FiltersForTests.of(new DayRange(days.getFirst(), days.getFirst()));

        assertLatest(today, sales, sale -> true);
        assertLatest(
                FiltersForTests.only(today, Channel.ETSY),
                sales,
                sale -> sale.channel().equals(Channel.ETSY));
        assertLatest(
                FiltersForTests.only(today, Channel.MANUAL, null, "NZ"),
                sales,
                sale -> "NZ".equals(sale.country()) && sale.channel().equals(Channel.MANUAL));
        assertLatest(
                FiltersForTests.only(today, Article.ofSku("SKU-B")),
                sales,
                sale -> sale.lines().stream().anyMatch(line -> "SKU-B".equals(SomeShop.skuOf(sale.channel(), line))));
        assertLatest(FiltersForTests.only(today, Article.ofSku("NONE")), sales, sale -> false);
    }

    private void assertLatest(SalesFilter filter, List<Sale> newestFirst, Predicate<Sale> which) {
        assertThat(books.computeAnew(filter).latest())
                .extracting(LatestSale::paidAt)
                .as("%s", filter)
                .containsExactlyElementsOf(newestFirst.stream()
                        .filter(which)
                        .limit(SalesSnapshot.LATEST)
                        .map(Sale::paidAt)
                        .toList());
    }
}
