package app.shopfloor.intake;

import app.shopfloor.fakestripe.TrueOrder;
import app.shopfloor.fakestripe.Truth;
import app.shopfloor.sales.Sale;
import app.shopfloor.sales.Sales;
import app.shopfloor.shared.Channel;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** Names every difference between our records and what really happened. */
final class TruthCheck {

    private static final String CHANNEL = Channel.STRIPE.code();

    private final Truth truth;
    private final Sales sales;
    private final JdbcTemplate jdbc;
    private final ZoneId zone;
    private final List<String> differences = new ArrayList<>();

    /** @param zone in which days are cut */
    TruthCheck(Truth truth, Sales sales, JdbcTemplate jdbc, ZoneId zone) {
        this.truth = truth;
        this.sales = sales;
        this.jdbc = jdbc;
        this.zone = zone;
    }

    /** What was found by the checks so far; empty when all is equal. */
    List<String> differences() {
        return differences;
    }

    TruthCheck everything() {
        return orders().parts().days().daysInEuros().cash().fees();
    }

    /** Every order with its money, its refunds and disputes, and none beside. */
    TruthCheck orders() {
        Set<String> known = new HashSet<>(
                jdbc.queryForList("select source_order_id from sale where channel = ?", String.class, CHANNEL));
        for (TrueOrder order : truth.orders()) {
            known.remove(order.id());
            Sale sale = sales.find(Channel.STRIPE, order.id()).orElse(null);
            if (sale == null) {
                differences.add(order.id() + " (" + order.status() + ") is not known");
            } else {
                compare(order, sale);
            }
        }
        known.forEach(id -> differences.add(id + " is no order: "
                + sales.find(Channel.STRIPE, id).map(Sale::status).orElse(null)));
        return this;
    }

    private void compare(TrueOrder order, Sale sale) {
        String who = order.id();
        same(who + " status", order.status(), sale.status().name());
        same(who + " currency", order.currency(), sale.currency());
        same(who + " paid at", order.paidAt(), sale.paidAt());
        if (order.paidAt() != null) {
            same(who + " total", order.total(), sale.total());
            same(who + " refunded", order.refunded(), sale.refunded());
        }
        Map<String, Sale.Refund> refunds = new TreeMap<>();
        sale.refunds().forEach(refund -> refunds.put(refund.refundId(), refund));
        for (TrueOrder.Refund refund : order.refunds()) {
            Sale.Refund ours = refunds.remove(refund.id());
            String which = who + " " + refund.id();
            if (ours == null) {
                differences.add(which + " (" + refund.state() + ") is not known");
                continue;
            }
            same(which + " amount", refund.amount(), ours.amount());
            same(which + " state", state(refund.state()), ours.state().name());
            same(which + " made at", refund.madeAt(), ours.madeAt());
            same(which + " restored at", refund.restoredAt(), ours.restoredAt());
        }
        refunds.values().forEach(refund -> differences.add(who + " has no refund " + refund));
        Map<String, Sale.Dispute> disputes = new TreeMap<>();
        sale.disputes().forEach(dispute -> disputes.put(dispute.disputeId(), dispute));
        for (TrueOrder.Dispute dispute : order.disputes()) {
            Sale.Dispute ours = disputes.remove(dispute.id());
            same(
                    who + " " + dispute.id(),
                    dispute.state() + " " + dispute.amount(),
                    ours == null ? null : stripesWord(ours) + " " + ours.amount());
        }
        disputes.values().forEach(dispute -> differences.add(who + " has no dispute " + dispute));
    }

    private static String state(String refund) {
        return refund.equals("canceled") ? "CANCELLED" : refund.toUpperCase(java.util.Locale.ROOT);
    }

    private static String stripesWord(Sale.Dispute dispute) {
        return switch (dispute.state()) {
            case WARNING -> "warning_needs_response";
            case OPEN -> "needs_response";
            default -> dispute.state().name().toLowerCase(java.util.Locale.ROOT);
        };
    }

    /** Discount, shipping and tax of every order, and what was sold of each SKU. */
    TruthCheck parts() {
        Map<String, Long> units = new TreeMap<>();
        Map<String, Long> gross = new TreeMap<>();
        for (TrueOrder order : truth.orders()) {
            if (order.paidAt() == null) {
                continue;
            }
            sales.find(Channel.STRIPE, order.id())
                    .ifPresent(sale -> same(
                            order.id() + " gross, discount, shipping, tax",
                            List.of(order.gross(), order.discount(), order.shipping(), order.tax()),
                            List.of(sale.gross(), sale.discount(), sale.shipping(), sale.tax())));
            for (TrueOrder.Line line : order.lines()) {
                String sku =
                        line.sku() != null ? line.sku() : Objects.requireNonNullElse(truth.sku(line.product()), "");
                String key = order.currency() + " " + sku;
                units.merge(key, line.quantity(), Long::sum);
                gross.merge(key, line.gross(), Long::sum);
            }
        }
        Map<String, Long> ourUnits = new TreeMap<>();
        Map<String, Long> ourGross = new TreeMap<>();
        jdbc.query("""
                select s.currency, coalesce(l.sku, byprice.sku, byproduct.sku, '') sku, sum(l.quantity), sum(l.gross)
                from sale_line l
                join sale s on s.id = l.sale_id
                left join listing_sku byprice on byprice.channel = s.channel and byprice.ref = l.price_ref
                left join listing_sku byproduct on byproduct.channel = s.channel and byproduct.ref = l.product_ref
                where s.paid_at is not null
                group by s.currency, coalesce(l.sku, byprice.sku, byproduct.sku, '')
                """, row -> {
            String key = row.getString(1) + " " + row.getString(2);
            ourUnits.put(key, row.getLong(3));
            ourGross.put(key, row.getLong(4));
        });
        compareMaps("units of", units, ourUnits);
        compareMaps("gross of", gross, ourGross);
        return this;
    }

