package app.shopfloor.sales;

import app.shopfloor.shared.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What one sale adds to the daily totals. The one place where a sale's amounts are put on days: an order on the day paid, a
 * refund on the day it was made, a refund that failed taken back on the day it failed.
 */
final class Movement {

    /** @param sku null for the order's own totals, "" for lines that are not mapped */
    record Key(
            LocalDate day,
            Channel channel,
            String currency,
            @Nullable String sku) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int byDay = day.compareTo(other.day);
            int byChannel = byDay != 0 ? byDay : channel.compareTo(other.channel);
            int byCurrency = byChannel != 0 ? byChannel : currency.compareTo(other.currency);
            return byCurrency != 0
                    ? byCurrency
                    : (sku == null ? "" : "+" + sku).compareTo(other.sku == null ? "" : "+" + other.sku);
        }
    }

    private static final String UNMAPPED = "";

    private final Map<Key, Figures> figures = new TreeMap<>();
    private final ZoneId zone;

    /** @param zone the business time zone, in which days are cut */
    Movement(ZoneId zone) {
        this.zone = zone;
    }

    /** Adds the sale; null adds nothing. */
    Movement plus(@Nullable Sale sale) {
        each(sale, this::add);
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

    private void add(Key key, Figures more) {
        figures.merge(key, more, Figures::plus);
    }

    private void each(@Nullable Sale sale, BiConsumer<Key, Figures> to) {
        if (sale == null || sale.paidAt() == null) {
            return;
        }
        LocalDate day = day(sale.paidAt());
        long units = sale.lines().stream().mapToLong(Sale.Line::quantity).sum();
        to.accept(
                new Key(day, sale.channel(), sale.currency(), null),
                new Figures(1, units, sale.gross(), sale.discount(), 0, sale.shipping(), sale.tax()));
        Set<String> counted = new HashSet<>();
        for (Sale.Line line : sale.lines()) {
            String sku = sku(line);
            to.accept(
                    new Key(day, sale.channel(), sale.currency(), sku),
                    new Figures(counted.add(sku) ? 1 : 0, line.quantity(), line.gross(), line.discount(), 0, 0, 0));
        }
        long[] nets = sale.lines().stream().mapToLong(Sale.Line::net).toArray();
        for (Sale.Refund refund : sale.refunds()) {
            refund(sale, refund, nets, day(refund.madeAt()), 1, to);
            if (refund.restoredAt() != null) {
                refund(sale, refund, nets, day(refund.restoredAt()), -1, to);
            }
        }
    }

    private void refund(
            Sale sale, Sale.Refund refund, long[] nets, LocalDate day, int sign, BiConsumer<Key, Figures> to) {
        to.accept(
                new Key(day, sale.channel(), sale.currency(), null),
                new Figures(0, 0, 0, 0, sign * refund.goods(), -sign * refund.shipping(), -sign * refund.tax()));
        long[] goods = Split.by(nets, refund.goods());
        for (int i = 0; i < goods.length; i++) {
            String sku = sku(sale.lines().get(i));
            to.accept(
                    new Key(day, sale.channel(), sale.currency(), sku), new Figures(0, 0, 0, 0, sign * goods[i], 0, 0));
        }
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    private static String sku(Sale.Line line) {
        return line.sku() == null ? UNMAPPED : line.sku();
    }
}
