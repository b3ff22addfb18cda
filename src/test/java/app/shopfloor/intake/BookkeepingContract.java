package app.shopfloor.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.shopfloor.catalog.ListingReport;
import app.shopfloor.intake.Bookkeeping.Outcome;
import app.shopfloor.sales.Cash;
import app.shopfloor.sales.CashReport;
import app.shopfloor.sales.CustomerReport;
import app.shopfloor.sales.SaleReport;
import app.shopfloor.sales.Sales;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.News;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What whole deliveries mean to all features together, on either database. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class BookkeepingContract {

    private static final Instant NOON = Instant.parse("2026-11-18T12:00:00Z");

    @Autowired
    Bookkeeping books;

    @Autowired
    Sales sales;

    @Autowired
    Cash cash;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    private static SaleReport sale(String id) {
        return SaleReport.about(Channel.STRIPE, SaleReport.Kind.CHARGE, "ch_" + id, NOON)
                .order("pi_" + id)
                .charge("ch_" + id)
                .payment(new SaleReport.Payment(SaleReport.PaymentState.PAID, 4_900, 4_900, "USD", NOON, false))
                .tell();
    }

    private static CashReport movement(String id, long fee) {
        return new CashReport.Movement(
                Channel.STRIPE,
                "txn_" + id,
                NOON,
                false,
                "charge",
                new SaleReport.Balance("charge", 4_900, fee, "USD", null, "ch_" + id, NOON),
                null);
    }

    private static CustomerReport customer(String id, @Nullable String name) {
        return new CustomerReport(Channel.STRIPE, "cus_" + id, NOON, false, name, null, null, false);
    }

    private static ListingReport product(String id) {
        return new ListingReport(Channel.STRIPE, "prod_" + id, null, NOON, false, "Mill", null, null, null, true);
    }

    private static Translation all(String id) {
        return new Translation(
                List.of(sale(id)),
                List.of(movement(id, 172), new CashReport.PaidOut(Channel.STRIPE, "txn_" + id, NOON, false, "po_1")),
                List.of(customer(id, "Ada")),
                List.of(product(id)),
                null);
    }

    @Test
    void tellsOfEachDeliveryWhatItMeantAndWhatItChangedWithoutPersonalData() {
        Translation nothing = Translation.ignored("Nothing of ours");

        List<Outcome> outcomes = books.record(List.of(all("a"), nothing, all("a")));

        assertThat(outcomes).extracting(Outcome::news).containsExactly(News.NEW, News.KNOWN, News.KNOWN);
        assertThat(outcomes.getFirst().changed())
                .contains(
                        "pi_a: new",
                        "balance txn_a new",
                        "balance txn_a updated",
                        "customer cus_a new",
                        "product prod_a new")
                .doesNotContain("Ada");
        assertThat(outcomes.get(1).changed()).isEmpty();
        assertThat(sales.find(Channel.STRIPE, "pi_a")).isPresent();
    }

    @Test
    void anyNewPartMakesItNewAndAnyChangedOneUpdated() {
        books.record(List.of(all("b")));
        Translation withNew =
                new Translation(List.of(sale("b")), List.of(movement("b2", 1)), List.of(), List.of(), null);
        Translation changed =
                new Translation(List.of(sale("b")), List.of(), List.of(customer("b", "Zoe")), List.of(), null);

        List<Translation> page = List.of(withNew, changed, all("b"), Translation.ignored("no"));
        List<News> foreseen = books.preview(page);

        assertThat(foreseen).containsExactly(News.NEW, News.UPDATED, News.KNOWN, News.KNOWN);
        assertThat(books.preview(page)).as("a preview changes nothing").isEqualTo(foreseen);
        assertThat(books.record(page)).extracting(Outcome::news).isEqualTo(foreseen);
        assertThat(books.preview(page)).containsOnly(News.KNOWN);
    }

    @Test
    void whatFailsLeavesNothingOfTheWholeBatch() {
        String tooLong = "x".repeat(300);

        assertThatThrownBy(() -> books.record(List.of(
                        all("c"),
                        new Translation(List.of(), List.of(movement(tooLong, 1)), List.of(), List.of(), null))))
                .isInstanceOf(RuntimeException.class);

        assertThat(sales.find(Channel.STRIPE, "pi_c")).isEmpty();
        assertThat(jdbc.queryForList("select * from balance_transaction where id = 'txn_c'"))
                .isEmpty();
        assertThat(sales.checkTotals()).isEmpty();
        assertThat(sales.checkCashTotals()).isEmpty();
    }
}
