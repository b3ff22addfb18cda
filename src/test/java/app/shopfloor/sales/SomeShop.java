package app.shopfloor.sales;

import app.shopfloor.sales.SaleReport.Basket;
import app.shopfloor.sales.SaleReport.BasketOrigin;
import app.shopfloor.sales.SaleReport.Breakdown;
import app.shopfloor.sales.SaleReport.Buyer;
import app.shopfloor.sales.SaleReport.Kind;
import app.shopfloor.sales.SaleReport.Line;
import app.shopfloor.sales.SaleReport.Payment;
import app.shopfloor.sales.SaleReport.PaymentState;
import app.shopfloor.sales.SaleReport.Refund;
import app.shopfloor.sales.SaleReport.RefundState;
import app.shopfloor.shared.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Orders by dice, as three channels tell them: in two currencies, of customers who come back on other channels, to some
 * countries, of articles that tell their SKU, are mapped by price or by product, or are not mapped; some refunded in part, some
 * of these refunds failed.
 */
final class SomeShop {

    static final List<Channel> CHANNELS = List.of(Channel.STRIPE, Channel.ETSY, Channel.MANUAL);
    static final List<String> COUNTRIES = List.of("DE", "US", "NZ", "");

    /** SKU-A by itself, by two products of Stripe, and by a name on Etsy; SKU-B by a product whose one price is SKU-A. */
    private static final List<Line> ARTICLES = List.of(
            line("SKU-A", "prod_x", "price_x"),
            line("SKU-A", null, null),
            line(null, "prod_a", "price_a1"),
            line(null, "prod_a", "price_a2"),
            line(null, "prod_b", "price_b1"),
            line(null, "prod_b", "price_b2"),
            line(null, "prod_c", "price_c"),
            line(null, null, "price_d"),
            line(null, null, null));

    private final Random dice;
    private final List<Instant> times;

    /** @param days on which orders are paid, at any time of them, and often just before or after midnight */
    SomeShop(Random dice, List<LocalDate> days, ZoneId zone) {
        this.dice = dice;
        this.times = days.stream()
                .flatMap(day -> {
                    Instant midnight = day.atStartOfDay(zone).toInstant();
                    return java.util.stream.Stream.of(
                            midnight,
                            midnight.minusMillis(1),
                            midnight.plusSeconds(dice.nextInt(86_400)),
                            midnight.plusSeconds(dice.nextInt(10_800)));
                })
                .toList();
    }

    private static Line line(@Nullable String sku, @Nullable String product, @Nullable String price) {
        return new Line(sku, product, price, "Article", 1, 0, 0);
    }

    /** Which SKU a line is, as the mappings of {@link #map} have it; null for none. */
    static @Nullable String skuOf(Channel channel, Sale.Line line) {
        if (line.sku() != null) {
            return line.sku();
        }
        return switch (channel.code() + " " + line.priceRef()) {
            case "stripe price_b2" -> "SKU-A";
            default ->
                switch (channel.code() + " " + line.productRef()) {
                    case "stripe prod_a" -> "SKU-A";
                    case "stripe prod_b" -> "SKU-B";
                    case "etsy null" -> line.priceRef() == null ? "SKU-A" : null;
                    default -> null;
                };
        };
    }

    static void map(SalesOnDatabase books) {
        for (String sku : List.of("SKU-A", "SKU-B")) {
            books.jdbc()
                    .update(
                            "insert into product (sku, version, name, named, active, sample, created_at)"
                                    + " values (?, 0, ?, true, true, false, current_timestamp)",
                            sku,
                            "Lid organiser " + sku);
        }
        for (List<String> one : List.of(
                List.of("stripe", "prod_a", "SKU-A"),
                List.of("stripe", "prod_b", "SKU-B"),
                List.of("stripe", "price_b2", "SKU-A"),
                List.of("etsy", "name:Article", "SKU-A"))) {
            books.jdbc()
                    .update(
                            "insert into listing (channel, ref, sample, active, mapped_sku) values (?, ?, false, true, ?)",
                            one.toArray());
        }
    }

    List<SaleReport> orders(int count) {
        List<SaleReport> reports = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            order(reports, number);
        }
        return reports;
    }

    private void order(List<SaleReport> reports, int number) {
        Channel channel = any(CHANNELS);
        String id = "order_" + number;
        Instant at = any(times);
        List<Line> lines = new ArrayList<>();
        for (int i = 1 + dice.nextInt(3); i > 0; i--) {
            Line article = any(ARTICLES);
            lines.add(new Line(
                    article.sku(),
                    article.productRef(),
                    article.priceRef(),
                    article.name(),
                    1 + dice.nextInt(3),
                    1 + dice.nextInt(5_000),
                    0));
        }
        long gross = lines.stream().mapToLong(Line::gross).sum();
        long discount = dice.nextInt(3) == 0 ? gross / 10 : 0;
        long shipping = dice.nextInt(600);
        long tax = dice.nextInt(300);
        long total = gross - discount + shipping + tax;
        String currency = dice.nextInt(3) == 0 ? "EUR" : "USD";
        reports.add(SaleReport.about(channel, Kind.ORDER, id, at)
                .order(id)
                .charge("ch_" + number)
                .payment(new Payment(PaymentState.PAID, total, total, currency, at, false))
                .breakdown(new Breakdown(total, discount, shipping, tax))
                .basket(new Basket(BasketOrigin.ORDER_LINES, lines))
                .buyer(buyer())
                .tell());
        if (dice.nextInt(3) == 0) {
            refund(reports, channel, id, at, 1 + dice.nextInt((int) total));
        }
    }

    private void refund(List<SaleReport> reports, Channel channel, String id, Instant paidAt, long amount) {
        Instant made = paidAt.plus(Duration.ofHours(dice.nextInt(100)));
        boolean fails = dice.nextInt(3) == 0;
        reports.add(SaleReport.about(
                        channel, Kind.REFUND, "re_" + id, fails ? made.plus(Duration.ofHours(dice.nextInt(60))) : made)
                .order(id)
                .refund(new Refund(fails ? RefundState.FAILED : RefundState.SUCCEEDED, amount, made))
                .tell());
    }

    private Buyer buyer() {
        String customer = String.valueOf(dice.nextInt(25));
        String country = any(COUNTRIES);
        return switch (dice.nextInt(5)) {
            case 0 -> new Buyer(null, null, null, country.isEmpty() ? null : country);
            case 1 -> new Buyer("Ada", null, "cus_" + customer, country.isEmpty() ? null : country);
            case 2 -> new Buyer("Ada", " Ada" + customer + "@Example.org", "cus_" + customer, null);
            default -> new Buyer("Ada", "ada" + customer + "@example.org", null, country.isEmpty() ? null : country);
        };
    }

    <T> T any(List<T> of) {
        return Objects.requireNonNull(of.get(dice.nextInt(of.size())));
    }
}
