package app.shopfloor.sales;

import app.shopfloor.base.live.Pulses;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.News;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customers as sources tell them: names for sales that tell only the customer's id. */
@Service
public class SaleCustomers {

    private final JdbcTemplate jdbc;
    private final TotalsLock lock;
    private final KeyLocks keys;
    private final Pulses pulses;

    SaleCustomers(JdbcTemplate jdbc, TotalsLock lock, KeyLocks keys, Pulses pulses) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.keys = keys;
        this.pulses = pulses;
    }

    private static String key(Channel channel, String id) {
        return channel.code() + ":" + id;
    }

    /** What is known of the customers a batch tells of, before and after. */
    private record Page(Map<String, CustomerEntry> before, Map<String, CustomerEntry> after) {

        List<News> join(Collection<CustomerReport> reports) {
            return reports.stream().map(this::join).toList();
        }

        private News join(CustomerReport report) {
            String key = key(report.channel(), report.customerId());
            CustomerEntry known = after.get(key);
            CustomerEntry joined = CustomerEntry.of(report).join(known);
            after.put(key, joined);
            return known == null ? News.NEW : joined.says(known) ? News.KNOWN : News.UPDATED;
        }
    }

    /**
     * Records what sources say of customers, in whatever order, however often. Of one that the source has deleted, name, email and
     * country are forgotten, and no older word brings them back. In the caller's transaction if there is one.
     *
     * @return what each report meant, in their order
     */
    @Transactional
    public List<News> record(Collection<CustomerReport> reports) {
        if (reports.isEmpty()) {
            return List.of();
        }
        lock.shareUntilTransactionEnds(); // so that none of the sample can come while the sample is removed
        keys.hold(reports.stream()
                .map(report -> "customer:" + key(report.channel(), report.customerId()))
                .toList());
        Page page = load(reports);
        List<News> news = page.join(reports);
        save(page);
        if (news.stream().anyMatch(one -> one != News.KNOWN)) {
            pulses.changed(Sales.SALES);
        }
        return news;
    }

    /** What recording these would mean, in their order; nothing is changed. */
    @Transactional(readOnly = true)
    public List<News> preview(Collection<CustomerReport> reports) {
        return reports.isEmpty() ? List.of() : load(reports).join(reports);
    }

    /** The sale with its customer's name, email and country where it does not tell them itself. */
    Sale complete(Sale sale) {
        String id = sale.customerId();
        boolean complete = sale.customerName() != null && sale.customerEmail() != null && sale.country() != null;
        if (id == null || complete) {
            return sale;
        }
        return read(sale.channel(), List.of(id)).stream()
                .findFirst()
                .map(customer -> sale.boughtBy(customer.name(), customer.email(), customer.country()))
                .orElse(sale);
    }

    void deleteSample() {
        jdbc.update("delete from sale_customer where sample = true");
    }

    void deleteReal(Channel family) {
        jdbc.update(
                "delete from sale_customer where sample = false and (channel = ? or channel like ?)",
                family.code(),
                family.code() + "-%");
    }

    private Page load(Collection<CustomerReport> reports) {
        Map<Channel, TreeSet<String>> ids = new TreeMap<>();
        reports.forEach(report -> ids.computeIfAbsent(report.channel(), channel -> new TreeSet<>())
                .add(report.customerId()));
        Map<String, CustomerEntry> known = new HashMap<>();
        ids.forEach((channel, some) ->
                read(channel, some).forEach(entry -> known.put(key(entry.channel(), entry.id()), entry)));
        return new Page(known, new TreeMap<>(known));
    }

    private List<CustomerEntry> read(Channel channel, Collection<String> ids) {
        return jdbc.query(
                "select * from sale_customer where customer_id = any(?) and channel = ?",
                (row, number) -> entry(row),
                ids.toArray(String[]::new),
                channel.code());
    }

    private void save(Page page) {
        List<Object[]> inserts = new ArrayList<>();
        List<Object[]> updates = new ArrayList<>();
        page.after().forEach((key, after) -> {
            CustomerEntry before = page.before().get(key);
            if (!after.equals(before)) {
                (before == null ? inserts : updates).add(columns(after));
            }
        });
        jdbc.batchUpdate(
                "insert into sale_customer (name, email, country, deleted, as_of, sample, channel, customer_id)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                inserts);
        jdbc.batchUpdate(
                "update sale_customer set name = ?, email = ?, country = ?, deleted = ?, as_of = ?, sample = ?"
                        + " where channel = ? and customer_id = ?",
                updates);
    }

    private static Object[] columns(CustomerEntry customer) {
        return new Object[] {
            customer.name(),
            customer.email(),
            customer.country(),
            customer.deleted(),
            customer.asOf().atOffset(ZoneOffset.UTC),
            customer.sample(),
            customer.channel().code(),
            customer.id()
        };
    }

    private static CustomerEntry entry(ResultSet row) throws SQLException {
        return new CustomerEntry(
                new Channel(row.getString("channel")),
                row.getString("customer_id"),
                row.getBoolean("sample"),
                row.getObject("as_of", OffsetDateTime.class).toInstant(),
                row.getBoolean("deleted"),
                row.getString("name"),
                row.getString("email"),
                row.getString("country"));
    }
}
