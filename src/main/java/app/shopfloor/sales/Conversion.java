package app.shopfloor.sales;

import app.shopfloor.rates.Rates;
import app.shopfloor.shared.Currencies;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How sales are told in the reporting currency: at the source's own rate where its balance is in that currency, else at the
 * reference rate of the transaction's day, else not at all.
 *
 * @param to the reporting currency
 * @param rates the reference rates
 */
record Conversion(String to, Rates rates) {

    private static final Set<String> PAYMENTS = Set.of("charge", "payment");
    private static final Set<String> REFUNDS = Set.of("refund", "payment_refund");

    /**
     * A rate from one currency to another.
     *
     * @param shift by how many decimals the minor unit of the other is finer
     */
    record Exchange(BigDecimal rate, int shift) {

        /** The amount in minor units of the other currency, rounded half up, away from zero. */
        long of(long amount) {
            return BigDecimal.valueOf(amount)
                    .multiply(rate)
                    .scaleByPowerOfTen(shift)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        }

        /** The figures with all amounts converted. */
        Figures of(Figures figures) {
            return new Figures(
                    figures.orders(),
                    figures.units(),
                    of(figures.gross()),
                    of(figures.discounts()),
                    of(figures.returns()),
                    of(figures.shipping()),
                    of(figures.tax()),
                    figures.newCustomers(),
                    figures.repeats());
        }
    }

    boolean concerns(Sale sale) {
        return !sale.currency().equals(to);
    }

    /** The rate at which an order paid on the day counts, or null when none is known. */
    @Nullable
    Exchange ofPayment(Sale sale, LocalDate day) {
        String charge = sale.chargeId();
        return exchange(
                sale,
                day,
                balance -> PAYMENTS.contains(balance.type()) && charge != null && charge.equals(balance.sourceId()));
    }

    /** The rate at which a refund made on the day counts, or null when none is known. */
    @Nullable
    Exchange ofRefund(Sale sale, Sale.Refund refund, LocalDate day) {
        return exchange(
                sale,
                day,
                balance -> REFUNDS.contains(balance.type()) && refund.refundId().equals(balance.sourceId()));
    }

    private @Nullable Exchange exchange(Sale sale, LocalDate day, Predicate<Sale.Balance> own) {
        BigDecimal rate = sale.balances().stream()
                .filter(balance -> balance.currency().equals(to))
                .filter(own)
                .sorted(Comparator.comparing(Sale.Balance::at).thenComparing(Sale.Balance::balanceId))
                .flatMap(balance -> Stream.ofNullable(rate(balance.exchangeRate())))
                .findFirst()
                .or(() -> rates.on(day, sale.currency(), to))
                .orElse(null);
        return rate == null
                ? null
                : new Exchange(rate, Currencies.minorDigits(to) - Currencies.minorDigits(sale.currency()));
    }

    /** What a source says is a rate; null for what cannot be one. */
    private static @Nullable BigDecimal rate(@Nullable String told) {
        if (told == null || !told.matches("\\d{1,12}(\\.\\d{1,30})?")) {
            return null;
        }
        BigDecimal rate = new BigDecimal(told);
        return rate.signum() > 0 ? rate : null;
    }
}
