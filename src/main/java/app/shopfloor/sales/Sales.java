package app.shopfloor.sales;

import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.live.Topic;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.News;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The sales module's front door. */
@Service
public class Sales {

    /** Beats when a sale was recorded or changed. */
    public static final Topic SALES = new Topic("sales");

    private static final int FILTERS_KEPT = 500;

    private final SalesBook book;
    private final StoredSales stored;
    private final SalesTotals totals;
    private final StoredCash cash;
    private final CashTotals cashTotals;
    private final SaleCustomers customers;
    private final SalesDashboard dashboard;
    private final TotalsLock lock;
    private final JdbcClient jdbc;
    private final Pulses pulses;
    private final Cache<SalesFilter, Computed> snapshots = Caffeine.newBuilder()
            .maximumSize(FILTERS_KEPT)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    Sales(
            SalesBook book,
            StoredSales stored,
            SalesTotals totals,
            StoredCash cash,
            CashTotals cashTotals,
            SaleCustomers customers,
            SalesDashboard dashboard,
            TotalsLock lock,
            JdbcClient jdbc,
            Pulses pulses) {
        this.book = book;
        this.stored = stored;
        this.totals = totals;
        this.cash = cash;
        this.cashTotals = cashTotals;
        this.customers = customers;
        this.dashboard = dashboard;
        this.lock = lock;
        this.jdbc = jdbc;
        this.pulses = pulses;
    }

    private record Computed(long beat, LocalDate day, SalesSnapshot snapshot) {}

    /**
     * Records what sources say of orders: one row an order, whichever objects announce it, in whatever order, however often.
     * Sale and totals move in one transaction, the caller's if there is one; open screens are told after its commit.
     *
     * @return what each report meant, in their order
     */
    @Transactional
    public List<Recorded> record(Collection<SaleReport> reports) {
        if (reports.isEmpty()) {
            return List.of();
        }
        SalesBook.Booked booked = book.book(reports);
        if (booked.anySaleChanged()) {
            pulses.changed(SALES);
        }
        return booked.each();
    }

    /**
     * What each report would mean if it were recorded now, in their order, one after the other. Nothing is written and nobody is
     * held off, so it may be otherwise when they are.
     */
    @Transactional(readOnly = true)
    public List<News> preview(Collection<SaleReport> reports) {
        return reports.isEmpty() ? List.of() : book.preview(reports);
    }

    @Transactional(readOnly = true)
    public Optional<Sale> find(Channel channel, String orderId) {
        return stored.find(channel, orderId).map(customers::complete);
    }

    /** Everything a Sales screen of this filter shows; computed once a beat for all its viewers. */
    public SalesSnapshot snapshot(SalesFilter filter) {
        long beat = pulses.count(SALES);
        LocalDate today = dashboard.today();
        return Objects.requireNonNull(snapshots
                        .asMap()
                        .compute(
                                filter,
                                (key, computed) -> computed != null
                                                && computed.beat() >= beat
                                                && computed.day().equals(today)
                                        ? computed
                                        : new Computed(beat, today, dashboard.compute(filter))))
                .snapshot();
    }

    /** Today, in the business time zone. */
    public LocalDate today() {
        return dashboard.today();
    }

    /** Makes the daily totals anew from the sales and the balances' movements. Booking waits meanwhile; deliveries are still taken. */
    public void rebuildTotals() {
        lock.alone(() -> {
            totals.rebuild();
            cashTotals.rebuild();
            return true;
        });
        pulses.changed(SALES);
        pulses.changed(Cash.CASH);
    }

    /** Where the daily totals differ from the sales they are the sums of; empty when all is well. */
    public List<TotalsDrift> checkTotals() {
        return totals.check();
    }

    /** Where the daily totals of the balances differ from the movements they are the sums of; empty when all is well. */
    public List<CashDrift> checkCashTotals() {
        return cashTotals.check();
    }

    /** Whether there is any sale that does not belong to the sample shop. */
    @Transactional(readOnly = true)
    public boolean hasRealSales() {
        return !jdbc.sql("select 1 from sale where sample = false limit 1")
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    /**
     * Whether anything real is known of any order of these channels.
     *
     * @param family stands for itself and all whose code begins with its code and a hyphen
     */
    @Transactional(readOnly = true)
    public boolean hasRealSales(Channel family) {
        return !jdbc.sql(
                        "select 1 from sale_evidence where sample = false and (order_key like ? or order_key like ?) limit 1")
                .params(family.code() + ":%", family.code() + "-%")
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    /** Until the caller's transaction ends nothing is removed; one that removes is waited for. */
    public void holdOffRemoval() {
        lock.shareUntilTransactionEnds();
    }

    /**
     * Removes all real sales, cash and customers of these channels and makes the totals anew, in the caller's transaction if there
     * is one; what is booked meanwhile waits.
     *
     * @param family as for {@link #hasRealSales(Channel)}
     * @return whether there was anything known of an order
     */
    public boolean removeReal(Channel family) {
        boolean any = lock.alone(() -> {
            String code = family.code();
            jdbc.sql("delete from sale where sample = false and (channel = ? or channel like ?)")
                    .params(code, code + "-%")
                    .update();
            int orders = jdbc.sql(
                            "delete from sale_evidence where sample = false and (order_key like ? or order_key like ?)")
                    .params(code + ":%", code + "-%")
                    .update();
            jdbc.sql("delete from sale_alias where sample = false and (alias_key like ? or alias_key like ?)")
                    .params(code + ":%", code + "-%")
                    .update();
            cash.deleteReal(family);
            customers.deleteReal(family);
            totals.rebuild();
            cashTotals.rebuild();
            return orders > 0;
        });
        pulses.changed(SALES);
        pulses.changed(Cash.CASH);
        return any;
    }

    /** Removes the sample shop's sales, cash and customers as a whole and makes the totals anew. */
    public void removeSample() {
        lock.alone(() -> {
            jdbc.sql("delete from sale where sample = true").update();
            jdbc.sql("delete from sale_evidence where sample = true").update();
            jdbc.sql("delete from sale_alias where sample = true").update();
            cash.deleteSample();
            customers.deleteSample();
            totals.rebuild();
            cashTotals.rebuild();
            return true;
        });
        pulses.changed(SALES);
        pulses.changed(Cash.CASH);
    }
}
