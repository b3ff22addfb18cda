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

import app.shopfloor.sales.Sale;
import app.shopfloor.sales.SaleStatus;
import app.shopfloor.sales.SalesOnDatabase;
import app.shopfloor.shared.Channel;
import app.shopfloor.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The same truth, whether Stripe told it by events, or told it when asked weeks later, or both: the same days, the same sums. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HeardOrAskedTest {

    /** 2026-03-01 12:00:00 UTC */
    private static final long NOON = 1_772_366_400L;

    private static final long DAY = 86_400;
    private static final long ASKED = NOON + 40 * DAY;

    private HikariDataSource database;
    private SalesOnDatabase books;
    private StripeTranslator translator;
    private JdbcTemplate jdbc;
    private final List<String> heard = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();

    abstract TestDatabase database();

    @BeforeAll
    void open() {
        database = database().pool();
        books = new SalesOnDatabase(
                database, ZoneOffset.UTC, Clock.fixed(Instant.ofEpochSecond(ASKED + DAY), ZoneOffset.UTC));
        translator = Translators.on(database);
        jdbc = new JdbcTemplate(database);
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void clear() {
        books.clear();
        heard.clear();
        asked.clear();
    }

    private void hear(String type, long at, Map<String, Object> object) {
        heard.add(event("evt_" + heard.size(), type, at, object));
    }

    private void ask(Map<String, Object> object) {
        asked.add(event(object.get("id") + "@" + ASKED, object.get("object") + ".fetched", ASKED, object));
    }

    private static Map<String, Object> moved(String id, String type, long amount, Object source, long at) {
        return map(
                "id", id,
                "object", "balance_transaction",
                "amount", amount,
                "fee", amount > 0 ? 30 : 0,
                "currency", "usd",
                "type", type,
                "source", source,
                "created", at);
    }

    /** All that can happen to money, told both ways. */
    private void truth() {
        immediate();
        capturedLaterInPart();
        slow();
        refundedAndBack();
        disputed();
        subscribed();
    }

    private void immediate() {
        Map<String, Object> items = list(List.of(item("LID", "Lid", 2, 4000, 0), item("PEN", "Pen", 1, 900, 0)));
        Map<String, Object> session = with(session("cs_1", "pi_1", 4900, NOON - 600), "line_items", items);
        Map<String, Object> intent = with(intent("pi_1", "succeeded", 4900, NOON - 600), "latest_charge", "ch_1");
        Map<String, Object> charge = charge("ch_1", "pi_1", "succeeded", 4900, NOON);
        hear("checkout.session.completed", NOON + 1, session);
        hear("payment_intent.succeeded", NOON + 1, intent);
        hear("charge.succeeded", NOON + 1, charge);
        hear("charge.updated", NOON + 9, with(charge, "balance_transaction", "txn_1"));
        ask(session);
        ask(intent);
        ask(with(charge, "balance_transaction", moved("txn_1", "charge", 4900, "ch_1", NOON)));
        ask(moved("txn_1", "charge", 4900, with(charge, "balance_transaction", "txn_1"), NOON));
    }

    private void capturedLaterInPart() {
        long captured = NOON + 3 * DAY;
        long back = NOON + 8 * DAY;
        Map<String, Object> held = authorised("ch_2", "pi_2", 5000, NOON);
        Map<String, Object> taken =
                with(charge("ch_2", "pi_2", "succeeded", 5000, NOON), "amount_captured", 4000, "amount_refunded", 1000);
        // As much as was not captured: it must not be taken for that.
        Map<String, Object> refund = refund("re_2", "ch_2", "pi_2", "succeeded", 1000, back);
        hear("charge.succeeded", NOON, held);
        hear("payment_intent.amount_capturable_updated", NOON, intent("pi_2", "requires_capture", 5000, NOON));
        hear("charge.captured", captured, taken);
        hear(
                "payment_intent.succeeded",
                captured,
                with(intent("pi_2", "succeeded", 5000, NOON), "amount_received", 4000));
        hear("refund.created", back, refund);
        hear("charge.refunded", back, with(taken, "amount_refunded", 2000));
        ask(with(intent("pi_2", "succeeded", 5000, NOON), "amount_received", 4000, "latest_charge", "ch_2"));
        ask(with(
                taken,
                "amount_refunded",
                2000,
                "balance_transaction",
                moved("txn_2", "charge", 4000, "ch_2", captured)));
        ask(with(refund, "balance_transaction", moved("txn_2r", "refund", -1000, "re_2", back)));
    }

    private void slow() {
        long came = NOON + 5 * DAY;
        Map<String, Object> charge = charge("py_3", "pi_3", "succeeded", 7000, NOON);
        hear("payment_intent.processing", NOON, intent("pi_3", "processing", 7000, NOON));
        hear("charge.pending", NOON, charge("py_3", "pi_3", "pending", 7000, NOON));
        hear("checkout.session.completed", NOON, with(session("cs_3", "pi_3", 7000, NOON), "payment_status", "unpaid"));
        hear("charge.succeeded", came, charge);
        hear("payment_intent.succeeded", came, intent("pi_3", "succeeded", 7000, NOON));
        hear("checkout.session.async_payment_succeeded", came, session("cs_3", "pi_3", 7000, NOON));
        ask(session("cs_3", "pi_3", 7000, NOON));
        ask(intent("pi_3", "succeeded", 7000, NOON));
        ask(with(charge, "balance_transaction", moved("txn_3", "payment", 7000, "py_3", came)));
    }

    private void refundedAndBack() {
        long made = NOON + 2 * DAY;
        long failed = NOON + 11 * DAY;
        Map<String, Object> charge = charge("ch_4", "pi_4", "succeeded", 3000, NOON);
        hear("charge.succeeded", NOON, charge);
        hear("refund.created", made, refund("re_4", "ch_4", "pi_4", "succeeded", 3000, made));
        hear("charge.refunded", made, with(charge, "amount_refunded", 3000, "refunded", true));
        hear("refund.failed", failed, refund("re_4", "ch_4", "pi_4", "failed", 3000, made));
        ask(with(charge, "balance_transaction", moved("txn_4", "charge", 3000, "ch_4", NOON)));
        ask(with(
                refund("re_4", "ch_4", "pi_4", "failed", 3000, made),
                "balance_transaction",
                moved("txn_4r", "refund", -3000, "re_4", made),
                "failure_balance_transaction",
                moved("txn_4f", "refund_failure", 3000, "re_4", failed)));
    }

    private static Map<String, Object> dispute(String n, String status, long amount, Object... movements) {
        return map(
                "id",
                "dp_" + n,
                "object",
                "dispute",
                "amount",
                amount,
                "currency",
                "usd",
                "status",
                status,
                "reason",
                "fraudulent",
                "charge",
                "ch_" + n,
                "payment_intent",
                "pi_" + n,
                "created",
                NOON + DAY,
                "balance_transactions",
                List.of(movements));
    }

    private void disputed() {
        Object taken = moved("txn_5w", "adjustment", -2000, "dp_5", NOON + DAY);
        Object given = moved("txn_5g", "adjustment", 2000, "dp_5", NOON + 20 * DAY);
        Map<String, Object> won = charge("ch_5", "pi_5", "succeeded", 2000, NOON);
        hear("charge.succeeded", NOON, won);
        hear("charge.dispute.created", NOON + DAY, dispute("5", "needs_response", 2000, taken));
        hear("charge.dispute.closed", NOON + 20 * DAY, dispute("5", "won", 2000, taken));
        hear("charge.dispute.funds_reinstated", NOON + 20 * DAY, dispute("5", "won", 2000, taken, given));
        ask(with(won, "balance_transaction", moved("txn_5", "charge", 2000, "ch_5", NOON)));
        ask(dispute("5", "won", 2000, taken, given));

        Object gone = moved("txn_6w", "adjustment", -2500, "dp_6", NOON + DAY);
        Map<String, Object> lost = charge("ch_6", "pi_6", "succeeded", 2500, NOON);
        hear("charge.succeeded", NOON, lost);
        hear("charge.dispute.closed", NOON + 20 * DAY, dispute("6", "lost", 2500, gone));
        ask(with(lost, "balance_transaction", moved("txn_6", "charge", 2500, "ch_6", NOON)));
        ask(dispute("6", "lost", 2500, gone));
    }

    private void subscribed() {
        Map<String, Object> invoice = map(
                "id",
                "in_7",
                "object",
                "invoice",
                "status",
                "paid",
                "currency",
                "usd",
                "created",
                NOON - 3600,
                "amount_paid",
                1900,
                "total",
                1900,
                "customer_email",
                "ada@example.com",
                "status_transitions",
                map("paid_at", NOON),
                "total_taxes",
                List.of(map("amount", 300)),
                "lines",
                list(List.of(map(
                        "amount",
                        1600,
                        "description",
                        "Club",
                        "quantity",
                        1,
                        "pricing",
                        map("price_details", map("price", "price_7", "product", "prod_7"))))));
        Map<String, Object> payment = map(
                "id", "inpay_7",
                "object", "invoice_payment",
                "status", "paid",
                "is_default", true,
                "invoice", "in_7",
                "currency", "usd",
                "amount_paid", 1900,
                "payment", map("type", "payment_intent", "payment_intent", "pi_7"));
        Map<String, Object> charge =
                with(charge("ch_7", "pi_7", "succeeded", 1900, NOON), "description", "Subscription creation");
        hear("invoice.finalized", NOON - 60, with(invoice, "status", "open"));
        hear("invoice.paid", NOON, invoice);
        hear("invoice_payment.paid", NOON, payment);
        hear("charge.succeeded", NOON, charge);
        hear("payment_intent.succeeded", NOON, intent("pi_7", "succeeded", 1900, NOON));
        ask(with(invoice, "payments", list(List.of(payment))));
        ask(with(charge, "balance_transaction", moved("txn_7", "charge", 1900, "ch_7", NOON)));
        ask(intent("pi_7", "succeeded", 1900, NOON));
        // What was paid outside of Stripe has no payment at all.
        Map<String, Object> outside = with(invoice, "id", "in_8", "paid_out_of_band", true);
        hear("invoice.paid", NOON, outside);
        ask(outside);
    }

    private void deliver(List<String> events) {
        for (String event : events) {
            books.record(Translators.translate(translator, event).sales());
        }
    }

    /** What people see, but for when it was last heard of. */
    private String figures() {
        Map<String, String> orders = new TreeMap<>();
        for (String id : jdbc.queryForList("select source_order_id from sale", String.class)) {
            Sale sale = books.sales().find(Channel.STRIPE, id).orElseThrow();
            Map<String, Object> seen = new LinkedHashMap<>();
            seen.put("status", sale.status());
            seen.put("paid", sale.paidAt());
            seen.put("total", sale.total() + " " + sale.gross() + " " + sale.tax() + " " + sale.refunded());
            seen.put("charge", sale.chargeId());
            seen.put("email", sale.customerEmail());
            seen.put("lines", sale.lines());
            seen.put("refunds", sale.refunds());
            seen.put("disputes", sale.disputes());
            orders.put(id, seen.toString());
        }
        return String.join(
                        "\n", orders.entrySet().stream().map(Object::toString).toList())
                + "\n"
                + String.join(
                        "\n",
                        // A day on which something was booked that then turned out otherwise stays, with nothing in it.
                        jdbc
                                .queryForList(
                                        "select * from sales_total where country = '*' and span = 1 and (orders <> 0 or units <> 0 or gross <> 0"
                                                + " or returns <> 0 or tax <> 0) order by first_day, channel, currency, basis")
                                .stream()
                                .map(Object::toString)
                                .toList());
    }

    @Test
    void eventsAloneAndAskingAloneEndInTheSameDaysAndSums() {
        truth();
        deliver(heard);
        String byEvents = figures();
        books.clear();
        deliver(asked);

        assertThat(figures()).isEqualTo(byEvents);
        assertThat(books.sales().find(Channel.STRIPE, "in_7"))
                .as("it is order pi_7")
                .isEmpty();
        Map<String, SaleStatus> statuses = new TreeMap<>();
        jdbc.queryForList("select source_order_id from sale", String.class)
                .forEach(id -> statuses.put(
                        id, books.sales().find(Channel.STRIPE, id).orElseThrow().status()));
        assertThat(statuses)
                .containsExactlyEntriesOf(new TreeMap<>(Map.of(
                        "pi_1", SaleStatus.PAID,
                        "pi_2", SaleStatus.PARTIALLY_REFUNDED,
                        "pi_3", SaleStatus.PAID,
                        "pi_4", SaleStatus.PAID,
                        "pi_5", SaleStatus.PAID,
                        "pi_6", SaleStatus.DISPUTE_LOST,
                        "pi_7", SaleStatus.PAID,
                        "in_8", SaleStatus.PAID)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void someEventsAndAllAnswersInAnyOrderEndInTheSame(int seed) {
        Random dice = new Random(seed);
        truth();
        deliver(asked);
        String byAsking = figures();
        List<String> all = new ArrayList<>(asked);
        heard.stream().filter(event -> dice.nextInt(3) != 0).forEach(all::add);
        asked.stream().filter(event -> dice.nextBoolean()).forEach(all::add);
        Collections.shuffle(all, dice);
        books.clear();
        deliver(all);

        assertThat(figures()).isEqualTo(byAsking);
    }

    @Test
    void aPaymentAskedForWithoutItsChargeIsDatedWhenItWasMadeUntilMoreIsKnown() {
        deliver(List.of(event("pi_9@1", "payment_intent.fetched", ASKED, intent("pi_9", "succeeded", 900, NOON))));
        assertThat(books.sales().find(Channel.STRIPE, "pi_9").orElseThrow().paidAt())
                .isEqualTo(Instant.ofEpochSecond(NOON));

        deliver(List.of(
                event("evt_9", "payment_intent.succeeded", NOON + DAY, intent("pi_9", "succeeded", 900, NOON))));
        assertThat(books.sales().find(Channel.STRIPE, "pi_9").orElseThrow().paidAt())
                .isEqualTo(Instant.ofEpochSecond(NOON + DAY));
    }
}
