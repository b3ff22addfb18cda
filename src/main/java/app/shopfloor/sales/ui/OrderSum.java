package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.MenuChoice;
import app.shopfloor.base.ui.Rows;
import app.shopfloor.base.ui.Strong;
import app.shopfloor.sales.Metric;
import app.shopfloor.shared.DayRange;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The line that says which number the entries below sum to, of which days, and how. */
final class OrderSum extends Div {

    private final Formats formats;
    private final String reporting;
    private final MenuChoice<Measure> choice;
    private final MenuChoice<String> currencies;
    private final Strong number = new Strong("");
    private final Span how = new Span();
    private List<String> offered = List.of();
    private String current = "";

    /**
     * @param reporting the currency in which all of them are shown together
     * @param chosen told which other number a person wants
     * @param inCurrency told in which other currency, or {@link CurrencyChips#ALL}
     */
    OrderSum(Formats formats, String reporting, Consumer<Measure> chosen, Consumer<String> inCurrency) {
        this.formats = formats;
        this.reporting = reporting;
        choice = new MenuChoice<>("Number", Measure::label, chosen);
        currencies = new MenuChoice<>("Currency", this::label, inCurrency);
        currencies.setVisible(false);
        addClassName("order-sum");
        number.addClassName("value");
        how.addClassName("sub");
        add(choice, currencies, number, how);
    }

    /** “Orders behind net revenue” */
    String heading(Measure measure) {
        String what = measure.metric() == Metric.RETURNS ? "Refunds" : "Orders";
        return what + " behind " + measure.label().toLowerCase(Locale.ROOT);
    }

    /** @param total of all entries, by the codes of the metrics */
    void show(OrdersQuestion question, Rows.Total total, LocalDate today) {
        Measure measure = question.measure();
        offer(question);
        current = total.sums().getOrDefault(OrderRows.SHOWN_IN, "");
        currencies();
        busy(false);
        boolean known = isKnown(question);
        number.setText(known ? total.sums().getOrDefault(measure.code(), "") : "–");
        DayRange days = question.sales().range().days(today);
        how.setText((days == null ? "all time" : formats.days(days, today)) + " · " + words(question) + " · "
                + (known
                        ? derivation(question, total.sums(), today)
                        : "shipping and tax belong to whole orders, not to one product of them"));
    }

    /** What was told is of another question until the answer comes. */
    void ask(OrdersQuestion question) {
        offer(question);
        busy(true);
    }

    /** Nothing is known of what was asked. */
    void clear() {
        busy(false);
        number.setText("");
        how.setText("");
        currencies.setVisible(false);
        current = "";
    }

    /** Offers these currencies. */
    void in(List<String> codes) {
        offered = List.copyOf(codes);
        currencies();
    }

    private void currencies() {
        currencies.setVisible(!current.isEmpty());
        if (!current.isEmpty()) {
            List<String> codes = offered.contains(current)
                    ? offered
                    : Stream.concat(Stream.of(current), offered.stream()).toList();
            currencies.show(current, codes);
        }
    }

    private String label(String currency) {
        return currency.equals(CurrencyChips.ALL) ? "All in " + reporting : currency;
    }

    private String words(OrdersQuestion question) {
        if (current.equals(CurrencyChips.ALL)) {
            return "all currencies, converted to " + reporting;
        }
        return "in " + current + (question.sales().currency() == null ? ", the currency of most orders" : "");
    }

    private void offer(OrdersQuestion question) {
        choice.show(
                question.measure(),
                Arrays.stream(Measure.values())
                        .filter(measure -> question.sales().article() == null || !measure.isOfWholeOrders())
                        .toList());
    }

    private static boolean isKnown(OrdersQuestion question) {
        return question.sales().article() == null || !question.measure().isOfWholeOrders();
    }

    private void busy(boolean busy) {
        for (Component part : List.of(number, how)) {
            if (busy) {
                part.getElement().setAttribute("aria-busy", "true");
            } else {
                part.getElement().removeAttribute("aria-busy");
            }
        }
    }

    private String derivation(OrdersQuestion question, Map<String, String> sums, LocalDate today) {
        LocalDate since = question.since();
        String day = since == null ? null : formats.day(since, today);
        Measure measure = question.measure();
        return switch (measure) {
            case NET ->
                "gross %s − discounts %s − returns %s"
                        .formatted(of(Metric.GROSS, sums), of(Metric.DISCOUNTS, sums), of(Metric.RETURNS, sums));
            case TOTAL ->
                "net %s + shipping %s + tax %s"
                        .formatted(of(Metric.NET, sums), of(Metric.SHIPPING, sums), of(Metric.TAX, sums));
            case AVERAGE_ORDER ->
                "(gross %s − discounts %s) ÷ orders %s"
                        .formatted(of(Metric.GROSS, sums), of(Metric.DISCOUNTS, sums), of(Metric.ORDERS, sums));
            case RETURNING_RATE ->
                "orders of %s, below, %s ÷ all orders %s"
                        .formatted(
                                day == null ? "returning customers" : "customers who had bought before " + day,
                                of(Metric.ORDERS, sums),
                                sums.getOrDefault(OrderRows.ALL_ORDERS, ""));
            case ORDERS_OF_NEW ->
                day == null
                        ? measure.definition()
                        : "Orders of customers whose first paid order, on any channel, was on " + day + " or later.";
            case ORDERS_OF_RETURNING ->
                day == null
                        ? measure.definition()
                        : "Orders of customers who had bought, on any channel, before " + day + ".";
            default -> measure.definition();
        };
    }

    private static String of(Metric metric, Map<String, String> sums) {
        return sums.getOrDefault(metric.code(), "");
    }
}
