package app.shopfloor.intake.stripe;

import static app.shopfloor.testing.StripeEvents.charge;
import static app.shopfloor.testing.StripeEvents.event;
import static app.shopfloor.testing.StripeEvents.list;
import static app.shopfloor.testing.StripeEvents.map;
import static app.shopfloor.testing.StripeEvents.refund;
import static app.shopfloor.testing.StripeEvents.with;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.intake.Translation;
import app.shopfloor.sales.CashReport;
import app.shopfloor.sales.CashReport.Movement;
import app.shopfloor.sales.CashReport.PaidOut;
import app.shopfloor.sales.CashReport.Payout;
import app.shopfloor.sales.CashReport.PayoutState;
import app.shopfloor.sales.SaleReport;
import app.shopfloor.sales.SaleReport.Balance;
import app.shopfloor.sales.SaleReport.DisputeState;
import app.shopfloor.sales.SaleReport.Kind;
import app.shopfloor.shared.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of the seller's balance, wherever Stripe tells it. */
class StripeCashTest {

    private static final long NOON = 1_772_366_400L;
    private static final Instant LATER = Instant.ofEpochSecond(NOON + 1_000_000);

    private final StripeTranslator translator = Translators.alone();

    private Translation fetched(Map<String, Object> object) {
        return translate(object.get("object") + ".fetched", object);
    }

    private Translation translate(String type, Map<String, Object> object) {
        return Translators.translate(translator, event("evt_1", type, LATER.getEpochSecond(), object));
    }

    private static Map<String, Object> transaction(String id, String type, long amount, long fee, Object source) {
        return map(
                "id",
                id,
                "object",
                "balance_transaction",
                "amount",
                amount,
                "fee",
                fee,
                "net",
                amount - fee,
                "currency",
                "usd",
                "type",
                type,
                "reporting_category",
                type,
                "source",
                source,
                "exchange_rate",
                null,
                "available_on",
                NOON + 172_800,
                "created",
                NOON + 5);
    }

    private static List<SaleReport> balances(Translation translation) {
        return translation.sales().stream()
                .filter(report -> report.kind() == Kind.BALANCE)
                .toList();
    }

    @Test
    void aChargesExpandedBalanceTransactionIsAMovementOfItsOrder() {
        Translation told = fetched(with(
                charge("ch_1", "pi_1", "succeeded", 4900, NOON),
                "balance_transaction",
                transaction("txn_1", "charge", 4900, 172, "ch_1")));

        Balance balance = new Balance("charge", 4900, 172, "USD", null, "ch_1", Instant.ofEpochSecond(NOON + 5));
        assertThat(balances(told)).singleElement().satisfies(report -> {
            assertThat(report.objectId()).isEqualTo("txn_1");
            assertThat(report.orderId()).isEqualTo("pi_1");
            assertThat(report.chargeId()).isEqualTo("ch_1");
            assertThat(report.balance()).isEqualTo(balance);
        });
        assertThat(told.cash())
                .containsExactly(new Movement(
                        Channel.STRIPE,
                        "txn_1",
                        LATER,
                        false,
                        "charge",
                        balance,
                        Instant.ofEpochSecond(NOON + 172_800)));
    }

    @Test
    void aBalanceTransactionsIdAloneSaysNothing() {
        Translation told =
                fetched(with(charge("ch_1", "pi_1", "succeeded", 4900, NOON), "balance_transaction", "txn_1"));

        assertThat(told.cash()).isEmpty();
        assertThat(balances(told)).isEmpty();
    }

    @Test
    void aMovementIsToldAlikeWhereverItIsFound() {
        Map<String, Object> charge = charge("ch_1", "pi_1", "succeeded", 4900, NOON);
        Map<String, Object> rated =
                with(transaction("txn_1", "charge", 5300, 172, "ch_1"), "currency", "eur", "exchange_rate", 1.0816);
        Translation byCharge = fetched(with(charge, "balance_transaction", rated));
        Translation byItself = fetched(with(rated, "source", with(charge, "balance_transaction", "txn_1")));
        Translation bare = fetched(rated);

        assertThat(byItself.cash()).isEqualTo(byCharge.cash()).isEqualTo(bare.cash());
        assertThat(balances(byItself)).isEqualTo(balances(byCharge));
        assertThat(balances(byCharge).getFirst().balance().exchangeRate()).isEqualTo("1.0816");
        assertThat(balances(bare)).as("at a rate of which half is unknown").isEmpty();
    }

