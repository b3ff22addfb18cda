package app.shopfloor.intake;

import app.shopfloor.base.live.Pulses;
import app.shopfloor.fakestripe.FakeEvent;
import app.shopfloor.fakestripe.Webhooks;
import app.shopfloor.intake.Run.Kind;
import app.shopfloor.intake.Run.State;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The application without its own threads: nothing is translated and nothing asked for but when a simulation says so, so that it
 * can die at any point it likes.
 */
final class SimulatedShopfloor {

    private static final String SOURCE = "stripe";
    private static final List<String> TABLES = List.of(
            "delivery_open",
            "delivery_done",
            "delivery",
            "run",
            "source_health",
            "sale",
            "sale_alias",
            "sale_evidence",
            "sale_customer",
            "sales_total",
            "sales_total_sku",
            "sales_cohort",
            "sales_entry",
            "buyer_total",
            "buyer",
            "sold_name",
            "balance_transaction",
            "payout",
            "cash_day",
            "listing",
            "product",
            "stripe_account");

    private final Inbox inbox;
    private final InboxByHand byHand;
    private final RunRecords records;
    private final RunWork stripe;
    private final Deliveries deliveries;
    private final Pulses pulses;
    private final Clock clock;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    SimulatedShopfloor(ApplicationContext application) {
        inbox = application.getBean(Inbox.class);
        byHand = new InboxByHand(application);
        records = application.getBean(RunRecords.class);
        stripe = application.getBeansOfType(RunWork.class).values().stream()
                .filter(work -> work.source().equals(SOURCE))
                .findFirst()
                .orElseThrow();
        deliveries = application.getBean(Deliveries.class);
        pulses = application.getBean(Pulses.class);
        clock = application.getBean(Clock.class);
        jdbc = application.getBean(JdbcTemplate.class);
        transaction = new TransactionTemplate(application.getBean(PlatformTransactionManager.class));
        application.getBean(RunKeeper.class).stop();
        byHand.stopWorkers();
    }

    /** As on the first day. */
    void forgetEverything() {
        TABLES.forEach(table -> jdbc.update("delete from " + table));
    }

    /** Posts what has arrived; a repeat is one here, too. */
    void deliver(List<FakeEvent> events) {
        inbox.acceptAll(events.stream().map(Webhooks::delivery).toList());
    }

    /** Translates and books all that is there. */
    void work() {
        while (byHand.workOnce() > 0) {
            // the next batch
        }
    }

    /** Translates and books a batch, and dies before the commit: nothing of it stays. */
    void workAndCrash() {
        transaction.executeWithoutResult(status -> {
            byHand.workOnce();
            status.setRollbackOnly();
        });
    }

    /** Asks Stripe from then on; null for everything. @return the run as it ended */
    Run ask(Kind kind, Instant since) {
        return ask(kind, since, () -> false);
    }

    /** Asks Stripe as its schedule would. */
    Run poll() {
        return ask(Kind.POLL, stripe.pollSince(clock.instant()));
    }

    /** Asks Stripe, and is killed after some looks around; the run is taken up anew until it is through. */
    Run askAndCrash(Kind kind, Instant since, int looks) {
        long id = records.add(SOURCE, kind, since, null, clock.instant());
        int[] left = {looks};
        attend(id, () -> left[0]-- <= 0);
        workAndCrash();
        return attend(id, () -> false);
    }

    private Run ask(Kind kind, Instant since, BooleanSupplier dies) {
        return attend(records.add(SOURCE, kind, since, null, clock.instant()), dies);
    }

    private Run attend(long id, BooleanSupplier dies) {
        int attempt = records.takeUp(records.find(id).orElseThrow(), clock.instant());
        // While the run looks whether to stop, the inbox is worked off: it is the same thread that does both here.
        RunAtWork atWork =
                new RunAtWork(records.find(id).orElseThrow(), attempt, records, deliveries, pulses, clock, () -> {
                    if (dies.getAsBoolean()) {
                        return true;
                    }
                    work();
                    return false;
                });
        try {
            stripe.run(atWork);
        } catch (RunFailed e) {
            records.end(id, attempt, State.FAILED, e.getMessage(), clock.instant());
            return records.find(id).orElseThrow();
        }
        if (!atWork.isStopping()) {
            records.end(id, attempt, State.DONE, atWork.complaint(), clock.instant());
        }
        return records.find(id).orElseThrow();
    }

    /** Deliveries that could not be booked, with the error. */
    List<String> failures() {
        return jdbc.queryForList(
                "select d.kind || ' ' || d.delivery_id || ': ' || o.error from delivery d join delivery_open o on o.id = d.id",
                String.class);
    }
}
