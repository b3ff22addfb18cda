package app.shopfloor.intake.stripe;

import static app.shopfloor.testing.StripeEvents.event;
import static app.shopfloor.testing.StripeEvents.list;
import static app.shopfloor.testing.StripeEvents.map;
import static app.shopfloor.testing.StripeEvents.with;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.intake.Translation;
import app.shopfloor.sales.SaleReport;
import app.shopfloor.sales.SaleReport.Basket;
import app.shopfloor.sales.SaleReport.BasketOrigin;
import app.shopfloor.sales.SaleReport.Breakdown;
import app.shopfloor.sales.SaleReport.Buyer;
import app.shopfloor.sales.SaleReport.Kind;
import app.shopfloor.sales.SaleReport.Line;
import app.shopfloor.sales.SaleReport.Payment;
import app.shopfloor.sales.SaleReport.PaymentState;
import app.shopfloor.sales.SaleReport.Refund;
import app.shopfloor.sales.SaleReport.RefundState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of invoices and their payments, before and after 2025-03-31.basil. */
class StripeInvoicesTest {

    private static final long NOON = 1_772_366_400L;
    private static final Instant LATER = Instant.ofEpochSecond(NOON + 1_000_000);

    private final StripeTranslator translator = Translators.alone();

    private Translation translate(String type, Map<String, Object> object) {
        return Translators.translate(translator, event("evt_1", type, LATER.getEpochSecond(), object));
    }

    private SaleReport invoice(Map<String, Object> invoice) {
        return translate("invoice.paid", invoice).sales().getFirst();
    }

    /** What both versions have. */
    private static Map<String, Object> common(String status) {
        return map(
                "id",
                "in_1",
                "object",
                "invoice",
                "status",
                status,
                "currency",
                "usd",
                "created",
                NOON - 3600,
                "amount_due",
                5450,
                "amount_paid",
                status.equals("paid") ? 5450 : 0,
                "total",
                5450,
                "customer",
                "cus_1",
                "customer_name",
                "Ada",
                "customer_email",
                "ada@example.com",
                "customer_address",
                map("country", "GB"),
                "total_discount_amounts",
                list(List.of(map("amount", 500, "discount", "di_1"))).get("data"),
                "shipping_cost",
                map("amount_subtotal", 600, "amount_tax", 0, "amount_total", 600),
                "status_transitions",
                map("finalized_at", NOON, "paid_at", NOON + 60));
    }

    private static Map<String, Object> line(Object... pricing) {
        Map<String, Object> line = map(
                "id",
                "il_1",
                "object",
                "line_item",
                "amount",
                4900,
                "description",
                "2 × Lid",
                "quantity",
                2,
                "discount_amounts",
                List.of(map("amount", 500, "discount", "di_1")));
        line.putAll(map(pricing));
        return line;
    }

    private static Map<String, Object> beforeBasil(String status) {
        return with(
                common(status),
                "payment_intent",
                "pi_1",
                "charge",
                "ch_1",
                "paid_out_of_band",
                false,
                "tax",
                450,
                "total_tax_amounts",
                List.of(map("amount", 300, "inclusive", false), map("amount", 150, "inclusive", true)),
                "lines",
                list(List.of(line("price", map("id", "price_1", "object", "price", "product", "prod_1")))));
    }

    private static Map<String, Object> afterBasil(String status) {
        return with(
                common(status),
                "total_taxes",
                List.of(
                        map("amount", 300, "tax_behavior", "exclusive"),
                        map("amount", 150, "tax_behavior", "inclusive")),
                "lines",
                list(List.of(line(
                        "pricing",
                        map("type", "price_details", "price_details", map("price", "price_1", "product", "prod_1"))))));
    }

    private static Map<String, Object> payment(String id, String status, Map<String, Object> with) {
        return map(
                "id",
                id,
                "object",
                "invoice_payment",
                "status",
                status,
                "is_default",
                true,
                "invoice",
                "in_1",
                "currency",
                "usd",
                "amount_paid",
                status.equals("paid") ? 5450 : 0,
                "created",
                NOON,
                "status_transitions",
                map("paid_at", NOON + 60),
                "payment",
                with);
    }

    private static Map<String, Object> intentOf(String id) {
        return map("type", "payment_intent", "payment_intent", id);
    }

    @Test
    void bothVersionsTellTheSameBasketPartsAndBuyer() {
        SaleReport before = invoice(beforeBasil("paid"));
        SaleReport after = invoice(afterBasil("paid"));

        assertThat(before.basket())
                .isEqualTo(after.basket())
                .isEqualTo(new Basket(
                        BasketOrigin.INVOICE_LINES,
                        List.of(new Line(null, "prod_1", "price_1", "2 × Lid", 2, 4900, 500))));
        assertThat(before.breakdown()).isEqualTo(after.breakdown()).isEqualTo(new Breakdown(5450, 500, 600, 450));
        assertThat(before.buyer())
                .isEqualTo(after.buyer())
                .isEqualTo(new Buyer("Ada", "ada@example.com", "cus_1", "GB"));
    }

