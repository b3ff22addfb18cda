package app.shopfloor.intake.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import app.shopfloor.intake.Backlog;
import app.shopfloor.intake.Delivery;
import app.shopfloor.intake.Inbox;
import app.shopfloor.intake.SourceFreshness;
import app.shopfloor.intake.WatchedSource;
import app.shopfloor.intake.orders.OrdersTranslator;
import app.shopfloor.intake.sample.SampleStatus.State;
import app.shopfloor.sales.Cash;
import app.shopfloor.sales.CashGroup;
import app.shopfloor.sales.CashSnapshot;
import app.shopfloor.sales.FiltersForTests;
import app.shopfloor.sales.Sales;
import app.shopfloor.sales.SalesSnapshot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties =
                "spring.datasource.url=jdbc:h2:mem:sample;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1")
class SampleTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final SamplePlan SMALL =
            new SamplePlan(11, 300, Instant.parse("2026-11-20T14:32:07Z"), ZoneOffset.UTC);
    private static final List<String> TABLES = List.of(
            "delivery",
            "delivery_open",
            "delivery_done",
            "sale",
            "sale_line",
            "sale_refund",
            "sale_evidence",
            "sale_alias",
            "sales_total",
            "sales_total_sku",
            "sales_cohort",
            "sales_entry",
            "buyer_total",
            "buyer",
            "sold_name",
            "balance_transaction",
            "payout",
            "cash_day",
            "listing",
            "product",
            "sample_shop");

    @Autowired
    Sample sample;

    @Autowired
    SampleArgument argument;

    @Autowired
    SampleNotice notice;

    @Autowired
    LiveSales live;

    @Autowired
    StoredSample stored;

    @Autowired
    Inbox inbox;

    @Autowired
    Sales sales;

    @Autowired
    Cash cash;

    @Autowired
    List<WatchedSource> watched;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void leaveNothing() {
        live.stop();
        await().atMost(PATIENCE).until(() -> !sample.status().busy());
        sample.remove();
        until(State.ABSENT);
        TABLES.reversed().forEach(table -> jdbc.sql("delete from " + table).update());
        sales.rebuildTotals();
    }

    @Test
    void loadingBooksEveryDeliveryOnceAndLoadingAgainChangesNothing() {
        load();

        assertThat(rows("delivery")).isEqualTo(SampleShop.count(SMALL));
        assertThat(inbox.backlog()).isEqualTo(new Backlog(0, 0, 0));
        assertThat(rows("sale")).isBetween(290L, 300L);
        assertThat(jdbc.sql("select count(*) from sale where not sample")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(sales.checkTotals()).isEmpty();
        SalesSnapshot before = sales.snapshot(FiltersForTests.ALL_TIME);
        assertThat(before.currencies()).extracting(c -> c.currency()).containsExactlyInAnyOrder("USD", "EUR");

        load();
        stored.stage(StoredSample.Stage.LOADING);
        assertThat(sample.status().state()).isEqualTo(State.LOADING_INTERRUPTED);
        load();

        assertThat(rows("delivery")).isEqualTo(SampleShop.count(SMALL));
        assertThat(sales.snapshot(FiltersForTests.ALL_TIME).currencies()).isEqualTo(before.currencies());
    }

    @Test
    void feesAndPayoutsAreToldAndEverythingCanBeAddedUpInEuros() {
        load();

        assertThat(sales.checkCashTotals()).isEmpty();
        CashSnapshot balance = cash.snapshot(null);
        assertThat(balance.balances()).singleElement().satisfies(euros -> {
            assertThat(euros.currency()).isEqualTo("EUR");
            assertThat(euros.of(CashGroup.CHARGES)).isPositive();
            assertThat(euros.fees()).isBetween(euros.of(CashGroup.CHARGES) / 100, euros.of(CashGroup.CHARGES) / 10);
            assertThat(euros.paidOut()).isPositive();
            assertThat(euros.paidOut() + euros.notPaidOut()).isEqualTo(euros.cashNet());
        });
        SalesSnapshot all = sales.snapshot(FiltersForTests.ALL_TIME);
        assertThat(all.combined()).satisfies(combined -> {
            assertThat(combined.missing()).isEmpty();
            assertThat(combined.figures().currency()).isEqualTo("EUR");
            assertThat(combined.figures().now().orders())
                    .isEqualTo(all.currencies().stream()
                            .mapToLong(currency -> currency.now().orders())
                            .sum());
        });
    }

    @Test
    void whileThereIsASampleItStandsAmongTheSourcesAndItsOrdersPassForNobodyElses() {
        assertThat(freshness()).extracting(SourceFreshness::name).containsExactly("Stripe");

        load();
        assertThat(freshness())
                .extracting(SourceFreshness::name, SourceFreshness::words)
                .containsExactlyInAnyOrder(tuple("Sample shop", "Loaded"), tuple("Stripe", "Not connected"));

        sellForReal();
        assertThat(freshness())
                .filteredOn(source -> source.name().equals("Sent orders"))
                .singleElement()
                .satisfies(orders -> assertThat(orders.heardAt()).isNotNull());
    }

    private List<SourceFreshness> freshness() {
        return watched.stream()
                .flatMap(source -> source.freshness(Instant.now()).stream())
                .toList();
    }

    @Test
    void whatACrashLeftHalfLoadedIsCompletedWithTheSamePlan() {
        List<Delivery> half = SampleShop.deliveries(SMALL).limit(200).toList();
        inbox.acceptAll(half);
        stored.begin(SMALL, SampleShop.count(SMALL));

        sample.load(new SamplePlan(99, 500, SMALL.end().plusSeconds(3600), ZoneOffset.UTC));
        until(State.LOADED);

        assertThat(rows("delivery")).isEqualTo(SampleShop.count(SMALL));
        assertThat(sample.status().deliveries()).isEqualTo(SampleShop.count(SMALL));
    }

    @Test
    void removingLeavesNoRowAndNoTotal() {
        load();
        sample.remove();
        until(State.ABSENT);

        TABLES.forEach(table -> assertThat(rows(table)).as(table).isZero());
        assertThat(sales.snapshot(FiltersForTests.ALL_TIME).anySaleEver()).isFalse();
        assertThat(notice.current()).isEmpty();
    }

    @Test
    void aShopWithRealSalesRefusesTheSample() {
        sellForReal();

        assertThatThrownBy(() -> sample.load(SMALL))
                .isInstanceOf(SampleRefused.class)
                .hasMessageContaining("real sales");
        assertThat(rows("sample_shop")).isZero();
    }

    @Test
    void aRealSaleAmongTheSamplesIsWarnedOfAndSurvivesTheRemoval() {
        load();
        assertThat(notice.current())
                .hasValueSatisfying(bar -> assertThat(bar.text()).contains("made up"));

        sellForReal();
        await().atMost(PATIENCE).until(() -> sample.status().besideRealSales());
        assertThat(notice.current())
                .hasValueSatisfying(bar -> assertThat(bar.text()).contains("Real sales"));
        sample.remove();
        until(State.ABSENT);

        assertThat(rows("sale")).isEqualTo(1);
        assertThat(rows("delivery")).isEqualTo(1);
        assertThat(sales.checkTotals()).isEmpty();
    }

    @Test
    void liveSalesComeInThroughTheApplicationsOwnEndpointMarkedAsSample() {
        load();
        long before = rows("sale");

        live.open();
        await().atMost(PATIENCE).until(() -> rows("delivery") > SampleShop.count(SMALL));
        await().atMost(PATIENCE)
                .until(() -> rows("delivery where kind like '%.fetched' and delivery_id like '%live%'") > 0);
        live.stop();

        assertThat(live.problem()).isNull();
        assertThat(live.isRunning()).isFalse();
        assertThat(jdbc.sql("select count(*) from delivery where delivery_id like '%_sample_live_%' and sample")
                        .query(Long.class)
                        .single())
                .isEqualTo(rows("delivery") - SampleShop.count(SMALL));
        await().atMost(PATIENCE).until(() -> inbox.backlog().waiting() == 0);
        assertThat(rows("sale")).isGreaterThan(before);
        assertThat(sales.hasRealSales()).isFalse();
    }

    @Test
    void withoutItsArgumentAStartLoadsNothing() {
        argument.run(new DefaultApplicationArguments("--server.port=0"));

        assertThat(sample.status().state()).isEqualTo(State.ABSENT);
    }

    @Test
    void withItsArgumentAStartLeavesALoadedSampleAsItIs() {
        load();

        argument.run(new DefaultApplicationArguments("--sample"));

        assertThat(sample.status().state()).isEqualTo(State.LOADED);
        assertThat(rows("delivery")).isEqualTo(SampleShop.count(SMALL));
    }

    @Test
    void theArgumentMayTellHowManyOrders() {
        argument.run(new DefaultApplicationArguments("--sample=120"));
        until(State.LOADED);

        assertThat(rows("sale")).isBetween(100L, 120L);
    }

    @Test
    void anArgumentThatIsNoNumberOfOrdersLoadsNothing() {
        argument.run(new DefaultApplicationArguments("--sample=many"));
        argument.run(new DefaultApplicationArguments("--sample=0"));

        assertThat(sample.status().state()).isEqualTo(State.ABSENT);
    }

    private void load() {
        sample.load(SMALL);
        until(State.LOADED);
    }

    private void until(State state) {
        await().atMost(PATIENCE).until(() -> sample.status().state() == state);
        assertThat(Optional.ofNullable(sample.status().problem())).isEmpty();
    }

    private void sellForReal() {
        String order = """
                {"channel": "manual", "order": "A-1", "placed_at": "2026-11-19T10:00:00Z", "currency": "USD",
                 "lines": [{"sku": "LID-PC", "quantity": 1, "unit_price": 4900}]}""";
        inbox.accept(new Delivery(
                OrdersTranslator.SOURCE,
                "real-1",
                OrdersTranslator.KIND,
                order.getBytes(StandardCharsets.UTF_8),
                false));
        await().atMost(PATIENCE).until(() -> sales.hasRealSales());
    }

    private long rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
