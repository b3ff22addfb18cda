package app.shopfloor.sales;

import app.shopfloor.base.store.Vendor;
import app.shopfloor.shared.News;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The hot path: joins reports to the evidence that is there, derives the sales anew, and has rows and totals moved by
 * the difference. A batch costs a fixed number of statements, however many reports it holds.
 */
@Component
class SalesBook {

    private final JdbcTemplate jdbc;
    private final PurchaseBook purchases;
    private final TotalsLock lock;
    private final AliasTable aliasTable;
    private final IdBlocks ids;

    SalesBook(JdbcTemplate jdbc, PurchaseBook purchases, TotalsLock lock) {
        this.jdbc = jdbc;
        this.purchases = purchases;
        this.lock = lock;
        this.ids = new IdBlocks(jdbc, "sale_seq");
        this.aliasTable = new AliasTable(jdbc, Vendor.of(Objects.requireNonNull(jdbc.getDataSource())));
    }

    /**
     * @param each what each report meant, in their order
     * @param anySaleChanged whether any row of a sale did
     */
    record Booked(List<Recorded> each, boolean anySaleChanged) {}

    /** Books the reports in the caller's transaction. */
    Booked book(Collection<SaleReport> reports) {
        lock.shareUntilTransactionEnds();
        Batch batch = new Batch(reports, aliasTable.hold(reports));
        batch.load(true);
        List<Recorded> each = new ArrayList<>(reports.size());
        int number = 0;
        for (SaleReport report : reports) {
            each.add(batch.dossierOf(report).record(report, batch.linked.get(number++)));
        }
        aliasTable.save(batch.aliases);
        return new Booked(each, save(batch.dossiers.values()));
    }

    /** What the reports would mean, if they were booked now. Holds off nobody and writes nothing. */
    List<News> preview(Collection<SaleReport> reports) {
        Batch batch = new Batch(reports, aliasTable.look(reports));
        batch.load(false);
        List<News> news = new ArrayList<>(reports.size());
        int number = 0;
        for (SaleReport report : reports) {
            news.add(batch.dossierOf(report).join(report, batch.linked.get(number++)));
        }
        return news;
    }

    /** Reports, and everything known of the orders they speak of, each piece where it belongs by now. */
    private final class Batch {

        private final Collection<SaleReport> reports;
        private final Aliases aliases;
        private final List<Boolean> linked;
        private final Map<String, Dossier> dossiers = new TreeMap<>();

        Batch(Collection<SaleReport> reports, Aliases aliases) {
            this.reports = reports;
            this.aliases = aliases;
            this.linked = reports.stream().map(aliases::learn).toList();
        }

        void load(boolean toBook) {
            Set<String> keys = new TreeSet<>();
            Set<String> former = new TreeSet<>();
            for (String name : aliases.movedNames()) {
                keys.add(aliases.orderOf(name));
                former.add(aliases.formerOrderOf(name));
            }
            keys.addAll(former);
            reports.forEach(report -> keys.add(aliases.keyOf(report)));
            jdbc.query(
                    "select order_key, sale_id, sample, objects from sale_evidence where order_key = any(?)"
                            + " order by order_key" + (toBook ? " for update" : ""),
                    row -> {
                        Dossier dossier =
                                Dossier.stored(row.getString(1), row.getLong(2), row.getBoolean(3), row.getString(4));
                        dossiers.put(dossier.key(), toBook ? dossier.remember() : dossier);
                    },
                    (Object) keys.toArray(String[]::new));
            List<Dossier> giving =
                    former.stream().map(dossiers::get).filter(Objects::nonNull).toList();
            if (!giving.isEmpty()) {
                learnNamesIn(giving);
                giving.forEach(dossier -> dossier.giveAway(aliases, this::dossier));
            }
        }

        /** An invoice that leads to a charge goes where the charge goes, though no report of the batch names it. */
        private void learnNamesIn(List<Dossier> giving) {
            Set<String> names = new TreeSet<>();
            for (Dossier dossier : giving) {
                for (Evidence evidence : dossier.objects()) {
                    String name = Aliases.key(dossier.channel(), evidence.under());
                    if (!evidence.under().equals(Evidence.THE_ORDER) && !aliases.know(name)) {
                        names.add(name);
                    }
                }
            }
            aliases.alsoKnow(aliasTable.read(names));
        }

        Dossier dossierOf(SaleReport report) {
            return dossier(aliases.keyOf(report));
        }

        private Dossier dossier(String key) {
            return dossiers.computeIfAbsent(key, Dossier::begun);
        }
    }

    private boolean save(Collection<Dossier> dossiers) {
        List<Object[]> evidenceToInsert = new ArrayList<>();
        List<Object[]> evidenceToUpdate = new ArrayList<>();
        List<Object[]> evidenceToDelete = new ArrayList<>();
        List<PurchaseBook.Change> changes = new ArrayList<>();
        for (Dossier dossier : dossiers) {
            String text = dossier.textIfChanged();
            if (text == null) {
                continue;
            }
            long saleId;
            if (dossier.saleId() == null) {
                saleId = ids.next();
                evidenceToInsert.add(new Object[] {saleId, dossier.isSample(), text, dossier.key()});
            } else {
                saleId = dossier.saleId();
                if (dossier.isEmpty()) {
                    evidenceToDelete.add(new Object[] {dossier.key()});
                } else {
                    evidenceToUpdate.add(new Object[] {saleId, dossier.isSample(), text, dossier.key()});
                }
            }
            Sale before = dossier.before();
            Sale after = dossier.sale();
            if (!Objects.equals(before, after)) {
                changes.add(new PurchaseBook.Change(saleId, before, after));
            }
        }
        jdbc.batchUpdate(
                "insert into sale_evidence (sale_id, sample, objects, order_key) values (?, ?, ?, ?)",
                evidenceToInsert);
        jdbc.batchUpdate(
                "update sale_evidence set sale_id = ?, sample = ?, objects = ? where order_key = ?", evidenceToUpdate);
        jdbc.batchUpdate("delete from sale_evidence where order_key = ?", evidenceToDelete);
        purchases.book(changes);
        return !changes.isEmpty();
    }
}
