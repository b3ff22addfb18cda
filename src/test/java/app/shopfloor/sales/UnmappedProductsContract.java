package app.shopfloor.sales;

import static app.shopfloor.sales.SoldForTests.line;
import static app.shopfloor.sales.SoldForTests.order;
import static app.shopfloor.shared.Channel.STRIPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.shopfloor.base.live.Pulses;
import app.shopfloor.catalog.Catalog;
import app.shopfloor.catalog.CatalogProduct.Facts;
import app.shopfloor.catalog.ListingReport;
import app.shopfloor.catalog.Sku;
import app.shopfloor.sales.SalesSnapshot.SkuFigures;
import app.shopfloor.shared.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was sold without an SKU, and what a mapping does to the past, on whichever database. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.MOCK)
abstract class UnmappedProductsContract {

    @Autowired
    Sales sales;

    @Autowired
    Catalog catalog;

    @Autowired
    UnmappedProducts unmapped;

    @Autowired
    Pulses pulses;

    @Autowired
    JdbcClient jdbc;

    private Instant now;

    @BeforeEach
    void shop() {
        for (String table : List.of(
                "sale",
                "sale_evidence",
                "sale_alias",
                "sales_total",
                "sales_total_sku",
                "sales_cohort",
                "sales_entry",
                "buyer_total",
                "buyer",
                "listing",
                "product")) {
            jdbc.sql("delete from " + table).update();
        }
        now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
        sales.record(List.of(
                order("pi_1", ago(400), "EUR", 3_000, line(null, "prod_rest", "price_small", "Spoon rest", 1, 3_000)),
                order("pi_2", ago(3), "EUR", 8_000, line(null, "prod_rest", "price_large", "Spoon rest", 2, 8_000)),
                order("pi_3", ago(2), "USD", 5_000, line(null, "prod_rest", "price_usd", "Spoon rest", 1, 5_000)),
                order("pi_4", ago(2), "EUR", 20_000, line(null, null, null, "Custom engraving", 4, 20_000)),
                order("pi_5", ago(1), "EUR", 4_900, line("LID-PC", "prod_lid", null, "Lid organiser", 1, 4_900)),
                order("pi_6", ago(1), "EUR", 99_900, null)));
        // Snapshots are kept until the next beat: that of the test before is gone when this one's is there.
        await().untilAsserted(() -> assertThat(euros())
                .extracting(SkuFigures::article)
                .contains(Article.notMapped(STRIPE, "prod_rest"), Article.notMapped(STRIPE, "name:Custom engraving")));
    }

    private Instant ago(int days) {
        return now.minus(days, ChronoUnit.DAYS);
    }

    @Test
    void whatHasNoSkuIsListedByRevenueWithEachCurrencyForItself() {
        assertThat(unmapped.page("", 0, 10))
                .satisfiesExactly(
                        first -> {
                            assertThat(first.name()).isEqualTo("Custom engraving");
                            assertThat(first.ref()).isEqualTo("name:Custom engraving");
                            assertThat(first.net()).containsExactly(Money.of(20_000, "EUR"));
                            assertThat(first.units()).isEqualTo(4);
                            assertThat(first.prices()).isEmpty();
                        },
                        second -> {
                            assertThat(second.ref()).isEqualTo("prod_rest");
                            assertThat(second.net()).containsExactly(Money.of(11_000, "EUR"), Money.of(5_000, "USD"));
                            assertThat(second.orders()).isEqualTo(3);
                            assertThat(second.units()).isEqualTo(4);
                            assertThat(second.prices())
                                    .extracting(UnmappedProduct.Price::ref)
                                    .containsExactly("price_large", "price_small", "price_usd");
                        });
        assertThat(unmapped.count("")).isEqualTo(2);
    }

