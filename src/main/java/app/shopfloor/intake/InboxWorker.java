package app.shopfloor.intake;

import app.shopfloor.intake.OpenDeliveries.Claim;
import app.shopfloor.intake.OpenDeliveries.Done;
import app.shopfloor.intake.OpenDeliveries.Failed;
import app.shopfloor.sales.SaleReport;
import app.shopfloor.sales.Sales;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Translates and books what the inbox holds. What a delivery says and that it is done are one transaction, so that a crash at any
 * point neither loses nor repeats it. Several threads may use it at once.
 */
@Component
class InboxWorker {

    private static final Logger log = LoggerFactory.getLogger(InboxWorker.class);

    private final OpenDeliveries open;
    private final Map<String, Translator> translators;
    private final Sales sales;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final InboxProperties properties;

    InboxWorker(
            OpenDeliveries open,
            ObjectProvider<Translator> translators,
            Sales sales,
            PlatformTransactionManager transactions,
            Clock clock,
            InboxProperties properties) {
        this.open = open;
        this.translators = translators.stream().collect(Collectors.toMap(Translator::source, Function.identity()));
        this.sales = sales;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.properties = properties;
    }

    /**
     * Deals with one batch of what is due.
     *
     * @return how many deliveries it dealt with; 0 when there is nothing to do
     * @throws RuntimeException when the store itself fails; nothing is lost then, and no delivery is blamed
     */
    int workOnce() {
        Booking booking = new Booking(() -> open.claim(properties.batch(), clock.instant()));
        return run(booking) ? booking.claims.size() : isolate(booking);
    }

    /** @return false when the booking failed for a reason that may lie in a delivery of it */
    private boolean run(Booking booking) {
        try {
            booking.execute();
            return true;
        } catch (RuntimeException e) {
            if (StoreFailures.isOutage(e) || booking.claims.isEmpty()) {
                throw e;
            }
            booking.failure = e;
        }
        if (!StoreFailures.isCollision(booking.failure)) {
            return false;
        }
        log.debug("A batch ran into another one and is done again", booking.failure);
        try {
            booking.execute();
            return true;
        } catch (RuntimeException e) {
            if (StoreFailures.isOutage(e)) {
                throw e;
            }
            booking.failure = e;
            return false;
        }
    }

    /** Halves a batch that failed until the deliveries at fault stand alone; all others are booked. */
    private int isolate(Booking whole) {
        List<Long> ids = whole.claims.stream().map(Claim::id).toList();
        if (ids.size() <= 1) {
            ids.forEach(id -> blame(id, whole.failure));
            return ids.size();
        }
        int dealtWith = 0;
        int middle = ids.size() / 2;
        for (List<Long> half : List.of(ids.subList(0, middle), ids.subList(middle, ids.size()))) {
            Booking part = new Booking(() -> open.claim(half));
            dealtWith += run(part) ? part.claims.size() : isolate(part);
        }
        return dealtWith;
    }

    private void blame(long id, @Nullable RuntimeException failure) {
        transaction.executeWithoutResult(status -> open.claim(List.of(id))
                .forEach(claim -> fail(claim, failure == null ? new IllegalStateException("unknown") : failure)));
    }

    private void fail(Claim claim, Throwable why) {
        Instant now = clock.instant();
        int attempts = claim.attempts() + 1;
        boolean last = attempts >= properties.retry().attempts();
        String error = FailureText.of(why);
        log.warn(
                "Delivery {} ({}) could not be booked, attempt {} of {}: {}",
                claim.id(),
                claim.delivery().kind(),
                attempts,
                properties.retry().attempts(),
                error);
        Instant next = last ? null : now.plus(properties.retry().after(attempts));
        open.failed(new Failed(claim.id(), attempts, next, error), now);
    }

    private Translation translate(Claim claim) {
        Translator translator = translators.get(claim.delivery().source());
        return translator == null
                ? Translation.ignored(
                        "Nothing here reads deliveries of " + claim.delivery().source())
                : translator.translate(claim.delivery(), claim.receivedAt());
    }

    /** One transaction over a batch. */
    private final class Booking {

        private final Supplier<List<Claim>> source;
        private List<Claim> claims = List.of();
        private @Nullable RuntimeException failure;

        Booking(Supplier<List<Claim>> source) {
            this.source = source;
        }

        void execute() {
            transaction.executeWithoutResult(status -> {
                claims = source.get();
                List<SaleReport> reports = new ArrayList<>();
                List<Done> done = new ArrayList<>(claims.size());
                for (Claim claim : claims) {
                    try {
                        Translation translation = translate(claim);
                        reports.addAll(translation.sales());
                        done.add(new Done(
                                claim.id(), FailureText.cut(translation.ignoredBecause(), FailureText.REASON)));
                    } catch (RuntimeException | StackOverflowError e) {
                        fail(claim, e); // its own fault alone: the rest of the batch goes on
                    }
                }
                if (!reports.isEmpty()) {
                    sales.record(reports);
                }
                open.done(done, clock.instant());
            });
        }
    }
}
