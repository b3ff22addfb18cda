package app.shopfloor.sales;

import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What sales come to, reckoned a second time from the sales alone, one by one and without any total: to compare what screens
 * show with.
 */
final class ReckonedSales {

    /** An order, a refund, or a refund taken back. @param euros null while no rate is known */
    private record Moved(
            LocalDate day,
            Instant at,
            Sale sale,
            Figures booked,
            @Nullable Figures euros) {}

    private final List<Sale> sales;
    private final ZoneId zone;
    private final BiFunction<LocalDate, String, @Nullable BigDecimal> euroRate;
    private final Map<String, Sale> firsts = new HashMap<>();

    /**
     * @param sales with the facts of their customers
     * @param euroRate the rate of a currency to the euro on a day, or null
     */
    ReckonedSales(List<Sale> sales, ZoneId zone, BiFunction<LocalDate, String, @Nullable BigDecimal> euroRate) {
        this.sales = sales.stream().filter(sale -> sale.paidAt() != null).toList();
        this.zone = zone;
        this.euroRate = euroRate;
        this.sales.stream()
                .sorted(Comparator.comparing(Sale::paidAt)
                        .thenComparing(sale -> sale.channel().code() + ":" + sale.orderId()))
                .forEach(sale -> firsts.putIfAbsent(buyer(sale), sale));
    }

    private static String buyer(Sale sale) {
        String email = sale.customerEmail();
        return email != null
                ? email.strip().toLowerCase(java.util.Locale.ROOT)
                : sale.customerId() == null ? "" : sale.channel().code() + "/" + sale.customerId();
    }

    /**
     * @param currency "" for all in euros
     * @param of which lines count, with the order's customer; null for whole orders
     */
    Figures figures(
            DayRange days,
            String currency,
            Predicate<Sale> which,
            @Nullable Predicate<Sale.Line> of,
            Predicate<Instant> when) {
        return sales.stream()
                .filter(which)
                .filter(sale -> currency.isEmpty() || sale.currency().equals(currency))
                .flatMap(sale -> moved(sale, of).stream())
                .filter(moved -> days.contains(moved.day) && when.test(moved.at))
                .map(moved -> currency.isEmpty() ? Objects.requireNonNullElse(moved.euros, Figures.NONE) : moved.booked)
                .reduce(Figures.NONE, Figures::plus);
    }

    static Predicate<Sale> on(@Nullable Channel channel, @Nullable String country) {
        return sale -> (channel == null || sale.channel().equals(channel))
                && (country == null || country.equals(Objects.requireNonNullElse(sale.country(), "")));
    }

    private List<Moved> moved(Sale sale, @Nullable Predicate<Sale.Line> of) {
        List<Moved> moved = new ArrayList<>();
        Instant paidAt = Objects.requireNonNull(sale.paidAt());
        boolean known = !buyer(sale).isEmpty();
        boolean first = known && firsts.get(buyer(sale)) == sale;
        long orders = of == null || sale.lines().stream().anyMatch(of) ? 1 : 0;
        List<Sale.Line> lines = sale.lines().stream()
                .filter(line -> of == null || of.test(line))
                .toList();
        moved.add(moved(
                sale,
                paidAt,
                day(paidAt),
                new Figures(
                        orders,
                        lines.stream().mapToLong(Sale.Line::quantity).sum(),
                        lines.stream().mapToLong(Sale.Line::gross).sum(),
                        lines.stream().mapToLong(Sale.Line::discount).sum(),
                        0,
                        of == null ? sale.shipping() : 0,
                        of == null ? sale.tax() : 0,
                        first ? orders : 0,
                        known && !first ? orders : 0)));
        for (Sale.Refund refund : sale.refunds()) {
            Figures back = of == null
                    ? new Figures(0, 0, 0, 0, refund.goods(), -refund.shipping(), -refund.tax())
                    : new Figures(0, 0, 0, 0, goods(sale, refund, of), 0, 0);
            Moved refunded = moved(sale, refund.madeAt(), day(refund.madeAt()), back);
            moved.add(refunded);
            if (refund.restoredAt() != null) {
                moved.add(new Moved(
                        day(refund.restoredAt()),
                        refund.restoredAt(),
                        sale,
                        back.negated(),
                        refunded.euros == null ? null : refunded.euros.negated()));
            }
        }
        return moved;
    }

    private static long goods(Sale sale, Sale.Refund refund, Predicate<Sale.Line> of) {
        long[] parts = Split.by(sale.lines().stream().mapToLong(Sale.Line::net).toArray(), refund.goods());
        long goods = 0;
        for (int i = 0; i < parts.length; i++) {
            goods += of.test(sale.lines().get(i)) ? parts[i] : 0;
        }
        return goods;
    }

    private Moved moved(Sale sale, Instant at, LocalDate day, Figures booked) {
        BigDecimal rate = sale.currency().equals("EUR") ? BigDecimal.ONE : euroRate.apply(day, sale.currency());
        if (rate == null) {
            return new Moved(day, at, sale, booked, null);
        }
        LongUnaryOperator euros = amount -> BigDecimal.valueOf(amount)
                .multiply(rate)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        return new Moved(
                day,
                at,
                sale,
                booked,
                new Figures(
                        booked.orders(),
                        booked.units(),
                        euros.applyAsLong(booked.gross()),
                        euros.applyAsLong(booked.discounts()),
                        euros.applyAsLong(booked.returns()),
                        euros.applyAsLong(booked.shipping()),
                        euros.applyAsLong(booked.tax()),
                        booked.newCustomers(),
                        booked.repeats()));
    }

    private LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }
}
