package app.shopfloor.sales;

import app.shopfloor.sales.Movement.Item;
import app.shopfloor.sales.Movement.Sold;
import app.shopfloor.sales.StoredBuyers.Buyer;
import app.shopfloor.sales.StoredCustomers.Id;
import app.shopfloor.sales.StoredSales.Row;
import app.shopfloor.shared.DayRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Compares all that follows from sales with the sales: who bought where and the entries of each, then of each customer the first
 * order and what he paid, then the totals, a block of days at a time, and whether their articles are known. While nobody books.
 */
@Component
class TotalsCheck {

    private static final int PAGE = 2_000;

    private final StoredSales stored;
    private final StoredCustomers customers;
    private final StoredBuyers buyers;
    private final StoredEntries entries;
    private final TotalsTables tables;
    private final SoldNames names;
    private final TotalsReplay replay;

    TotalsCheck(
            StoredSales stored,
            StoredCustomers customers,
            StoredBuyers buyers,
            StoredEntries entries,
            TotalsTables tables,
            SoldNames names,
            TotalsReplay replay) {
        this.stored = stored;
        this.customers = customers;
        this.buyers = buyers;
        this.entries = entries;
        this.tables = tables;
        this.names = names;
        this.replay = replay;
    }

    /** At most so many of each kind as tell enough. */
    private static final class Drifts {

        private final List<TotalsDrift> all = new ArrayList<>();
        private final Map<Class<?>, Integer> counts = new HashMap<>();

        void add(TotalsDrift drift) {
            if (counts.merge(drift.getClass(), 1, Integer::sum) <= Sales.DRIFTS_TOLD) {
                all.add(drift);
            }
        }
    }

    /** Where they differ; empty when all is well. */
    List<TotalsDrift> run(Postings postings) {
        Drifts drifts = new Drifts();
        stored.forEachPage(page -> orders(page, postings, drifts));
        long strays = entries.strays();
        if (strays > 0) {
            drifts.add(new TotalsDrift.Strays(strays));
        }
        for (List<Buyer> page = buyers.after(0, PAGE);
                !page.isEmpty();
                page = buyers.after(page.getLast().id(), PAGE)) {
            customers(page, postings, drifts);
        }
        Set<LocalDate> days = new HashSet<>(entries.days());
        days.addAll(tables.days());
        for (DayRange block : TotalSpan.blocks(days)) {
            totals(block, postings, drifts);
        }
        for (Sold sold : names.missing(Sales.DRIFTS_TOLD)) {
            String sku = sold.item().sku();
            drifts.add(new TotalsDrift.Unfindable(
                    sold.channel(), sku.isEmpty() ? sold.item().ref() : sku));
        }
        return drifts.all;
    }

    private void orders(List<Row> page, Postings postings, Drifts drifts) {
        Map<Id, CustomerEntry> known = customers.of(page.stream().map(Row::sale).toList());
        Map<Long, String> identities = identities(page);
        Map<Long, Set<EntryRow>> found = new HashMap<>();
        entries.of(page.stream().map(Row::id).toList())
                .forEach(entry -> found.computeIfAbsent(entry.id().saleId(), id -> new HashSet<>())
                        .add(entry));
        for (Row row : page) {
            Sale complete = StoredCustomers.complete(row.sale(), known);
            Purchase purchase = new Purchase(row.id(), row.sale(), Purchase.countryOf(complete), row.buyer(), null);
            Set<EntryRow> expected = new HashSet<>();
            postings.of(row.sale()).forEach(posting -> expected.add(EntryRow.of(purchase, posting)));
            if (!purchase.country().equals(row.country())
                    || !Objects.equals(Purchase.identityOf(complete), identities.get(row.id()))
                    || !expected.equals(found.getOrDefault(row.id(), Set.of()))) {
                drifts.add(
                        new TotalsDrift.Order(row.sale().channel(), row.sale().orderId()));
            }
        }
    }

    /** Who each order's buyer is, as it is stored. */
    private Map<Long, String> identities(List<Row> page) {
        Set<Long> ids = new HashSet<>();
        page.forEach(row -> {
            if (row.buyer() != null) {
                ids.add(row.buyer());
            }
        });
        Map<Long, Buyer> known = buyers.byIds(ids);
        Map<Long, String> identities = new HashMap<>();
        for (Row row : page) {
            if (row.buyer() != null) {
                Buyer buyer = known.get(row.buyer());
                identities.put(row.id(), buyer == null ? "" : buyer.identity());
            }
        }
        return identities;
    }

    private void customers(List<Buyer> page, Postings postings, Drifts drifts) {
        long from = page.getFirst().id();
        long to = page.getLast().id();
        Map<Long, FirstOrder> firsts = entries.firsts(from, to);
        for (Buyer buyer : page) {
            FirstOrder expected = firsts.get(buyer.id());
            if (!Objects.equals(expected, buyer.first())) {
                drifts.add(new TotalsDrift.First(buyer.id(), at(expected), at(buyer.first())));
            }
        }
        Map<Movement.Paid, Long> expected =
                entries.paid(from, to, postings.conversion().to());
        Map<Movement.Paid, Long> found = tables.paid(from, to);
        TreeSet<Movement.Paid> keys = new TreeSet<>(expected.keySet());
        keys.addAll(found.keySet());
        for (Movement.Paid key : keys) {
            long should = expected.getOrDefault(key, 0L);
            long is = found.getOrDefault(key, 0L);
            if (should != is) {
                drifts.add(new TotalsDrift.Paid(key.buyer(), key.currency(), key.basis(), should, is));
            }
        }
    }

    private static @Nullable Instant at(@Nullable FirstOrder first) {
        return first == null ? null : first.at();
    }

    private void totals(DayRange block, Postings postings, Drifts drifts) {
        Map<TotalSpan, Figures> totals = new HashMap<>();
        Map<CohortSpan, Long> repeats = new HashMap<>();
        replay.forEachSums(block, postings, sums -> {
            TotalSpan.of(sums.figures()).forEach((span, figures) -> totals.merge(span, figures, Figures::plus));
            CohortSpan.of(sums.cohorts()).forEach((span, orders) -> repeats.merge(span, orders, Long::sum));
        });
        tables.forEachTotal(block, (span, found) -> {
            Figures expected = totals.remove(span);
            compare(span, expected == null ? Figures.NONE : expected, found, drifts);
        });
        totals.forEach((span, expected) -> compare(span, expected, Figures.NONE, drifts));
        tables.forEachCohort(block, (span, found) -> {
            Long expected = repeats.remove(span);
            compare(span, expected == null ? 0 : expected, found, drifts);
        });
        repeats.forEach((span, expected) -> compare(span, expected, 0, drifts));
    }

    private static void compare(TotalSpan span, Figures expected, Figures found, Drifts drifts) {
        if (!expected.equals(found)) {
            Item item = span.item();
            drifts.add(new TotalsDrift.Total(
                    span.from(),
                    span.days(),
                    country(span.country()),
                    span.channel(),
                    span.currency(),
                    span.basis(),
                    item == null ? null : item.sku(),
                    item == null ? "" : item.ref(),
                    expected,
                    found));
        }
    }

    private static void compare(CohortSpan span, long expected, long found, Drifts drifts) {
        if (expected != found) {
            drifts.add(new TotalsDrift.Repeats(
                    span.day(),
                    span.since(),
                    span.days(),
                    country(span.country()),
                    span.channel(),
                    span.currency(),
                    span.basis(),
                    expected,
                    found));
        }
    }

    private static @Nullable String country(String country) {
        return country.equals(TotalSpan.ALL_COUNTRIES) ? null : country;
    }
}
