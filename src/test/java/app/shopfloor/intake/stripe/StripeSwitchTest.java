package app.shopfloor.intake.stripe;

import static app.shopfloor.testing.StripeEvents.charge;
import static app.shopfloor.testing.StripeEvents.event;
import static app.shopfloor.testing.StripeEvents.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.store.Settings;
import app.shopfloor.catalog.Catalog;
import app.shopfloor.catalog.CatalogProduct;
import app.shopfloor.catalog.Sku;
import app.shopfloor.intake.Delivery;
import app.shopfloor.intake.DeliveryLog;
import app.shopfloor.intake.Inbox;
import app.shopfloor.intake.Replayed;
import app.shopfloor.intake.RunAtWork;
import app.shopfloor.intake.RunFailed;
import app.shopfloor.intake.stripe.StripeProperties.Mode;
import app.shopfloor.sales.Sales;
import app.shopfloor.shared.Channel;
import app.shopfloor.testing.Wait;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What counts of Stripe's two modes, through the whole application; on either database. */
@SpringBootTest
abstract class StripeSwitchTest {

    private static final long NOW = Instant.now().getEpochSecond();
    private static final List<String> BOOKED = List.of(
            "sale_evidence",
            "sale_alias",
            "sales_total",
            "sales_total_sku",
            "sales_cohort",
            "sales_entry",
            "buyer_total",
            "buyer",
            "sale_customer",
            "payout",
            "cash_day");

    @Autowired
    StripeMode mode;

    @Autowired
    StripeSwitch modeSwitch;

    @Autowired
    StripeSync sync;

    @Autowired
    StripeTranslator translator;

    @Autowired
    KnownAccounts accounts;

    @Autowired
    Inbox inbox;

    @Autowired
    DeliveryLog log;

    @Autowired
    Sales sales;

    @Autowired
    Catalog catalog;

    @Autowired
    Settings settings;

    @Autowired
    Pulses pulses;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void forgetEverything() {
        settle();
        jdbc.update("delete from sale");
        BOOKED.forEach(table -> jdbc.update("delete from " + table));
        for (String table : List.of(
                "balance_transaction",
                "listing",
                "product",
                "stripe_account",
                "delivery",
                "delivery_open",
                "delivery_done")) {
            jdbc.update("delete from " + table);
        }
        jdbc.update("delete from setting where name like 'stripe.%'");
    }

    @AfterEach
    void settle() {
        Wait.until("everything is translated", () -> inbox.backlog().waiting() == 0);
        Wait.until(
                "the switch is over",
                () -> modeSwitch.progress().map(StripeSwitch.Progress::over).orElse(true));
        Wait.until("everything is translated", () -> inbox.backlog().waiting() == 0);
    }

    private void take(String id, String type, boolean live, Map<String, ?> object) {
        String body = event(id, type, NOW, object).replace("\"livemode\":true", "\"livemode\":" + live);
        inbox.accept(new Delivery("stripe", id, type, body.getBytes(StandardCharsets.UTF_8), false));
    }

    private void sell(String order, boolean live) {
        take("evt_" + order, "charge.succeeded", live, charge("ch_" + order, "pi_" + order, "succeeded", 4900, NOW));
    }

    /** An order, its money, a customer and two products, all of the test mode. */
    private void fillTheTestMode() {
        sell("test", false);
        take(
                "evt_cus",
                "customer.created",
                false,
                map("id", "cus_1", "object", "customer", "name", "Ada", "created", NOW));
        take(
                "evt_po",
                "payout.paid",
                false,
                map(
                        "id",
                        "po_1",
                        "object",
                        "payout",
                        "amount",
                        4700,
                        "currency",
                        "usd",
                        "status",
                        "paid",
                        "automatic",
                        true,
                        "created",
                        NOW,
                        "arrival_date",
                        NOW));
        take(
                "evt_txn",
                "balance_transaction.fetched",
                false,
                map(
                        "id",
                        "txn_1",
                        "object",
                        "balance_transaction",
                        "amount",
                        4900,
                        "fee",
                        200,
                        "net",
                        4700,
                        "currency",
                        "usd",
                        "type",
                        "charge",
                        "reporting_category",
                        "charge",
                        "source",
                        "ch_test",
                        "created",
                        NOW,
                        "available_on",
                        NOW));
        take("evt_p1", "product.created", false, product("prod_told", "Pepper mill", map("sku", "MILL-1")));
        take("evt_p2", "product.created", false, product("prod_mapped", "Salt mill", map()));
        settle();
    }

