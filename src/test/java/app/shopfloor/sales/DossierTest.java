package app.shopfloor.sales;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.sales.SaleReport.Balance;
import app.shopfloor.sales.SaleReport.Basket;
import app.shopfloor.sales.SaleReport.BasketOrigin;
import app.shopfloor.sales.SaleReport.Breakdown;
import app.shopfloor.sales.SaleReport.Buyer;
import app.shopfloor.sales.SaleReport.Dispute;
import app.shopfloor.sales.SaleReport.DisputeState;
import app.shopfloor.sales.SaleReport.Kind;
import app.shopfloor.sales.SaleReport.Line;
import app.shopfloor.sales.SaleReport.Payment;
import app.shopfloor.sales.SaleReport.PaymentState;
import app.shopfloor.sales.SaleReport.Refund;
import app.shopfloor.sales.SaleReport.RefundState;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.News;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What reports of one order add up to, and what each of them is said to have meant. */
class DossierTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final Dossier dossier = Dossier.begun("stripe:pi_1");

    private static SaleReport.Teller about(Kind kind, String id, Instant asOf) {
        return SaleReport.about(Channel.STRIPE, kind, id, asOf).order("pi_1").charge("ch_1");
    }

    private static SaleReport.Teller charge(PaymentState state, Instant asOf) {
        return about(Kind.CHARGE, "ch_1", asOf).payment(new Payment(state, 4900, 4900, "USD", NOON, false));
    }

    private static SaleReport paid() {
        return charge(PaymentState.PAID, NOON).tell();
    }

    private static SaleReport refund(RefundState state, long amount, Instant asOf) {
        return about(Kind.REFUND, "re_1", asOf)
                .refund(new Refund(state, amount, NOON.plus(DAY)))
                .tell();
    }

    private static SaleReport dispute(String id, DisputeState state, Instant asOf) {
        return about(Kind.DISPUTE, id, asOf)
                .dispute(new Dispute(state, 4900, "USD", "fraudulent", NOON.plus(DAY)))
                .tell();
    }

    private static SaleReport balance(String id, String type, long amount, String source, Instant at) {
        return about(Kind.BALANCE, id, at)
                .balance(new Balance(type, amount, 172, "USD", null, source, at))
                .tell();
    }

    private Recorded record(SaleReport report) {
        return dossier.record(report, false);
    }

    private Sale sale(SaleReport... reports) {
        for (SaleReport report : reports) {
            record(report);
        }
        return Objects.requireNonNull(dossier.sale());
    }

    @ParameterizedTest
    @CsvSource({
        "WARNING, PAID",
        "WARNING_CLOSED, PAID",
        "OPEN, DISPUTED",
        "UNDER_REVIEW, DISPUTED",
        "PREVENTED, PAID",
        "LOST, DISPUTE_LOST",
        "WON, PAID"
    })
    void aDisputeMovesTheStatusOfAPaidOrderWhileItTakesMoney(DisputeState state, SaleStatus status) {
        assertThat(sale(paid(), dispute("dp_1", state, NOON)).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "1000, WON, PARTIALLY_REFUNDED",
        "4900, WARNING, REFUNDED",
        "1000, OPEN, DISPUTED",
        "4900, LOST, DISPUTE_LOST"
    })
    void aDisputeThatTakesMoneyTellsBeforeARefund(long refunded, DisputeState state, SaleStatus status) {
        assertThat(sale(paid(), refund(RefundState.SUCCEEDED, refunded, NOON), dispute("dp_1", state, NOON))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void anOpenDisputeTellsBeforeALostOne() {
        assertThat(sale(paid(), dispute("dp_1", DisputeState.LOST, NOON), dispute("dp_2", DisputeState.OPEN, NOON))
                        .status())
                .isEqualTo(SaleStatus.DISPUTED);
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentState.class,
            names = {"PENDING", "FAILED", "AUTHORISED", "CANCELLED"})
    void aDisputeTellsNothingOfAnOrderThatWasNotPaid(PaymentState state) {
        assertThat(sale(charge(state, NOON).tell(), dispute("dp_1", DisputeState.OPEN, NOON))
                        .status())
                .isEqualTo(SaleStatus.valueOf(state.name()));
    }

    @Test
    void aDisputeIsNoRefund() {
        Sale sale = sale(paid(), dispute("dp_1", DisputeState.LOST, NOON));

        assertThat(sale.refunded()).isZero();
        assertThat(sale.refunds()).isEmpty();
        assertThat(sale.disputes()).extracting(Sale.Dispute::disputeId).containsExactly("dp_1");
    }

    @Test
    void theBalanceSaysWhenMoneyWasTakenWhateverTheEventsSay() {
        SaleReport fetchedLater =
                charge(PaymentState.PAID, NOON.plus(DAY.multipliedBy(30))).tell();
        SaleReport authorised = charge(PaymentState.AUTHORISED, NOON)
                .payment(new Payment(PaymentState.AUTHORISED, 4900, 4900, "USD", NOON, true))
                .tell();
        Instant captured = NOON.plus(DAY.multipliedBy(3));

        assertThat(sale(authorised, fetchedLater).paidAt()).isEqualTo(NOON.plus(DAY.multipliedBy(30)));
        assertThat(sale(
                                balance("txn_2", "charge", 4900, "ch_1", captured.plus(DAY)),
                                balance("txn_1", "charge", 4900, "ch_1", captured),
                                balance("txn_0", "adjustment", -4900, "dp_1", NOON))
                        .paidAt())
                .isEqualTo(captured);
    }

    @Test
    void aMovementOfAnotherChargeSaysNothingOfThisOne() {
        assertThat(sale(paid(), balance("txn_1", "charge", 4900, "ch_0", NOON.minus(DAY)))
                        .paidAt())
                .isEqualTo(NOON);
    }

    @Test
    void aRefundThatFailedCameBackWhenTheBalanceSaysSo() {
        Instant heard = NOON.plus(DAY.multipliedBy(20));
        Instant cameBack = NOON.plus(DAY.multipliedBy(5));
        Sale sale = sale(
                paid(),
                refund(RefundState.FAILED, 1000, heard),
                balance("txn_1", "refund", -1000, "re_1", NOON.plus(DAY)),
                balance("txn_2", "refund_failure", 1000, "re_1", cameBack));

        assertThat(sale.refunds()).singleElement().satisfies(refund -> {
            assertThat(refund.restoredAt()).isEqualTo(cameBack);
            assertThat(refund.madeAt()).isEqualTo(NOON.plus(DAY));
        });
    }

    @Test
    void anInvoiceTellsPartsAndLinesAfterTheCheckoutAndBeforeThePayment() {
        SaleReport invoice = about(Kind.INVOICE, "in_1", NOON)
                .invoice("in_1")
                .breakdown(new Breakdown(4900, 300, 0, 400))
                .buyer(new Buyer("Ada", null, null, null))
                .basket(new Basket(
                        BasketOrigin.INVOICE_LINES,
                        List.of(new Line("CARE", "prod_1", "price_1", "Care", 1, 4800, 300))))
                .tell();
        SaleReport intent = about(Kind.PAYMENT, "pi_1", NOON)
                .breakdown(new Breakdown(4900, 0, 100, 0))
                .buyer(new Buyer("A. Lovelace", null, null, null))
                .basket(new Basket(BasketOrigin.PAYMENT_LINES, List.of(new Line("X", null, null, "X", 1, 4900, 0))))
                .tell();

        Sale sale = sale(paid(), intent, invoice);

        assertThat(sale.discount()).isEqualTo(300);
        assertThat(sale.tax()).isEqualTo(400);
        assertThat(sale.shipping()).isZero();
        assertThat(sale.customerName()).isEqualTo("Ada");
        assertThat(sale.lines()).extracting(Sale.Line::sku).containsExactly("CARE");

        SaleReport session = SaleReport.about(Channel.STRIPE, Kind.CHECKOUT, "cs_1", NOON)
                .order("pi_1")
                .breakdown(new Breakdown(4900, 0, 500, 0))
                .tell();
        assertThat(sale(session).shipping()).isEqualTo(500);
    }

    @Test
    void anInvoiceThatWasPaidPastItsSourceIsAnOrder() {
        Dossier invoiced = Dossier.begun("stripe:in_1");
        invoiced.record(
                SaleReport.about(Channel.STRIPE, Kind.INVOICE, "in_1", NOON)
                        .invoice("in_1")
                        .payment(new Payment(PaymentState.PAID, 4900, 4900, "USD", NOON, true))
                        .tell(),
                false);

        assertThat(invoiced.sale()).isNotNull().satisfies(sale -> {
            assertThat(sale.orderId()).isEqualTo("in_1");
            assertThat(sale.status()).isEqualTo(SaleStatus.PAID);
        });
    }

    @Test
    void aPaymentWasTakenWhenItsOwnChargeMovedTheBalance() {
        SaleReport intent = about(Kind.PAYMENT, "pi_1", NOON)
                .payment(new Payment(PaymentState.PAID, 4900, 4900, "USD", NOON, false))
                .tell();

        assertThat(sale(
                                intent,
                                balance("txn_0", "payment", 4900, "py_0", NOON.minus(DAY)),
                                balance("txn_1", "charge", 4900, "ch_1", NOON.plus(DAY)))
                        .paidAt())
                .isEqualTo(NOON.plus(DAY));
    }

    @Test
    void eachChargesSumOfRefundsIsExplainedByItsOwnRefunds() {
        SaleReport other = SaleReport.about(Channel.STRIPE, Kind.CHARGE, "ch_2", NOON.plus(DAY))
                .order("pi_1")
                .charge("ch_2")
                .payment(new Payment(PaymentState.PAID, 4900, 4900, "USD", NOON, false))
                .refundedSoFar(1000L)
                .tell();
        Sale sale = sale(
                charge(PaymentState.PAID, NOON.plus(DAY.multipliedBy(2)))
                        .refundedSoFar(500L)
                        .tell(),
                other,
                refund(RefundState.SUCCEEDED, 500, NOON.plus(DAY)));

        assertThat(sale.refunds())
                .extracting(Sale.Refund::refundId, Sale.Refund::amount)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("re_1", 500L),
                        org.assertj.core.groups.Tuple.tuple(
                                "ch_2@" + NOON.plus(DAY).getEpochSecond(), 1000L));
    }

    @Test
    void textsThatDoNotFitAreCutAndARateThatIsNoneIsNotBelieved() {
        Sale sale = sale(
                paid(),
                about(Kind.DISPUTE, "dp_1", NOON)
                        .dispute(new Dispute(DisputeState.OPEN, 1, "USD", "r".repeat(200) + "\0", NOON))
                        .tell(),
                about(Kind.BALANCE, "txn_1", NOON)
                        .balance(new Balance("t".repeat(99), 1, 0, "USD", "1e-7", "s".repeat(300), NOON))
                        .tell());

        assertThat(sale.disputes().getFirst().reason())
                .hasSize(StoredSales.MAX_REASON)
                .endsWith("…");
        assertThat(sale.balances().getFirst().type()).hasSize(StoredSales.MAX_TYPE);
        assertThat(sale.balances().getFirst().sourceId()).hasSize(StoredSales.MAX_NAME);
        assertThat(sale.balances().getFirst().exchangeRate()).isNull();
    }

    @Test
    void whatEachReportMeantIsToldInASentence() {
        assertThat(record(refund(RefundState.PENDING, 1000, NOON))).isEqualTo(new Recorded(News.NEW, "pi_1", ""));
        assertThat(record(charge(PaymentState.PENDING, NOON).tell()))
                .isEqualTo(new Recorded(News.NEW, "pi_1", "pi_1: new, pending, total USD 49.00"));
        assertThat(record(charge(PaymentState.PAID, NOON).tell()))
                .isEqualTo(new Recorded(
                        News.UPDATED,
                        "pi_1",
                        "pi_1: pending → partially refunded, total USD 49.00, refunded USD 10.00"));
        assertThat(record(dispute("dp_1", DisputeState.OPEN, NOON)).change())
                .isEqualTo("pi_1: partially refunded → disputed, dispute dp_1 open of USD 49.00");
        assertThat(record(dispute("dp_1", DisputeState.WON, NOON)).change())
                .isEqualTo("pi_1: disputed → partially refunded, dispute dp_1 open → won");
        assertThat(record(balance("txn_1", "charge", 4900, "ch_1", NOON)).change())
                .isEqualTo("pi_1: fee USD 1.72");
        assertThat(record(charge(PaymentState.PAID, NOON)
                                .buyer(new Buyer("Ada Lovelace", "ada@example.org", null, null))
                                .tell())
                        .change())
                .isEqualTo("pi_1: customer");
    }

    @Test
    void anAttemptHeardOfWhereItChangesNothingElseIsTold() {
        record(SaleReport.about(Channel.STRIPE, Kind.INVOICE, "in_1", NOON)
                .order("pi_1")
                .invoice("in_1")
                .payment(new Payment(PaymentState.PAID, 4900, 4900, "USD", NOON, false))
                .tell());

        assertThat(record(charge(PaymentState.FAILED, NOON).tell()).change()).isEqualTo("pi_1: attempts");
    }

    @Test
    void aLaterWordThatSaysTheSameIsNoNews() {
        record(charge(PaymentState.PAID, NOON).refundedSoFar(0L).tell());

        assertThat(record(charge(PaymentState.PAID, NOON.plus(DAY))
                        .payment(new Payment(PaymentState.PAID, 4900, 4900, "USD", NOON, false))
                        .refundedSoFar(0L)
                        .tell()))
                .isEqualTo(new Recorded(News.KNOWN, "pi_1", ""));
    }

    @Test
    void anEarlierWordIsNewsOnlyWhereTheFirstTimeCounts() {
        record(charge(PaymentState.PAID, NOON.plus(DAY)).tell());

        assertThat(record(charge(PaymentState.PENDING, NOON).tell()).news()).isEqualTo(News.KNOWN);
        assertThat(record(charge(PaymentState.PAID, NOON).tell()).news()).isEqualTo(News.UPDATED);
        assertThat(record(charge(PaymentState.PAID, NOON).tell()).news()).isEqualTo(News.KNOWN);
    }

    @Test
    void aSumOfRefundsIsNewsWhenItIsAnotherOneThanBefore() {
        record(charge(PaymentState.PAID, NOON).refundedSoFar(500L).tell());

        assertThat(record(charge(PaymentState.PAID, NOON.plus(DAY))
                                .refundedSoFar(500L)
                                .tell())
                        .news())
                .isEqualTo(News.KNOWN);
        assertThat(record(charge(PaymentState.PAID, NOON.plus(DAY))
                                .refundedSoFar(800L)
                                .tell())
                        .change())
                .isEqualTo("pi_1: refunded USD 8.00");
    }

    @Test
    void evidenceIsReadBackAsItWasToldAndFromBeforeItsFieldsWereKnown() {
        sale(
                paid(),
                refund(RefundState.FAILED, 1000, NOON),
                dispute("dp_1", DisputeState.OPEN, NOON),
                balance("txn_1", "charge", 4900, "ch_1", NOON));
        String text = Objects.requireNonNull(dossier.textIfChanged());
        Dossier again = Dossier.stored("stripe:pi_1", 1, false, text);

        assertThat(again.sale()).isEqualTo(dossier.sale());
        assertThat(EvidenceText.of(again.objects())).isEqualTo(text);

        Dossier old = Dossier.stored("stripe:pi_1", 1, false, """
                [{"k":"CHARGE","id":"ch_1","w":{"charge":[1772366400000,0,"ch_1"],\
                "state":[1772366400000,4,"PAID|4900|4900|USD|1772366400000|false"],\
                "taken":[1772366400000,4900,"PAID|4900|4900|USD|1772366400000|false"]},\
                "t":{"paid":1772366400000},"r":{}}]""");
        assertThat(old.objects()).extracting(Evidence::under).containsExactly("ch_1");
        assertThat(old.record(paid(), false).news()).isEqualTo(News.KNOWN);
    }
}
