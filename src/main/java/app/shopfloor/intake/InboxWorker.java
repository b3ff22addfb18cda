package app.shopfloor.intake;

import app.shopfloor.intake.Bookkeeping.Outcome;
import app.shopfloor.intake.OpenDeliveries.Claim;
import app.shopfloor.intake.OpenDeliveries.Done;
import app.shopfloor.intake.OpenDeliveries.Failed;
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
    private final Bookkeeping books;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final InboxProperties properties;

    InboxWorker(
            OpenDeliveries open,
            ObjectProvider<Translator> translators,
            Bookkeeping books,
            PlatformTransactionManager transactions,
            Clock clock,
            InboxProperties properties) {
        this.open = open;
        this.translators = translators.stream().collect(Collectors.toMap(Translator::source, Function.identity()));
        this.books = books;
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
        RuntimeException why = failure == null ? new IllegalStateException("unknown") : failure;
        try {
            blame(id, FailureText.of(why));
        } catch (RuntimeException e) {
            if (StoreFailures.isOutage(e)) {
                throw e;
            }
            // or the delivery would stay due, first in line, and nothing behind it would ever be booked
            log.warn("The error of delivery {} could not be stored: {}", id, FailureText.of(e));
            blame(id, FailureText.plain(why));
        }
    }

    private void blame(long id, String error) {
        transaction.executeWithoutResult(status -> open.claim(List.of(id)).forEach(claim -> fail(claim, error)));
    }

    private void fail(Claim claim, String error) {
        Instant now = clock.instant();
        int attempts = claim.attempts() + 1;
        boolean last = attempts >= properties.retry().attempts();
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

    private static Done done(long id, Translation translation, Outcome outcome) {
        String ignored = FailureText.cut(translation.ignoredBecause(), FailureText.REASON);
        return new Done(
                id,
                ignored,
                ignored == null ? outcome.news() : null,
                outcome.changed().isEmpty() ? null : FailureText.cut(outcome.changed(), FailureText.CHANGE));
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
                List<Long> read = new ArrayList<>(claims.size());
                List<Translation> translations = new ArrayList<>(claims.size());
                for (Claim claim : claims) {
                    try {
                        translations.add(translate(claim));
                        read.add(claim.id());
                    } catch (RuntimeException | StackOverflowError e) {
                        fail(claim, FailureText.of(e)); // its own fault alone: the rest of the batch goes on
                    }
                }
                List<Outcome> outcomes = books.record(translations);
                List<Done> done = new ArrayList<>(read.size());
                for (int i = 0; i < read.size(); i++) {
                    done.add(done(read.get(i), translations.get(i), outcomes.get(i)));
                }
                open.done(done, clock.instant());
            });
        }
    }
}
