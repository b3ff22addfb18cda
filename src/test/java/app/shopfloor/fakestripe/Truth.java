package app.shopfloor.fakestripe;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What really happened, written down as it happened and summed up by nobody's rules but arithmetic. */
public final class Truth {

    /** A movement of the balance, as {@code txn_…} tells it. @param payout with which it was paid out, or null */
    public record Movement(
            String id,
            String type,
            String category,
            long amount,
            long fee,
            String source,
            Instant at,
            String order,
            String payout) {

        public long net() {
            return amount - fee;
        }

        /** Whether it moves money to or from the bank instead of earning or costing it. */
        public boolean isPayout() {
            return type.startsWith("payout");
        }
    }

    /** What a day's orders of one currency come to. Total is what was paid less what was given back. */
    public record Day(long orders, long units, long gross, long discounts, long total) {

        static final Day NONE = new Day(0, 0, 0, 0, 0);

        Day plus(Day more) {
            return new Day(
                    orders + more.orders,
                    units + more.units,
                    gross + more.gross,
                    discounts + more.discounts,
                    total + more.total);
        }
    }

    public record DayKey(LocalDate day, String currency) implements Comparable<DayKey> {

        @Override
        public int compareTo(DayKey other) {
            int byDay = day.compareTo(other.day);
            return byDay != 0 ? byDay : currency.compareTo(other.currency);
        }
    }

    private final Map<String, TrueOrder> orders = new LinkedHashMap<>();
    private final Map<String, Movement> movements = new LinkedHashMap<>();
    private final Map<String, String> payouts = new LinkedHashMap<>();
    private final Map<String, String> skus = new HashMap<>();

    TrueOrder order(String id, String currency) {
        return orders.computeIfAbsent(id, i -> new TrueOrder(i, currency));
    }

    void moved(Movement movement) {
        movements.put(movement.id(), movement);
    }

    void payout(String id, String status) {
        payouts.put(id, status);
    }

    /** @param sku null while the product's metadata tells none */
    void sku(String product, String sku) {
        skus.put(product, sku);
    }

    public Collection<TrueOrder> orders() {
        return orders.values();
    }

    public TrueOrder order(String id) {
        return orders.get(id);
    }

    public Collection<Movement> movements() {
        return movements.values();
    }

    public List<Movement> movements(TrueOrder order) {
        return movements.values().stream()
                .filter(movement -> order.id().equals(movement.order()))
                .toList();
    }

    /** The payouts with their state in Stripe's words. */
    public Map<String, String> payouts() {
        return payouts;
    }

    /** The SKU that a product's metadata tells now, or null. */
    public String sku(String product) {
        return skus.get(product);
    }

    /** By day of the zone and currency; days of nothing are absent. */
    public Map<DayKey, Day> days(ZoneId zone) {
        Map<DayKey, Day> days = new TreeMap<>();
        for (TrueOrder order : orders.values()) {
            if (order.paidAt() == null) {
                continue;
            }
            add(
                    days,
                    zone,
                    order,
                    order.paidAt(),
                    new Day(1, order.units(), order.gross(), order.discount(), order.total()));
            for (TrueOrder.Refund refund : order.refunds()) {
                add(days, zone, order, refund.madeAt(), new Day(0, 0, 0, 0, -refund.amount()));
                if (refund.restoredAt() != null) {
                    add(days, zone, order, refund.restoredAt(), new Day(0, 0, 0, 0, refund.amount()));
                }
            }
        }
        days.values().removeIf(Day.NONE::equals);
        return days;
    }

    /** Orders of other currencies, in euros at Stripe's own rate; what it returned is not told here, and the total is 0. */
    public Map<DayKey, Day> daysInEuros(ZoneId zone) {
        Map<DayKey, Day> days = new TreeMap<>();
        for (TrueOrder order : orders.values()) {
            if (order.paidAt() != null && order.rate() != null) {
                Rate rate = new Rate(order.rate());
                days.merge(
                        new DayKey(LocalDate.ofInstant(order.paidAt(), zone), "EUR"),
                        new Day(
                                1,
                                order.units(),
                                Rate.convert(order.gross(), rate),
                                Rate.convert(order.discount(), rate),
                                0),
                        Day::plus);
            }
        }
        return days;
    }

    /** Orders of other currencies of which Stripe tells no rate, in their own; the total is 0. */
    public Map<DayKey, Day> daysWithoutRate(ZoneId zone) {
        Map<DayKey, Day> days = new TreeMap<>();
        for (TrueOrder order : orders.values()) {
            if (order.paidAt() != null
                    && order.rate() == null
                    && !order.currency().equals("EUR")) {
                add(days, zone, order, order.paidAt(), new Day(1, order.units(), order.gross(), order.discount(), 0));
            }
        }
        return days;
    }

    private static void add(Map<DayKey, Day> days, ZoneId zone, TrueOrder order, Instant at, Day more) {
        days.merge(new DayKey(LocalDate.ofInstant(at, zone), order.currency()), more, Day::plus);
    }

    /** Amount less fee of all movements that are not payouts, by day of the zone. */
    public Map<LocalDate, Long> cash(ZoneId zone) {
        Map<LocalDate, Long> cash = new TreeMap<>();
        for (Movement movement : movements.values()) {
            if (!movement.isPayout()) {
                cash.merge(LocalDate.ofInstant(movement.at(), zone), movement.net(), Long::sum);
            }
        }
        cash.values().removeIf(net -> net == 0);
        return cash;
    }

    /** Ids of the movements by the payout with which they left, payouts themselves not counted. */
    public Map<String, List<String>> paidOut() {
        Map<String, List<String>> paidOut = new TreeMap<>();
        for (Movement movement : movements.values()) {
            if (movement.payout() != null && !movement.isPayout()) {
                paidOut.computeIfAbsent(movement.payout(), p -> new ArrayList<>())
                        .add(movement.id());
            }
        }
        paidOut.values().forEach(ids -> ids.sort(null));
        return paidOut;
    }
}