    private static Map<String, Object> product(String id, String name, Map<String, Object> metadata) {
        return map(
                "id",
                id,
                "object",
                "product",
                "name",
                name,
                "active",
                true,
                "metadata",
                metadata,
                "created",
                NOW,
                "updated",
                NOW);
    }

    private boolean isSold(String order) {
        return sales.find(Channel.STRIPE, "pi_" + order).isPresent();
    }

    /** Without the ids that we give: what is booked again gets new ones. */
    private List<Map<String, Object>> rows(String table) {
        return jdbc.queryForList("select * from " + table).stream()
                .peek(row -> row.keySet().removeAll(List.of("sale_id", "buyer_id", "first_sale_id")))
                .peek(row -> {
                    if (table.equals("buyer")) {
                        row.remove("id");
                    }
                })
                .sorted(Comparator.comparing(String::valueOf))
                .toList();
    }

    private List<Object> booked() {
        return BOOKED.stream().<Object>map(this::rows).toList();
    }

    private void switchTo(boolean live) {
        modeSwitch.count(live);
        settle();
    }

    private void totalsAreRight() {
        assertThat(sales.checkTotals()).isEmpty();
        assertThat(sales.checkCashTotals()).isEmpty();
    }

    /** As it would be after a start with this key. */
    private StripeMode modeWith(String key) {
        return new StripeMode(StripePropertiesForTests.of(Mode.AUTO, key), settings, sales);
    }

    private void startWith(StripeMode started) {
        StripeSwitch other =
                new StripeSwitch(started, sales, catalog, log, settings, sync, pulses, Clock.systemUTC(), transaction);
        other.start();
        Wait.until(
                "it is over",
                () -> other.progress().map(StripeSwitch.Progress::over).orElse(true));
        other.stop();
        settle();
    }

    @Test
    void switchingRemovesTheOneModeBooksWhatWasKeptOfTheOtherAndSwitchingBackRestores() {
        fillTheTestMode();
        sell("live", true);
        settle();
        catalog.create("SALT", new CatalogProduct.Facts("Salt", null, null));
        catalog.map(Channel.STRIPE, "prod_mapped", "Salt mill", new Sku("SALT"), "ada");
        List<Object> before = booked();
        assertThat(mode.current()).contains("test");
        assertThat(isSold("test")).isTrue();
        assertThat(isSold("live")).isFalse();
        assertThat(rows("payout")).hasSize(1);
        assertThat(rows("cash_day")).hasSize(1);
        assertThat(catalog.product(new Sku("MILL-1"))).isPresent();

        switchTo(true);

        assertThat(mode.current()).contains("live");
        assertThat(isSold("test")).isFalse();
        assertThat(isSold("live")).isTrue();
        assertThat(rows("sale_customer")).isEmpty();
        assertThat(rows("payout")).isEmpty();
        assertThat(rows("balance_transaction")).isEmpty();
        assertThat(jdbc.queryForList("select ref, name, mapped_sku from listing where as_of is null"))
                .singleElement()
                .satisfies(row -> assertThat(row.values()).containsExactly("prod_mapped", null, "SALT"));
        assertThat(rows("listing")).hasSize(1);
        assertThat(catalog.product(new Sku("MILL-1"))).isEmpty();
        assertThat(modeSwitch.progress()).contains(new StripeSwitch.Progress(true, new Replayed(7, 0)));
        totalsAreRight();

        switchTo(false);

        assertThat(booked()).isEqualTo(before);
        assertThat(isSold("live")).isFalse();
        assertThat(catalog.product(new Sku("MILL-1"))).isPresent();
        totalsAreRight();
    }

