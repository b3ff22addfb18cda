package app.shopfloor.sales;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.live.Topic;
import app.shopfloor.base.store.Settings;
import app.shopfloor.base.store.SettingsForTests;
import app.shopfloor.rates.Rates;
import app.shopfloor.shared.News;
import app.shopfloor.testing.SilentPulses;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The sales module on a database of its own, without the rest of the application. */
public final class SalesOnDatabase {

    private static final List<String> TABLES = List.of(
            "sale_alias",
            "sale_evidence",
            "sale",
            "sale_line",
            "sale_refund",
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
            "sale_customer");

    /** So few that a rebuild makes a block of days in several pieces. */
    private static final int FEW_SUMS = 100;

    private static final String NOT_NOTHING =
            "(orders <> 0 or units <> 0 or gross <> 0 or discounts <> 0 or returns <> 0"
                    + " or shipping <> 0 or tax <> 0 or new_customers <> 0 or repeats <> 0)";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Sales sales;
    private final SalesTotals totals;
    private final PurchaseBook purchases;
    private final TotalsLock lock;
    private final SalesDashboard dashboard;
    private final CustomersDashboard customersDashboard;
    private final Cash cash;
    private final CashTotals cashTotals;
    private final SaleCustomers customers;
    private final SalesRules rules;
    private final SalesEntries entries;
    private final TopBuyers topBuyers;
    private final BegunPayments payments;
    private final SalesRankings rankings;
    private final SilentPulses pulses = new SilentPulses();

    public SalesOnDatabase(DataSource database, ZoneId zone, Clock clock) {
        this(database, zone, clock, "EUR", (day, from, to) -> Optional.empty());
    }

    /** @param rates the reference rates; asked anew for each movement */
    public SalesOnDatabase(DataSource database, ZoneId zone, Clock clock, String currency, Rates rates) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/common")
                .load()
                .migrate();
        this.jdbc = new JdbcTemplate(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        JdbcClient client = JdbcClient.create(database);
        BusinessProperties business = new BusinessProperties("Test", zone, currency);
        StoredSales stored = new StoredSales(jdbc);
        this.lock = new TotalsLock(database, client, transaction);
        Settings settings = SettingsForTests.on(database);
        SoldNames names = new SoldNames(jdbc);
        StoredCustomers storedCustomers = new StoredCustomers(jdbc);
        StoredBuyers buyers = new StoredBuyers(jdbc);
        StoredEntries entries = new StoredEntries(jdbc);
        TotalsTables tables = new TotalsTables(jdbc);
        TotalsReplay replay = new TotalsReplay(stored, storedCustomers, buyers, entries, tables, names, FEW_SUMS);
        TotalsCheck check = new TotalsCheck(stored, storedCustomers, buyers, entries, tables, names, replay);
        this.totals = new SalesTotals(jdbc, tables, names, replay, check, lock, settings, rates, pulses, business);
        KeyLocks keys = new KeyLocks(jdbc, database);
        this.purchases = new PurchaseBook(stored, storedCustomers, buyers, entries, totals, keys);
        SalesBook book = new SalesBook(jdbc, purchases, lock);
        StoredCash storedCash = new StoredCash(jdbc);
        this.cashTotals = new CashTotals(jdbc, storedCash, lock, settings, pulses, business);
        this.cash = new Cash(new CashBook(storedCash, cashTotals, lock, keys), storedCash, cashTotals, pulses, clock);
        this.customers = new SaleCustomers(storedCustomers, purchases, lock, pulses);
        ArticleItems articles = new ArticleItems(client);
        ArticleNames articleNames = new ArticleNames(client, articles, names);
        Overlaps overlaps = new Overlaps(client, business);
        PartOfDay partOfDay = new PartOfDay(client, replay, overlaps, rates, business);
        DayTotals dayTotals = new DayTotals(client);
        SkuRanking ranking = new SkuRanking(articleNames);
        this.dashboard = new SalesDashboard(
                dayTotals,
                articles,
                overlaps,
                ranking,
                partOfDay,
                new LatestSales(client, dayTotals, clock, business),
                clock,
                business);
        EntryReader entryReader = new EntryReader(client, articles, new ArticleFigures(stored, totals));
        this.entries =
                new SalesEntries(entryReader, new EntrySums(entryReader, dayTotals, overlaps), pulses, clock, business);
        this.topBuyers = new TopBuyers(client, entryReader);
        this.customersDashboard = new CustomersDashboard(new Cohorts(client, business), topBuyers, articles, partOfDay);
        this.payments = new BegunPayments(client, business);
        SalesReading reading = new SalesReading(
                dashboard,
                customersDashboard,
                new TodaySoFar(partOfDay, clock, business),
                payments,
                new SalesChoices(client, articleNames),
                pulses,
                clock,
                business);
        this.rankings = new SalesRankings(
                reading, dashboard, ranking, new AllBuyers(client, entryReader, topBuyers), pulses, clock, business);
        this.sales = new Sales(book, stored, totals, storedCash, cashTotals, customers, reading, lock, client, pulses);
        this.rules = new SalesRules(jdbc, stored, totals, lock, settings, pulses, clock);
    }

    Cash cash() {
        return cash;
    }

    CashTotals cashTotals() {
        return cashTotals;
    }

    SaleCustomers customers() {
        return customers;
    }

