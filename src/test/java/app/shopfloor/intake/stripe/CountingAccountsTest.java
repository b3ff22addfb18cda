package app.shopfloor.intake.stripe;

import static app.shopfloor.testing.StripeEvents.charge;
import static app.shopfloor.testing.StripeEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.intake.Delivery;
import app.shopfloor.intake.Inbox;
import app.shopfloor.intake.InboxByHand;
import app.shopfloor.intake.Replayed;
import app.shopfloor.sales.Sales;
import app.shopfloor.shared.Channel;
import app.shopfloor.testing.Wait;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An account that comes to count while workers are at its deliveries; on either database. */
@SpringBootTest(properties = "shopfloor.stripe.mode=live")
abstract class CountingAccountsTest {

    private static final String ACCOUNT = "acct_Late";

    @Autowired
    ApplicationContext application;

    @Autowired
    Inbox inbox;

    @Autowired
    KnownAccounts known;

    @Autowired
    StripeAccounts accounts;

    @Autowired
    Sales sales;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void whatAWorkerSetsAsideWhileTheAccountComesToCountIsTranslatedAfterAll()
            throws InterruptedException, ExecutionException {
        InboxByHand hand = new InboxByHand(application);
        hand.stopWorkers();
        long now = Instant.now().getEpochSecond();
        String event = event("evt_1", "charge.succeeded", now, charge("ch_1", "pi_1", "succeeded", 4900, now))
                .replaceFirst("\"object\":\"event\"", "\"object\":\"event\",\"account\":\"" + ACCOUNT + "\"");
        inbox.accept(
                new Delivery("stripe", "evt_1", "charge.succeeded", event.getBytes(StandardCharsets.UTF_8), false));
        known.channelOf(ACCOUNT, Instant.now());

        CompletableFuture<Replayed> replayed = CompletableFuture.supplyAsync(() -> accounts.count(ACCOUNT, true));
        Wait.until("it counts", () -> accounts.all().getFirst().counted());
        // The worker had read before that the account does not count.
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.update(
                    "insert into delivery_done (id, done_at, ignored_because) select id, current_timestamp, ? from delivery_open",
                    KnownAccounts.setAside(ACCOUNT));
            jdbc.update("delete from delivery_open");
        });

        assertThat(replayed.get()).isEqualTo(new Replayed(1, 0));
        hand.startWorkers();
        Wait.until(
                "it is booked",
                () -> sales.find(new Channel("stripe-late"), "pi_1").isPresent());
        assertThat(accounts.all().getFirst().setAside()).isZero();
    }
}
