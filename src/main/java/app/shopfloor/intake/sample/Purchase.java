package app.shopfloor.intake.sample;

import app.shopfloor.shared.Channel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What somebody puts in a basket and sets out to pay.
 *
 * @param stem what its ids are made of; unlike any other purchase's
 * @param at when, in seconds since the epoch
 * @param code the discount code, if there was one
 * @param shipping in minor units
 */
record Purchase(
        String stem,
        long at,
        Channel channel,
        Customer customer,
        List<Line> lines,
        @Nullable String code,
        long shipping) {

    private static final long FREE_SHIPPING_FROM = 7_500;

    /** Amounts in minor units. */
    record Line(Product product, int quantity, long gross, long discount, long tax) {
        long net() {
            return gross - discount;
        }
    }

    static Purchase draw(
            String stem, long at, LocalDate day, Channel channel, Customer customer, SplittableRandom chance) {
        boolean manual = channel.equals(Channel.MANUAL);
        int percent = manual ? 0 : percentOff(day, chance);
        int taxPerMille = manual ? 0 : customer.taxPerMille();
        List<Line> lines = new ArrayList<>(4);
        for (int n = oneOrMore(chance, 4, 0.32); n > 0; n--) {
            Product product = Product.any(chance);
            if (lines.stream().anyMatch(l -> l.product == product)) {
                continue;
            }
            int quantity = oneOrMore(chance, 4, 0.18);
            long gross = (long) product.price(customer.currency()) * quantity;
            long discount = halfUp(gross * percent, 100);
            lines.add(new Line(product, quantity, gross, discount, halfUp((gross - discount) * taxPerMille, 1000)));
        }
        String code = percent == 0 ? null : percent == 20 ? "BLACKFRIDAY20" : percent == 10 ? "WELCOME10" : "KITCHEN15";
        long net = lines.stream().mapToLong(Line::net).sum();
        return new Purchase(
                stem, at, channel, customer, List.copyOf(lines), code, manual ? 0 : shipping(net, customer));
    }

    /** The same purchase as a payment link makes it: one product at its price, and nothing beside. */
    Purchase plain() {
        Line first = lines.getFirst();
        Line plain = new Line(first.product, first.quantity, first.gross, 0, 0);
        return new Purchase(stem, at, channel, customer, List.of(plain), null, 0);
    }

    String currency() {
        return customer.currency();
    }

    /** List price of everything. */
    long gross() {
        return sum(Line::gross);
    }

    long discount() {
        return sum(Line::discount);
    }

    long tax() {
        return sum(Line::tax);
    }

    /** What is to be paid. */
    long total() {
        return gross() - discount() + shipping + tax();
    }

    private long sum(ToLongFunction<Line> part) {
        return lines.stream().mapToLong(part).sum();
    }

    private static int percentOff(LocalDate day, SplittableRandom chance) {
        if (Season.isSale(day)) {
            return Chance.happens(chance, 0.7) ? 20 : 0;
        }
        return Chance.happens(chance, 0.16) ? Chance.happens(chance, 0.7) ? 10 : 15 : 0;
    }

    private static long shipping(long net, Customer customer) {
        boolean near = customer.currency().equals("EUR") || "US".equals(customer.country());
        if (!near) {
            return 1_490;
        }
        return net >= FREE_SHIPPING_FROM ? 0 : customer.currency().equals("EUR") ? 490 : 590;
    }

    private static int oneOrMore(SplittableRandom chance, int most, double another) {
        int n = 1;
        while (n < most && Chance.happens(chance, another)) {
            n++;
        }
        return n;
    }

    private static long halfUp(long dividend, long divisor) {
        return (2 * dividend + divisor) / (2 * divisor);
    }
}