    /** Records in a transaction of its own, and tells what each report meant. */
    List<News> recordCash(Collection<? extends CashReport> reports) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> cash.record(List.copyOf(reports))));
    }

    /** Records in a transaction of its own, and tells what each report meant. */
    List<News> recordCustomers(Collection<CustomerReport> reports) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> customers.record(reports)));
    }

    /** What the application does when it has started. */
    void start() {
        rules.follow();
        totals.followBusiness();
    }

    public Sales sales() {
        return sales;
    }

    TopBuyers topBuyers() {
        return topBuyers;
    }

    /** The rows behind the numbers. */
    public SalesEntries entries() {
        return entries;
    }

    /** The rows behind the success rate. */
    BegunPayments payments() {
        return payments;
    }

    /** All articles and all customers. */
    public SalesRankings rankings() {
        return rankings;
    }

    /** Records in a transaction of its own. */
    public List<Recorded> record(Collection<SaleReport> reports) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> sales.record(reports)));
    }

    void inTransaction(Runnable action) {
        transaction.executeWithoutResult(status -> action.run());
    }

    /** A small change of everything that is read, so that the database cannot answer from its last result. */
    public void change() {
        LocalDate day = jdbc.queryForObject(
                "select first_day from sales_total where span = 1 order by span desc, first_day desc limit 1",
                LocalDate.class);
        for (String table : List.of("sales_total", "sales_total_sku")) {
            jdbc.update(
                    "update " + table + " set orders = orders + 1 where country = '*' and span = 1 and first_day = ?",
                    day);
        }
        jdbc.update(
                "update sales_cohort set repeats = repeats + 1 where country = '*' and cohort_span = 1 and cohort_day = ?",
                day);
        for (String table : List.of("sale", "sales_entry")) {
            String id = table.equals("sale") ? "id" : "sale_id";
            jdbc.update("update " + table + " set gross = gross + 1 where " + id + " = 1");
        }
        jdbc.update("update buyer_total set paid = paid + 1 where buyer_id = 1");
    }

    /** Computes past the cache who bought. */
    public CustomersSnapshot computeCustomers(SalesFilter filter) {
        return computeCustomers(dashboard.compute(filter));
    }

    /** Computes who bought, on top of sales that were read before. */
    CustomersSnapshot computeCustomers(SalesSnapshot sales) {
        return customersDashboard.compute(sales);
    }

    List<Sale> everySale() {
        List<Sale> sales = new java.util.ArrayList<>();
        new StoredSales(jdbc).forEachPage(page -> page.forEach(row -> sales.add(row.sale())));
        return sales;
    }

    /** With what their customers tell of them. */
    List<Sale> everyCompleteSale() {
        return everySale().stream()
                .map(sale -> sales.find(sale.channel(), sale.orderId()).orElseThrow())
                .toList();
    }

    /** Computes a snapshot past the cache. */
    public SalesSnapshot computeAnew(SalesFilter filter) {
        return dashboard.compute(filter);
    }

    public List<TotalsDrift> drift() {
        return sales.checkTotals();
    }

    /** How often a screen was told to look again. */
    long pulses(Topic topic) {
        return pulses.count(topic);
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    SalesTotals totals() {
        return totals;
    }

    PurchaseBook purchases() {
        return purchases;
    }

    TotalsLock lock() {
        return lock;
    }

    public void clear() {
        TABLES.forEach(table -> jdbc.update("delete from " + table));
    }

    /** Every fact that is kept, in a fixed order, without the rows' own ids. */
    public String state() {
        StringBuilder all = new StringBuilder();
        append(all, "select * from sale_alias order by alias_key");
        append(all, "select order_key, sample, objects from sale_evidence order by order_key");
        append(
                all,
                "select s.*, b.identity as bought_by from sale s left join buyer b on b.id = s.buyer_id"
                        + " order by s.channel, s.source_order_id");
        append(all, "select * from sale_customer order by channel, customer_id");
        append(
                all,
                "select e.*, s.source_order_id as of_order, b.identity as bought_by from sales_entry e"
                        + " join sale s on s.id = e.sale_id left join buyer b on b.id = e.buyer_id"
                        + " order by s.channel, s.source_order_id, e.number");
        append(
                all,
                "select b.*, s.source_order_id as of_order from buyer b left join sale s on s.id = b.first_sale_id"
                        + " order by b.identity");
        append(
                all,
                "select t.*, b.identity as bought_by from buyer_total t left join buyer b on b.id = t.buyer_id"
                        + " where t.paid <> 0 order by b.identity, t.currency, t.basis");
        append(
                all,
                "select * from sales_cohort where repeats <> 0"
                        + " order by country, cohort_span, cohort_day, business_day, channel, currency, basis");
        append(
                all,
                "select l.*, s.source_order_id as of_order from sale_line l join sale s on s.id = l.sale_id"
                        + " order by s.channel, s.source_order_id, l.position");
        append(
                all,
                "select r.*, s.source_order_id as of_order from sale_refund r join sale s on s.id = r.sale_id"
                        + " order by s.channel, s.source_order_id, r.position");
        append(
                all,
                "select d.*, s.source_order_id as of_order from sale_dispute d join sale s on s.id = d.sale_id"
                        + " order by s.channel, s.source_order_id, d.position");
        append(
                all,
                "select b.*, s.source_order_id as of_order from sale_balance b join sale s on s.id = b.sale_id"
                        + " order by s.channel, s.source_order_id, b.position");
        append(
                all,
                "select * from sales_total where " + NOT_NOTHING
                        + " order by country, span, first_day, channel, currency, basis");
        append(
                all,
                "select * from sales_total_sku where " + NOT_NOTHING
                        + " order by country, span, first_day, channel, currency, basis, sku, product_ref, price_ref");
        return all.toString();
    }

    private void append(StringBuilder all, String sql) {
        for (Map<String, Object> row : jdbc.queryForList(sql)) {
            row.remove("id");
            row.remove("sale_id");
            row.remove("buyer_id");
            row.remove("first_sale_id");
            all.append(row).append('\n');
        }
        all.append("--\n");
    }
}