    @Test
    void beforeBasilTheInvoiceNamesItsPayment() {
        SaleReport told = invoice(beforeBasil("paid"));

        assertThat(told.kind()).isEqualTo(Kind.INVOICE);
        assertThat(told.orderId()).isEqualTo("pi_1");
        assertThat(told.chargeId()).isEqualTo("ch_1");
        assertThat(told.invoiceId()).isEqualTo("in_1");
        assertThat(told.payment()).as("the charge tells the money").isNull();
    }

    @Test
    void sinceBasilAnInvoiceAloneKnowsNoPaymentAndIsNoSecondOrder() {
        SaleReport told = invoice(afterBasil("paid"));

        assertThat(told.orderId()).isNull();
        assertThat(told.invoiceId()).isEqualTo("in_1");
        assertThat(told.payment()).isNull();
    }

    @Test
    void sinceBasilItsPaymentsNameIt() {
        SaleReport told = invoice(with(
                afterBasil("paid"),
                "payments",
                list(List.of(
                        payment("inpay_1", "canceled", intentOf("pi_0")),
                        payment("inpay_2", "paid", intentOf("pi_1"))))));

        assertThat(told.orderId()).isEqualTo("pi_1");
        assertThat(told.payment()).isNull();
    }

    @Test
    void anExpandedPaymentIsReadAsIfItHadComeByItself() {
        Map<String, Object> intent =
                map("id", "pi_1", "object", "payment_intent", "status", "succeeded", "amount", 5450, "currency", "usd");
        List<SaleReport> told = translate(
                        "invoice.fetched",
                        with(
                                afterBasil("paid"),
                                "payments",
                                list(List.of(payment(
                                        "inpay_2", "paid", map("type", "payment_intent", "payment_intent", intent))))))
                .sales();

        assertThat(told).extracting(SaleReport::kind).containsExactly(Kind.INVOICE, Kind.PAYMENT);
        assertThat(told).extracting(SaleReport::orderId).containsOnly("pi_1");
    }

    @Test
    void theEventOfAnInvoicePaymentJoinsTheTwo() {
        SaleReport told = translate("invoice_payment.paid", payment("inpay_1", "paid", intentOf("pi_1")))
                .sales()
                .getFirst();

        assertThat(told.orderId()).isEqualTo("pi_1");
        assertThat(told.invoiceId()).isEqualTo("in_1");
        assertThat(told.payment()).isNull();
    }

    @Test
    void aPaymentThatWasGivenUpJoinsNothing() {
        assertThat(translate("invoice_payment.updated", payment("inpay_1", "canceled", intentOf("pi_0")))
                        .ignoredBecause())
                .contains("inpay_1");
    }

    private static final Payment OUTSIDE =
            new Payment(PaymentState.PAID, 5450, 5450, "USD", Instant.ofEpochSecond(NOON + 60), false);

    @Test
    void whatWasPaidOutsideOfStripeIsAnOrderOfTheInvoice() {
        SaleReport flagged =
                invoice(with(beforeBasil("paid"), "payment_intent", null, "charge", null, "paid_out_of_band", true));
        SaleReport counted = invoice(with(afterBasil("paid"), "amount_paid_off_stripe", 5450));

        assertThat(List.of(flagged, counted)).allSatisfy(told -> {
            assertThat(told.orderId()).isNull();
            assertThat(told.invoiceId()).isEqualTo("in_1");
            assertThat(told.objectId()).isEqualTo("in_1");
            assertThat(told.payment()).isEqualTo(OUTSIDE);
        });
    }

    @Test
    void beforeBasilTheFlagTellsThoughThePaymentThatWasGivenUpIsNamedAndNoAmountAsPaid() {
        SaleReport told = invoice(with(beforeBasil("paid"), "paid_out_of_band", true, "amount_paid", 0));

        assertThat(told.orderId()).isEqualTo("pi_1");
        assertThat(told.payment()).isEqualTo(OUTSIDE);
    }

