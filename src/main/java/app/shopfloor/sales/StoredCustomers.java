package app.shopfloor.sales;

import app.shopfloor.base.store.ColumnText;
import app.shopfloor.shared.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Customers as rows, and what they add to sales that tell only the customer's id. */
@Component
class StoredCustomers {

    private final JdbcTemplate jdbc;

    StoredCustomers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A customer of a source. */
    record Id(Channel channel, String id) {

        /** As sales tell it, too. */
        static Id of(CustomerReport told) {
            return new Id(
                    told.channel(),
                    Objects.requireNonNullElse(ColumnText.cut(told.customerId(), StoredSales.MAX_NAME), ""));
        }
    }

    Map<Id, CustomerEntry> find(Collection<Id> ids) {
        Map<Channel, TreeSet<String>> byChannel = new TreeMap<>();
        ids.forEach(id ->
                byChannel.computeIfAbsent(id.channel(), c -> new TreeSet<>()).add(id.id()));
        Map<Id, CustomerEntry> found = new HashMap<>();
        byChannel.forEach((channel, some) -> jdbc.query(
                "select * from sale_customer where customer_id = any(?) and channel = ?",
                row -> {
                    CustomerEntry entry = entry(row);
                    found.put(new Id(entry.channel(), entry.id()), entry);
                },
                some.toArray(String[]::new),
                channel.code()));
        return found;
    }

    /** What these sales need of their customers, to be {@link #complete}. */
    Map<Id, CustomerEntry> of(Collection<Sale> sales) {
        TreeMap<String, Id> needed = new TreeMap<>();
        for (Sale sale : sales) {
            String id = sale.customerId();
            boolean complete = sale.customerName() != null && sale.customerEmail() != null && sale.country() != null;
            if (id != null && !complete) {
                needed.put(sale.channel().code() + ":" + id, new Id(sale.channel(), id));
            }
        }
        return find(needed.values());
    }

    /** The sale with its customer's name, email and country where it does not tell them itself. */
    static Sale complete(Sale sale, Map<Id, CustomerEntry> customers) {
        String id = sale.customerId();
        CustomerEntry customer = id == null ? null : customers.get(new Id(sale.channel(), id));
        return customer == null ? sale : sale.boughtBy(customer.name(), customer.email(), customer.country());
    }

    void insert(Collection<CustomerEntry> customers) {
        jdbc.batchUpdate(
                "insert into sale_customer (name, email, country, deleted, as_of, sample, channel, customer_id)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                customers.stream().map(StoredCustomers::columns).toList());
    }

    void update(Collection<CustomerEntry> customers) {
        jdbc.batchUpdate(
                "update sale_customer set name = ?, email = ?, country = ?, deleted = ?, as_of = ?, sample = ?"
                        + " where channel = ? and customer_id = ?",
                customers.stream().map(StoredCustomers::columns).toList());
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
