package app.shopfloor.sales;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.shared.Channel;
import app.shopfloor.shared.News;
import app.shopfloor.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose name stands beside a sale that tells only its customer's id, on either database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SaleCustomersContract {

    private static final Instant NOON = Instant.parse("2026-11-18T12:00:00Z");

    private HikariDataSource database;
    private SalesOnDatabase books;

    abstract TestDatabase database();

    @BeforeAll
    void open() {
        database = database().pool();
        books = new SalesOnDatabase(database, ZoneOffset.UTC, Clock.fixed(NOON.plusSeconds(3_600), ZoneOffset.UTC));
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void clear() {
        books.clear();
        sale("pi_1", null);
    }

    private void sale(String orderId, @Nullable String name) {
        books.record(List.of(SaleReport.about(Channel.STRIPE, SaleReport.Kind.PAYMENT, orderId, NOON)
                .order(orderId)
                .payment(new SaleReport.Payment(SaleReport.PaymentState.PAID, 4_900, 4_900, "USD", NOON, false))
                .buyer(new SaleReport.Buyer(name, null, "cus_1", null))
                .tell()));
    }

    private static CustomerReport told(@Nullable String name, int second) {
        return new CustomerReport(
                Channel.STRIPE,
                "cus_1",
                NOON.plusSeconds(second),
                false,
                name,
                name == null ? null : name + "@example.com",
                "GB",
                false);
    }

    private static CustomerReport deleted(int second) {
        return new CustomerReport(Channel.STRIPE, "cus_1", NOON.plusSeconds(second), false, "Ada", null, null, true);
    }

    private List<News> record(CustomerReport... reports) {
        return books.recordCustomers(List.of(reports));
    }

    private Sale sale() {
        return books.sales().find(Channel.STRIPE, "pi_1").orElseThrow();
    }

    private @Nullable String latest() {
        return books.sales()
                .snapshot(FiltersForTests.ALL_TIME)
                .latest()
                .getFirst()
                .customer();
    }

    @Test
    void aSaleThatTellsOnlyTheCustomersIdShowsItsName() {
        assertThat(latest()).isNull();

        assertThat(record(told("Ada", 0))).containsExactly(News.NEW);

        assertThat(sale().customerName()).isEqualTo("Ada");
        assertThat(sale().customerEmail()).isEqualTo("Ada@example.com");
        assertThat(sale().country()).isEqualTo("GB");
        assertThat(latest()).isEqualTo("Ada");
    }

    @Test
    void whatNoDatabaseStoresIsLeftOutAndWhatIsTooLongIsCut() {
        record(new CustomerReport(Channel.STRIPE, " cus\0_1 ", NOON, false, " Ada\0 ", " \0", null, false));
        assertThat(sale().customerName()).isEqualTo("Ada");
        assertThat(sale().customerEmail()).isNull();

        String longName = "A" + "🙂".repeat(StoredSales.MAX_NAME);
        record(new CustomerReport(Channel.STRIPE, "cus_1", NOON.plusSeconds(1), false, longName, null, null, false));
        assertThat(sale().customerName()).isEqualTo("A" + "🙂".repeat((StoredSales.MAX_NAME - 2) / 2) + "…");
    }

    @Test
    void aCountryThatIsNoCodeOfTwoLettersIsNotGuessedFrom() {
        record(livingIn("Germany", 0));
        assertThat(sale().country()).isNull();
        assertThat(books.sales().countries()).containsExactly("");

        record(livingIn("de", 1));
        assertThat(sale().country()).isEqualTo("DE");
        assertThat(books.sales().countries()).containsExactly("DE");

        record(livingIn("4D", 2));
        assertThat(sale().country()).isNull();
    }

    private static CustomerReport livingIn(String country, int second) {
        return new CustomerReport(Channel.STRIPE, "cus_1", NOON.plusSeconds(second), false, null, null, country, false);
    }

    @Test
    void whatTheSaleItselfTellsOfItsCustomerStays() {
        sale("pi_1", "Augusta King");

        record(told("Ada", 0));

        assertThat(sale().customerName()).isEqualTo("Augusta King");
        assertThat(sale().customerEmail()).isEqualTo("Ada@example.com");
        assertThat(latest()).isEqualTo("Augusta King");
    }

    @Test
    void ofADeletedCustomerNothingIsKeptAndNoOlderWordBringsItBack() {
        record(told("Ada", 0));

        assertThat(record(deleted(5))).containsExactly(News.UPDATED);
        assertThat(record(told("Ada", 4), told("Ada", 5), deleted(6)))
                .containsExactly(News.KNOWN, News.KNOWN, News.KNOWN);

        assertThat(sale().customerName()).isNull();
        assertThat(latest()).isNull();
        assertThat(books.jdbc().queryForList("select * from sale_customer").toString())
                .doesNotContain("Ada");
    }

    @Test
    void theLaterWordCountsAndAnEqualOneIsNoNews() {
        record(told("Ada", 3));

        assertThat(record(told("Grace", 2), told("Ada", 9), told("Joan", 10)))
                .containsExactly(News.KNOWN, News.KNOWN, News.UPDATED);

        assertThat(sale().customerName()).isEqualTo("Joan");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyOrderMakesTheSameCustomer(long seed) {
        Random dice = new Random(seed);
        List<CustomerReport> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            all.add(dice.nextInt(6) == 0 ? deleted(dice.nextInt(5)) : told("N" + dice.nextInt(3), dice.nextInt(5)));
        }
        books.recordCustomers(all);
        String expected =
                books.jdbc().queryForList("select * from sale_customer").toString();

        for (int round = 0; round < 5; round++) {
            books.jdbc().update("delete from sale_customer");
            List<CustomerReport> again = new ArrayList<>(all);
            Collections.shuffle(again, dice);
            for (CustomerReport one : again) {
                assertThat(books.customers().preview(List.of(one))).isEqualTo(record(one));
            }

            assertThat(books.jdbc().queryForList("select * from sale_customer").toString())
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(expected);
        }
    }

    @Test
    void theSamplesCustomersGoWithIt() {
        record(new CustomerReport(Channel.STRIPE, "cus_2", NOON, true, "Sample", null, null, false), told("Ada", 0));

        books.sales().removeSample();

        assertThat(books.jdbc().queryForList("select customer_id from sale_customer", String.class))
                .containsExactly("cus_1");
    }
}