    @Test
    void connectedAccountsAreSwitchedTooAndOtherChannelsAreLeftAlone() {
        accounts.channelOf("acct_1Theirs", Instant.now());
        accounts.count("acct_1Theirs", true);
        String theirs = event("evt_c", "charge.succeeded", NOW, charge("ch_c", "pi_c", "succeeded", 100, NOW))
                .replace("\"livemode\":true", "\"livemode\":false,\"account\":\"acct_1Theirs\"");
        inbox.accept(
                new Delivery("stripe", "evt_c", "charge.succeeded", theirs.getBytes(StandardCharsets.UTF_8), false));
        settle();
        Channel channel = KnownAccounts.channel("acct_1Theirs");
        assertThat(sales.find(channel, "pi_c")).isPresent();
        jdbc.update("insert into sale_evidence (order_key, sale_id, sample, objects)"
                + " select 'stripes:pi_c', -1, sample, objects from sale_evidence");

        switchTo(true);

        assertThat(sales.find(channel, "pi_c")).isEmpty();
        assertThat(rows("sale_evidence")).hasSize(1);
        totalsAreRight();
    }

    @Test
    void switchThatACrashBreaksOffIsTakenUpAtTheNextStart() {
        sell("test", false);
        sell("live", true);
        settle();
        jdbc.update("update delivery set payload = null where delivery_id = 'evt_test'");
        modeSwitch.stop(); // so that the removal is all that happens

        modeSwitch.count(true);
        assertThat(isSold("test")).isFalse();
        assertThat(isSold("live")).isFalse();
        modeSwitch.start();
        settle();

        assertThat(isSold("live")).isTrue();
        assertThat(modeSwitch.progress()).contains(new StripeSwitch.Progress(true, new Replayed(1, 1)));
        totalsAreRight();
    }

    @Test
    void keyOfTheOtherModeChangesNothingWhileThereAreSalesAndSaysSo() {
        sell("test", false);
        settle();

        StripeMode live = modeWith("sk_live_1");
        startWith(live);

        assertThat(live.current()).contains("test");
        assertThat(live.admits(true)).isFalse();
        assertThat(live.isOpenToSwitch()).isTrue();
        assertThat(live.problem().orElseThrow())
                .contains("is a live key, but test sales are counted", "on Connections");
        assertThat(isSold("test")).isTrue();
        StripeProperties properties = StripePropertiesForTests.of(Mode.AUTO, "sk_live_1");
        assertThatThrownBy(() -> new StripeWork(
                                properties,
                                new StripeApi(properties, Clock.systemUTC()),
                                mock(StripeFetched.class),
                                accounts,
                                live,
                                Clock.systemUTC())
                        .run(mock(RunAtWork.class)))
                .isInstanceOf(RunFailed.class)
                .hasMessageContaining("but test sales are counted");
    }

    @Test
    void keyOfTheOtherModeTakesOverWhileThereAreNoSales() {
        take(
                "evt_cus",
                "customer.created",
                false,
                map("id", "cus_1", "object", "customer", "name", "Ada", "created", NOW));
        settle();
        assertThat(rows("sale_customer")).hasSize(1);

        StripeMode live = modeWith("sk_live_1");
        startWith(live);

        assertThat(live.current()).contains("live");
        assertThat(live.problem()).isEmpty();
        assertThat(live.isOpenToSwitch()).isFalse();
        assertThat(rows("sale_customer")).isEmpty();
    }

    @Test
    void webhooksAreMissedWhenEventsComeByAskingAlone() {
        HeardWebhooks now = heardAt(Instant.now());
        HeardWebhooks later = heardAt(Instant.now().plus(Duration.ofHours(1)));
        assertThat(later.last()).isEmpty();
        assertThat(later.areMissed()).isFalse();
        sell("test", false);

        assertThat(now.areMissed()).as("it may still be on its way").isFalse();
        assertThat(later.areMissed()).isTrue();
        heardAt(Instant.now().plusSeconds(1)).heard();
        assertThat(later.areMissed()).isFalse();
        assertThat(later.last().orElseThrow()).isAfter(Instant.ofEpochSecond(NOW));
    }

    private HeardWebhooks heardAt(Instant time) {
        return new HeardWebhooks(settings, JdbcClient.create(jdbc), Clock.fixed(time, ZoneOffset.UTC));
    }
}
