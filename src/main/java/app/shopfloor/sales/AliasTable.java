package app.shopfloor.sales;

import app.shopfloor.base.store.Vendor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where charges and invoices lead, as rows. */
final class AliasTable {

    private final JdbcTemplate jdbc;
    private final Vendor vendor;

    AliasTable(JdbcTemplate jdbc, Vendor vendor) {
        this.jdbc = jdbc;
        this.vendor = vendor;
    }

    /**
     * What is known of the names in the reports, and what these tell. Until the transaction ends, no other worker books anything
     * of these names: or one could keep a refund under a charge while another learns to which order the charge belongs, and
     * neither would see the other.
     */
    Aliases hold(Collection<SaleReport> reports) {
        Set<String> names = named(reports);
        hold(names);
        Map<String, Aliases.Lead> found = read(names, " for update");
        Set<String> further = new TreeSet<>();
        found.values().forEach(lead -> {
            if (lead.viaCharge() && !names.contains(lead.to())) {
                further.add(lead.to());
            }
        });
        if (!further.isEmpty()) {
            // Only when another worker has just told it; should the two now wait for each other, the database ends one
            // of them.
            hold(further);
            found.putAll(read(further, " for update"));
        }
        return new Aliases(found);
    }

    /** The same without holding off anybody. */
    Aliases look(Collection<SaleReport> reports) {
        return new Aliases(read(named(reports)));
    }

    /** The names in the reports, and the charges that their invoices are known to lead to. */
    private Set<String> named(Collection<SaleReport> reports) {
        Set<String> names = Aliases.names(reports);
        Set<String> invoices = new TreeSet<>();
        for (SaleReport report : reports) {
            if (report.invoiceId() != null) {
                invoices.add(Aliases.key(report.channel(), report.invoiceId()));
            }
        }
        if (!invoices.isEmpty()) {
            names.addAll(jdbc.queryForList(
                    "select order_key from sale_alias where alias_key = any(?) and via_charge", String.class, (Object)
                            invoices.toArray(String[]::new)));
        }
        return names;
    }

    Map<String, Aliases.Lead> read(Collection<String> names) {
        return read(names, "");
    }

    private Map<String, Aliases.Lead> read(Collection<String> names, String how) {
        Map<String, Aliases.Lead> found = new HashMap<>();
        if (!names.isEmpty()) {
            jdbc.query(
                    "select alias_key, order_key, via_charge from sale_alias where alias_key = any(?) order by alias_key"
                            + how,
                    row -> {
                        found.put(row.getString(1), new Aliases.Lead(row.getString(2), row.getBoolean(3)));
                    },
                    (Object) names.toArray(String[]::new));
        }
        return found;
    }

    private void hold(Set<String> names) {
        if (vendor == Vendor.POSTGRESQL && !names.isEmpty()) {
            jdbc.query(
                    "select pg_advisory_xact_lock(hashtextextended(name, 0))"
                            + " from (select name from unnest(?) as name order by name) as in_order",
                    row -> {},
                    (Object) names.toArray(String[]::new));
        }
    }

    void save(Aliases aliases) {
        List<Object[]> inserts = new ArrayList<>();
        List<Object[]> updates = new ArrayList<>();
        aliases.told().forEach((name, lead) -> {
            if (aliases.isNew(name)) {
                inserts.add(new Object[] {lead.to(), lead.viaCharge(), aliases.isOfSample(name), name});
            } else {
                updates.add(new Object[] {lead.to(), lead.viaCharge(), name});
            }
        });
        jdbc.batchUpdate(
                "insert into sale_alias (order_key, via_charge, sample, alias_key) values (?, ?, ?, ?)", inserts);
        jdbc.batchUpdate("update sale_alias set order_key = ?, via_charge = ? where alias_key = ?", updates);
    }
}
