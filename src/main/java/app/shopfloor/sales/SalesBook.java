package app.shopfloor.sales;

import app.shopfloor.base.store.Vendor;
import app.shopfloor.sales.SaleReport.Kind;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.News;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The hot path: joins reports to the evidence that is there, derives the sales anew, and moves rows and totals by the
 * difference. A batch costs a fixed number of statements, however many reports it holds.
 */
@Component
class SalesBook {

    /** The sequence gives ids in blocks of this size (see V003__sales.sql). */
    private static final int ID_BLOCK = 1_000;

    private final JdbcTemplate jdbc;
    private final StoredSales stored;
    private final SalesTotals totals;
    private final TotalsLock lock;
    private final Vendor vendor;
    private long nextId;
    private long endOfBlock;

    SalesBook(JdbcTemplate jdbc, StoredSales stored, SalesTotals totals, TotalsLock lock) {
        this.jdbc = jdbc;
        this.stored = stored;
        this.totals = totals;
        this.lock = lock;
        this.vendor = Vendor.of(java.util.Objects.requireNonNull(jdbc.getDataSource()));
    }

    /** Everything known of one order. */
    private static final class Dossier {
        final String key;
        final long saleId;
        final boolean known;
        final Map<String, Evidence> objects = new TreeMap<>();
        boolean sample;

        @Nullable
        Sale before;

        Dossier(String key, long saleId, boolean known, boolean sample) {
            this.key = key;
            this.saleId = saleId;
            this.known = known;
            this.sample = sample;
        }

        @Nullable
        Sale sale() {
            int colon = key.indexOf(':');
            return Derivation.of(
                    new Channel(key.substring(0, colon)), key.substring(colon + 1), sample, objects.values());
        }

        void join(Evidence evidence) {
            objects.computeIfAbsent(evidence.objectId(), id -> new Evidence(evidence.kind(), id))
                    .join(evidence);
        }

        void join(SaleReport report) {
            objects.computeIfAbsent(report.objectId(), id -> new Evidence(report.kind(), id))
                    .join(report);
            sample |= report.sample();
        }
    }

    /** Books the reports in the caller's transaction, and tells of each what it meant. */
    List<Recorded> book(Collection<SaleReport> reports) {
        lock.shareUntilTransactionEnds();
        Aliases aliases = aliases(reports);
        Set<String> keys = new TreeSet<>(aliases.moves.values());
        keys.addAll(aliases.moves.keySet());
        aliases.moves.keySet().forEach(charge -> keys.add(aliases.formerKey(charge)));
        reports.forEach(report -> keys.add(aliases.keyOf(report)));

        Map<String, Dossier> dossiers = load(keys);
        aliases.moves.forEach((charge, to) -> move(dossiers, charge, aliases.formerKey(charge), to));
        List<Recorded> recorded = join(reports, aliases, dossiers);
        aliases.save(jdbc);
        save(dossiers.values());
        return recorded;
    }

    /** What booking them would mean, without booking. */
    List<Recorded> preview(Collection<SaleReport> reports) {
        Aliases aliases = aliases(reports);
        Set<String> keys = new TreeSet<>(aliases.moves.values());
        reports.forEach(report -> keys.add(aliases.keyOf(report)));
        return join(reports, aliases, load(keys));
    }

    private List<Recorded> join(Collection<SaleReport> reports, Aliases aliases, Map<String, Dossier> dossiers) {
        List<Recorded> recorded = new ArrayList<>();
        for (SaleReport report : reports) {
            Dossier dossier = dossier(dossiers, aliases.keyOf(report));
            String before = EvidenceText.of(dossier.objects.values());
            boolean known = dossier.objects.containsKey(report.objectId());
            dossier.join(report);
            boolean same = before.equals(EvidenceText.of(dossier.objects.values()));
            recorded.add(new Recorded(
                    !known ? News.NEW : same ? News.KNOWN : News.UPDATED,
                    dossier.key.substring(dossier.key.indexOf(':') + 1),
                    ""));
        }
        return recorded;
    }

    private void move(Map<String, Dossier> dossiers, String charge, String from, String to) {
        Dossier former = dossiers.get(from);
        if (former == null || from.equals(to)) {
            return;
        }
        String chargeId = charge.substring(charge.indexOf(':') + 1);
        Iterator<Evidence> objects = former.objects.values().iterator();
        while (objects.hasNext()) {
            Evidence evidence = objects.next();
            if (evidence.kind() != Kind.PAYMENT && chargeId.equals(evidence.chargeId())) {
                dossier(dossiers, to).join(evidence);
                dossier(dossiers, to).sample |= former.sample;
                objects.remove();
            }
        }
    }

    private Dossier dossier(Map<String, Dossier> dossiers, String key) {
        return dossiers.computeIfAbsent(key, k -> new Dossier(k, nextId(), false, false));
    }

    private Map<String, Dossier> load(Set<String> keys) {
        Map<String, Dossier> dossiers = new TreeMap<>();
        jdbc.query(
                "select order_key, sale_id, sample, objects from sale_evidence where order_key = any(?)"
                        + " order by order_key for update",
                row -> {
                    Dossier dossier = new Dossier(row.getString(1), row.getLong(2), true, row.getBoolean(3));
                    EvidenceText.objects(row.getString(4)).forEach(dossier::join);
                    dossier.before = dossier.sale();
                    dossiers.put(dossier.key, dossier);
                },
                (Object) keys.toArray(String[]::new));
        return dossiers;
    }

