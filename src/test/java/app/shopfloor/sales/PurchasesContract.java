package app.shopfloor.sales;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.sales.SaleReport.Buyer;
import app.shopfloor.sales.SaleReport.Kind;
import app.shopfloor.sales.SaleReport.Payment;
import app.shopfloor.sales.SaleReport.PaymentState;
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
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;

/**
 * Who bought, where it was sold to and whose first order it was, computed a second time in another way. Run one seed with
 * -Dshopfloor.seed=7.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PurchasesContract {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final int ROUNDS = 5;

    private HikariDataSource database;
    private SalesOnDatabase books;

    abstract TestDatabase database();

    @BeforeAll
    void open() {
        database = database().pool();
        books = new SalesOnDatabase(
                database,
                ZoneOffset.UTC,
                Clock.fixed(NOW, ZoneOffset.UTC),
                "EUR",
                (day, from, to) ->
                        day.getDayOfMonth() % 2 == 0 ? Optional.of(new BigDecimal("0.9")) : Optional.empty());
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void clear() {
        books.clear();
    }

    static Stream<Integer> seeds() {
        String one = System.getProperty("shopfloor.seed");
        return one != null
                ? Stream.of(Integer.valueOf(one))
                : Stream.iterate(1, seed -> seed + 1).limit(25);
    }

    /** What some deliveries tell together. */
    private record Batch(List<SaleReport> sales, List<CustomerReport> customers) {}

    private static List<Batch> shuffled(SomePurchases some, Random dice) {
        List<Object> all = new ArrayList<>(some.sales());
        all.addAll(some.customers());
        Collections.shuffle(all, dice);
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); ) {
            int to = Math.min(all.size(), from + 1 + dice.nextInt(6));
            Batch batch = new Batch(new ArrayList<>(), new ArrayList<>());
            for (Object one : all.subList(from, to)) {
                if (one instanceof SaleReport sale) {
                    batch.sales().add(sale);
                } else {
                    batch.customers().add((CustomerReport) one);
                }
            }
            batches.add(batch);
            from = to;
        }
        return batches;
    }

    /** As the inbox does: sales, then customers, in one transaction. */
    private void record(Batch batch) {
        books.inTransaction(() -> {
            books.sales().record(batch.sales());
            books.customers().record(batch.customers());
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyOrderOfSalesAndCustomersEndsInOneStateWhichIsTheOneOfARebuild(int seed) {
        Random dice = new Random(seed);
        SomePurchases some = SomePurchases.by(dice);
        String expected = null;
        for (int round = 0; round < ROUNDS; round++) {
            books.clear();
            shuffled(some, dice).forEach(this::record);
            String state = books.state();
            expected = expected == null ? state : expected;
            assertThat(state).as("seed %d, round %d", seed, round).isEqualTo(expected);
        }
        assertThat(books.drift()).as("seed %d", seed).isEmpty();
        assertThatTotalsAreThoseOf(books.everySale(), seed);

        Map<String, Object> ids = buyers();
        books.sales().rebuildTotals();

        assertThat(books.state()).as("seed %d, rebuilt", seed).isEqualTo(expected);
        assertThat(books.drift()).as("seed %d, rebuilt", seed).isEmpty();
        assertThat(buyers()).as("seed %d, rebuilt", seed).isEqualTo(ids);
    }

    private Map<String, Object> buyers() {
        Map<String, Object> ids = new HashMap<>();
        books.jdbc()
                .queryForList("select identity, id from buyer")
                .forEach(row -> ids.put(row.get("identity").toString(), row.get("id")));
        return ids;
    }

    /** Counts by country, day and channel. */
    private static final class Counts {

        private final Map<String, Long> counts = new TreeMap<>();

        void add(String what, String country, Object... where) {
            for (String of : List.of("*", country)) {
                counts.merge(what + " " + of + " " + List.of(where), 1L, Long::sum);
            }
        }
    }

    /** What belongs to a customer is worked out for all sales at once. */
    private void assertThatTotalsAreThoseOf(List<Sale> sales, int seed) {
        Map<String, List<Sale>> byCustomer = new HashMap<>();
        Map<Sale, String> countries = new HashMap<>();
        for (Sale sale : sales) {
            Sale told = books.sales().find(sale.channel(), sale.orderId()).orElseThrow();
            if (told.paidAt() == null) {
                continue;
            }
            countries.put(sale, told.country() == null ? "" : told.country());
            String email = told.customerEmail();
            String customer = email != null
                    ? email.trim().toLowerCase(java.util.Locale.ROOT)
                    : told.customerId() == null ? "" : told.channel().code() + told.customerId();
            byCustomer.computeIfAbsent(customer, c -> new ArrayList<>()).add(sale);
        }
        Counts expected = new Counts();
        byCustomer.forEach((customer, orders) -> {
            orders.sort(java.util.Comparator.comparing((Sale sale) -> Objects.requireNonNull(sale.paidAt()))
                    .thenComparing(sale -> sale.channel().code() + ":" + sale.orderId()));
            LocalDate since = day(orders.getFirst());
            for (Sale sale : orders) {
                String country = Objects.requireNonNull(countries.get(sale));
                String channel = sale.channel().code();
                expected.add("order", country, day(sale), channel, sale.currency());
                if (!customer.isEmpty()) {
                    boolean first = sale == orders.getFirst();
                    expected.add(first ? "new" : "repeat", country, day(sale), channel, sale.currency());
                    if (!first) {
                        expected.add("cohort", country, since, day(sale), channel, sale.currency());
                    }
                }
            }
        });
        Map<String, Long> found = new TreeMap<>();
        books.jdbc()
                .query(
                        "select country, first_day, channel, currency, orders, new_customers, repeats from sales_total"
                                + " where span = 1 and basis = 'native'",
                        row -> {
                            String where = " " + row.getString(1) + " "
                                    + List.of(row.getObject(2, LocalDate.class), row.getString(3), row.getString(4));
                            found.put("order" + where, row.getLong(5));
                            found.put("new" + where, row.getLong(6));
                            found.put("repeat" + where, row.getLong(7));
                        });
        books.jdbc()
                .query(
                        "select country, cohort_day, business_day, channel, currency, repeats from sales_cohort"
                                + " where cohort_span = 1 and basis = 'native'",
                        row -> {
                            String where = " " + row.getString(1) + " "
                                    + List.of(
                                            row.getObject(2, LocalDate.class),
                                            row.getObject(3, LocalDate.class),
                                            row.getString(4),
                                            row.getString(5));
                            found.put("cohort" + where, row.getLong(6));
                        });
        found.values().removeIf(count -> count == 0);
        assertThat(found).as("seed %d", seed).isEqualTo(expected.counts);

        Random dice = new Random(seed);
        for (int i = 0; i < 5; i++) {
            LocalDate from = MARCH.plusDays(dice.nextInt(150));
            DayRange range = new DayRange(from, from.plusDays(dice.nextInt(120)));
            long repeatsOfNew = byCustomer.entrySet().stream()
                    .filter(customer -> !customer.getKey().isEmpty()
                            && !day(customer.getValue().getFirst()).isBefore(from))
                    .flatMap(customer -> customer.getValue().stream().skip(1))
                    .filter(sale -> range.contains(day(sale)))
                    .count();
            assertThat(repeatsOfNew(range)).as("seed %d, %s", seed, range).isEqualTo(repeatsOfNew);
        }
    }

    private static LocalDate day(Sale sale) {
        return LocalDate.ofInstant(Objects.requireNonNull(sale.paidAt()), ZoneOffset.UTC);
    }

    /** As a screen reads it: by the spans of which the range is made up. */
    private long repeatsOfNew(DayRange range) {
        long sum = 0;
        for (TotalSpan.Row spans : TotalSpan.cover(range)) {
            sum += Objects.requireNonNull(books.jdbc()
                    .queryForObject(
                            "select cast(coalesce(sum(repeats), 0) as bigint) from sales_cohort where country = '*'"
                                    + " and cohort_span = ? and cohort_day between ? and ? and business_day between ? and ?"
                                    + " and basis = 'native'",
                            Long.class,
                            spans.days(),
                            spans.first(),
                            spans.last(),
                            range.from(),
                            range.to()));
        }
        return sum;
    }

    /** For databases that several workers write to at once. */
    final void assertThatWorkersSideBySideEndInTheSameState(int seed) throws Exception {
        Random dice = new Random(seed);
        SomePurchases some = SomePurchases.by(dice);
        shuffled(some, dice).forEach(this::record);
        String expected = books.state();
        books.clear();

        try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
            List<Future<?>> running = new ArrayList<>();
            shuffled(some, dice)
                    .forEach(batch -> running.add(workers.submit(() -> recordUntilNobodyIsInTheWay(batch))));
            for (Future<?> one : running) {
                one.get();
            }
        }

        assertThat(books.state()).as("seed %d", seed).isEqualTo(expected);
        assertThat(books.drift()).as("seed %d", seed).isEmpty();
    }

    private void recordUntilNobodyIsInTheWay(Batch batch) {
        for (int attempt = 0; ; attempt++) {
            try {
                record(batch);
                return;
            } catch (TransientDataAccessException | DataIntegrityViolationException collision) {
                if (attempt == 50) {
                    throw collision;
                }
            }
        }
    }

    private static SaleReport order(int number, LocalDate day, @Nullable String email, @Nullable String customerId) {
        Instant noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        return SaleReport.about(Channel.STRIPE, Kind.PAYMENT, "pi_" + number, noon)
                .order("pi_" + number)
                .payment(new Payment(PaymentState.PAID, 1_000, 1_000, "EUR", noon, false))
                .buyer(new Buyer(null, email, customerId, null))
                .tell();
    }

    private static CustomerReport customer(
            @Nullable String email, @Nullable String country, boolean deleted, int second) {
        return new CustomerReport(
                Channel.STRIPE, "cus_1", NOW.plusSeconds(second), false, null, email, country, deleted);
    }

    /** The order that is each customer's first. */
    private Map<String, String> firsts() {
        Map<String, String> firsts = new TreeMap<>();
        books.jdbc()
                .query(
                        "select b.identity, s.source_order_id from buyer b join sale s on s.id = b.first_sale_id",
                        row -> {
                            firsts.put(row.getString(1), row.getString(2));
                        });
        return firsts;
    }

    private Map<String, Object> total(LocalDate day) {
        return books.jdbc()
                .queryForMap(
                        "select orders, new_customers, repeats from sales_total"
                                + " where country = '*' and span = 1 and first_day = ?",
                        day);
    }

    private static Map<String, Object> orders(long orders, long first, long repeats) {
        return Map.of("orders", orders, "new_customers", first, "repeats", repeats);
    }

    @Test
    void anOlderOrderThatComesLaterIsTheFirst() {
        books.record(List.of(order(2, MARCH.plusDays(9), "ada@example.org", null)));
        books.record(List.of(order(3, MARCH.plusDays(80), "Ada@example.org ", null)));
        assertThat(total(MARCH.plusDays(9))).isEqualTo(orders(1, 1, 0));

        books.record(List.of(order(1, MARCH, "ADA@EXAMPLE.ORG", null)));

        assertThat(firsts()).isEqualTo(Map.of("mail:ada@example.org", "pi_1"));
        assertThat(total(MARCH)).isEqualTo(orders(1, 1, 0));
        assertThat(total(MARCH.plusDays(9))).isEqualTo(orders(1, 0, 1));
        assertThat(repeatsOfNew(new DayRange(MARCH, MARCH.plusDays(90)))).isEqualTo(2);
        assertThat(repeatsOfNew(new DayRange(MARCH.plusDays(1), MARCH.plusDays(90))))
                .isZero();
        assertThat(books.drift()).isEmpty();
    }

    /** As a shop has them whose orders at the till all are one customer's. */
    private void houseOrders(int count) {
        List<SaleReport> orders = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            orders.add(order(number, MARCH.plusDays(number * 37 % 211), null, "cus_1"));
        }
        books.record(orders);
    }

    @Test
    void aCustomerWithThousandsOfOrdersWhoseEmailChangesTakesThemAllAlong() {
        int many = 2_600; // more than are moved at once
        houseOrders(many);
        books.record(List.of(
                order(90_001, MARCH.plusDays(2), "ada@example.org", "cus_1"),
                order(90_002, MARCH.plusDays(300), "grace@example.org", null)));
        assertThat(firsts())
                .isEqualTo(Map.of(
                        "id:stripe:cus_1",
                        "pi_0",
                        "mail:ada@example.org",
                        "pi_90001",
                        "mail:grace@example.org",
                        "pi_90002"));

        books.recordCustomers(List.of(customer("ada@example.org", "DE", false, 0)));
        assertThat(firsts()).isEqualTo(Map.of("mail:ada@example.org", "pi_0", "mail:grace@example.org", "pi_90002"));
        assertThat(books.drift()).isEmpty();

        books.recordCustomers(List.of(customer("grace@example.org", "DE", false, 1)));
        assertThat(firsts()).isEqualTo(Map.of("mail:ada@example.org", "pi_90001", "mail:grace@example.org", "pi_0"));
        assertThat(repeatsOfNew(new DayRange(MARCH, MARCH.plusDays(400)))).isEqualTo(many);
        assertThat(books.drift()).isEmpty();
    }

    @Test
    void ofACustomersOrdersTheFirstIsMovedFirstAndTheOthersFromTheLatestOn() {
        houseOrders(5);
        books.record(List.of(
                order(5, MARCH.plusDays(1), null, "cus_2"), order(6, MARCH.plusDays(2), "ada@example.org", "cus_1")));

        List<String> inOrder = new StoredSales(books.jdbc())
                .boughtBy(Channel.STRIPE, List.of("cus_1", "cus_2")).stream()
                        .map(id -> books.jdbc()
                                .queryForObject("select source_order_id from sale where id = ?", String.class, id))
                        .toList();

        assertThat(inOrder.subList(0, 3)).containsExactlyInAnyOrder("pi_0", "pi_5", "pi_6"); // ada is another customer
        assertThat(inOrder.subList(3, 7)).containsExactly("pi_4", "pi_3", "pi_2", "pi_1");
    }

    @Test
    void aFirstOrderThatTurnsOutToBeAnothersGivesItToTheNext() {
        for (int number = 1; number <= 4; number++) {
            books.record(List.of(order(number, MARCH.plusDays(number), "ada@example.org", null)));
        }
        SaleReport corrected = SaleReport.about(Channel.STRIPE, Kind.PAYMENT, "pi_1", NOW)
                .order("pi_1")
                .buyer(new Buyer(null, "grace@example.org", null, null))
                .tell();

        books.record(List.of(corrected));

        assertThat(firsts()).isEqualTo(Map.of("mail:ada@example.org", "pi_2", "mail:grace@example.org", "pi_1"));
        assertThat(total(MARCH.plusDays(2))).isEqualTo(orders(1, 1, 0));
        assertThat(repeatsOfNew(new DayRange(MARCH.plusDays(2), MARCH.plusDays(9))))
                .isEqualTo(2);
        assertThat(books.drift()).isEmpty();
    }

    @Test
    void whatTheSourceTellsOfACustomerJoinsAndPartsHisOrders() {
        books.record(List.of(order(1, MARCH, "ada@example.org", null), order(2, MARCH.plusDays(1), null, "cus_1")));
        assertThat(firsts()).isEqualTo(Map.of("id:stripe:cus_1", "pi_2", "mail:ada@example.org", "pi_1"));

        books.recordCustomers(List.of(customer("ada@example.org", "DE", false, 0)));
        assertThat(firsts()).isEqualTo(Map.of("mail:ada@example.org", "pi_1"));
        assertThat(total(MARCH.plusDays(1))).isEqualTo(orders(1, 0, 1));
        assertThat(countries()).isEqualTo(Map.of("pi_1", "", "pi_2", "DE"));
        assertThat(books.drift()).isEmpty();

        books.recordCustomers(List.of(customer(null, null, true, 1)));
        assertThat(firsts()).isEqualTo(Map.of("id:stripe:cus_1", "pi_2", "mail:ada@example.org", "pi_1"));
        assertThat(countries()).isEqualTo(Map.of("pi_1", "", "pi_2", ""));
        assertThat(books.drift()).isEmpty();
    }

    private Map<String, Object> countries() {
        Map<String, Object> countries = new TreeMap<>();
        books.jdbc()
                .queryForList("select source_order_id, sold_to from sale")
                .forEach(row -> countries.put(row.get("source_order_id").toString(), row.get("sold_to")));
        return countries;
    }

    @Test
    void ofAnAddressThatIsNobodysAnyMoreNothingIsKept() {
        books.record(List.of(order(1, MARCH, null, "cus_1"), order(2, MARCH.plusDays(1), null, "cus_1")));

        books.recordCustomers(List.of(customer("ada@example.org", "DE", false, 0)));
        assertThatNobodyElseIsKeptThan("mail:ada@example.org");

        books.recordCustomers(List.of(customer("countess@example.org", "DE", false, 1)));
        assertThatNobodyElseIsKeptThan("mail:countess@example.org");

        books.recordCustomers(List.of(customer(null, null, true, 2)));
        assertThatNobodyElseIsKeptThan("id:stripe:cus_1");
        assertThat(books.jdbc().queryForList("select * from buyer").toString()).doesNotContain("@");
    }

    @Test
    void aSaleThatIsBookedBeforeItsCustomerInOneBatchLeavesNobodyBehind() {
        record(new Batch(
                List.of(order(1, MARCH, null, "cus_1")), List.of(customer("ada@example.org", "DE", false, 0))));

        assertThatNobodyElseIsKeptThan("mail:ada@example.org");
    }

    private void assertThatNobodyElseIsKeptThan(String identity) {
        assertThat(buyers()).containsOnlyKeys(identity);
        assertThat(books.jdbc()
                        .queryForList("select buyer_id from buyer_total where buyer_id not in (select id from buyer)"))
                .isEmpty();
        assertThat(books.drift()).isEmpty();
    }

    @Test
    void aCustomersThousandOrdersMoveTogether() {
        List<SaleReport> orders = new ArrayList<>();
        for (int number = 1; number <= 2_100; number++) {
            orders.add(order(number, MARCH.plusDays(number % 100), null, "cus_1"));
        }
        books.record(orders);

        books.recordCustomers(List.of(customer("ada@example.org", "DE", false, 0)));

        assertThat(firsts()).isEqualTo(Map.of("mail:ada@example.org", "pi_100"));
        assertThat(countries().values()).containsOnly("DE");
        assertThat(books.drift()).isEmpty();
    }

    @Test
    void anOrderThatComesBetweenTwoReadingsMakesNoNumberLessThanNothing() {
        books.record(List.of(order(1, MARCH, "ada@example.org", null)));
        SalesSnapshot read = books.computeAnew(FiltersForTests.of(new DayRange(MARCH, MARCH.plusDays(2))));
        books.record(List.of(order(2, MARCH.plusDays(1), "ada@example.org", null)));

        CustomersSnapshot.InCurrency customers =
                books.computeCustomers(read).currencies().getFirst();

        assertThat(customers.now()).isEqualTo(new CustomersSnapshot.Buyers(1, 1, 1, 0));
        assertThat(customers.series())
                .extracting(CustomersSnapshot.Point::buyers)
                .containsExactly(new CustomersSnapshot.Buyers(1, 1, 1, 0), BuyersForTests.NONE, BuyersForTests.NONE);
    }

    @Test
    void eachThingThatDiffersIsNamedAndARebuildMendsIt() {
        books.record(List.of(
                order(1, MARCH, "ada@example.org", null), order(2, MARCH.plusDays(1), "ada@example.org", null)));
        String right = books.state();
        books.jdbc().update("update sales_total set repeats = repeats + 1 where span = 8 and country = '*'");
        books.jdbc().update("update sales_cohort set repeats = 5 where cohort_span = 64 and country = ''");
        books.jdbc().update("update buyer set first_order = 'stripe:pi_2'");
        books.jdbc().update("update buyer_total set paid = paid - 1");
        books.jdbc().update("update sale set sold_to = 'DE' where source_order_id = 'pi_2'");
        books.jdbc()
                .update("update sales_entry set sale_id = 0 where sale_id ="
                        + " (select id from sale where source_order_id = 'pi_1')");

        assertThat(books.drift())
                .hasAtLeastOneElementOfType(TotalsDrift.Total.class)
                .hasAtLeastOneElementOfType(TotalsDrift.Repeats.class)
                .hasAtLeastOneElementOfType(TotalsDrift.First.class)
                .contains(
                        new TotalsDrift.Order(Channel.STRIPE, "pi_1"),
                        new TotalsDrift.Order(Channel.STRIPE, "pi_2"),
                        new TotalsDrift.Strays(1))
                .hasAtLeastOneElementOfType(TotalsDrift.Paid.class);

        books.sales().rebuildTotals();
        assertThat(books.state()).isEqualTo(right);
        assertThat(books.drift()).isEmpty();
    }
}
