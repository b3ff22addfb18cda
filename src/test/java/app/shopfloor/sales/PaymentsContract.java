package app.shopfloor.sales;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.sales.PaymentFilter.Outcome;
import app.shopfloor.sales.SaleReport.Buyer;
import app.shopfloor.sales.SaleReport.Kind;
import app.shopfloor.sales.SaleReport.Payment;
import app.shopfloor.sales.SaleReport.PaymentState;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import app.shopfloor.shared.Money;
import app.shopfloor.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The success rate and the payments behind it are one thing. The shop is in New York. */
abstract class PaymentsContract {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 10);
    private static final Instant NOON = Instant.parse("2026-11-10T17:00:00Z");
    private static final int PAGE_OF_ALL = 1_000;

    private HikariDataSource database;
    private SalesOnDatabase books;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        database = database().pool();
        books = new SalesOnDatabase(
                database, ZONE, Clock.fixed(NOON, ZONE), "EUR", (day, from, to) -> Optional.empty());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static SaleReport charge(String id, PaymentState state, Instant begun) {
        return SaleReport.about(Channel.STRIPE, Kind.CHARGE, "ch_" + id, begun)
                .order("pi_" + id)
                .charge("ch_" + id)
                .payment(new Payment(state, 100, 100, "USD", begun, false))
                .tell();
    }

    /** Announced, and not tried by a charge. */
    private static SaleReport intent(String id, Instant begun) {
        return SaleReport.about(Channel.STRIPE, Kind.PAYMENT, "pi_" + id, begun)
                .order("pi_" + id)
                .payment(new Payment(PaymentState.PENDING, 100, 100, "USD", begun, false))
                .tell();
    }

    private static SaleReport paidByTransfer(String invoice, String id, Instant at) {
        return SaleReport.about(Channel.STRIPE, Kind.INVOICE, invoice, at)
                .order("pi_" + id)
                .invoice(invoice)
                .payment(new Payment(PaymentState.PAID, 100, 100, "USD", at, false))
                .tell();
    }

    private static DayRange days(LocalDate from, LocalDate to) {
        return new DayRange(from, to);
    }

    private List<BegunPayment> all(DayRange range, Outcome outcome, boolean newestFirst) {
        List<BegunPayment> rows = new ArrayList<>();
        books.payments().forEach(new PaymentFilter(range, outcome), newestFirst, rows::add);
        return rows;
    }

    @Test
    void theRowsOfEveryOutcomeAreThoseThatTheRateCounts() {
        Random dice = new Random(4);
        List<SaleReport> reports = new ArrayList<>();
        for (int i = 0; i < PAGE_OF_ALL + 150; i++) {
            // Few instants: most payments are begun at the same one as others.
            Instant begun = NOON.plusSeconds(3_600L * dice.nextInt(-60, 60));
            switch (dice.nextInt(4)) {
                case 0 -> reports.add(intent("i" + i, begun));
                case 1 -> {
                    reports.add(charge("t" + i, PaymentState.FAILED, begun));
                    reports.add(paidByTransfer("in_" + i, "t" + i, begun.plusSeconds(60)));
                }
                default ->
                    reports.add(
                            charge("c" + i, PaymentState.values()[dice.nextInt(PaymentState.values().length)], begun));
            }
        }
        books.record(reports);

        for (DayRange range : List.of(days(DAY, DAY), days(DAY.minusDays(9), DAY.plusDays(9)))) {
            PaymentSuccess rate = books.sales().paymentSuccess(range);
            List<BegunPayment> rows = all(range, Outcome.ANY, true);
            assertThat(rate.succeeded()).isPositive().isLessThan(rate.payments());
            assertThat(rows).hasSize(Math.toIntExact(rate.payments())).doesNotHaveDuplicates();
            assertThat(all(range, Outcome.SUCCEEDED, true))
                    .hasSize(Math.toIntExact(rate.succeeded()))
                    .allMatch(BegunPayment::succeeded);
            assertThat(all(range, Outcome.NOT_SUCCEEDED, true))
                    .hasSize(Math.toIntExact(rate.payments() - rate.succeeded()))
                    .noneMatch(BegunPayment::succeeded);
            assertThat(rows)
                    .isSortedAccordingTo(Comparator.comparing(BegunPayment::begunAt)
                            .thenComparing(BegunPayment::saleId)
                            .reversed());
            assertThat(all(range, Outcome.ANY, false)).containsExactlyElementsOf(rows.reversed());
            assertThat(pages(range)).containsExactlyElementsOf(rows);
        }
    }

    private List<BegunPayment> pages(DayRange range) {
        List<BegunPayment> rows = new ArrayList<>();
        List<BegunPayment> page;
        do {
            page = books.payments().page(new PaymentFilter(range, Outcome.ANY), true, rows.size(), 70);
            rows.addAll(page);
        } while (page.size() == 70);
        return rows;
    }

    @Test
    void anInvoiceThatACardFailedToPayAndATransferPaidDidNotSucceed() {
        books.record(List.of(charge("1", PaymentState.FAILED, NOON), paidByTransfer("in_1", "1", NOON)));

        assertThat(books.sales().paymentSuccess(days(DAY, DAY))).isEqualTo(new PaymentSuccess(1, 0));
        assertThat(all(days(DAY, DAY), Outcome.NOT_SUCCEEDED, true))
                .singleElement()
                .satisfies(payment -> {
                    assertThat(payment.status()).isEqualTo(SaleStatus.PAID);
                    assertThat(payment.succeeded()).isFalse();
                });
    }

    @Test
    void anInvoiceThatOnlyATransferPaidIsNoPayment() {
        books.record(List.of(intent("1", NOON), paidByTransfer("in_1", "1", NOON)));

        assertThat(books.sales().paymentSuccess(days(DAY, DAY))).isEqualTo(new PaymentSuccess(0, 0));
        assertThat(all(days(DAY, DAY), Outcome.ANY, true)).isEmpty();
    }

    @Test
    void whatABankApprovedSucceededBeforeItIsCapturedAndAfterItIsReleased() {
        books.record(List.of(charge("1", PaymentState.AUTHORISED, NOON)));
        assertThat(books.sales().paymentSuccess(days(DAY, DAY))).isEqualTo(new PaymentSuccess(1, 1));

        books.record(List.of(charge("1", PaymentState.CANCELLED, NOON.plusSeconds(60))));
        assertThat(books.sales().paymentSuccess(days(DAY, DAY))).isEqualTo(new PaymentSuccess(1, 1));
    }

    @Test
    void aPaymentTellsWhoTriedToPayWhat() {
        books.record(List.of(SaleReport.about(Channel.STRIPE, Kind.CHARGE, "ch_1", NOON)
                .order("pi_1")
                .charge("ch_1")
                .payment(new Payment(PaymentState.FAILED, 4_900, 4_900, "USD", NOON, false))
                .buyer(new Buyer(null, null, "cus_1", "DE"))
                .tell()));
        books.recordCustomers(List.of(new CustomerReport(
                Channel.STRIPE, "cus_1", NOON, false, "Ada Lovelace", "ada@example.com", null, false)));

        assertThat(all(days(DAY, DAY), Outcome.ANY, true)).singleElement().satisfies(payment -> {
            assertThat(payment.begunAt()).isEqualTo(NOON);
            assertThat(payment.orderId()).isEqualTo("pi_1");
            assertThat(payment.status()).isEqualTo(SaleStatus.FAILED);
            assertThat(payment.amount()).isEqualTo(Money.of(4_900, "USD"));
            assertThat(payment.customer()).isEqualTo("Ada Lovelace");
            assertThat(payment.email()).isEqualTo("ada@example.com");
            assertThat(payment.country()).isEqualTo("DE");
        });
    }
}
