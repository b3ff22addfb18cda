package app.shopfloor.sales;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.sales.CustomersSnapshot.InCurrency;
import app.shopfloor.sales.CustomersSnapshot.TopCustomer;
import app.shopfloor.sales.EntryFilter.Kind;
import app.shopfloor.sales.SaleReport.Basket;
import app.shopfloor.sales.SaleReport.BasketOrigin;
import app.shopfloor.sales.SaleReport.Breakdown;
import app.shopfloor.sales.SaleReport.Buyer;
import app.shopfloor.sales.SaleReport.Line;
import app.shopfloor.sales.SaleReport.Payment;
import app.shopfloor.sales.SaleReport.PaymentState;
import app.shopfloor.sales.SaleReport.Refund;
import app.shopfloor.sales.SaleReport.RefundState;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import app.shopfloor.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The customers with most net revenue are found without summing everybody's orders, and are the same as if they were. */
abstract class TopBuyersContract {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 120;
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private HikariDataSource database;
    private SalesOnDatabase books;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        database = database().pool();
        books = new SalesOnDatabase(
                database, ZoneOffset.UTC, Clock.fixed(NOW, ZoneOffset.UTC), "EUR", TopBuyersContract::rate);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Optional<BigDecimal> rate(LocalDate day, String from, String to) {
        return day.getDayOfYear() % 9 == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(70 + day.getDayOfYear() % 40, 2));
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    /** Purchases by dice: many small customers, some large ones, in two currencies, some refunded, some of these in vain. */
    private void buy(Random dice, int orders, int customers) {
        List<SaleReport> reports = new ArrayList<>();
        for (int number = 0; number < orders; number++) {
            String id = String.valueOf(number);
            int customer = (int) (customers * Math.pow(dice.nextDouble(), 3));
            LocalDate day = FIRST.plusDays(dice.nextInt(DAYS));
            long lid = dice.nextInt(3) == 0 ? -100 : 500 + dice.nextInt(5_000);
            long spoon = dice.nextInt(2) == 0 ? 0 : 1_000 + dice.nextInt(9_000);
            List<Line> lines =
                    new ArrayList<>(List.of(new Line("MUG", null, null, "Mug", 1, 2_000, dice.nextInt(300))));
            lines.add(new Line(null, "prod_lid", "price_" + dice.nextInt(2), "Lid", 1, lid, 0));
            if (spoon > 0) {
                lines.add(new Line("SPOON", null, null, "Spoon", 2, spoon, spoon / 10));
            }
            long goods = lines.stream()
                    .mapToLong(line -> line.gross() - line.discount())
                    .sum();
            long discount = lines.stream().mapToLong(Line::discount).sum();
            String currency = dice.nextInt(3) == 0 ? "EUR" : "USD";
            reports.add(SaleReport.about(Channel.STRIPE, SaleReport.Kind.CHARGE, "ch_" + id, noon(day))
                    .order("pi_" + id)
                    .charge("ch_" + id)
                    .payment(new Payment(PaymentState.PAID, goods, goods, currency, noon(day), false))
                    .breakdown(new Breakdown(goods, discount, 0, 0))
                    .basket(new Basket(BasketOrigin.CHECKOUT_LINES, lines))
                    .buyer(new Buyer("Nr " + customer, "c" + customer + "@example.com", null, null))
                    .tell());
            if (dice.nextInt(4) == 0) {
                LocalDate made = day.plusDays(dice.nextInt(20));
                boolean fails = dice.nextBoolean();
                long back = 1 + dice.nextInt((int) goods);
                reports.add(SaleReport.about(Channel.STRIPE, SaleReport.Kind.REFUND, "re_" + id, noon(made))
                        .order("pi_" + id)
                        .charge("ch_" + id)
                        .refund(new Refund(RefundState.SUCCEEDED, back, noon(made)))
                        .tell());
                if (fails) {
                    Instant failed = noon(made.plusDays(dice.nextInt(20)));
                    reports.add(SaleReport.about(Channel.STRIPE, SaleReport.Kind.REFUND, "re_" + id, failed)
                            .order("pi_" + id)
                            .charge("ch_" + id)
                            .refund(new Refund(RefundState.FAILED, back, noon(made)))
                            .tell());
                }
            }
        }
        books.record(reports);
    }

