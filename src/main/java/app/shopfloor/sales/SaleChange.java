package app.shopfloor.sales;

import app.shopfloor.shared.Currencies;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happened to a sale, as a short sentence for people. It never names a customer. */
final class SaleChange {

    private SaleChange() {}

    /** "" when nothing happened that a person would want to know. */
    static String of(String orderId, @Nullable Sale before, @Nullable Sale after) {
        if (after == null) {
            return before == null ? "" : orderId + ": is part of another order";
        }
        String news = before == null ? begun(after) : between(before, after);
        return news.isEmpty() ? "" : orderId + ": " + news;
    }

    private static String begun(Sale sale) {
        List<String> parts = new ArrayList<>();
        parts.add("new, " + words(sale.status()));
        parts.add("total " + money(sale.total(), sale.currency()));
        if (sale.refunded() != 0) {
            parts.add("refunded " + money(sale.refunded(), sale.currency()));
        }
        return String.join(", ", parts);
    }

    private static String between(Sale before, Sale after) {
        List<String> parts = new ArrayList<>();
        if (before.status() != after.status()) {
            parts.add(words(before.status()) + " → " + words(after.status()));
        }
        if (before.total() != after.total() || !before.currency().equals(after.currency())) {
            parts.add("total " + money(before.total(), before.currency()) + " → "
                    + money(after.total(), after.currency()));
        } else if (before.paidAt() == null && after.paidAt() != null) {
            parts.add("total " + money(after.total(), after.currency()));
        }
        if (before.refunded() != after.refunded()) {
            parts.add("refunded " + money(after.refunded(), after.currency()));
        } else if (!before.refunds().equals(after.refunds())) {
            parts.add("refunds");
        }
        disputes(before, after, parts);
        if (before.paidAt() != null && !before.paidAt().equals(after.paidAt())) {
            parts.add("paid at " + after.paidAt());
        }
        if (!before.balances().equals(after.balances())) {
            parts.add(fees(after));
        }
        changed("lines", Sale::lines, before, after, parts);
        changed("parts", s -> List.of(s.discount(), s.shipping(), s.tax()), before, after, parts);
        changed("customer", SaleChange::buyer, before, after, parts);
        changed("charge", Sale::chargeId, before, after, parts);
        if (before.status() == after.status()) { // else that tells it
            changed("attempts", Sale::attempt, before, after, parts);
        }
        changed("date placed", Sale::placedAt, before, after, parts);
        return String.join(", ", parts);
    }

    private static List<@Nullable String> buyer(Sale sale) {
        List<@Nullable String> buyer = new ArrayList<>();
        buyer.add(sale.customerName());
        buyer.add(sale.customerEmail());
        buyer.add(sale.customerId());
        buyer.add(sale.country());
        return buyer;
    }

    private static void changed(
            String name, Function<Sale, @Nullable Object> part, Sale before, Sale after, List<String> parts) {
        if (!Objects.equals(part.apply(before), part.apply(after))) {
            parts.add(name);
        }
    }

    private static void disputes(Sale before, Sale after, List<String> parts) {
        for (Sale.Dispute dispute : after.disputes()) {
            Sale.Dispute former = before.disputes().stream()
                    .filter(d -> d.disputeId().equals(dispute.disputeId()))
                    .findFirst()
                    .orElse(null);
            if (former == null) {
                parts.add("dispute " + dispute.disputeId() + " " + words(dispute.state()) + " of "
                        + money(dispute.amount(), dispute.currency()));
            } else if (former.state() != dispute.state()) {
                parts.add("dispute " + dispute.disputeId() + " " + words(former.state()) + " → "
                        + words(dispute.state()));
            } else if (!former.equals(dispute)) {
                parts.add("dispute " + dispute.disputeId());
            }
        }
    }

    /** Fees a currency, as they stand now. */
    private static String fees(Sale sale) {
        return sale.balances().stream()
                .collect(Collectors.groupingBy(
                        Sale.Balance::currency, java.util.TreeMap::new, Collectors.summingLong(Sale.Balance::fee)))
                .entrySet()
                .stream()
                .map(fee -> "fee " + money(fee.getValue(), fee.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static String words(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String money(long minor, String currency) {
        return currency + " "
                + BigDecimal.valueOf(minor, Currencies.minorDigits(currency)).toPlainString();
    }
}
