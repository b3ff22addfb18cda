package app.shopfloor.sales;

import app.shopfloor.sales.Movement.Sold;
import app.shopfloor.sales.SoldNames.Named;
import app.shopfloor.sales.StoredBuyers.Buyer;
import app.shopfloor.sales.StoredCustomers.Id;
import app.shopfloor.sales.StoredSales.Place;
import app.shopfloor.sales.StoredSales.Row;
import app.shopfloor.shared.Channel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Moves all that follows from a sale when it changes, or when its customer does: its row, its entries, whose first order it is,
 * and the totals. A batch costs a fixed number of statements, and some more for customers whose first order is another now.
 */
@Component
class PurchaseBook {

    /**
     * Who moves what depends on customers holds this until its transaction ends: a sale that is booked while its customer is
     * recorded, or two orders of one customer, then see each other. Always asked for after what is held of evidence, and before
     * anything of cash, so that nobody waits in a circle. The totals of today are moved by one at a time anyway.
     */
    private static final List<String> MOVING = List.of("purchases");

    private static final int PAGE = 1_000;

    private final StoredSales stored;
    private final StoredCustomers customers;
    private final StoredBuyers buyers;
    private final StoredEntries entries;
    private final SalesTotals totals;
    private final KeyLocks keys;

    PurchaseBook(
            StoredSales stored,
            StoredCustomers customers,
            StoredBuyers buyers,
            StoredEntries entries,
            SalesTotals totals,
            KeyLocks keys) {
        this.stored = stored;
        this.customers = customers;
        this.buyers = buyers;
        this.entries = entries;
        this.totals = totals;
        this.keys = keys;
    }

    /** A sale as it is stored and as it is to be; null where it is not. */
    record Change(
            long saleId, @Nullable Sale before, @Nullable Sale after) {}

    /** Nobody else books sales or records customers until the caller's transaction ends. */
    void holdUntilTransactionEnds() {
        keys.hold(MOVING);
    }

    /** Moves what follows from sales of these customers, whose email or country is another now. */
    void customersChanged(Collection<Id> ids) {
        Map<Channel, TreeSet<String>> byChannel = new TreeMap<>();
        ids.forEach(id ->
                byChannel.computeIfAbsent(id.channel(), c -> new TreeSet<>()).add(id.id()));
        byChannel.forEach((channel, some) -> stored.boughtBy(channel, some).stream()
                .gather(Gatherers.windowFixed(PAGE))
                .forEach(page -> book(stored.byIds(page).stream()
                        .map(row -> new Change(row.id(), row.sale(), row.sale()))
                        .toList())));
    }

    /** Books the changes in the caller's transaction, which shares the {@link TotalsLock}. */
    void book(Collection<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        holdUntilTransactionEnds();
        Move move = new Move();
        move.place(changes);
        move.findFirsts();
        move.write();
    }

    /** What a batch moves. */
    private final class Move {

        private final Map<Long, Purchase> before = new TreeMap<>();
        private final Map<Long, Purchase> after = new TreeMap<>();
        private final Map<Long, Buyer> concerned = new TreeMap<>();
        private final Map<Long, @Nullable FirstOrder> moved = new TreeMap<>();
        private final Movement movement = totals.movement();

        void place(Collection<Change> changes) {
            Map<Long, Place> places = stored.places(changes.stream()
                    .filter(change -> change.before() != null)
                    .map(Change::saleId)
                    .toList());
            Map<Long, Sale> complete = complete(changes);
            Map<Long, String> identities = new HashMap<>();
            complete.forEach((saleId, sale) -> {
                String identity = Purchase.identityOf(sale);
                if (identity != null) {
                    identities.put(saleId, identity);
                }
            });
            Map<String, Buyer> known = buyers.findOrCreate(new TreeSet<>(identities.values()));
            known.values().forEach(buyer -> concerned.put(buyer.id(), buyer));
            List<Long> former = places.values().stream()
                    .map(Place::buyer)
                    .filter(Objects::nonNull)
                    .filter(buyer -> !concerned.containsKey(buyer))
                    .distinct()
                    .toList();
            concerned.putAll(buyers.byIds(former));
            for (Change change : changes) {
                long id = change.saleId();
                Place was = places.get(id);
                if (change.before() != null && was != null) {
                    FirstOrder first = was.buyer() == null ? null : first(was.buyer());
                    before.put(id, new Purchase(id, change.before(), was.country(), was.buyer(), first));
                }
                if (change.after() != null) {
                    Buyer buyer = known.get(identities.get(id));
                    String country = Purchase.countryOf(Objects.requireNonNull(complete.get(id)));
                    after.put(id, new Purchase(id, change.after(), country, buyer == null ? null : buyer.id(), null));
                }
            }
        }

