package app.shopfloor.sales;

import app.shopfloor.sales.Movement.Sold;
import app.shopfloor.sales.SoldNames.Named;
import app.shopfloor.sales.StoredBuyers.Buyer;
import app.shopfloor.sales.StoredCustomers.Id;
import app.shopfloor.sales.StoredSales.Row;
import app.shopfloor.shared.DayRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Makes all that follows from sales anew: entries, customers and totals. A page of sales at a time, then the totals of a block of
 * days at a time, so that memory does not grow with the sales. While nobody books.
 */
@Component
class TotalsReplay {

    private static final int PAGE = 2_000;
    private static final int SUMS_AT_ONCE = 200_000;

    private final StoredSales stored;
    private final StoredCustomers customers;
    private final StoredBuyers buyers;
    private final StoredEntries entries;
    private final TotalsTables tables;
    private final SoldNames names;
    private final int sumsAtOnce;

    @Autowired
    TotalsReplay(
            StoredSales stored,
            StoredCustomers customers,
            StoredBuyers buyers,
            StoredEntries entries,
            TotalsTables tables,
            SoldNames names) {
        this(stored, customers, buyers, entries, tables, names, SUMS_AT_ONCE);
    }

    /** @param sumsAtOnce about how many sums are in memory at most */
    TotalsReplay(
            StoredSales stored,
            StoredCustomers customers,
            StoredBuyers buyers,
            StoredEntries entries,
            TotalsTables tables,
            SoldNames names,
            int sumsAtOnce) {
        this.stored = stored;
        this.customers = customers;
        this.buyers = buyers;
        this.entries = entries;
        this.tables = tables;
        this.names = names;
        this.sumsAtOnce = sumsAtOnce;
    }

    void rebuild(Postings postings) {
        entries.clear();
        buyers.forgetFirsts();
        Map<Sold, Named> sold = new LinkedHashMap<>();
        stored.forEachPage(page -> place(page, postings, sold));
        buyers.deleteThoseWithoutOrders();
        names.replace(sold);
        tables.clear();
        for (DayRange block : TotalSpan.blocks(entries.days())) {
            sum(block, postings);
        }
    }

    /** Where these were sold to, by whom they were bought, their entries, and the first orders as far as is known by then. */
    private void place(List<Row> page, Postings postings, Map<Sold, Named> sold) {
        Map<Long, Sale> complete = complete(page);
        Set<String> identities = new HashSet<>();
        complete.values().forEach(sale -> {
            String identity = Purchase.identityOf(sale);
            if (identity != null) {
                identities.add(identity);
            }
        });
        Map<String, Buyer> known = buyers.findOrCreate(identities);
        Map<Long, FirstOrder> firsts = new HashMap<>();
        List<Row> placed = new ArrayList<>();
        List<EntryRow> rows = new ArrayList<>();
        for (Row row : page) {
            Sale sale = Objects.requireNonNull(complete.get(row.id()));
            String identity = Purchase.identityOf(sale);
            Buyer buyer = identity == null ? null : Objects.requireNonNull(known.get(identity));
            Long id = buyer == null ? null : Long.valueOf(buyer.id());
            Purchase purchase = new Purchase(row.id(), row.sale(), Purchase.countryOf(sale), id, null);
            if (!purchase.country().equals(row.country()) || !Objects.equals(id, row.buyer())) {
                placed.add(new Row(row.id(), row.sale(), purchase.country(), id));
            }
            postings.of(row.sale()).forEach(posting -> rows.add(EntryRow.of(purchase, posting)));
            purchase.names().forEach((item, name) -> sold.merge(item, name, Named::or));
            if (buyer != null) {
                FirstOrder first = firsts.getOrDefault(buyer.id(), buyer.first());
                FirstOrder earlier = FirstOrder.earlier(first, postings.asFirst(purchase));
                if (!earlier.equals(first)) {
                    firsts.put(buyer.id(), earlier);
                }
            }
        }
        stored.place(placed);
        entries.insert(rows);
        buyers.putFirsts(firsts);
    }

    private Map<Long, Sale> complete(List<Row> page) {
        Map<Id, CustomerEntry> known = customers.of(page.stream().map(Row::sale).toList());
        Map<Long, Sale> complete = new HashMap<>();
        page.forEach(row -> complete.put(row.id(), StoredCustomers.complete(row.sale(), known)));
        return complete;
    }

    private void sum(DayRange block, Postings postings) {
        boolean[] begun = {false};
        forEachSums(block, postings, sums -> {
            if (begun[0]) {
                tables.add(sums);
            } else {
                tables.insert(sums);
                begun[0] = true;
            }
        });
    }

    /** What the placed sales add to the totals of these days: in one piece, unless that were too large. */
    void forEachSums(DayRange block, Postings postings, Consumer<Sums> action) {
        Sums[] sums = {new Sums(postings.conversion().to())};
        forEachPurchase(entries.salesOf(block), purchase -> {
            for (Posting posting : postings.of(purchase.sale())) {
                if (block.contains(posting.day())) {
                    sums[0].add(purchase, posting, 1);
                }
            }
            if (sums[0].size() > sumsAtOnce) {
                action.accept(sums[0]);
                sums[0] = new Sums(postings.conversion().to());
            }
        });
        action.accept(sums[0]);
    }

    /** The sales of these rows, as they are placed, read a page at a time. */
    void forEachPurchase(List<Long> saleIds, Consumer<Purchase> action) {
        for (int from = 0; from < saleIds.size(); from += PAGE) {
            purchases(saleIds.subList(from, Math.min(saleIds.size(), from + PAGE)))
                    .forEach(action);
        }
    }

    private List<Purchase> purchases(Collection<Long> saleIds) {
        List<Row> rows = stored.byIds(saleIds);
        Set<Long> ids = new HashSet<>();
        rows.forEach(row -> {
            if (row.buyer() != null) {
                ids.add(row.buyer());
            }
        });
        Map<Long, Buyer> known = buyers.byIds(ids);
        return rows.stream()
                .map(row -> {
                    Buyer buyer = row.buyer() == null ? null : known.get(row.buyer());
                    return new Purchase(
                            row.id(), row.sale(), row.country(), row.buyer(), buyer == null ? null : buyer.first());
                })
                .toList();
    }
}
