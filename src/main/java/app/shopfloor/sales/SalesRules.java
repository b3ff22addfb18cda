package app.shopfloor.sales;

import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.store.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Sees to it that sales are what today's rules make of the evidence: after an update that changed a rule, the first node that
 * starts derives all sales anew and makes the totals of them.
 */
@Component
class SalesRules {

    /** The setting that tells by which rules the stored sales were derived. */
    static final String RULES = "sales.rules";

    private static final Logger LOG = LoggerFactory.getLogger(SalesRules.class);
    private static final int PAGE = 1_000;

    private final JdbcTemplate jdbc;
    private final StoredSales stored;
    private final SalesTotals totals;
    private final TotalsLock lock;
    private final Settings settings;
    private final Pulses pulses;
    private final Clock clock;

    SalesRules(
            JdbcTemplate jdbc,
            StoredSales stored,
            SalesTotals totals,
            TotalsLock lock,
            Settings settings,
            Pulses pulses,
            Clock clock) {
        this.jdbc = jdbc;
        this.stored = stored;
        this.totals = totals;
        this.lock = lock;
        this.settings = settings;
        this.pulses = pulses;
        this.clock = clock;
    }

    private record Kept(String key, long saleId, boolean sample, String objects) {}

    /** Before anything else that looks at sales or totals when the application has started. */
    @EventListener(ApplicationStartedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void follow() {
        if (!areFollowed() && lock.alone(this::followAlone)) {
            pulses.changed(Sales.SALES);
        }
    }

    private boolean areFollowed() {
        return settings.get(RULES).equals(Optional.of(Derivation.RULES));
    }

    /** @return whether any sale was derived anew, while nobody books */
    private boolean followAlone() {
        if (areFollowed()) {
            return false; // another node was faster
        }
        Instant start = clock.instant();
        Progress progress = new Progress();
        for (List<Kept> page = page("");
                !page.isEmpty();
                page = page(page.getLast().key())) {
            derive(page, progress);
        }
        if (progress.derived > 0) {
            totals.rebuild();
            LOG.info(
                    "The rules for sales changed: {} orders were derived anew, {} of them came out otherwise, in {} s",
                    progress.derived,
                    progress.changed,
                    Duration.between(start, clock.instant()).toSeconds());
        }
        settings.put(RULES, Derivation.RULES);
        return progress.derived > 0;
    }

    private static final class Progress {
        long derived;
        long changed;
    }

    private List<Kept> page(String after) {
        return jdbc.query(
                "select order_key, sale_id, sample, objects from sale_evidence where order_key > ? order by order_key"
                        + " limit " + PAGE,
                (row, number) -> new Kept(row.getString(1), row.getLong(2), row.getBoolean(3), row.getString(4)),
                after);
    }

    private void derive(List<Kept> page, Progress progress) {
        Map<Long, Sale> before = new HashMap<>();
        stored.byIds(page.stream().map(Kept::saleId).toList()).forEach(row -> before.put(row.id(), row.sale()));
        List<StoredSales.Row> inserts = new ArrayList<>();
        List<StoredSales.Row> updates = new ArrayList<>();
        List<Long> deletes = new ArrayList<>();
        for (Kept kept : page) {
            Sale former = before.get(kept.saleId());
            Sale now = Dossier.stored(kept.key(), kept.saleId(), kept.sample(), kept.objects())
                    .sale();
            progress.derived++;
            if (Objects.equals(former, now)) {
                continue;
            }
            progress.changed++;
            if (now == null) {
                deletes.add(kept.saleId());
            } else {
                (former == null ? inserts : updates).add(new StoredSales.Row(kept.saleId(), now));
            }
        }
        stored.delete(deletes);
        stored.insert(inserts);
        stored.update(updates);
    }
}
