package app.shopfloor.sales;

import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.live.Topic;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import app.shopfloor.shared.News;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The seller's balances at the sources: what moved them, what it cost, what was paid out. */
@Service
public class Cash {

    /** Beats when a balance moved. */
    public static final Topic CASH = new Topic("cash");

    private static final int RANGES_KEPT = 200;

    private final CashBook book;
    private final StoredCash stored;
    private final CashTotals totals;
    private final Pulses pulses;
    private final Clock clock;
    private final Cache<Optional<DayRange>, Computed> snapshots = Caffeine.newBuilder()
            .maximumSize(RANGES_KEPT)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    Cash(CashBook book, StoredCash stored, CashTotals totals, Pulses pulses, Clock clock) {
        this.book = book;
        this.stored = stored;
        this.totals = totals;
        this.pulses = pulses;
        this.clock = clock;
    }

    private record Computed(long beat, CashSnapshot snapshot) {}

    /**
     * Records what sources say of balances: one row a movement and a payout, in whatever order they are told, however often.
     * Rows and totals move in one transaction, the caller's if there is one; open screens are told after its commit.
     *
     * @return what each report meant, in their order
     */
    @Transactional
    public List<News> record(Collection<CashReport> reports) {
        if (reports.isEmpty()) {
            return List.of();
        }
        List<News> news = book.book(reports);
        if (news.stream().anyMatch(one -> one != News.KNOWN)) {
            pulses.changed(CASH);
        }
        return news;
    }

    /** What recording these would mean, in their order; nothing is changed. */
    @Transactional(readOnly = true)
    public List<News> preview(Collection<CashReport> reports) {
        return reports.isEmpty() ? List.of() : book.preview(reports);
    }

    /**
     * How the balances moved, by currency, read from daily totals; computed once a beat for all its viewers.
     *
     * @param range days of the business time zone; null for all time
     */
    public CashSnapshot snapshot(@Nullable DayRange range) {
        long beat = pulses.count(CASH);
        return Objects.requireNonNull(snapshots
                        .asMap()
                        .compute(
                                Optional.ofNullable(range),
                                (key, computed) -> computed != null && computed.beat() >= beat
                                        ? computed
                                        : new Computed(
                                                beat,
                                                new CashSnapshot(
                                                        range, totals.balances(range), totals.any(), clock.instant()))))
                .snapshot();
    }

    /** What an order moved on the balance, its fees and the payouts that it is part of; empty where nothing is known. */
    @Transactional(readOnly = true)
    public OrderCash ofOrder(Channel channel, String orderId) {
        return stored.ofOrder(channel, orderId);
    }
}