    @Test
    void itIsFoundByNameOrIdAndComesInPages() {
        assertThat(unmapped.page("ENGRA", 0, 10)).hasSize(1);
        assertThat(unmapped.page("prod_rest", 0, 10)).hasSize(1);
        assertThat(unmapped.page("prod%rest", 0, 10)).isEmpty();
        assertThat(unmapped.count("no such")).isZero();
        assertThat(unmapped.page("", 1, 10)).extracting(UnmappedProduct::ref).containsExactly("prod_rest");
    }

    /** A database may know other small letters than Java, or none beside a to z. */
    @Test
    void itIsFoundByItsNameAsItIsWritten() {
        sales.record(List.of(order("pi_7", ago(1), "EUR", 100, line(null, "prod_7", null, "İZNİK", 1, 100))));

        assertThat(unmapped.page("İZNİK", 0, 10)).hasSize(1);
        assertThat(unmapped.count("İZNİK")).isEqualTo(1);
    }

    @Test
    void paymentsThatDoNotSayWhatWasSoldStandApart() {
        assertThat(unmapped.undescribed()).singleElement().satisfies(payments -> {
            assertThat(payments.orders()).isEqualTo(1);
            assertThat(payments.net()).containsExactly(Money.of(99_900, "EUR"));
        });
    }

    @Test
    void aMappingMovesTheTopSkusOfAllPastDaysAtOnceAndTakingItBackMovesThemBack() {
        catalog.create("REST-01", new Facts("Spoon rest, oak", null, null));
        List<SkuFigures> before = euros();
        long beats = pulses.count(Sales.SALES);

        catalog.map(STRIPE, "prod_rest", "Spoon rest", new Sku("REST-01"), "ada");

        await().until(() -> pulses.count(Sales.SALES) > beats);
        await().untilAsserted(
                        () -> assertThat(euros()).extracting(SkuFigures::sku).contains("REST-01"));
        assertThat(euros())
                .filteredOn(sku -> "REST-01".equals(sku.sku()))
                .singleElement()
                .satisfies(sku -> {
                    assertThat(sku.name()).isEqualTo("Spoon rest, oak");
                    assertThat(sku.now().net()).isEqualTo(11_000);
                    assertThat(sku.now().units()).isEqualTo(3);
                });
        assertThat(unmapped.page("", 0, 10)).extracting(UnmappedProduct::ref).containsExactly("name:Custom engraving");
        assertThat(sales.checkTotals()).isEmpty();

        catalog.unmap(STRIPE, "prod_rest", new Sku("REST-01"));
        await().untilAsserted(() -> assertThat(euros()).isEqualTo(before));
    }

    @Test
    void onePriceIsMappedForItselfAndTheRestOfTheProductStays() {
        catalog.create("REST-XL", new Facts("Spoon rest, large", null, null));

        catalog.map(STRIPE, "price_large", "Spoon rest", new Sku("REST-XL"), "ada");

        assertThat(unmapped.page("prod_rest", 0, 10)).singleElement().satisfies(rest -> {
            assertThat(rest.net()).containsExactly(Money.of(3_000, "EUR"), Money.of(5_000, "USD"));
            assertThat(rest.prices()).extracting(UnmappedProduct.Price::ref).doesNotContain("price_large");
        });
        await().untilAsserted(() -> assertThat(euros())
                .filteredOn(sku -> "REST-XL".equals(sku.sku()))
                .singleElement()
                .satisfies(sku -> assertThat(sku.now().net()).isEqualTo(8_000)));
    }

    @Test
    void whatTheChannelComesToTellIsMappedByItself() {
        catalog.learn(List.of(
                new ListingReport(STRIPE, "prod_rest", null, now, false, "Spoon rest", "REST-TOLD", null, null, true)));

        assertThat(unmapped.count("")).isEqualTo(1);
        await().untilAsserted(
                        () -> assertThat(euros()).extracting(SkuFigures::sku).contains("REST-TOLD"));
    }

    private List<SkuFigures> euros() {
        return java.util.Objects.requireNonNull(
                        sales.snapshot(FiltersForTests.ALL_TIME).in("EUR"))
                .skus();
    }
}