    private void save(Collection<Dossier> dossiers) {
        List<Object[]> evidenceToInsert = new ArrayList<>();
        List<Object[]> evidenceToUpdate = new ArrayList<>();
        List<Object[]> evidenceToDelete = new ArrayList<>();
        List<StoredSales.Row> salesToInsert = new ArrayList<>();
        List<StoredSales.Row> salesToUpdate = new ArrayList<>();
        List<Long> salesToDelete = new ArrayList<>();
        Movement movement = totals.movement();
        for (Dossier dossier : dossiers) {
            Sale after = dossier.sale();
            if (dossier.objects.isEmpty()) {
                evidenceToDelete.add(new Object[] {dossier.key});
            } else {
                Object[] row = {dossier.saleId, dossier.sample, EvidenceText.of(dossier.objects.values()), dossier.key};
                (dossier.known ? evidenceToUpdate : evidenceToInsert).add(row);
            }
            if (java.util.Objects.equals(dossier.before, after)) {
                continue;
            }
            movement.minus(dossier.before).plus(after);
            if (after == null) {
                salesToDelete.add(dossier.saleId);
            } else {
                (dossier.before == null ? salesToInsert : salesToUpdate)
                        .add(new StoredSales.Row(dossier.saleId, after));
            }
        }
        jdbc.batchUpdate(
                "insert into sale_evidence (sale_id, sample, objects, order_key) values (?, ?, ?, ?)",
                evidenceToInsert);
        jdbc.batchUpdate(
                "update sale_evidence set sale_id = ?, sample = ?, objects = ? where order_key = ?", evidenceToUpdate);
        jdbc.batchUpdate("delete from sale_evidence where order_key = ?", evidenceToDelete);
        stored.delete(salesToDelete);
        stored.insert(salesToInsert);
        stored.update(salesToUpdate);
        totals.add(movement);
    }

    private synchronized long nextId() {
        if (nextId == endOfBlock) {
            Long block = jdbc.queryForObject("select nextval('sale_seq')", Long.class);
            nextId = java.util.Objects.requireNonNull(block);
            endOfBlock = nextId + ID_BLOCK;
        }
        return nextId++;
    }

    private Aliases aliases(Collection<SaleReport> reports) {
        Set<String> charges = new TreeSet<>();
        for (SaleReport report : reports) {
            if (report.chargeId() != null) {
                charges.add(key(report.channel(), report.chargeId()));
            }
        }
        Map<String, String> known = new HashMap<>();
        if (!charges.isEmpty()) {
            holdCharges(charges);
            jdbc.query(
                    "select charge_key, order_key from sale_alias where charge_key = any(?) order by charge_key"
                            + " for update",
                    row -> {
                        known.put(row.getString(1), row.getString(2));
                    },
                    (Object) charges.toArray(String[]::new));
        }
        return Aliases.of(known, reports);
    }

    /**
     * Until the transaction ends, no other worker books anything of these charges: or one could keep a refund under a charge while
     * another learns to which order the charge belongs, and neither would see the other.
     */
    private void holdCharges(Set<String> charges) {
        if (vendor == Vendor.POSTGRESQL) {
            jdbc.query(
                    "select pg_advisory_xact_lock(hashtextextended(charge, 0))"
                            + " from (select charge from unnest(?) as charge order by charge) as in_order",
                    row -> {},
                    (Object) charges.toArray(String[]::new));
        }
    }

    private static String key(Channel channel, String id) {
        return channel.code() + ":" + id;
    }

    /**
     * Which charge belongs to which order. Sources tell one order for a charge; should they ever tell two, the smaller key
     * holds, whichever was told first.
     */
    private record Aliases(Map<String, String> known, TreeMap<String, String> moves, Set<String> sample) {

        static Aliases of(Map<String, String> known, Collection<SaleReport> reports) {
            Aliases aliases = new Aliases(known, new TreeMap<>(), new TreeSet<>());
            for (SaleReport report : reports) {
                if (report.chargeId() != null && report.orderId() != null) {
                    String charge = key(report.channel(), report.chargeId());
                    String order = key(report.channel(), report.orderId());
                    String former = known.get(charge);
                    if (former == null || order.compareTo(former) < 0) {
                        aliases.moves.merge(charge, order, (one, other) -> one.compareTo(other) <= 0 ? one : other);
                        if (report.sample()) {
                            aliases.sample.add(charge);
                        }
                    }
                }
            }
            return aliases;
        }

        String formerKey(String charge) {
            return known.getOrDefault(charge, charge);
        }

        String keyOf(SaleReport report) {
            String order = report.orderId() == null ? null : key(report.channel(), report.orderId());
            if (report.kind() == Kind.PAYMENT && order != null || report.chargeId() == null) {
                return java.util.Objects.requireNonNull(order);
            }
            String charge = key(report.channel(), report.chargeId());
            String moved = moves.get(charge);
            return moved != null ? moved : known.getOrDefault(charge, order != null ? order : charge);
        }

        void save(JdbcTemplate jdbc) {
            List<Object[]> inserts = new ArrayList<>();
            List<Object[]> updates = new ArrayList<>();
            moves.forEach((charge, order) -> {
                if (known.containsKey(charge)) {
                    updates.add(new Object[] {order, charge});
                } else {
                    inserts.add(new Object[] {charge, order, sample.contains(charge)});
                }
            });
            jdbc.batchUpdate("insert into sale_alias (charge_key, order_key, sample) values (?, ?, ?)", inserts);
            jdbc.batchUpdate("update sale_alias set order_key = ? where charge_key = ?", updates);
        }
    }
}
