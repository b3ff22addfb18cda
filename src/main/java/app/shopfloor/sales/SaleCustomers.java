package app.shopfloor.sales;

import app.shopfloor.base.live.Pulses;
import app.shopfloor.sales.StoredCustomers.Id;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.News;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customers as sources tell them: who and where it is that bought, for sales that tell only the customer's id. */
@Service
public class SaleCustomers {

    private final StoredCustomers stored;
    private final PurchaseBook purchases;
    private final TotalsLock lock;
    private final Pulses pulses;

    SaleCustomers(StoredCustomers stored, PurchaseBook purchases, TotalsLock lock, Pulses pulses) {
        this.stored = stored;
        this.purchases = purchases;
        this.lock = lock;
        this.pulses = pulses;
    }

    /** What is known of the customers a batch tells of, before and after. */
    private record Page(Map<Id, CustomerEntry> before, Map<Id, CustomerEntry> after) {

        List<News> join(Collection<CustomerReport> reports) {
            return reports.stream().map(this::join).toList();
        }

        private News join(CustomerReport report) {
            Id id = Id.of(report);
            CustomerEntry known = after.get(id);
            CustomerEntry joined = CustomerEntry.of(report).join(known);
            after.put(id, joined);
            return known == null ? News.NEW : joined.says(known) ? News.KNOWN : News.UPDATED;
        }
    }

    /**
     * Records what sources say of customers, in whatever order, however often; the totals of their sales move with it. Of one that
     * the source has deleted, name, email and country are forgotten, and no older word brings them back. In the caller's
     * transaction if there is one.
     *
     * @return what each report meant, in their order
     */
    @Transactional
    public List<News> record(Collection<CustomerReport> reports) {
        if (reports.isEmpty()) {
            return List.of();
        }
        lock.shareUntilTransactionEnds(); // so that none of the sample can come while the sample is removed
        purchases.holdUntilTransactionEnds();
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
        return StoredCustomers.complete(sale, stored.of(List.of(sale)));
    }

    void deleteSample() {
        stored.deleteSample();
    }

    void deleteReal(Channel family) {
        stored.deleteReal(family);
    }

    private Page load(Collection<CustomerReport> reports) {
        Map<Id, CustomerEntry> known = stored.find(reports.stream().map(Id::of).toList());
        return new Page(known, new HashMap<>(known));
    }

    private void save(Page page) {
        List<CustomerEntry> inserts = new ArrayList<>();
        List<CustomerEntry> updates = new ArrayList<>();
        List<Id> moved = new ArrayList<>();
        page.after().forEach((id, after) -> {
            CustomerEntry before = page.before().get(id);
            if (!after.equals(before)) {
                (before == null ? inserts : updates).add(after);
            }
            if (movesSales(before, after)) {
                moved.add(id);
            }
        });
        stored.insert(inserts);
        stored.update(updates);
        purchases.customersChanged(moved);
    }

    private static boolean movesSales(@Nullable CustomerEntry before, CustomerEntry after) {
        return !Objects.equals(before == null ? null : before.email(), after.email())
                || !Objects.equals(before == null ? null : before.country(), after.country());
    }
}
