package app.shopfloor.sales;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.sales.SaleReport.Balance;
import app.shopfloor.sales.SaleReport.Breakdown;
import app.shopfloor.sales.SaleReport.Kind;
import app.shopfloor.sales.SaleReport.Payment;
import app.shopfloor.sales.SaleReport.PaymentState;
import app.shopfloor.sales.SaleReport.Refund;
import app.shopfloor.sales.SaleReport.RefundState;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.News;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What an order adds up to of which money was taken, or given back, past its source: by transfer or in cash. */
class PaidPastTheSourceTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final Dossier dossier = Dossier.begun("stripe:pi_1");

    private static SaleReport.Teller charge(PaymentState state, Instant asOf) {
        return SaleReport.about(Channel.STRIPE, Kind.CHARGE, "ch_1", asOf)
                .order("pi_1")
                .charge("ch_1")
                .payment(new Payment(state, 4900, 4900, "USD", NOON, false));
    }

    private static SaleReport paid() {
        return charge(PaymentState.PAID, NOON).tell();
    }

    private Sale sale(SaleReport... reports) {
        for (SaleReport report : reports) {
            dossier.record(report, false);
        }
        return Objects.requireNonNull(dossier.sale());
    }

    private static SaleReport pastTheSource(String id, long amount, Instant at) {
        return SaleReport.about(Channel.STRIPE, Kind.INVOICE, id, at)
                .invoice("in_1")
                .payment(new Payment(PaymentState.PAID, amount, amount, "USD", at, false))
                .breakdown(id.equals("in_1") ? new Breakdown(10_000, 0, 0, 0) : null)
                .tell();
    }

    @Test
    void eachPaymentPastTheSourceCountsOnceWhateverTheInvoiceSaysOfThemAndWhen() {
        SaleReport one = pastTheSource("inpay_1", 6000, NOON);
        SaleReport other = pastTheSource("inpay_2", 4000, NOON.plus(DAY));
        SaleReport whole = pastTheSource("in_1", 10_000, NOON.plus(DAY.multipliedBy(2)));

        assertThat(sale(whole).total()).isEqualTo(10_000);
        Sale sale = sale(other, one);
        assertThat(sale.total()).isEqualTo(10_000);
        assertThat(sale.paidAt()).isEqualTo(NOON);
        assertThat(sale(whole, one, other)).isEqualTo(sale);
        assertThat(dossier.record(whole, false).news()).isEqualTo(News.KNOWN);
    }

    @Test
    void whatWasPaidPastTheSourceCountsBesideWhatWasPaidThroughIt() {
        Sale sale = sale(paid(), pastTheSource("inpay_1", 5100, NOON.minus(DAY)));

        assertThat(sale.total()).isEqualTo(10_000);
        assertThat(sale.chargeId()).isEqualTo("ch_1");
        assertThat(sale.paidAt()).isEqualTo(NOON.minus(DAY));
    }

    @Test
    void whatAnInvoiceSaysOfItselfCountsWhereTheChargesLeaveRoomForIt() {
        assertThat(sale(paid(), pastTheSource("in_1", 5100, NOON)).total()).isEqualTo(10_000);
        assertThat(sale(pastTheSource("in_1", 10_000, NOON.plus(DAY))).total()).isEqualTo(4900);
    }

    @Test
    void anInvoicePaidPastItsSourceWasNotPaidWhenACalledOffChargeMovedTheBalance() {
        Sale sale = sale(
                charge(PaymentState.FAILED, NOON).tell(),
                SaleReport.about(Channel.STRIPE, Kind.BALANCE, "txn_1", NOON)
                        .order("pi_1")
                        .charge("ch_1")
                        .balance(new Balance("payment", 4900, 172, "USD", null, "ch_1", NOON))
                        .tell(),
                pastTheSource("in_1", 10_000, NOON.plus(DAY)));

        assertThat(sale.status()).isEqualTo(SaleStatus.PAID);
        assertThat(sale.chargeId()).isNull();
        assertThat(sale.paidAt()).isEqualTo(NOON.plus(DAY));
    }

    @Test
    void aCreditPastTheSourceExplainsNoSumOfACharge() {
        SaleReport credit = SaleReport.about(Channel.STRIPE, Kind.REFUND, "cn_1", NOON)
                .invoice("in_1")
                .refund(new Refund(RefundState.SUCCEEDED, 400, NOON))
                .tell();
        SaleReport refunded = charge(PaymentState.PAID, NOON.plus(DAY.multipliedBy(2)))
                .refundedSoFar(1000L)
                .tell();

        assertThat(sale(refunded, credit).refunded()).isEqualTo(1400);
        assertThat(sale(pastTheSource("inpay_1", 5100, NOON)).refunded()).isEqualTo(1400);
    }

    @Test
    void aRefundThatTellsNoChargeExplainsTheSumOfTheChargeThoughAPartWasPaidPastTheSource() {
        SaleReport refund = SaleReport.about(Channel.STRIPE, Kind.REFUND, "re_1", NOON)
                .order("pi_1")
                .refund(new Refund(RefundState.SUCCEEDED, 1000, NOON.plus(DAY)))
                .tell();
        SaleReport refunded = charge(PaymentState.PAID, NOON.plus(DAY.multipliedBy(2)))
                .refundedSoFar(1000L)
                .tell();

        assertThat(sale(refunded, refund, pastTheSource("inpay_1", 5100, NOON)).refunded())
                .isEqualTo(1000);
    }

    @Test
    void aChargeThatFailedBeforeAnInvoiceWasPaidPastTheSourceWasAnAttempt() {
        Sale sale = sale(charge(PaymentState.FAILED, NOON).tell(), pastTheSource("inpay_1", 10_000, NOON.plus(DAY)));

        assertThat(sale.status()).isEqualTo(SaleStatus.PAID);
        assertThat(sale.chargeId()).isNull();
        assertThat(sale.attempt()).isEqualTo(Attempt.UNSUCCESSFUL);
    }

    @Test
    void whatNoChargeTriedToTakeIsNoAttempt() {
        assertThat(sale(pastTheSource("in_1", 10_000, NOON)).attempt()).isEqualTo(Attempt.NONE);
    }

    @Test
    void aChargeThatHeldTheMoneySucceededAlsoWhenItWasReleased() {
        assertThat(sale(charge(PaymentState.AUTHORISED, NOON).tell()).attempt()).isEqualTo(Attempt.SUCCEEDED);

        Sale released = sale(charge(PaymentState.CANCELLED, NOON.plus(DAY)).tell());
        assertThat(released.status()).isEqualTo(SaleStatus.CANCELLED);
        assertThat(released.attempt()).isEqualTo(Attempt.SUCCEEDED);
    }

    @Test
    void ofSeveralChargesOneThatSucceedsIsEnoughWhicheverIsHeardOfLast() {
        SaleReport other = SaleReport.about(Channel.STRIPE, Kind.CHARGE, "ch_2", NOON)
                .order("pi_1")
                .charge("ch_2")
                .payment(new Payment(PaymentState.FAILED, 4900, 4900, "USD", NOON, false))
                .tell();

        assertThat(sale(other).attempt()).isEqualTo(Attempt.UNSUCCESSFUL);
        assertThat(sale(paid(), other).attempt()).isEqualTo(Attempt.SUCCEEDED);
    }
}
