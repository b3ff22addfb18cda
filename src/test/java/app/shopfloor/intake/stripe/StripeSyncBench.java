package app.shopfloor.intake.stripe;

import app.shopfloor.fakestripe.BulkPurchases;
import app.shopfloor.fakestripe.FakeStripe;
import app.shopfloor.intake.Bookkeeping;
import app.shopfloor.intake.Inbox;
import app.shopfloor.intake.Run;
import app.shopfloor.intake.Runs;
import app.shopfloor.intake.RunsByHand;
import app.shopfloor.intake.stripe.StripeProperties.Mode;
import app.shopfloor.sales.Sales;
import app.shopfloor.testing.MovableClock;
import app.shopfloor.testing.Wait;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The whole application, asking a Stripe on loopback, with nothing in its records; on either database. */
@SpringBootTest(properties = {"shopfloor.stripe.mode=live", "shopfloor.inbox.retry.attempts=1"})
abstract class StripeSyncBench {

    @Autowired
    ApplicationContext application;

    @Autowired
    StripeTranslator translator;

    @Autowired
    StripeMode mode;

    @Autowired
    Bookkeeping bookkeeping;

    @Autowired
    Inbox inbox;

    @Autowired
    KnownAccounts accounts;

    @Autowired
    Runs runs;

    @Autowired
    Sales sales;

    @Autowired
    JdbcTemplate jdbc;

    final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    final FakeStripe stripe = FakeStripe.start(new MovableClock(now));
    RunsByHand hand;
    StripeSync sync;
    StripeConnection connection;

    @BeforeEach
    void forgetEverything() {
        settle();
        for (String table :
                List.of("run", "source_health", "sale_line", "sale_refund", "sale_dispute", "sale_balance", "sale")) {
            jdbc.update("delete from " + table);
        }
        for (String table : List.of(
                "sale_evidence",
                "sale_alias",
                "sales_total",
                "sales_total_sku",
                "sales_cohort",
                "sales_entry",
                "buyer_total",
                "buyer",
                "sale_customer",
                "balance_transaction",
                "payout",
                "cash_day",
                "stripe_account",
                "listing",
                "delivery",
                "delivery_open",
                "delivery_done")) {
            jdbc.update("delete from " + table);
        }
        useKey(FakeStripe.KEY);
    }

    void useKey(String key) {
        if (hand != null) {
            hand.close();
        }
        StripeProperties properties = new StripeProperties(
                Mode.LIVE, key, stripe.base().toString(), Duration.ofHours(10), Duration.ofDays(7));
        StripeApi api = new StripeApi(properties, Clock.systemUTC(), pause -> {});
        StripeWork asked = new StripeWork(
                properties, api, new StripeFetched(translator, bookkeeping, inbox), accounts, mode, Clock.systemUTC());
        hand = new RunsByHand(application, new OnlyWhenTold(asked));
        sync = new StripeSync(runs, properties, mode, Clock.systemUTC());
        connection = new StripeConnection(api, properties, runs);
    }

    @AfterEach
    void stop() {
        hand.close();
        stripe.close();
    }

    void settle() {
        Wait.until("everything is translated", () -> inbox.backlog().waiting() == 0);
    }

    Run everything() {
        return hand.over(sync.resync(null, "ada"));
    }

    long count(String table) {
        Long count = jdbc.queryForObject("select count(*) from " + table, Long.class);
        return count == null ? 0 : count;
    }

    long fill(int charges) {
        return BulkPurchases.fill(stripe.account(), charges, now.minus(Duration.ofDays(5)), Duration.ofDays(4));
    }

    long total() {
        Long total = jdbc.queryForObject("select coalesce(sum(total), 0) from sale", Long.class);
        return total == null ? 0 : total;
    }
}
