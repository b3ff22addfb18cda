package app.shopfloor.intake.stripe;

import app.shopfloor.base.store.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When Stripe itself last called us, apart from what we asked it for; and whether it should have since. */
@Component
class HeardWebhooks {

    private static final Logger log = LoggerFactory.getLogger(HeardWebhooks.class);
    private static final String SETTING = "stripe.webhook.last";
    /** It is kept no finer, so that not every call writes. */
    private static final Duration FINENESS = Duration.ofMinutes(1);
    /** A poll may be faster than the call that is on its way; not by this much. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int RECENT = 2_000;

    private final Settings settings;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final AtomicReference<Instant> kept = new AtomicReference<>(Instant.MIN);

    HeardWebhooks(Settings settings, JdbcClient jdbc, Clock clock) {
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A call was genuine, and what it told is stored. Never fails: Stripe's answer does not depend on it. */
    void heard() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant before = kept.get();
        if (before.isAfter(now.minus(FINENESS)) || !kept.compareAndSet(before, now)) {
            return;
        }
        try {
            settings.put(SETTING, now.toString());
        } catch (RuntimeException e) {
            log.debug("When Stripe last called could not be kept", e);
        }
    }

    /** To the minute; empty when it never did. */
    Optional<Instant> last() {
        return settings.get(SETTING).map(Instant::parse);
    }

    /** Whether an event came by asking that Stripe should have called us about, and still has not. */
    boolean areMissed() {
        Optional<Instant> event = newestEvent();
        if (event.isEmpty() || event.get().plus(PATIENCE).isAfter(clock.instant())) {
            return false;
        }
        return last().map(heard -> heard.plus(FINENESS).isBefore(event.get())).orElse(true);
    }

    /** When the newest event came, however it did; of a call it is told again after the poll that was faster. */
    private Optional<Instant> newestEvent() {
        return jdbc.sql(
                        "select received_at from (select id, kind, sample, received_at from delivery where source = :source"
                                + " order by id desc limit :recent) newest where sample = false and kind in (:kinds)"
                                + " order by id desc limit 1")
                .param("source", StripeTranslator.SOURCE)
                .param("recent", RECENT)
                .param("kinds", StripeEndpoint.EVENTS)
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }
}