    @Test
    void aBareSourceThatIsAChargeTellsTheOrder() {
        assertThat(balances(fetched(transaction("txn_1", "payment", 4900, 100, "py_1"))))
                .singleElement()
                .satisfies(report -> assertThat(report.chargeId()).isEqualTo("py_1"));
    }

    @ParameterizedTest
    @CsvSource({"stripe_fee,", "payout, po_1", "adjustment, dp_1", "refund, re_1", "transfer, tr_1"})
    void whatTellsNoOrderIsAMovementAllTheSame(String type, String source) {
        Translation told = fetched(transaction("txn_1", type, -200, 0, source));

        assertThat(told.sales()).isEmpty();
        assertThat(told.cash()).singleElement().isInstanceOf(Movement.class);
    }

    @Test
    void anApplicationFeesChargeIsAnotherAccountsOrder() {
        Translation told = fetched(transaction(
                "txn_1", "application_fee", 200, 0, map("id", "fee_1", "object", "application_fee", "charge", "ch_9")));

        assertThat(told.sales()).isEmpty();
    }

    @Test
    void anExpandedRefundTellsItsOrderAndItself() {
        Translation told = fetched(
                transaction("txn_2", "refund", -900, 0, refund("re_1", "ch_1", "pi_1", "succeeded", 900, NOON)));

        assertThat(told.sales()).extracting(SaleReport::kind).containsExactly(Kind.BALANCE, Kind.REFUND);
        assertThat(told.sales()).extracting(SaleReport::orderId).containsOnly("pi_1");
    }

    @Test
    void aFailedRefundTellsWhenTheMoneyCameBack() {
        Translation told = fetched(with(
                refund("re_1", "ch_1", "pi_1", "failed", 900, NOON),
                "balance_transaction",
                transaction("txn_2", "refund", -900, 0, "re_1"),
                "failure_balance_transaction",
                transaction("txn_3", "refund_failure", 900, 0, null)));

        assertThat(balances(told))
                .extracting(report ->
                        report.balance().type() + " " + report.balance().sourceId())
                .containsExactly("refund re_1", "refund_failure re_1");
        assertThat(told.cash()).hasSize(2);
    }

    @Test
    void thePayoutOfTheFetchIsWhatAMovementWasPaidOutWith() {
        String body = event(
                        "evt_1",
                        "balance_transaction.fetched",
                        LATER.getEpochSecond(),
                        transaction("txn_1", "charge", 4900, 172, "ch_1"))
                .replace("\"pending_webhooks\":1", "\"payout\":\"po_1\"");

        assertThat(Translators.translate(translator, body).cash())
                .hasSize(2)
                .contains(new PaidOut(Channel.STRIPE, "txn_1", LATER, false, "po_1"));
        assertThat(Translators.translate(translator, body.replace("\"ch_1\"", "\"po_1\""))
                        .cash())
                .as("the payout's own movement")
                .singleElement()
                .isInstanceOf(Movement.class);
    }

