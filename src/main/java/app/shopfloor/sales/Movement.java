package app.shopfloor.sales;

import app.shopfloor.shared.Channel;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is to be added to the totals, and which entries come and go, when sales come, go or change. */
final class Movement {

    /**
     * What was sold, as the sale told it.
     *
     * @param sku ours, or "" for what is not told and may be mapped; then the other two say what
     * @param productRef the source's product, or the name of a line that has none; "" where there is an SKU or only a price
     * @param priceRef the source's price, or ""
     */
    record Item(String sku, String productRef, String priceRef) implements Comparable<Item> {

        private static final Comparator<Item> ORDER =
                Comparator.comparing(Item::sku).thenComparing(Item::productRef).thenComparing(Item::priceRef);

        static Item of(Sale.Line line) {
            if (line.sku() != null) {
                return new Item(line.sku(), "", "");
            }
            String price = line.priceRef() == null ? "" : line.priceRef();
            String product = line.productRef() != null ? line.productRef() : price.isEmpty() ? line.refByName() : "";
            return new Item("", product, price);
        }

        /** What is to be mapped to an SKU; "" where one is told. */
        String ref() {
            return productRef.isEmpty() ? priceRef : productRef;
        }

        @Override
        public int compareTo(Item other) {
            return ORDER.compare(this, other);
        }
    }

    /** @param item null for the orders' own totals */
    record Key(
            String country,
            LocalDate day,
            Channel channel,
            String currency,
            Basis basis,
            @Nullable Item item) {}

    /** Repeats of one day. @param since the day of their customers' first order */
    record Cohort(String country, LocalDate since, LocalDate day, Channel channel, String currency, Basis basis) {}

    /** What a customer's orders brought for goods, and refunds that failed brought back; refunds are not taken off. */
    record Paid(long buyer, String currency, Basis basis) implements Comparable<Paid> {

        private static final Comparator<Paid> ORDER =
                Comparator.comparing(Paid::buyer).thenComparing(Paid::currency).thenComparing(Paid::basis);

        @Override
        public int compareTo(Paid other) {
            return ORDER.compare(this, other);
        }
    }

    /** Something sold on a channel, which has a name there. */
    record Sold(Channel channel, Item item) {}

    /** Orders of a customer that are not his first, and are not themselves changed. */
    record Repeats(
            long buyer,
            LocalDate day,
            Channel channel,
            String country,
            String currency,
            boolean converted,
            long orders) {}

    private final Map<EntryRow.Id, EntryRow> gone = new LinkedHashMap<>();
    private final Map<EntryRow.Id, EntryRow> come = new LinkedHashMap<>();
    private final Postings postings;
    private final Sums sums;

    Movement(Postings postings) {
        this.postings = postings;
        this.sums = new Sums(postings.conversion().to());
    }

    /** Adds the sale; null adds nothing. */
    Movement plus(@Nullable Purchase purchase) {
        if (purchase != null) {
            each(purchase, 1, come);
        }
        return this;
    }

    /** Takes the sale away; null takes nothing. */
    Movement minus(@Nullable Purchase purchase) {
        if (purchase != null) {
            each(purchase, -1, gone);
        }
        return this;
    }

    private void each(Purchase purchase, int sign, Map<EntryRow.Id, EntryRow> entries) {
        for (Posting posting : postings.of(purchase.sale())) {
            EntryRow entry = EntryRow.of(purchase, posting);
            entries.put(entry.id(), entry);
            sums.add(purchase, posting, sign);
        }
    }

    /** A paid order as its buyer's first. */
    FirstOrder asFirst(Purchase purchase) {
        return postings.asFirst(purchase);
    }

    /** Counts the repeats under another day of their customer's first order. */
    void move(Repeats repeats, LocalDate from, LocalDate to) {
        sums.move(repeats, from, to);
    }

    /** What is to be added to the totals. */
    Sums sums() {
        return sums;
    }

    /** The entries that are no more, or are otherwise now. */
    List<EntryRow.Id> entriesGone() {
        return gone.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(come.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The entries that are new, or are otherwise now. */
    List<EntryRow> entriesCome() {
        return come.values().stream()
                .filter(entry -> !entry.equals(gone.get(entry.id())))
                .toList();
    }
}
