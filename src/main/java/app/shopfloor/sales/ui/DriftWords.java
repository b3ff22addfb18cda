package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Formats;
import app.shopfloor.sales.Basis;
import app.shopfloor.sales.CashDrift;
import app.shopfloor.sales.CashSums;
import app.shopfloor.sales.Figures;
import app.shopfloor.sales.TotalsDrift;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import app.shopfloor.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says what differs from what it should be, and by how much. */
final class DriftWords {

    private final Formats formats;
    private final LocalDate today;

    DriftWords(Formats formats, LocalDate today) {
        this.formats = formats;
        this.today = today;
    }

    String of(TotalsDrift drift) {
        return switch (drift) {
            case TotalsDrift.Total total -> total(total);
            case TotalsDrift.Repeats repeats -> repeats(repeats);
            case TotalsDrift.Order order ->
                order.channel().label() + " · order " + order.orderId()
                        + ": its customer, its country or its entries are not those that follow from it";
            case TotalsDrift.Strays strays ->
                strays.entries() == 1
                        ? "An entry belongs to an order that is no more"
                        : formats.count(strays.entries()) + " entries belong to orders that are no more";
            case TotalsDrift.Unfindable article ->
                article.channel().label() + " · " + article.code()
                        + ": not among the articles sold, so that a filter by it finds nothing";
            case TotalsDrift.First first ->
                "Customer " + first.buyer() + " · first order: " + time(first.found()) + "; should be "
                        + time(first.expected());
            case TotalsDrift.Paid paid ->
                "Customer " + paid.buyer() + " · paid in all, " + paid.currency() + of(paid.basis()) + ": "
                        + money(paid.found(), paid.currency()) + "; should be "
                        + money(paid.expected(), paid.currency());
        };
    }

    private String total(TotalsDrift.Total drift) {
        String sku = drift.sku();
        String article = sku == null ? "" : " · " + (sku.isEmpty() ? drift.ref() : sku);
        return days(drift.from(), drift.days()) + " · "
                + where(drift.country(), drift.channel(), drift.currency(), drift.basis()) + article + ": "
                + figures(drift.found(), drift) + "; should be " + figures(drift.expected(), drift);
    }

    private String figures(Figures figures, TotalsDrift.Total of) {
        String customers = of.expected().newCustomers() == of.found().newCustomers()
                        && of.expected().repeats() == of.found().repeats()
                ? ""
                : ", " + formats.count(figures.newCustomers()) + " of new customers, "
                        + formats.count(figures.repeats()) + " of known ones";
        return formats.count(figures.orders()) + " orders" + customers + ", net " + money(figures.net(), of.currency());
    }

    private String repeats(TotalsDrift.Repeats drift) {
        return formats.day(drift.day(), today) + " · "
                + where(drift.country(), drift.channel(), drift.currency(), drift.basis())
                + " · orders of customers who first bought " + days(drift.since(), drift.days()) + ": "
                + formats.count(drift.found()) + "; should be " + formats.count(drift.expected());
    }

    String of(CashDrift drift) {
        return formats.day(drift.day(), today) + " · " + drift.channel().label() + " · " + drift.currency()
                + " · balance, " + drift.category() + ": " + cash(drift, drift.found()) + "; should be "
                + cash(drift, drift.expected());
    }

    private String cash(CashDrift drift, CashSums sums) {
        return formats.count(sums.movements()) + " movements, " + money(sums.amount(), drift.currency()) + ", fees "
                + money(sums.fee(), drift.currency()) + ", in payouts " + money(sums.settled(), drift.currency());
    }

    private String days(LocalDate from, int days) {
        return formats.days(new DayRange(from, from.plusDays(days - 1L)), today);
    }

    private String where(@Nullable String country, Channel channel, String currency, Basis basis) {
        String sold = country == null
                ? ""
                : (country.isEmpty()
                                ? "no known country"
                                : Locale.of("", country).getDisplayCountry(formats.locale())) + " · ";
        return sold + channel.label() + " · " + currency + of(basis);
    }

    private static String of(Basis basis) {
        return switch (basis) {
            case NATIVE -> "";
            case REPORTING -> " (converted)";
            case NO_RATE -> " (without a rate)";
        };
    }

    private String time(@Nullable Instant at) {
        return at == null ? "none" : formats.time(at);
    }

    private String money(long minor, String currency) {
        return formats.exact(Money.of(minor, currency));
    }
}
