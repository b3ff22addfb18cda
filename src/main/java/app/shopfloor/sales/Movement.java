package app.shopfloor.sales;

import app.shopfloor.sales.Conversion.Exchange;
import app.shopfloor.shared.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What one sale adds to the daily totals. The one place where a sale's amounts are put on days: an order on the day paid, a
 * refund on the day it was made, a refund that failed taken back on the day it failed. And the one place where they are
 * converted: the order's amounts and each refund's, half up; what falls on lines sums to them.
 */
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

    /** @param item null for the order's own totals */
    record Key(
            LocalDate day,
            Channel channel,
            String currency,
            Basis basis,
            @Nullable Item item) implements Comparable<Key> {

        private static final Comparator<Key> ORDER = Comparator.comparing(Key::day)
                .thenComparing(Key::channel)
                .thenComparing(Key::currency)
                .thenComparing(Key::basis);

        @Override
        public int compareTo(Key other) {
            int order = ORDER.compare(this, other);
            if (order != 0 || item == null || other.item == null) {
                return order != 0 ? order : Boolean.compare(item != null, other.item != null);
            }
            return item.compareTo(other.item);
        }
    }

    /** Something sold on a channel, which has a name there. */
    record Sold(Channel channel, Item item) {}

    private final Map<Key, Figures> figures = new TreeMap<>();
    private final Map<Sold, String> names = new LinkedHashMap<>();
    private final ZoneId zone;
    private final Conversion conversion;

    /** @param zone the business time zone, in which days are cut */
    Movement(ZoneId zone, Conversion conversion) {
        this.zone = zone;
        this.conversion = conversion;
    }

    /** Adds the sale; null adds nothing. */
    Movement plus(@Nullable Sale sale) {
        each(sale, this::add);
        if (sale != null && sale.paidAt() != null) {
            sale.lines().forEach(line -> names.put(new Sold(sale.channel(), Item.of(line)), line.name()));
        }
        return this;
    }

    /** Takes the sale away; null takes nothing. */
    Movement minus(@Nullable Sale sale) {
        each(sale, (key, figures) -> add(key, figures.negated()));
        return this;
    }

    /** What is to be added to the totals, in a fixed order, nothing for nothing. */
    Map<Key, Figures> figures() {
        figures.values().removeIf(Figures::isNone);
        return figures;
    }

    /** Under which names the added sales were sold, the last one added counts. */
    Map<Sold, String> names() {
        return names;
    }

    private void add(Key key, Figures more) {
        figures.merge(key, more, Figures::plus);
    }

    private void each(@Nullable Sale sale, BiConsumer<Key, Figures> to) {
        if (sale == null || sale.paidAt() == null) {
            return;
        }
        List<Item> items = sale.lines().stream().map(Item::of).toList();
        LocalDate day = day(sale.paidAt());
        Exchange exchange = conversion.concerns(sale) ? conversion.ofPayment(sale, day) : null;
        order(new Posting(sale, day, items, exchange, to, 1), sale);
        long[] nets = sale.lines().stream().mapToLong(Sale.Line::net).toArray();
        for (Sale.Refund refund : sale.refunds()) {
            LocalDate made = day(refund.madeAt());
            Exchange back = conversion.concerns(sale) ? conversion.ofRefund(sale, refund, made) : null;
            refund(new Posting(sale, made, items, back, to, 1), refund, nets);
            if (refund.restoredAt() != null) {
                // Takes back what was booked, to the cent: at the same rate, whatever that of its own day is.
                refund(new Posting(sale, day(refund.restoredAt()), items, back, to, -1), refund, nets);
            }
        }
    }

    private static void order(Posting posting, Sale sale) {
        long units = sale.lines().stream().mapToLong(Sale.Line::quantity).sum();
        Figures[] lines = new Figures[sale.lines().size()];
        Set<Item> counted = new HashSet<>();
        for (int i = 0; i < lines.length; i++) {
            Sale.Line line = sale.lines().get(i);
            long orders = counted.add(posting.items.get(i)) ? 1 : 0;
            lines[i] = new Figures(orders, line.quantity(), line.gross(), line.discount(), 0, 0, 0);
        }
        posting.post(new Figures(1, units, sale.gross(), sale.discount(), 0, sale.shipping(), sale.tax()), lines);
    }

    private static void refund(Posting posting, Sale.Refund refund, long[] nets) {
        Figures[] lines = Arrays.stream(Split.by(nets, refund.goods()))
                .mapToObj(goods -> new Figures(0, 0, 0, 0, goods, 0, 0))
                .toArray(Figures[]::new);
        posting.post(new Figures(0, 0, 0, 0, refund.goods(), -refund.shipping(), -refund.tax()), lines);
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** One transaction of a sale, put on one day in every basis that it has. */
    private final class Posting {

        private final Sale sale;
        private final LocalDate day;
        private final List<Item> items;
        private final @Nullable Exchange exchange;
        private final BiConsumer<Key, Figures> to;
        private final int sign;

        /** @param sign 1 to add, -1 to take back exactly what was added */
        Posting(
                Sale sale,
                LocalDate day,
                List<Item> items,
                @Nullable Exchange exchange,
                BiConsumer<Key, Figures> to,
                int sign) {
            this.sale = sale;
            this.day = day;
            this.items = items;
            this.exchange = exchange;
            this.to = to;
            this.sign = sign;
        }

        void post(Figures order, Figures[] lines) {
            post(Basis.NATIVE, sale.currency(), order, lines);
            if (!conversion.concerns(sale)) {
                return;
            }
            if (exchange == null) {
                post(Basis.NO_RATE, sale.currency(), order, lines);
            } else {
                Figures converted = exchange.of(order);
                post(Basis.REPORTING, conversion.to(), converted, split(lines, converted));
            }
        }

        private void post(Basis basis, String currency, Figures order, Figures[] lines) {
            accept(basis, currency, null, order);
            for (int i = 0; i < lines.length; i++) {
                accept(basis, currency, items.get(i), lines[i]);
            }
        }

        private void accept(Basis basis, String currency, @Nullable Item item, Figures added) {
            to.accept(new Key(day, sale.channel(), currency, basis, item), sign > 0 ? added : added.negated());
        }

        private static Figures[] split(Figures[] lines, Figures converted) {
            long[] gross = Split.by(amounts(lines, Figures::gross), converted.gross());
            long[] discounts = Split.by(amounts(lines, Figures::discounts), converted.discounts());
            long[] returns = Split.by(amounts(lines, Figures::returns), converted.returns());
            Figures[] parts = new Figures[lines.length];
            for (int i = 0; i < parts.length; i++) {
                Figures line = lines[i];
                parts[i] = new Figures(line.orders(), line.units(), gross[i], discounts[i], returns[i], 0, 0);
            }
            return parts;
        }

        private static long[] amounts(Figures[] lines, ToLongFunction<Figures> of) {
            return Arrays.stream(lines).mapToLong(of).toArray();
        }
    }
}
