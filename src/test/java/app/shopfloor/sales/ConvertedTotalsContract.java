package app.shopfloor.sales;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.rates.RatesChanged;
import app.shopfloor.sales.SaleReport.Basket;
import app.shopfloor.sales.SaleReport.BasketOrigin;
import app.shopfloor.sales.SaleReport.Breakdown;
import app.shopfloor.sales.SaleReport.Kind;
import app.shopfloor.sales.SaleReport.Line;
import app.shopfloor.sales.SaleReport.Payment;
import app.shopfloor.sales.SaleReport.PaymentState;
import app.shopfloor.sales.SaleReport.Refund;
import app.shopfloor.sales.SaleReport.RefundState;
import app.shopfloor.sales.SalesSnapshot.Missing;
import app.shopfloor.sales.SalesSnapshot.SkuFigures;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import app.shopfloor.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What sums over currencies are, computed a second time in another way. The reporting currency is the euro. */
abstract class ConvertedTotalsContract {

    private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);
    private static final int DAYS = 30;
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Map<String, Integer> DECIMALS = Map.of("EUR", 2, "USD", 2, "JPY", 0, "KWD", 3);

    private final Map<String, BigDecimal> table = new ConcurrentSkipListMap<>();
    private HikariDataSource database;
    private SalesOnDatabase books;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        database = database().pool();
        books = new SalesOnDatabase(
                database,
                ZoneOffset.UTC,
                Clock.fixed(NOW, ZoneOffset.UTC),
                "EUR",
                (day, from, to) -> Optional.ofNullable(table.get(day + from + to)));
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** What the test itself makes of it. @param rate null when none is known */
    private record Expected(String currency, @Nullable BigDecimal rate, long goods, LocalDate day) {

        /** In euro cents, half up. */
        long euros() {
            return new BigDecimal(goods)
                    .movePointLeft(DECIMALS.get(currency))
                    .multiply(Objects.requireNonNull(rate))
                    .movePointRight(2)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        }
    }

    private final List<Expected> orders = new ArrayList<>();
    private final List<Expected> returns = new ArrayList<>();

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private static SaleReport balance(
            String type, String order, String source, String currency, @Nullable String rate, Instant at) {
        return SaleReport.about(Channel.STRIPE, Kind.BALANCE, "txn_" + type + source, at)
                .order("pi_" + order)
                .charge("ch_" + order)
                .balance(new SaleReport.Balance(type, 1, 0, currency, rate, source, at))
                .tell();
    }

    private static SaleReport paid(String id, String currency, long[] lines, LocalDate day) {
        long goods = Arrays.stream(lines).sum();
        List<Line> basket = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            basket.add(new Line(i == 0 ? "SKU-0" : null, "prod_" + i, null, "Article " + i, 1, lines[i], 0));
        }
        return SaleReport.about(Channel.STRIPE, Kind.CHARGE, "ch_" + id, noon(day))
                .order("pi_" + id)
                .charge("ch_" + id)
                .payment(new Payment(PaymentState.PAID, goods, goods, currency, noon(day), false))
                .breakdown(new Breakdown(goods, 0, 0, 0))
                .basket(new Basket(BasketOrigin.CHECKOUT_LINES, basket))
                .tell();
    }

    private List<SaleReport> purchase(Random dice, int number) {
        String id = String.valueOf(number);
        String currency = List.of("EUR", "USD", "JPY", "KWD").get(dice.nextInt(4));
        LocalDate day = FIRST.plusDays(dice.nextInt(DAYS));
        long[] lines = {1 + dice.nextInt(90_000), 1 + dice.nextInt(9_000), 1 + dice.nextInt(50)};
        long goods = lines[0] + lines[1] + lines[2];
        List<SaleReport> reports = new ArrayList<>(List.of(paid(id, currency, lines, day)));
        String own = dice.nextInt(3) == 0 ? "0." + (1 + dice.nextInt(999_999)) : null;
        if (own != null || dice.nextBoolean()) {
            // A balance in another currency than the reporting one tells no rate to that.
            boolean inEuros = own != null;
            reports.add(balance("charge", id, "ch_" + id, inEuros ? "EUR" : "GBP", inEuros ? own : "7", noon(day)));
        }
        orders.add(new Expected(currency, rate(own, day, currency), goods, day));
        if (dice.nextInt(3) == 0) {
            LocalDate made = day.plusDays(dice.nextInt(5));
            long back = 1 + dice.nextInt((int) goods);
            reports.add(SaleReport.about(Channel.STRIPE, Kind.REFUND, "re_" + id, noon(made))
                    .order("pi_" + id)
                    .charge("ch_" + id)
                    .refund(new Refund(RefundState.SUCCEEDED, back, noon(made)))
                    .tell());
            String ofRefund = dice.nextBoolean() ? "0." + (1 + dice.nextInt(999_999)) : null;
            if (ofRefund != null) {
                reports.add(balance("refund", id, "re_" + id, "EUR", ofRefund, noon(made)));
            }
            returns.add(new Expected(currency, rate(ofRefund, made, currency), back, made));
        }
        return reports;
    }

    private @Nullable BigDecimal rate(@Nullable String own, LocalDate day, String currency) {
        return currency.equals("EUR")
                ? BigDecimal.ONE
                : own != null ? new BigDecimal(own) : table.get(day + currency + "EUR");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theSumOfAllCurrenciesIsTheSumOfEachSaleConvertedByItself(long seed) {
        Random dice = new Random(seed);
        for (String currency : List.of("USD", "JPY", "KWD")) {
            for (int i = 0; i < DAYS + 5; i++) {
                if (dice.nextInt(3) > 0) {
                    table.put(FIRST.plusDays(i) + currency + "EUR", new BigDecimal("0." + (1 + dice.nextInt(9_999))));
                }
            }
        }
        List<SaleReport> reports = new ArrayList<>();
        for (int number = 0; number < 120; number++) {
            reports.addAll(purchase(dice, number));
        }
        Collections.shuffle(reports, dice);
        for (int from = 0; from < reports.size(); from += 40) {
            books.record(reports.subList(from, Math.min(reports.size(), from + 40)));
        }

        SalesSnapshot snapshot =
                books.sales().snapshot(FiltersForTests.of(new DayRange(FIRST, FIRST.plusDays(DAYS + 5))));
        SalesSnapshot.Combined all = Objects.requireNonNull(snapshot.combined());
        Figures now = all.figures().now();

        assertThat(now.gross()).isEqualTo(euros(orders));
        assertThat(now.returns()).isEqualTo(euros(returns));
        assertThat(now.orders())
                .isEqualTo(orders.stream().filter(order -> order.rate() != null).count());
        assertThat(all.figures().skus().stream()
                        .mapToLong(sku -> sku.now().net())
                        .sum())
                .isEqualTo(now.net());
        assertThat(all.missing()).extracting(Missing::currency).doesNotHaveDuplicates();
        for (Missing missing : all.missing()) {
            assertThat(missing.figures().gross()).isEqualTo(withoutRate(orders, missing.currency()));
            assertThat(missing.figures().returns()).isEqualTo(withoutRate(returns, missing.currency()));
        }
        assertThat(all.missing().stream()
                        .mapToLong(missing -> missing.figures().orders())
                        .sum())
                .isEqualTo(orders.stream().filter(order -> order.rate() == null).count());
        assertThat(books.drift()).isEmpty();
        String booked = books.state();
        books.sales().rebuildTotals();
        assertThat(books.state()).isEqualTo(booked);
    }

    private static long euros(List<Expected> all) {
        return all.stream()
                .filter(one -> one.rate() != null)
                .mapToLong(Expected::euros)
                .sum();
    }

    private static long withoutRate(List<Expected> all, String currency) {
        return all.stream()
                .filter(one -> one.rate() == null && one.currency().equals(currency))
                .mapToLong(Expected::goods)
                .sum();
    }

    private SalesSnapshot.Combined combined() {
        return Objects.requireNonNull(books.computeAnew(FiltersForTests.of(new DayRange(FIRST, FIRST.plusDays(DAYS))))
                .combined());
    }

    @Test
    void aSaleWhoseOwnRateComesLaterMovesFromWhatIsMissingIntoTheSum() {
        books.record(List.of(paid("1", "JPY", new long[] {4_900}, FIRST)));
        assertThat(combined().figures().now().isNone()).isTrue();
        assertThat(combined().missing()).singleElement().satisfies(missing -> {
            assertThat(missing.currency()).isEqualTo("JPY");
            assertThat(missing.figures().gross()).isEqualTo(4_900);
            assertThat(missing.between()).isEqualTo(new DayRange(FIRST, FIRST));
        });

        books.record(List.of(balance("charge", "1", "ch_1", "EUR", "0.00615", noon(FIRST))));

        assertThat(combined().missing()).isEmpty();
        assertThat(combined().figures().now().gross()).isEqualTo(3_014); // 4,900 yen × 0.00615 = 30.135 euros
        assertThat(books.drift()).isEmpty();
    }

    @Test
    void aRefundThatFailedTakesBackWhatItTookWhateverTheRateIsByThen() {
        table.put(FIRST + "USDEUR", new BigDecimal("0.9"));
        table.put(FIRST.plusDays(1) + "USDEUR", new BigDecimal("0.8"));
        table.put(FIRST.plusDays(2) + "USDEUR", new BigDecimal("0.7"));
        books.record(List.of(
                paid("1", "USD", new long[] {1_000}, FIRST),
                refund(RefundState.SUCCEEDED, FIRST.plusDays(1), FIRST.plusDays(1))));
        assertThat(combined().figures().now().net()).isEqualTo(900 - 800);

        books.record(List.of(refund(RefundState.FAILED, FIRST.plusDays(1), FIRST.plusDays(2))));

        assertThat(combined().figures().now().net()).isEqualTo(900);
        assertThat(books.drift()).isEmpty();
    }

    private static SaleReport refund(RefundState state, LocalDate made, LocalDate asOf) {
        return SaleReport.about(Channel.STRIPE, Kind.REFUND, "re_1", noon(asOf))
                .order("pi_1")
                .charge("ch_1")
                .refund(new Refund(state, 1_000, noon(made)))
                .tell();
    }

    @Test
    void aCurrencyOfWhichNoRateIsKnownIsShownAsBookedAndAsMissing() {
        books.record(List.of(paid("1", "KWD", new long[] {12_345}, FIRST)));

        SalesSnapshot snapshot = books.computeAnew(FiltersForTests.of(new DayRange(FIRST, FIRST)));

        assertThat(Objects.requireNonNull(snapshot.in("KWD")).now().gross()).isEqualTo(12_345);
        assertThat(combined().figures().currency()).isEqualTo("EUR");
        assertThat(combined().missing()).extracting(Missing::currency).containsExactly("KWD");
    }

    @Test
    void salesOfTheReportingCurrencyAloneNeedNoSumOverCurrencies() {
        books.record(List.of(paid("1", "EUR", new long[] {4_900}, FIRST)));

        assertThat(books.computeAnew(FiltersForTests.ALL_TIME).combined()).isNull();
    }

    @Test
    void aMappingMadeLaterCountsForWhatWasSoldBefore() {
        books.record(List.of(paid("1", "EUR", new long[] {4_900, 100}, FIRST)));
        assertThat(skus())
                .extracting(SkuFigures::article)
                .containsExactly(Article.ofSku("SKU-0"), Article.notMapped(Channel.STRIPE, "prod_1"));
        assertThat(skus()).extracting(SkuFigures::name).containsExactly("Article 0", "Article 1");

        books.jdbc()
                .update("insert into product (sku, version, name, named, active, sample, created_at)"
                        + " values ('SKU-0', 0, 'Lid organiser', true, true, false, current_timestamp)");
        books.jdbc()
                .update("insert into listing (channel, ref, sample, active, mapped_sku)"
                        + " values ('stripe', 'prod_1', false, true, 'SKU-0')");

        assertThat(skus()).singleElement().satisfies(sku -> {
            assertThat(sku.sku()).isEqualTo("SKU-0");
            assertThat(sku.name()).isEqualTo("Lid organiser");
            assertThat(sku.now().net()).isEqualTo(5_000);
        });
    }

    private List<SkuFigures> skus() {
        return books.computeAnew(FiltersForTests.ALL_TIME)
                .currencies()
                .getFirst()
                .skus();
    }

    @Test
    void anotherReportingCurrencyCutsTheTotalsAnewAtTheNextStart() {
        table.put(FIRST + "EURUSD", new BigDecimal("1.25"));
        books.start();
        books.record(List.of(paid("1", "EUR", new long[] {1_000}, FIRST)));

        SalesOnDatabase moved = new SalesOnDatabase(
                database,
                ZoneOffset.UTC,
                Clock.fixed(NOW, ZoneOffset.UTC),
                "USD",
                (day, from, to) -> Optional.ofNullable(table.get(day + from + to)));
        moved.start();

        assertThat(moved.drift()).isEmpty();
        assertThat(moved.pulses(Sales.SALES)).isPositive();
        assertThat(Objects.requireNonNull(
                                moved.computeAnew(FiltersForTests.ALL_TIME).combined())
                        .figures()
                        .now()
                        .gross())
                .isEqualTo(1_250);
    }

    @Test
    void theRateOfAnAttemptThatFailedIsNotTheOneOfTheChargeThatPaid() {
        books.record(List.of(
                paid("1", "USD", new long[] {1_000}, FIRST.plusDays(1)),
                balance("payment", "1", "py_0", "EUR", "0.5", noon(FIRST)),
                balance("charge", "1", "ch_1", "EUR", "0.9", noon(FIRST.plusDays(1)))));

        assertThat(combined().figures().now().gross()).isEqualTo(900);
        assertThat(books.drift()).isEmpty();
    }

    @Test
    void ratesThatComeWhileTheFirstForeignSaleIsBookedCountForIt() throws Exception {
        CountDownLatch booked = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            Future<?> booking = two.submit(() -> books.inTransaction(() -> {
                books.sales().record(List.of(paid("1", "USD", new long[] {1_000}, FIRST)));
                booked.countDown();
                await(mayEnd);
            }));
            booked.await();
            table.put(FIRST + "USDEUR", new BigDecimal("0.9"));
            AtomicReference<Thread> changing = new AtomicReference<>();
            Future<?> change = two.submit(() -> {
                changing.set(Thread.currentThread());
                books.inTransaction(() -> books.totals().on(new RatesChanged()));
            });
            // Over already, or waiting for the booking.
            while (!change.isDone() && (changing.get() == null || changing.get().getState() != Thread.State.WAITING)) {
                Thread.onSpinWait();
            }
            mayEnd.countDown();
            booking.get();
            change.get();
        }

        assertThat(books.drift()).isEmpty();
        assertThat(combined().figures().now().gross()).isEqualTo(900);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