    /** What each day comes to, and that totals are the sums of what they are totals of. */
    TruthCheck days() {
        compareMaps("day", truth.days(zone), days("native", "gross - discounts - returns + shipping + tax"));
        sales.checkTotals().forEach(drift -> differences.add("totals drift " + drift));
        return this;
    }

    /** What each day's orders of other currencies come to in the reporting currency, and which could not be converted. */
    TruthCheck daysInEuros() {
        compareMaps("in euros", truth.daysInEuros(zone), days("reporting", "0"));
        compareMaps("without rate", truth.daysWithoutRate(zone), days("no_rate", "0"));
        return this;
    }

    private Map<Truth.DayKey, Truth.Day> days(String basis, String total) {
        Map<Truth.DayKey, Truth.Day> days = new TreeMap<>();
        jdbc.query(
                "select first_day, currency, orders, units, gross, discounts, " + total
                        + " from sales_total where country = '*' and span = 1 and basis = ?",
                row -> {
                    days.put(
                            new Truth.DayKey(row.getObject(1, LocalDate.class), row.getString(2)),
                            new Truth.Day(
                                    row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7)));
                },
                basis);
        days.values().removeIf(new Truth.Day(0, 0, 0, 0, 0)::equals);
        return days;
    }

    /** The balance's movements, which of them left with which payout, and what each day earned. */
    TruthCheck cash() {
        Map<String, String> movements = new TreeMap<>();
        truth.movements()
                .forEach(m -> movements.put(m.id(), m.type() + " " + m.amount() + " " + m.fee() + " " + m.at()));
        Map<String, String> ours = new TreeMap<>();
        jdbc.query("select id, type, amount, fee, moved_at from balance_transaction", row -> {
            ours.put(
                    row.getString(1),
                    row.getString(2) + " " + row.getLong(3) + " " + row.getLong(4) + " "
                            + row.getTimestamp(5).toInstant());
        });
        compareMaps("movement", movements, ours);
        Map<String, List<String>> paidOut = new TreeMap<>();
        jdbc.query(
                "select payout_id, id from balance_transaction where payout_id is not null order by payout_id, id",
                row -> {
                    paidOut.computeIfAbsent(row.getString(1), p -> new ArrayList<>())
                            .add(row.getString(2));
                });
        paidOut.values().forEach(ids -> ids.sort(null));
        compareMaps("payout", truth.paidOut(), paidOut);
        Map<String, String> payouts = new TreeMap<>();
        jdbc.query("select id, state from payout", row -> {
            payouts.put(row.getString(1), row.getString(2).toLowerCase(java.util.Locale.ROOT));
        });
        compareMaps("payout state", new TreeMap<>(truth.payouts()), payouts);
        Map<LocalDate, Long> days = new TreeMap<>();
        jdbc.query(
                "select business_day, sum(amount - fee) from cash_day where category not like 'payout%'"
                        + " and category not like 'transfer%' group by business_day",
                row -> {
                    days.put(row.getObject(1, LocalDate.class), row.getLong(2));
                });
        days.values().removeIf(net -> net == 0);
        compareMaps("cash of the day", truth.cash(zone), days);
        return this;
    }

    /** Fee and net of every order. */
    TruthCheck fees() {
        for (TrueOrder order : truth.orders()) {
            Sale sale = sales.find(Channel.STRIPE, order.id()).orElse(null);
            if (sale != null) {
                List<Truth.Movement> movements = truth.movements(order);
                same(
                        order.id() + " fee",
                        movements.stream().mapToLong(Truth.Movement::fee).sum(),
                        sale.balances().stream().mapToLong(Sale.Balance::fee).sum());
                same(
                        order.id() + " net",
                        movements.stream().mapToLong(Truth.Movement::net).sum(),
                        sale.balances().stream().mapToLong(Sale.Balance::net).sum());
            }
        }
        return this;
    }

    private <K extends Comparable<? super K>, V> void compareMaps(String what, Map<K, V> expected, Map<K, V> actual) {
        Set<K> keys = new java.util.TreeSet<>(expected.keySet());
        keys.addAll(actual.keySet());
        keys.forEach(key -> same(what + " " + key, expected.get(key), actual.get(key)));
    }

    private void same(String what, Object expected, Object actual) {
        if (!Objects.equals(expected, actual)) {
            differences.add(what + ": in truth " + expected + ", with us " + actual);
        }
    }
}
