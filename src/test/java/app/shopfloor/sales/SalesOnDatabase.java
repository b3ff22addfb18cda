package app.shopfloor.sales;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.live.Topic;
import app.shopfloor.base.store.Settings;
import app.shopfloor.base.store.SettingsForTests;
import app.shopfloor.rates.Rates;
import app.shopfloor.shared.News;
import app.shopfloor.testing.SilentPulses;
import java.time.Clock;
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
            "sales_day",
            "sales_day_sku",
            "sales_span_sku",
            "sold_name",
            "balance_transaction",
            "payout",
            "cash_day",
            "sale_customer");

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Sales sales;
    private final SalesTotals totals;
    private final SalesDashboard dashboard;
    private final Cash cash;
    private final CashTotals cashTotals;
    private final SaleCustomers customers;
    private final SalesRules rules;
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
        TotalsLock lock = new TotalsLock(database, client, transaction);
        Settings settings = SettingsForTests.on(database);
        SoldNames names = new SoldNames(jdbc);
        this.totals =
                new SalesTotals(jdbc, new TotalsTables(jdbc), names, stored, lock, settings, rates, pulses, business);
        SalesBook book = new SalesBook(jdbc, stored, totals, lock);
        this.dashboard = new SalesDashboard(client, new SkuRanking(client, names), clock, business);
        KeyLocks keys = new KeyLocks(jdbc, database);
        StoredCash storedCash = new StoredCash(jdbc);
        this.cashTotals = new CashTotals(jdbc, storedCash, lock, settings, pulses, business);
        this.cash = new Cash(new CashBook(storedCash, cashTotals, lock, keys), storedCash, cashTotals, pulses, clock);
        this.customers = new SaleCustomers(jdbc, lock, keys, pulses);
        this.sales =
                new Sales(book, stored, totals, storedCash, cashTotals, customers, dashboard, lock, client, pulses);
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

    /** Records in a transaction of its own. */
    public List<Recorded> record(Collection<SaleReport> reports) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> sales.record(reports)));
    }

    void inTransaction(Runnable action) {
        transaction.executeWithoutResult(status -> action.run());
    }

    /** Computes a snapshot past the cache, after a change, so that the database cannot answer from its last result either. */
    public SalesSnapshot computeAfterAChange(SalesFilter filter) {
        jdbc.update(
                "update sales_day set orders = orders + 1 where business_day = (select max(business_day) from sales_day)");
        return dashboard.compute(filter);
    }

    List<Sale> everySale() {
        List<Sale> sales = new java.util.ArrayList<>();
        new StoredSales(jdbc).forEach(sales::add);
        return sales;
    }

    /** Computes a snapshot past the cache. */
    SalesSnapshot computeAnew(SalesFilter filter) {
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

    public void clear() {
        TABLES.forEach(table -> jdbc.update("delete from " + table));
    }

    /** Every fact that is kept, in a fixed order, without the rows' own ids. */
    public String state() {
        StringBuilder all = new StringBuilder();
        append(all, "select * from sale_alias order by alias_key");
        append(all, "select order_key, sample, objects from sale_evidence order by order_key");
        append(all, "select * from sale order by channel, source_order_id");
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
                "select * from sales_day where orders <> 0 or gross <> 0 or returns <> 0 or shipping <> 0 or tax <> 0"
                        + " order by business_day, channel, currency, basis");
        append(
                all,
                "select * from sales_day_sku where orders <> 0 or units <> 0 or gross <> 0 or discounts <> 0 or returns <> 0"
                        + " order by business_day, channel, currency, basis, sku, product_ref, price_ref");
        return all.toString();
    }

    private void append(StringBuilder all, String sql) {
        for (Map<String, Object> row : jdbc.queryForList(sql)) {
            row.remove("id");
            row.remove("sale_id");
            all.append(row).append('\n');
        }
        all.append("--\n");
    }
}
