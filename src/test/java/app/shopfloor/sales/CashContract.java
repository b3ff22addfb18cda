package app.shopfloor.sales;

import static app.shopfloor.sales.CashReports.NOON;
import static app.shopfloor.sales.CashReports.movement;
import static app.shopfloor.sales.CashReports.paidOut;
import static app.shopfloor.sales.CashReports.payout;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.sales.CashReport.Movement;
import app.shopfloor.sales.CashReport.PayoutState;
import app.shopfloor.sales.CashSnapshot.InCurrency;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import app.shopfloor.shared.News;
import app.shopfloor.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the seller's balance promises, on either database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CashContract {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 18);

    private HikariDataSource database;
    private SalesOnDatabase books;

    abstract TestDatabase database();

    @BeforeAll
    void open() {
        database = database().pool();
        books = new SalesOnDatabase(database, ZoneOffset.UTC, CLOCK);
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void clear() {
        books.clear();
    }

    private List<News> record(CashReport... reports) {
        return books.recordCash(List.of(reports));
    }

    private InCurrency usd() {
        InCurrency usd = books.cash().snapshot(null).in("USD");
        assertThat(usd).isNotNull();
        return usd;
    }

    @Test
    void cashNetIsAmountsLessFeesWithoutPayoutsAndTransfers() {
        record(
                movement("t1", "charge", 10_000, 320),
                movement("t2", "charge", 5_000, 175),
                movement("t3", "charge_failure", -5_000, 0),
                movement("t4", "refund", -2_000, 0),
                movement("t5", "dispute", -3_000, 1_500),
                movement("t6", "dispute_reversal", 3_000, -1_500),
                movement("t7", "fee", -250, 0),
                movement("t8", "tax", -40, 0),
                movement("t9", "payout", -6_000, 0),
                movement("t10", "payout_reversal", 1_000, 0),
                movement("t11", "transfer", -700, 0));

        InCurrency usd = usd();

        assertThat(usd.cashNet()).isEqualTo(10_000 - 320 + 5_000 - 175 - 5_000 - 2_000 - 1_500 + 1_500 - 250 - 40);
        assertThat(usd.of(CashGroup.CHARGES)).isEqualTo(10_000);
        assertThat(usd.of(CashGroup.REFUNDS)).isEqualTo(-2_000);
        assertThat(usd.of(CashGroup.DISPUTES)).isZero();
        assertThat(usd.of(CashGroup.OTHER)).isEqualTo(-40);
        assertThat(usd.fees()).isEqualTo(320 + 175 + 250);
        assertThat(usd.of(CashGroup.CHARGES)
                        + usd.of(CashGroup.REFUNDS)
                        + usd.of(CashGroup.DISPUTES)
                        + usd.of(CashGroup.OTHER)
                        - usd.fees())
                .as("the ladder adds up")
                .isEqualTo(usd.cashNet());
        assertThat(usd.paidOut()).isEqualTo(5_000);
    }

    @Test
    void whatIsPartOfAPayoutIsNoLongerToBePaidOut() {
        record(movement("t1", "charge", 10_000, 300), movement("t2", "charge", 4_000, 100));
        assertThat(usd().notPaidOut()).isEqualTo(13_600);

        record(movement("t3", "payout", -9_700, 0), paidOut("t1", "po_1"), paidOut("t3", "po_1"));

        assertThat(usd().notPaidOut()).isEqualTo(3_900);
        assertThat(usd().paidOut()).isEqualTo(9_700);
        record(movement("t4", "payout_reversal", 9_700, 0));
        assertThat(usd().notPaidOut()).as("a payout that came back waits again").isEqualTo(13_600);
        assertThat(usd().paidOut()).isZero();
    }

    @Test
    void aPayoutMayBeToldBeforeItsMovements() {
        assertThat(record(paidOut("t1", "po_1"))).containsExactly(News.NEW);
        assertThat(books.cash().snapshot(null).anyEver()).isFalse();

        assertThat(record(movement("t1", "charge", 1_000, 30))).containsExactly(News.UPDATED);

        assertThat(usd().notPaidOut()).isZero();
        assertThat(usd().cashNet()).isEqualTo(970);
        assertThat(books.sales().checkCashTotals()).isEmpty();
    }

    @Test
    void whatIsKnownIsNoNewsThoughItBeToldLater() {
        Movement movement = movement("t1", "charge", 1_000, 30);
        Movement later = movement("t1", "charge", 1_000, 30, "USD", NOON, NOON.plusSeconds(60));
        assertThat(record(movement, movement)).containsExactly(News.NEW, News.KNOWN);
        assertThat(record(later)).containsExactly(News.KNOWN);
        assertThat(record(payout("po_1", PayoutState.PENDING, 1, NOON))).containsExactly(News.NEW);
        assertThat(record(payout("po_1", PayoutState.PAID, 1, NOON))).containsExactly(News.UPDATED);
        assertThat(record(payout("po_1", PayoutState.PENDING, 1, NOON))).containsExactly(News.KNOWN);
        assertThat(record(payout("po_1", PayoutState.FAILED, 1, NOON.minusSeconds(1))))
                .as("an older word")
                .containsExactly(News.KNOWN);
        assertThat(usd().movements()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void anyOrderAnyRepetitionAndAnyBatchesMakeTheSameBooks(long seed) {
        List<CashReport> told = CashReports.made(seed);
        books.recordCash(told);
        String expected = cashState();
        assertThat(books.sales().checkCashTotals()).isEmpty();

        for (int round = 0; round < 5; round++) {
            Random dice = new Random(seed * 1_000 + round);
            List<CashReport> again = new ArrayList<>(told);
            told.stream().filter(report -> dice.nextInt(4) == 0).forEach(again::add);
            Collections.shuffle(again, dice);
            books.clear();
            for (int from = 0; from < again.size(); ) {
                int to = Math.min(again.size(), from + 1 + dice.nextInt(20));
                List<CashReport> batch = again.subList(from, to);
                List<News> foreseen = books.cash().preview(batch);
                assertThat(books.recordCash(batch)).isEqualTo(foreseen);
                from = to;
            }

            assertThat(cashState()).as("seed %d, round %d", seed, round).isEqualTo(expected);
            assertThat(books.sales().checkCashTotals()).isEmpty();
            assertThat(books.cash().preview(told)).containsOnly(News.KNOWN);
        }
    }

    private String cashState() {
        return books.jdbc()
                        .queryForList("select * from balance_transaction order by channel, id")
                        .toString()
                + books.jdbc().queryForList("select * from payout order by channel, id")
                + books.jdbc()
                        .queryForList("select * from cash_day where movements <> 0 or amount <> 0 or fee <> 0"
                                + " or settled <> 0 order by business_day, channel, currency, category");
    }

    @Test
    void aPreviewChangesNothing() {
        assertThat(books.cash()
                        .preview(List.of(movement("t1", "charge", 1, 0), payout("po", PayoutState.PAID, 1, NOON))))
                .containsOnly(News.NEW);
        assertThat(books.jdbc().queryForList("select * from balance_transaction"))
                .isEmpty();
    }

    @Test
    void daysAndCurrenciesStandApart() {
        record(
                movement("t1", "charge", 1_000, 30),
                movement("t2", "charge", 500, 20, "USD", NOON.plus(Duration.ofDays(1)), NOON),
                movement("t3", "charge", 900, 40, "EUR", NOON, NOON));

        CashSnapshot day = books.cash().snapshot(new DayRange(DAY, DAY));
        CashSnapshot all = books.cash().snapshot(null);

        assertThat(day.balances()).extracting(InCurrency::currency).containsExactly("EUR", "USD");
        assertThat(day.in("USD").cashNet()).isEqualTo(970);
        assertThat(all.in("USD").cashNet()).isEqualTo(1_450);
        assertThat(all.in("EUR").cashNet()).isEqualTo(860);
        assertThat(all.in("GBP")).isNull();
        assertThat(books.cash().snapshot(new DayRange(DAY.minusDays(3), DAY.minusDays(2))))
                .satisfies(before -> assertThat(before.balances()).isEmpty())
                .satisfies(before -> assertThat(before.anyEver()).isTrue());
    }

    @Test
    void aTotalThatDriftedIsFoundAndRebuildingMendsIt() {
        record(movement("t1", "charge", 1_000, 30), movement("t2", "refund", -100, 0));
        books.jdbc().update("update cash_day set fee = fee + 1 where category = 'charge'");
        books.jdbc().update("delete from cash_day where category = 'refund'");

        assertThat(books.sales().checkCashTotals())
                .extracting(CashDrift::category)
                .containsExactly("charge", "refund");

        books.sales().rebuildTotals();
        assertThat(books.sales().checkCashTotals()).isEmpty();
        assertThat(usd().fees()).isEqualTo(30);
    }

    @Test
    void whenTheBusinessMovesToAnotherTimeZoneItsDaysAreCutAnew() {
        books.cashTotals().followTimeZone();
        record(movement("t1", "charge", 1_000, 30));

        SalesOnDatabase moved = new SalesOnDatabase(database, ZoneId.of("Pacific/Auckland"), CLOCK);
        moved.cashTotals().followTimeZone();
        assertThat(moved.pulses(Cash.CASH)).isEqualTo(1);

        assertThat(moved.sales().checkCashTotals()).isEmpty();
        assertThat(moved.cash()
                        .snapshot(new DayRange(DAY.plusDays(1), DAY.plusDays(1)))
                        .in("USD"))
                .isNotNull();
        books.cashTotals().followTimeZone();
    }

    @Test
    void theSampleGoesAsAWhole() {
        record(
                movement("t1", "charge", 1_000, 30),
                new Movement(
                        Channel.STRIPE,
                        "t2",
                        NOON,
                        true,
                        "charge",
                        movement("t2", "charge", 77, 0).balance(),
                        null),
                new CashReport.Payout(Channel.STRIPE, "po", NOON, true, PayoutState.PAID, 1, "USD", true, NOON, null));

        books.sales().removeSample();

        assertThat(usd().cashNet()).isEqualTo(970);
        assertThat(books.jdbc().queryForList("select * from payout")).isEmpty();
        assertThat(books.sales().checkCashTotals()).isEmpty();
    }

    @Test
    void anOrderTellsItsFeesItsNetAndItsPayouts() {
        books.record(List.of(SaleReport.about(Channel.STRIPE, SaleReport.Kind.CHARGE, "ch_1", NOON)
                .order("pi_1")
                .charge("ch_1")
                .payment(new SaleReport.Payment(SaleReport.PaymentState.PAID, 1_000, 1_000, "EUR", NOON, false))
                .tell()));
        Long sale = books.jdbc().queryForObject("select id from sale", Long.class);
        String insert =
                "insert into sale_balance (sale_id, position, balance_id, type, amount, fee, currency, moved_at)"
                        + " values (?, ?, ?, ?, ?, ?, 'USD', ?)";
        books.jdbc().update("delete from sale_balance");
        books.jdbc().update(insert, sale, 0, "t1", "charge", 1_080, 60, NOON.atOffset(ZoneOffset.UTC));
        books.jdbc().update(insert, sale, 1, "t2", "refund", -200, 0, NOON.atOffset(ZoneOffset.UTC));
        record(
                movement("t1", "charge", 1_080, 60),
                paidOut("t1", "po_1"),
                payout("po_1", PayoutState.IN_TRANSIT, 5_000, NOON));

        OrderCash cash = books.cash().ofOrder(Channel.STRIPE, "pi_1");

        assertThat(cash.currencies()).containsExactly("USD");
        assertThat(cash.fee("USD")).isEqualTo(60);
        assertThat(cash.net("USD")).isEqualTo(820);
        assertThat(cash.movements())
                .extracting(OrderCash.Movement::payoutId, OrderCash.Movement::payoutState)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("po_1", PayoutState.IN_TRANSIT),
                        org.assertj.core.groups.Tuple.tuple(null, null));
        assertThat(books.cash().ofOrder(Channel.STRIPE, "pi_2").movements()).isEmpty();
    }

    @Test
    void severalWhoTellTheSameAtOnceBookItOnce() throws Exception {
        List<CashReport> told = IntStream.range(0, 300)
                .mapToObj(i -> (CashReport) movement("t" + i, i % 3 == 0 ? "refund" : "charge", i, 1))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Void>> workers = IntStream.range(0, 4)
                    .<Callable<Void>>mapToObj(worker -> () -> {
                        List<CashReport> mine = new ArrayList<>(told);
                        Collections.shuffle(mine, new Random(worker));
                        for (int from = 0; from < mine.size(); from += 30) {
                            books.recordCash(mine.subList(from, from + 30));
                        }
                        return null;
                    })
                    .toList();
            for (Future<Void> worker : threads.invokeAll(database().isPostgres() ? workers : workers.subList(0, 1))) {
                worker.get();
            }
        }

        assertThat(usd().movements()).isEqualTo(300);
        assertThat(books.sales().checkCashTotals()).isEmpty();
    }
}