    private static Map<String, Object> payout(String status) {
        return map(
                "id",
                "po_1",
                "object",
                "payout",
                "amount",
                100_000,
                "currency",
                "huf",
                "status",
                status,
                "automatic",
                true,
                "created",
                NOON,
                "arrival_date",
                NOON + 86_400);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "pending, PENDING",
        "in_transit, IN_TRANSIT",
        "paid, PAID",
        "canceled, CANCELLED",
        "failed, FAILED",
        "new_one, PENDING"
    })
    void aPayoutStandsWhereStripeSays(String status, PayoutState state) {
        assertThat(translate("payout.updated", payout(status)).cash())
                .containsExactly(new Payout(
                        Channel.STRIPE,
                        "po_1",
                        LATER,
                        false,
                        state,
                        100_000,
                        "HUF",
                        true,
                        Instant.ofEpochSecond(NOON),
                        Instant.ofEpochSecond(NOON + 86_400)));
    }

    @Test
    void aPayoutThatFailedTellsBothItsMovements() {
        Map<String, Object> failed = with(
                payout("failed"),
                "balance_transaction",
                transaction("txn_1", "payout", -100_000, 0, "po_1"),
                "failure_balance_transaction",
                transaction("txn_2", "payout_failure", 100_000, 0, "po_1"));

        assertThat(fetched(failed).cash()).extracting(CashReport::id).containsExactly("po_1", "txn_1", "txn_2");
    }

    private static Map<String, Object> dispute(String status, Object... movements) {
        return map(
                "id", "dp_1",
                "object", "dispute",
                "amount", 4900,
                "currency", "usd",
                "status", status,
                "reason", "fraudulent",
                "charge", "ch_1",
                "payment_intent", "pi_1",
                "created", NOON,
                "balance_transactions", List.of(movements));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "warning_needs_response, WARNING",
        "warning_under_review, WARNING",
        "warning_closed, WARNING_CLOSED",
        "needs_response, OPEN",
        "under_review, UNDER_REVIEW",
        "prevented, PREVENTED",
        "lost, LOST",
        "won, WON",
        "charge_refunded, WON",
        "new_one, OPEN"
    })
    void aDisputeStandsWhereStripeSays(String status, DisputeState state) {
        assertThat(translate("charge.dispute.updated", dispute(status)).sales())
                .singleElement()
                .satisfies(report -> {
                    assertThat(report.kind()).isEqualTo(Kind.DISPUTE);
                    assertThat(report.orderId()).isEqualTo("pi_1");
                    assertThat(report.chargeId()).isEqualTo("ch_1");
                    assertThat(report.dispute())
                            .isEqualTo(new SaleReport.Dispute(
                                    state, 4900, "USD", "fraudulent", Instant.ofEpochSecond(NOON)));
                });
    }

    @ParameterizedTest
    @CsvSource({"created", "updated", "closed", "funds_withdrawn", "funds_reinstated"})
    void everyEventOfADisputeTellsItsMoneyToo(String what) {
        Translation told = translate(
                "charge.dispute." + what,
                dispute(
                        "won",
                        transaction("txn_1", "adjustment", -4900, 1500, "dp_1"),
                        transaction("txn_2", "adjustment", 4900, 0, "dp_1")));

        assertThat(told.cash()).hasSize(2);
        assertThat(balances(told)).extracting(report -> report.balance().net()).containsExactly(-6400L, 4900L);
        assertThat(balances(told)).extracting(SaleReport::orderId).containsOnly("pi_1");
    }

    @Test
    void amountsOfAllObjectsAreInTheTrueMinorUnit() {
        Map<String, Object> charge = with(
                charge("ch_1", "pi_1", "succeeded", 490_000, NOON),
                "currency",
                "isk",
                "amount_refunded",
                90_000,
                "refunds",
                list(List.of(with(refund("re_1", "ch_1", "pi_1", "succeeded", 90_000, NOON), "currency", null))),
                "balance_transaction",
                with(transaction("txn_1", "charge", 490_000, 10_000, "ch_1"), "currency", "isk"));
        Translation told = fetched(charge);

        SaleReport report = told.sales().getFirst();
        assertThat(report.payment().amount()).isEqualTo(4900);
        assertThat(report.payment().asked()).isEqualTo(4900);
        assertThat(report.refundedSoFar()).isEqualTo(900);
        assertThat(told.sales())
                .filteredOn(r -> r.refund() != null)
                .singleElement()
                .satisfies(r -> assertThat(r.refund().amount()).isEqualTo(900));
        assertThat(((Movement) told.cash().getFirst()).balance().net()).isEqualTo(4800);
    }
}
