package app.shopfloor.sales;

import app.shopfloor.sales.Conversion.Exchange;
import app.shopfloor.sales.Movement.Item;
import app.shopfloor.sales.Posting.Amounts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The one place where a sale's amounts are put on days: an order on the day paid, a refund on the day it was made, a refund that
 * failed taken back on the day it failed. And the one place where they are converted: the order's amounts and each refund's,
 * half up; what falls on lines sums to them.
 *
 * @param zone the business time zone, in which days are cut
 */
record Postings(ZoneId zone, Conversion conversion) {

    /** What the sale puts on days; nothing while it is not paid. Of customers it tells nothing. */
    List<Posting> of(Sale sale) {
        Instant paidAt = sale.paidAt();
        if (paidAt == null) {
            return List.of();
        }
        List<Posting> postings = new ArrayList<>(1 + sale.refunds().size());
        LocalDate day = day(paidAt);
        Amounts order = order(sale);
        postings.add(new Posting(
                SalesEntry.Kind.ORDER,
                0,
                paidAt,
                day,
                order,
                converted(sale, order, conversion.concerns(sale) ? conversion.ofPayment(sale, day) : null)));
        long[] nets = sale.lines().stream().mapToLong(Sale.Line::net).toArray();
        for (Sale.Refund refund : sale.refunds()) {
            LocalDate made = day(refund.madeAt());
            Amounts back = refund(refund, nets);
            Amounts converted =
                    converted(sale, back, conversion.concerns(sale) ? conversion.ofRefund(sale, refund, made) : null);
            postings.add(new Posting(SalesEntry.Kind.REFUND, postings.size(), refund.madeAt(), made, back, converted));
            if (refund.restoredAt() != null) {
                // Takes back what was booked, to the cent: at the same rate, whatever that of its own day is.
                postings.add(new Posting(
                        SalesEntry.Kind.RESTORED,
                        postings.size(),
                        refund.restoredAt(),
                        day(refund.restoredAt()),
                        back.negated(),
                        converted == null ? null : converted.negated()));
            }
        }
        return postings;
    }

    /** A paid order as its buyer's first. */
    FirstOrder asFirst(Purchase purchase) {
        Sale sale = purchase.sale();
        Instant paidAt = Objects.requireNonNull(sale.paidAt());
        return new FirstOrder(
                paidAt, day(paidAt), purchase.saleId(), sale.channel().code() + ":" + sale.orderId());
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    private static Amounts order(Sale sale) {
        List<Figures> lines = new ArrayList<>(sale.lines().size());
        Set<Item> counted = new HashSet<>();
        long units = 0;
        for (Sale.Line line : sale.lines()) {
            long orders = counted.add(Item.of(line)) ? 1 : 0;
            units += line.quantity();
            lines.add(new Figures(orders, line.quantity(), line.gross(), line.discount(), 0, 0, 0));
        }
        return new Amounts(new Figures(1, units, sale.gross(), sale.discount(), 0, sale.shipping(), sale.tax()), lines);
    }

    private static Amounts refund(Sale.Refund refund, long[] nets) {
        List<Figures> lines = Arrays.stream(Split.by(nets, refund.goods()))
                .mapToObj(goods -> new Figures(0, 0, 0, 0, goods, 0, 0))
                .toList();
        return new Amounts(new Figures(0, 0, 0, 0, refund.goods(), -refund.shipping(), -refund.tax()), lines);
    }

    private @Nullable Amounts converted(Sale sale, Amounts booked, @Nullable Exchange exchange) {
        if (!conversion.concerns(sale)) {
            return booked;
        }
        if (exchange == null) {
            return null;
        }
        Figures order = exchange.of(booked.order());
        List<Figures> lines = booked.lines();
        long[] gross = Split.by(amounts(lines, Figures::gross), order.gross());
        long[] discounts = Split.by(amounts(lines, Figures::discounts), order.discounts());
        long[] returns = Split.by(amounts(lines, Figures::returns), order.returns());
        List<Figures> parts = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            Figures line = lines.get(i);
            parts.add(new Figures(line.orders(), line.units(), gross[i], discounts[i], returns[i], 0, 0));
        }
        return new Amounts(order, parts);
    }

    private static long[] amounts(List<Figures> lines, ToLongFunction<Figures> of) {
        return lines.stream().mapToLong(of).toArray();
    }
}