    @Test
    void eachPaymentOutsideOfStripeIsToldUnderItsOwnIdOfTheInvoiceAsByItself() {
        Map<String, Object> payment =
                payment("inpay_1", "paid", map("type", "payment_record", "payment_record", "pr_1"));
        List<SaleReport> listed = translate(
                        "invoice.paid", with(afterBasil("paid"), "payments", list(List.of(payment))))
                .sales();

        assertThat(listed.getFirst().payment()).isNull();
        assertThat(List.of(
                        listed.getLast(),
                        translate("invoice_payment.paid", payment).sales().getFirst()))
                .allSatisfy(told -> {
                    assertThat(told.orderId()).isNull();
                    assertThat(told.invoiceId()).isEqualTo("in_1");
                    assertThat(told.objectId()).isEqualTo("inpay_1");
                    assertThat(told.payment()).isEqualTo(OUTSIDE);
                });
    }

    @Test
    void aPaymentThatIsOpenJoinsNothingYet() {
        Map<String, Object> payment = payment("inpay_1", "open", intentOf("pi_0"));

        assertThat(translate("invoice_payment.updated", payment).ignoredBecause())
                .contains("inpay_1");
        assertThat(invoice(with(afterBasil("open"), "payments", list(List.of(payment))))
                        .orderId())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "void", "uncollectible"})
    void anInvoiceThatIsNotPaidTellsNoMoney(String status) {
        SaleReport told =
                invoice(with(beforeBasil(status), "payment_intent", null, "charge", null, "paid_out_of_band", true));

        assertThat(told.payment()).isNull();
        assertThat(told.basket()).isNotNull();
    }

    @Test
    void draftsPreviewsAndDeletedInvoicesSayNothing() {
        assertThat(translate("invoice.created", afterBasil("draft")).ignoredBecause())
                .contains("draft");
        assertThat(translate("invoice.upcoming", with(afterBasil("draft"), "id", null))
                        .ignoredBecause())
                .contains("preview");
        assertThat(translate("invoice.deleted", afterBasil("open")).ignoredBecause())
                .contains("draft");
    }

    @Test
    void linesThatAreNotAllThereAreNotRead() {
        Map<String, Object> some = with(list(List.of(line())), "has_more", true);

        assertThat(invoice(with(afterBasil("paid"), "lines", some)).basket()).isNull();
    }

    @Test
    void creditForAnUnusedPeriodIsMoneyNotAUnit() {
        Map<String, Object> credit = with(line(), "amount", -1000, "quantity", 1, "discount_amounts", List.of());

        assertThat(invoice(with(afterBasil("paid"), "lines", list(List.of(line(), credit))))
                        .basket()
                        .lines())
                .extracting(line -> line.quantity() + " for " + line.gross())
                .containsExactly("2 for 4900", "0 for -1000");
    }

    @Test
    void aPlanOfOldIsAPriceAndMetadataTellTheSku() {
        Map<String, Object> old = line("plan", map("id", "plan_1", "product", "prod_1"), "metadata", map("sku", "LID"));

        assertThat(invoice(with(beforeBasil("paid"), "lines", list(List.of(old))))
                        .basket()
                        .lines())
                .containsExactly(new Line("LID", "prod_1", "plan_1", "2 × Lid", 2, 4900, 500));
    }

    @Test
    void aChargeAndAnIntentOfOldNameTheirInvoice() {
        Map<String, Object> charge = app.shopfloor.testing.StripeEvents.charge("ch_1", "pi_1", "succeeded", 5450, NOON);
        Map<String, Object> intent = app.shopfloor.testing.StripeEvents.intent("pi_1", "succeeded", 5450, NOON);

        assertThat(translate("charge.succeeded", with(charge, "invoice", "in_1"))
                        .sales()
                        .getFirst()
                        .invoiceId())
                .isEqualTo("in_1");
        assertThat(translate("payment_intent.succeeded", with(intent, "invoice", "in_1"))
                        .sales()
                        .getFirst()
                        .invoiceId())
                .isEqualTo("in_1");
    }

    @Test
    void onlyWhatACreditNoteGaveBackOutsideOfStripeIsARefund() {
        Map<String, Object> note = map(
                "id", "cn_1",
                "object", "credit_note",
                "invoice", "in_1",
                "currency", "usd",
                "created", NOON,
                "status", "issued",
                "amount", 1000,
                "refund", "re_1",
                "out_of_band_amount", null);

        assertThat(translate("credit_note.created", note).ignoredBecause()).contains("refund comes by itself");
        assertThat(translate("credit_note.created", with(note, "out_of_band_amount", 400))
                        .sales()
                        .getFirst()
                        .refund())
                .isEqualTo(new Refund(RefundState.SUCCEEDED, 400, Instant.ofEpochSecond(NOON)));
        assertThat(translate("credit_note.voided", with(note, "out_of_band_amount", 400, "status", "void"))
                        .sales()
                        .getFirst()
                        .refund()
                        .state())
                .isEqualTo(RefundState.CANCELLED);
    }
}
