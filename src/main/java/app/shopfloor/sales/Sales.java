package app.shopfloor.sales;

import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.live.Topic;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import app.shopfloor.shared.News;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The sales module's front door. */
@Service
public class Sales {

    /** Beats when a sale was recorded or changed. */
    public static final Topic SALES = new Topic("sales");

    /** So many differences of a kind tell enough; a rebuild mends all. */
    public static final int DRIFTS_TOLD = 1_000;

    private final SalesBook book;
    private final StoredSales stored;
    private final SalesTotals totals;
    private final StoredCash cash;
    private final CashTotals cashTotals;
    private final SaleCustomers customers;
    private final SalesReading reading;
    private final TotalsLock lock;
    private final JdbcClient jdbc;
    private final Pulses pulses;

    Sales(
            SalesBook book,
            StoredSales stored,
            SalesTotals totals,
            StoredCash cash,
            CashTotals cashTotals,
            SaleCustomers customers,
            SalesReading reading,
            TotalsLock lock,
            JdbcClient jdbc,
            Pulses pulses) {
        this.book = book;
        this.stored = stored;
        this.totals = totals;
        this.cash = cash;
        this.cashTotals = cashTotals;
        this.customers = customers;
        this.reading = reading;
        this.lock = lock;
        this.jdbc = jdbc;
        this.pulses = pulses;
    }

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
        return reading.snapshot(filter);
    }

    /** Today so far, beside the same weekday a week ago until the same time of day; computed once a beat, and once a minute. */
    public TodaySnapshot todaySoFar() {
        return reading.todaySoFar();
    }

    /**
     * How many of the payments begun in these days went through. An order is a payment where a charge tried to take its money,
     * and counts once however often that was tried, on the day on which it was first heard of. It succeeded where a charge ever
     * took or held the money; where none did and it was paid past its source in the end, as an invoice by bank transfer, it did
     * not. Orders that no charge tried to pay are no payments. Its rows are those of {@link BegunPayments}; computed once a beat.
     */
    public PaymentSuccess paymentSuccess(DayRange range) {
        return reading.paymentSuccess(range);
    }

    /** The channels on which anything was ever sold, those with most orders first. */
    public List<Channel> channels() {
        return reading.channels();
    }

    /** The countries to which anything was ever sold, those with most orders first. ISO 3166-1 alpha-2; "" where none is known. */
    public List<String> countries() {
        return reading.countries();
    }

    /**
     * Articles that were ever sold, those with most orders first.
     *
     * @param search part of the name, the SKU or the channel's reference; "" for all
     */
    public List<Choice> articles(String search, int limit) {
        return reading.articles(search, limit);
    }

    /** What an article is called; answers at once. Its SKU or reference where no name is known. */
    public String nameOf(Article article) {
        return reading.nameOf(article);
    }

    /** Who bought, under this filter; computed once a beat for all its viewers. */
    public CustomersSnapshot customers(SalesFilter filter) {
        return reading.customers(filter);
    }

    /** Today, in the business time zone. */
    public LocalDate today() {
        return reading.today();
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

    /**
     * Where what follows from the sales – entries, customers, daily totals – differs from what the sales make of it: at most
     * {@value #DRIFTS_TOLD} of each kind; empty when all is well.
     */
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
