package app.shopfloor.sales;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.sales.AllBuyers.OfArticle;
import app.shopfloor.sales.CustomersSnapshot.TopCustomer;
import app.shopfloor.sales.SalesSnapshot.Articles;
import app.shopfloor.sales.SalesSnapshot.SkuFigures;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** All that was sold and all who bought, of whom the Sales screen shows the first ten: the same rows, in pages. */
@Service
public class SalesRankings {

    private static final int NAMED_AT_ONCE = 200;
    private static final int WHOLE_LISTS = 20;
    /** About 110 bytes each. */
    private static final int CUSTOMERS_OF_ARTICLES = 300_000;

    private final SalesReading reading;
    private final SalesDashboard dashboard;
    private final SkuRanking ranking;
    private final AllBuyers buyers;
    private final PerBeat<CurrencyFilter, RankedArticles> articles;
    private final PerBeat<EntryFilter, OfArticle> buyersOfArticle;
    private final PerBeat<EntryFilter, CustomerSums> customerSums;
    private final PerBeat<CustomerPage, List<TopCustomer>> customerPages;

    SalesRankings(
            SalesReading reading,
            SalesDashboard dashboard,
            SkuRanking ranking,
            AllBuyers buyers,
            Pulses pulses,
            Clock clock,
            BusinessProperties business) {
        this.reading = reading;
        this.dashboard = dashboard;
        this.ranking = ranking;
        this.buyers = buyers;
        ZoneId zone = business.timezone();
        this.articles = new PerBeat<>(pulses, clock, zone, RankedArticles::momentary, WHOLE_LISTS);
        this.buyersOfArticle = new PerBeat<>(
                pulses,
                clock,
                zone,
                all -> false,
                CUSTOMERS_OF_ARTICLES,
                all -> all.customers().size());
        this.customerSums = new PerBeat<>(pulses, clock, zone, sums -> false);
        this.customerPages = new PerBeat<>(pulses, clock, zone, page -> false);
    }

    /**
     * What all articles are together.
     *
     * @param all how many, and of what each has its share
     * @param now what they come to; orders that hold several of them are counted with each
     * @param before null for a range that is compared with nothing
     */
    public record ArticleSums(
            Articles all, Figures now, @Nullable Figures before) {}

    /**
     * What all customers are together.
     *
     * @param customers how many
     * @param theirs what their orders come to
     * @param nobodys what the orders that tell no customer come to; with {@code theirs} it is all
     */
    public record CustomerSums(long customers, Figures theirs, Figures nobodys) {

        static final CustomerSums NONE = new CustomerSums(0, Figures.NONE, Figures.NONE);

        CustomerSums plus(CustomerSums other) {
            return new CustomerSums(
                    customers + other.customers, theirs.plus(other.theirs), nobodys.plus(other.nobodys));
        }
    }

    private record CustomerPage(EntryFilter filter, BuyerOrder order, long offset, int limit) {}

    /**
     * Some of the articles that were sold in the range or in the one before.
     *
     * @param by what they are ordered by
     * @param offset how many to leave out at the beginning
     */
    public List<SkuFigures> articles(CurrencyFilter asked, Metric by, boolean descending, long offset, int limit) {
        return ranking.named(all(asked).stream()
                .sorted(SkuRanking.by(by::of, descending))
                .skip(offset)
                .limit(limit)
                .toList());
    }

    public ArticleSums articleSums(CurrencyFilter asked) {
        List<SkuFigures> all = all(asked);
        SkuRanking.Sums sums = SkuRanking.sums(all);
        return new ArticleSums(SkuRanking.articles(all), sums.now(), sums.before());
    }

    /** All of them. */
    public void forEachArticle(CurrencyFilter asked, Metric by, boolean descending, Consumer<SkuFigures> action) {
        all(asked).stream()
                .sorted(SkuRanking.by(by::of, descending))
                .gather(Gatherers.windowFixed(NAMED_AT_ONCE))
                .forEach(some -> ranking.named(some).forEach(action));
    }

    private List<SkuFigures> all(CurrencyFilter asked) {
        return articles.get(asked, dashboard::articles).all();
    }

    /**
     * Some of the customers with orders or refunds in the range.
     *
     * @param by net revenue or orders
     * @param offset how many to leave out at the beginning
     */
    public List<TopCustomer> customers(CurrencyFilter asked, Metric by, boolean descending, long offset, int limit) {
        CustomerPage page = new CustomerPage(entries(asked), new BuyerOrder(by, descending), offset, limit);
        return customerPages.get(page, this::read);
    }

    private List<TopCustomer> read(CustomerPage page) {
        EntryFilter filter = page.filter();
        return filter.article() == null
                ? buyers.page(filter, page.order(), page.offset(), page.limit())
                : buyers.page(filter, ofArticle(filter), page.order(), page.offset(), page.limit());
    }

    public CustomerSums customerSums(CurrencyFilter asked) {
        return customerSums.get(
                entries(asked),
                filter -> filter.article() == null
                        ? buyers.sums(filter)
                        : ofArticle(filter).sums());
    }

    /**
     * All of them, however many. Without an article the ids of all are in memory at once, and of some hundred the rest; with one,
     * the figures of all.
     */
    public void forEachCustomer(CurrencyFilter asked, Metric by, boolean descending, Consumer<TopCustomer> action) {
        EntryFilter filter = entries(asked);
        BuyerOrder order = new BuyerOrder(by, descending);
        if (filter.article() == null) {
            buyers.forEach(filter, order, action);
        } else {
            buyers.forEach(filter, ofArticle(filter), order, action);
        }
    }

    private OfArticle ofArticle(EntryFilter filter) {
        return buyersOfArticle.get(filter, buyers::ofArticle);
    }

    private EntryFilter entries(CurrencyFilter asked) {
        return EntryFilter.behind(reading.snapshot(asked.sales()), asked.currency(), asked.combined());
    }
}