        private Map<Long, Sale> complete(Collection<Change> changes) {
            Map<Long, Sale> sales = new HashMap<>();
            changes.forEach(change -> {
                if (change.after() != null) {
                    sales.put(change.saleId(), change.after());
                }
            });
            Map<Id, CustomerEntry> known = customers.of(sales.values());
            sales.replaceAll((id, sale) -> StoredCustomers.complete(sale, known));
            return sales;
        }

        private @Nullable FirstOrder first(long buyer) {
            return Objects.requireNonNull(concerned.get(buyer)).first();
        }

        /** Which of their orders is the first of the customers now. */
        void findFirsts() {
            Map<Long, FirstOrder> earliest = new HashMap<>();
            after.values().forEach(purchase -> {
                if (purchase.buyer() != null) {
                    earliest.merge(purchase.buyer(), movement.asFirst(purchase), FirstOrder::earlier);
                }
            });
            Long[] changed = changed();
            concerned.forEach((id, buyer) -> {
                FirstOrder was = buyer.first();
                FirstOrder now = earliest.get(id);
                if (was != null && (now == null || now.compareTo(was) > 0)) {
                    FirstOrder next = before.containsKey(was.saleId()) ? entries.firstOf(id, changed) : was;
                    now = next == null ? now : FirstOrder.earlier(now, next);
                }
                if (!Objects.equals(was, now)) {
                    moved.put(id, now);
                }
            });
            after.replaceAll((id, purchase) -> purchase.buyer() == null
                    ? purchase
                    : purchase.withFirst(
                            moved.containsKey(purchase.buyer())
                                    ? moved.get(purchase.buyer())
                                    : first(purchase.buyer())));
        }

        private Long[] changed() {
            TreeSet<Long> ids = new TreeSet<>(before.keySet());
            ids.addAll(after.keySet());
            return ids.toArray(Long[]::new);
        }

        void write() {
            before.values().forEach(movement::minus);
            after.values().forEach(movement::plus);
            moveOtherOrders();
            writeSales();
            entries.delete(movement.entriesGone());
            entries.insert(movement.entriesCome());
            Map<Long, FirstOrder> firsts = new TreeMap<>();
            List<Long> withoutOrders = new ArrayList<>();
            moved.forEach((buyer, first) -> {
                if (first == null) {
                    withoutOrders.add(buyer);
                } else {
                    firsts.put(buyer, first);
                }
            });
            buyers.putFirsts(firsts);
            Map<Sold, Named> names = new LinkedHashMap<>();
            after.values()
                    .forEach(purchase -> purchase.names().forEach((sold, name) -> names.merge(sold, name, Named::or)));
            totals.add(movement.sums(), names);
            buyers.delete(withoutOrders); // after the totals, which take what they paid from them
        }

        /** Orders that are not changed themselves, of customers whose first order is another now. */
        private void moveOtherOrders() {
            TreeSet<Long> ends = new TreeSet<>();
            List<Long> onOtherDays = new ArrayList<>();
            moved.forEach((buyer, now) -> {
                FirstOrder was = first(buyer);
                if (was != null && now != null) {
                    ends.add(was.saleId());
                    ends.add(now.saleId());
                    if (!was.day().equals(now.day())) {
                        onOtherDays.add(buyer);
                    }
                }
            });
            ends.removeAll(before.keySet());
            ends.removeAll(after.keySet());
            if (!ends.isEmpty()) {
                for (Row row : stored.byIds(ends)) {
                    long buyer = Objects.requireNonNull(row.buyer());
                    Purchase end = new Purchase(row.id(), row.sale(), row.country(), buyer, first(buyer));
                    movement.minus(end).plus(end.withFirst(moved.get(buyer)));
                }
            }
            if (!onOtherDays.isEmpty()) {
                TreeSet<Long> known = new TreeSet<>(List.of(changed()));
                known.addAll(ends);
                entries.ordersOf(onOtherDays, known.toArray(Long[]::new))
                        .forEach(repeats -> movement.move(
                                repeats,
                                Objects.requireNonNull(first(repeats.buyer())).day(),
                                Objects.requireNonNull(moved.get(repeats.buyer()))
                                        .day()));
            }
        }

        private void writeSales() {
            List<Long> deletes = new ArrayList<>();
            List<Row> inserts = new ArrayList<>();
            List<Row> updates = new ArrayList<>();
            List<Row> placed = new ArrayList<>();
            before.forEach((id, purchase) -> {
                if (!after.containsKey(id)) {
                    deletes.add(id);
                }
            });
            after.forEach((id, now) -> {
                Purchase was = before.get(id);
                Row row = new Row(id, now.sale(), now.country(), now.buyer());
                if (was == null) {
                    inserts.add(row);
                } else if (!was.sale().equals(now.sale())) {
                    updates.add(row);
                } else if (!was.country().equals(now.country()) || !Objects.equals(was.buyer(), now.buyer())) {
                    placed.add(row);
                }
            });
            stored.delete(deletes);
            stored.insert(inserts);
            stored.update(updates);
            stored.place(placed);
        }
    }
}
