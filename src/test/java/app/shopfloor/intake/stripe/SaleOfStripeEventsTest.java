package app.shopfloor.intake.stripe;

import static app.shopfloor.testing.StripeEvents.authorised;
import static app.shopfloor.testing.StripeEvents.charge;
import static app.shopfloor.testing.StripeEvents.event;
import static app.shopfloor.testing.StripeEvents.intent;
import static app.shopfloor.testing.StripeEvents.item;
import static app.shopfloor.testing.StripeEvents.list;
import static app.shopfloor.testing.StripeEvents.map;
import static app.shopfloor.testing.StripeEvents.refund;
import static app.shopfloor.testing.StripeEvents.session;
import static app.shopfloor.testing.StripeEvents.with;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.intake.Translation;
import app.shopfloor.sales.Figures;
import app.shopfloor.sales.FiltersForTests;
import app.shopfloor.sales.Sale;
import app.shopfloor.sales.SaleReport;
import app.shopfloor.sales.SaleStatus;
import app.shopfloor.sales.SalesOnDatabase;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import app.shopfloor.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What Stripe's events make of an order, through the real translator, on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SaleOfStripeEventsTest {

    /** 2026-03-01 12:00:00 UTC */
    private static final long NOON = 1_772_366_400L;

    private static final long DAY = 86_400;

    private HikariDataSource database;
    private SalesOnDatabase books;
    private StripeTranslator translator;

    abstract TestDatabase database();

    @BeforeAll
    void open() {
        database = database().pool();
        books = new SalesOnDatabase(
                database, ZoneOffset.UTC, Clock.fixed(Instant.ofEpochSecond(NOON + 10 * DAY), ZoneOffset.UTC));
        translator = Translators.on(database);
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void clear() {
        books.clear();
    }

    private void deliver(String... events) {
        for (String event : events) {
            books.record(translate(event));
        }
    }

    private List<SaleReport> translate(String event) {
        return Translators.translate(translator, event).sales();
    }

    private Sale sale(String id) {
        return books.sales().find(Channel.STRIPE, id).orElseThrow();
    }

    private Figures on(long time) {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochSecond(time), ZoneOffset.UTC);
        return books.sales().snapshot(FiltersForTests.of(new DayRange(day, day))).currencies().stream()
                .filter(c -> c.currency().equals("USD"))
                .map(c -> c.now())
                .findFirst()
                .orElse(Figures.NONE);
    }

    @Test
    void aChargeThatSucceededIsAPaidOrder() {
        deliver(event("evt_1", "charge.succeeded", NOON + 1, charge("ch_1", "pi_1", "succeeded", 4900, NOON)));

        Sale sale = sale("pi_1");
        assertThat(sale.status()).isEqualTo(SaleStatus.PAID);
        assertThat(sale.total()).isEqualTo(4900);
        assertThat(sale.currency()).isEqualTo("USD");
        assertThat(sale.chargeId()).isEqualTo("ch_1");
        assertThat(sale.paidAt()).isEqualTo(Instant.ofEpochSecond(NOON));
        assertThat(sale.customerName()).isEqualTo("Ada Lovelace");
        assertThat(sale.country()).isEqualTo("GB");
        assertThat(on(NOON)).isEqualTo(new Figures(1, 1, 4900, 0, 0, 0, 0, 1, 0));
    }

    @Test
    void anEventThatComesTwiceChangesNothing() {
        String paid = event("evt_1", "charge.succeeded", NOON + 1, charge("ch_1", "pi_1", "succeeded", 4900, NOON));
        deliver(paid);
        String once = books.state();

        deliver(paid, paid);

        assertThat(books.state()).isEqualTo(once);
    }

    @Test
    void aChargeWithoutAPaymentIntentIsAnOrderUnderItsOwnId() {
        deliver(event("evt_1", "charge.succeeded", NOON, charge("ch_9", null, "succeeded", 100, NOON)));

        assertThat(sale("ch_9").status()).isEqualTo(SaleStatus.PAID);
    }

    @Test
    void sessionIntentAndChargeAreOneOrderWithTheLinesOfTheSession() {
        Map<String, Object> session = with(
                session("cs_1", "pi_1", 6150, NOON),
                "total_details",
                map("amount_discount", 500, "amount_shipping", 600, "amount_tax", 550),
                "line_items",
                list(List.of(item("LID-PC", "Lid organiser", 1, 4900, 500), item(null, "Spoon", 2, 600, 0))));
        deliver(
                event("evt_1", "checkout.session.completed", NOON, session),
                event("evt_2", "payment_intent.succeeded", NOON, intent("pi_1", "succeeded", 6150, NOON - 60)),
                event("evt_3", "charge.succeeded", NOON, charge("ch_1", "pi_1", "succeeded", 6150, NOON)));

        Sale sale = sale("pi_1");
        assertThat(sale.gross()).isEqualTo(5500);
        assertThat(sale.discount()).isEqualTo(500);
        assertThat(sale.shipping()).isEqualTo(600);
        assertThat(sale.tax()).isEqualTo(550);
        assertThat(sale.lines())
                .containsExactly(
                        new Sale.Line(
                                "LID-PC", "prod_Lid organiser", "price_Lid organiser", "Lid organiser", 1, 4900, 500),
                        new Sale.Line(null, "prod_Spoon", "price_Spoon", "Spoon", 2, 600, 0));
        assertThat(sale.customerEmail()).isEqualTo("ada@example.org");
        assertThat(on(NOON)).isEqualTo(new Figures(1, 3, 5500, 500, 0, 600, 550, 1, 0));
    }

    @Test
    void aFullRefundReturnsGoodsShippingAndTaxToTheCent() {
        Map<String, Object> session = with(
                session("cs_1", "pi_1", 6151, NOON),
                "total_details",
                map("amount_discount", 0, "amount_shipping", 599, "amount_tax", 551));
        deliver(
                event("evt_1", "checkout.session.completed", NOON, session),
                event(
                        "evt_2",
                        "refund.created",
                        NOON + DAY,
                        refund("re_1", "ch_1", "pi_1", "succeeded", 1000, NOON + DAY)),
                event(
                        "evt_3",
                        "refund.created",
                        NOON + DAY,
                        refund("re_2", "ch_1", "pi_1", "succeeded", 5151, NOON + DAY)));

        assertThat(sale("pi_1").status()).isEqualTo(SaleStatus.REFUNDED);
        assertThat(on(NOON)).isEqualTo(new Figures(1, 1, 5001, 0, 0, 599, 551, 1, 0));
        assertThat(on(NOON + DAY)).isEqualTo(new Figures(0, 0, 0, 0, 5001, -599, -551));
        assertThat(on(NOON).plus(on(NOON + DAY)).total()).isZero();
    }

    @Test
    void aRefundThatArrivesBeforeItsChargeIsAppliedWhenTheChargeComes() {
        deliver(event(
                "evt_1", "refund.created", NOON + DAY, refund("re_1", "ch_1", null, "succeeded", 1000, NOON + DAY)));
        assertThat(books.sales().find(Channel.STRIPE, "ch_1")).isEmpty();

        deliver(event("evt_2", "charge.succeeded", NOON, charge("ch_1", "pi_1", "succeeded", 4900, NOON)));

        assertThat(sale("pi_1").refunded()).isEqualTo(1000);
        assertThat(sale("pi_1").status()).isEqualTo(SaleStatus.PARTIALLY_REFUNDED);
        assertThat(on(NOON + DAY).returns()).isEqualTo(1000);
    }

    @Test
    void aRefundThatFailsLaterGivesTheMoneyBackOnTheDayItFails() {
        deliver(
                event("evt_1", "charge.succeeded", NOON, charge("ch_1", "pi_1", "succeeded", 4900, NOON)),
                event(
                        "evt_2",
                        "refund.created",
                        NOON + DAY,
                        refund("re_1", "ch_1", "pi_1", "succeeded", 4900, NOON + DAY)),
                event(
                        "evt_3",
                        "refund.failed",
                        NOON + 3 * DAY,
                        refund("re_1", "ch_1", "pi_1", "failed", 4900, NOON + DAY)));

        assertThat(sale("pi_1").refunded()).isZero();
        assertThat(sale("pi_1").status()).isEqualTo(SaleStatus.PAID);
        assertThat(on(NOON + DAY).returns()).isEqualTo(4900);
        assertThat(on(NOON + 3 * DAY).returns()).isEqualTo(-4900);
    }

    @Test
    void aChargeThatTellsOnlyTheSumOfItsRefundsIsBelieved() {
        Map<String, Object> charge = charge("ch_1", "pi_1", "succeeded", 4900, NOON);
        deliver(
                event("evt_1", "charge.succeeded", NOON, charge),
                event("evt_2", "charge.refunded", NOON + DAY, with(charge, "amount_refunded", 1000)),
                event(
                        "evt_3",
                        "charge.refunded",
                        NOON + 2 * DAY,
                        with(charge, "amount_refunded", 4900, "refunded", true)));

        assertThat(sale("pi_1").refunded()).isEqualTo(4900);
        assertThat(sale("pi_1").status()).isEqualTo(SaleStatus.REFUNDED);
        assertThat(on(NOON + DAY).returns()).isEqualTo(1000);
        assertThat(on(NOON + 2 * DAY).returns()).isEqualTo(3900);
    }

    @Test
    void aSumOfRefundsIsNotCountedOnTopOfTheRefundsThemselves() {
        Map<String, Object> charge = charge("ch_1", "pi_1", "succeeded", 4900, NOON);
        deliver(
                event("evt_2", "charge.refunded", NOON + DAY, with(charge, "amount_refunded", 1000)),
                event(
                        "evt_3",
                        "refund.created",
                        NOON + DAY,
                        refund("re_1", "ch_1", "pi_1", "succeeded", 1000, NOON + DAY)));

        assertThat(sale("pi_1").refunded()).isEqualTo(1000);
        assertThat(sale("pi_1").refunds()).extracting(Sale.Refund::refundId).containsExactly("re_1");
    }

    @Test
    void refundsNestedInAnOldChargeAreRead() {
        Map<String, Object> charge = with(
                charge("ch_1", "pi_1", "succeeded", 1500, NOON),
                "amount_refunded",
                500,
                "refunds",
                list(List.of(refund("re_1", "ch_1", null, "succeeded", 500, NOON + DAY))));
        deliver(event("evt_1", "charge.refunded", NOON + DAY, charge));

        assertThat(sale("pi_1").refunds()).extracting(Sale.Refund::refundId).containsExactly("re_1");
        assertThat(on(NOON + DAY).returns()).isEqualTo(500);
    }

    @Test
    void whatOnlyASumTellsCountsOnTheDayOfThatSumThoughOtherRefundsAreKnown() {
        Map<String, Object> charge = charge("ch_1", "pi_1", "succeeded", 9000, NOON);
        deliver(
                event("evt_1", "charge.refunded", NOON + DAY, with(charge, "amount_refunded", 5000)),
                event("evt_2", "charge.refunded", NOON + 3 * DAY, with(charge, "amount_refunded", 8000)),
                event(
                        "evt_3",
                        "charge.refund.updated",
                        NOON + 3 * DAY,
                        refund("re_2", "ch_1", "pi_1", "succeeded", 3000, NOON + 3 * DAY)));

        assertThat(on(NOON + DAY).returns()).isEqualTo(5000);
        assertThat(on(NOON + 3 * DAY).returns()).isEqualTo(3000);
    }

    @Test
    void textsOfAnyLengthAndKindFitIntoTheirColumns() {
        Map<String, Object> charge = with(
                charge("ch_1", "pi_1", "succeeded", 4900, NOON),
                "description",
                "\uD83E\uDD58".repeat(600) + "\0",
                "billing_details",
                map("name", "\uD83E\uDD58".repeat(300), "email", "a".repeat(400)));
        deliver(event("evt_1", "charge.succeeded", NOON, charge));

        assertThat(sale("pi_1").lines().getFirst().name()).endsWith("\uD83E\uDD58…");
        assertThat(sale("pi_1").customerName()).endsWith("…");
    }

    @Test
    void moneyThatIsOnlyHeldIsNotRevenue() {
        deliver(event("evt_1", "charge.succeeded", NOON, authorised("ch_1", "pi_1", 4900, NOON)));

        assertThat(sale("pi_1").status()).isEqualTo(SaleStatus.AUTHORISED);
        assertThat(sale("pi_1").paidAt()).isNull();
        assertThat(on(NOON)).isEqualTo(Figures.NONE);
    }

    @Test
    void aCaptureOfAPartIsRevenueOfThatPartOnTheDayOfTheCapture() {
        Map<String, Object> captured =
                with(charge("ch_1", "pi_1", "succeeded", 4900, NOON), "amount_captured", 4000, "amount_refunded", 900);
        deliver(
                event("evt_1", "charge.succeeded", NOON, authorised("ch_1", "pi_1", 4900, NOON)),
                event("evt_2", "charge.captured", NOON + DAY, captured),
                event(
                        "evt_3",
                        "refund.created",
                        NOON + DAY,
                        refund("re_0", "ch_1", "pi_1", "succeeded", 900, NOON + DAY)));

        assertThat(sale("pi_1").total()).isEqualTo(4000);
        assertThat(sale("pi_1").refunded()).isZero();
        assertThat(on(NOON)).isEqualTo(Figures.NONE);
        assertThat(on(NOON + DAY)).isEqualTo(new Figures(1, 1, 4000, 0, 0, 0, 0, 1, 0));
    }

    @Test
    void failureThenSuccessIsOneOrderOfTheChargeThatSucceeded() {
        deliver(
                event("evt_2", "charge.succeeded", NOON + 60, charge("ch_2", "pi_1", "succeeded", 4900, NOON + 60)),
                event("evt_1", "charge.failed", NOON, charge("ch_1", "pi_1", "failed", 4900, NOON)),
                event(
                        "evt_3",
                        "payment_intent.payment_failed",
                        NOON,
                        with(
                                intent("pi_1", "requires_payment_method", 4900, NOON),
                                "last_payment_error",
                                map("code", "card_declined"))));

        assertThat(sale("pi_1").status()).isEqualTo(SaleStatus.PAID);
        assertThat(sale("pi_1").chargeId()).isEqualTo("ch_2");
        assertThat(on(NOON).orders()).isEqualTo(1);
    }

    @Test
    void paymentsThatFailedOrWereGivenUpAreOrdersWithoutRevenue() {
        deliver(
                event("evt_1", "charge.failed", NOON, charge("ch_1", "pi_1", "failed", 4900, NOON)),
                event("evt_2", "payment_intent.canceled", NOON, intent("pi_2", "canceled", 4900, NOON)));

        assertThat(sale("pi_1").status()).isEqualTo(SaleStatus.FAILED);
        assertThat(sale("pi_2").status()).isEqualTo(SaleStatus.CANCELLED);
        assertThat(on(NOON)).isEqualTo(Figures.NONE);
    }

    @Test
    void aSlowPaymentIsRevenueOnTheDayTheMoneyCame() {
        deliver(
                event("evt_1", "charge.pending", NOON, charge("py_1", "pi_1", "pending", 4900, NOON)),
                event("evt_2", "charge.succeeded", NOON + 3 * DAY, charge("py_1", "pi_1", "succeeded", 4900, NOON)),
                event(
                        "evt_3",
                        "checkout.session.async_payment_succeeded",
                        NOON + 3 * DAY,
                        session("cs_1", "pi_1", 4900, NOON)));

        assertThat(on(NOON)).isEqualTo(Figures.NONE);
        assertThat(on(NOON + 3 * DAY).orders()).isEqualTo(1);
    }

    @Test
    void testEventsAndThoseOfConnectedAccountsAreIgnoredAndSaidSo() {
        Map<String, Object> charge = charge("ch_1", "pi_1", "succeeded", 4900, NOON);
        String test =
                event("evt_1", "charge.succeeded", NOON, charge).replace("\"livemode\":true", "\"livemode\":false");
        String connected = event("evt_2", "charge.succeeded", NOON, charge)
                .replaceFirst("\"object\":\"event\"", "\"object\":\"event\",\"account\":\"acct_9\"");

        for (String event : List.of(test, connected)) {
            Translation translation = Translators.translate(translator, event);
            assertThat(translation.sales()).isEmpty();
            assertThat(translation.ignoredBecause()).containsAnyOf("test event", "acct_9");
        }
    }
}