    private static final List<DayRange> RANGES = List.of(
            new DayRange(FIRST, FIRST.plusDays(DAYS + 40)),
            new DayRange(FIRST.plusDays(30), FIRST.plusDays(59)),
            new DayRange(FIRST.plusDays(80), FIRST.plusDays(80)));

    /** Everybody's net revenue, summed here from all entries of everybody. */
    private List<Long> nets(EntryFilter filter) {
        Map<String, Long> nets = new HashMap<>();
        books.entries()
                .forEach(
                        filter,
                        false,
                        entry -> nets.merge(
                                String.valueOf(entry.email()), entry.figures().net(), Long::sum));
        return nets.values().stream()
                .filter(net -> net > 0)
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private static EntryFilter all(DayRange range, String currency, boolean combined, @Nullable Article article) {
        return new EntryFilter(range, currency, combined, Kind.ALL, null, article, null, null, "");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theFirstTenAreThoseOfASumOverEverybody(long seed) {
        buy(new Random(seed), 250, 60);
        for (DayRange range : RANGES) {
            for (Article article :
                    new Article[] {null, Article.ofSku("SPOON"), Article.notMapped(Channel.STRIPE, "prod_lid")}) {
                CustomersSnapshot snapshot =
                        books.sales().customers(FiltersForTests.only(FiltersForTests.of(range), article));
                for (InCurrency in : snapshot.currencies()) {
                    assertFirst(in, all(range, in.currency(), false, article));
                }
                assertThat(snapshot.combined()).isNotNull();
                assertFirst(snapshot.combined(), all(range, "EUR", true, article));
            }
        }
    }

    private void assertFirst(InCurrency in, EntryFilter filter) {
        List<Long> expected = nets(filter);
        assertThat(in.top())
                .as("%s", filter)
                .extracting(customer -> customer.figures().net())
                .containsExactlyElementsOf(expected.subList(0, Math.min(10, expected.size())));
        for (TopCustomer customer : in.top()) {
            EntryFilter his = new EntryFilter(
                    filter.range(),
                    filter.currency(),
                    filter.combined(),
                    Kind.ALL,
                    null,
                    filter.article(),
                    null,
                    customer.id(),
                    "");
            assertThat(books.entries().sums(his).figures()).isEqualTo(customer.figures());
            assertThat(customer.isNew()).isEqualTo(ordersBefore(filter.range().from(), customer.id()) == 0);
        }
    }

    private long ordersBefore(LocalDate day, long customer) {
        DayRange before = new DayRange(FIRST.minusDays(1), day.minusDays(1));
        return books.entries()
                        .sums(new EntryFilter(before, "EUR", false, Kind.ORDERS, null, null, null, customer, ""))
                        .entries()
                + books.entries()
                        .sums(new EntryFilter(before, "USD", false, Kind.ORDERS, null, null, null, customer, ""))
                        .entries();
    }

    /** The search that ends early, made to: in small rounds, for few places. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void endingEarlyFindsTheSame(long seed) {
        buy(new Random(seed), 250, 60);
        for (DayRange range : RANGES) {
            for (Article article :
                    new Article[] {null, Article.ofSku("SPOON"), Article.notMapped(Channel.STRIPE, "prod_lid")}) {
                for (EntryFilter filter : List.of(
                        all(range, "USD", false, article),
                        all(range, "EUR", false, article),
                        all(range, "EUR", true, article))) {
                    List<Long> expected = nets(filter);
                    for (List<Integer> rounds : List.of(List.of(5), List.of(3, 8, 20), List.of(5, 1_000))) {
                        assertThat(TopBuyers.first(books.topBuyers().contest(filter), 4, rounds))
                                .as("%s in rounds of %s", filter, rounds)
                                .extracting(ranked -> ranked.figures().net())
                                .containsExactlyElementsOf(expected.subList(0, Math.min(4, expected.size())));
                    }
                }
            }
        }
    }

    /** A charge's sum of refunds that shrinks again is a refund below zero. */
    @Test
    void whoseRefundsWereTakenBackWithoutAWordOnWhichIsFoundBeforeAllAreSummed() {
        List<SaleReport> reports = new ArrayList<>();
        for (int number = 1; number <= 6; number++) {
            reports.add(lid("ch_" + number, number == 1 ? FIRST : FIRST.plusDays(20), number == 1 ? 9_000 : 1_000)
                    .tell());
        }
        reports.add(lid("ch_1", FIRST.plusDays(1), 9_000).refundedSoFar(8_000L).tell());
        reports.add(lid("ch_1", FIRST.plusDays(21), 9_000).refundedSoFar(0L).tell());
        books.record(reports);
        DayRange range = new DayRange(FIRST.plusDays(10), FIRST.plusDays(30));

        for (boolean combined : List.of(true, false)) {
            EntryFilter filter = all(range, "EUR", combined, Article.ofSku("LID"));
            assertThat(TopBuyers.first(books.topBuyers().contest(filter), 2, List.of(2)))
                    .extracting(ranked -> ranked.figures().net())
                    .containsExactly(8_000L, 1_000L);
        }
    }

    private static SaleReport.Teller lid(String charge, LocalDate asOf, long amount) {
        LocalDate paid = charge.equals("ch_1") ? FIRST : FIRST.plusDays(20);
        return SaleReport.about(Channel.STRIPE, SaleReport.Kind.CHARGE, charge, noon(asOf))
                .order("pi_" + charge)
                .charge(charge)
                .payment(new Payment(PaymentState.PAID, amount, amount, "EUR", noon(paid), false))
                .breakdown(new Breakdown(amount, 0, 0, 0))
                .basket(new Basket(
                        BasketOrigin.CHECKOUT_LINES, List.of(new Line("LID", null, null, "Lid", 1, amount, 0))))
                .buyer(new Buyer(null, charge + "@example.com", null, null));
    }

    @Test
    void aCustomerIsCalledAsHisNewestOrderSaysAndADeletedOneNothing() {
        books.record(
                List.of(sold("1", "cus_1", FIRST), sold("2", "cus_1", FIRST.plusDays(9)), sold("3", "cus_2", FIRST)));
        books.recordCustomers(List.of(customer("cus_1", "Ada", false), customer("cus_2", "Grace", false)));
        assertThat(top()).extracting(TopCustomer::name).containsExactly("Ada", "Grace");

        books.recordCustomers(List.of(customer("cus_2", null, true)));

        assertThat(top()).extracting(TopCustomer::name).containsExactly("Ada", null);
        assertThat(top()).extracting(TopCustomer::email).containsExactly("Ada@example.com", null);
    }

    private List<TopCustomer> top() {
        return books.sales()
                .customers(FiltersForTests.ALL_TIME)
                .currencies()
                .getFirst()
                .top();
    }

    private static SaleReport sold(String id, String customer, LocalDate day) {
        return SaleReport.about(Channel.STRIPE, SaleReport.Kind.PAYMENT, "pi_" + id, noon(day))
                .order("pi_" + id)
                .payment(new Payment(PaymentState.PAID, 4_900, 4_900, "EUR", noon(day), false))
                .buyer(new Buyer(null, null, customer, null))
                .tell();
    }

    private static CustomerReport customer(String id, @Nullable String name, boolean deleted) {
        Instant at = deleted ? NOW : noon(FIRST);
        return new CustomerReport(
                Channel.STRIPE, id, at, false, name, name == null ? null : name + "@example.com", null, deleted);
    }
}
