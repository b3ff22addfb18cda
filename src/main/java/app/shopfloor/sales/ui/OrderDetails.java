package app.shopfloor.sales.ui;

import app.shopfloor.base.live.Live;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.State;
import app.shopfloor.base.ui.Strong;
import app.shopfloor.sales.Sale;
import app.shopfloor.sales.Sales;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.Money;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything known of one order: what was bought, by whom, what was given back, disputed, and what the source kept. */
final class OrderDetails extends Div {

    private static final int HEIGHT = 150; // of most orders

    private final String country;
    private final Formats formats;
    private final Live<Optional<Sale>> live;
    private boolean answered;
    private @Nullable Sale shown;

    /** @param country as it counts in the totals: ISO 3166-1 alpha-2, "" where none is known */
    OrderDetails(Sales sales, Channel channel, String orderId, String country, Formats formats) {
        this.country = country;
        this.formats = formats;
        addClassName("order-details");
        add(State.waiting(HEIGHT));
        live = new Live<>(this, this::show, failure -> failed());
        live.ask(() -> sales.find(channel, orderId));
    }

    private void show(Optional<Sale> found) {
        Sale sale = found.orElse(null);
        if (answered && Objects.equals(sale, shown)) {
            return;
        }
        answered = true;
        shown = sale;
        removeAll();
        found.ifPresentOrElse(
                this::show, () -> add(State.empty("This order is gone", "It was removed while you looked at it.")));
    }

    private void failed() {
        if (!answered) {
            removeAll();
            add(State.failed(
                    "This order could not be read",
                    "That is an error on our side. Try again, and tell the admin if it stays.",
                    live::refresh));
        }
    }

    private void show(Sale sale) {
        boolean paid = sale.paidAt() != null;
        add(
                part(paid ? "Bought" : "Ordered", sale.lines(), line -> line(sale, line)),
                amounts(paid ? "Paid" : "Asked for", sale),
                who(sale));
        if (!sale.refunds().isEmpty()) {
            add(part(
                    "Given back",
                    sale.refunds(),
                    refund -> item(
                            formats.dateTime(refund.madeAt()) + " · " + OrderWords.refund(refund.state()),
                            money(refund.amount(), sale.currency()))));
        }
        if (!sale.disputes().isEmpty()) {
            add(part(
                    "Disputed",
                    sale.disputes(),
                    dispute -> item(
                            formats.dateTime(dispute.openedAt()) + " · " + OrderWords.dispute(dispute),
                            money(dispute.amount(), dispute.currency()))));
        }
        if (!sale.balances().isEmpty()) {
            add(part(
                    "Moved on the balance",
                    sale.balances(),
                    moved -> item(
                            formats.dateTime(moved.at()) + " · " + moved.type().replace('_', ' ')
                                    + (moved.fee() == 0 ? "" : ", fee " + money(moved.fee(), moved.currency())),
                            money(moved.net(), moved.currency()))));
        }
    }

    private static <T> Div part(String title, List<T> things, Function<T, ListItem> item) {
        UnorderedList list = new UnorderedList();
        things.forEach(thing -> list.add(item.apply(thing)));
        return new Div(new Strong(title), list);
    }

    private ListItem line(Sale sale, Sale.Line line) {
        String sku = line.sku() == null ? "not mapped" : line.sku();
        return item(
                formats.count(line.quantity()) + " × " + line.name() + " · " + sku, money(line.net(), sale.currency()));
    }

    private static ListItem item(String text, String amount) {
        Span what = new Span(text);
        Span much = new Span(amount);
        much.addClassName("amount");
        return new ListItem(what, much);
    }

    private Div amounts(String title, Sale sale) {
        DescriptionList list = new DescriptionList();
        amount(list, "Gross", sale.gross(), sale);
        amount(list, "Discounts", -sale.discount(), sale);
        amount(list, "Shipping", sale.shipping(), sale);
        amount(list, "Tax", sale.tax(), sale);
        amount(list, "Total", sale.total(), sale);
        return new Div(new Strong(title), list);
    }

    private void amount(DescriptionList list, String name, long minor, Sale sale) {
        if (minor != 0 || name.equals("Total")) {
            list.add(new Term(name), new Description(money(minor, sale.currency())));
        }
    }

    private Div who(Sale sale) {
        DescriptionList list = new DescriptionList();
        text(list, "Order", sale.orderId());
        text(list, "Charge", sale.chargeId());
        text(list, "Customer", sale.customerName());
        text(list, "Email", sale.customerEmail());
        text(list, "Country", country.isEmpty() ? null : formats.country(country));
        text(list, "Paid", sale.paidAt() == null ? null : formats.dateTime(sale.paidAt()));
        return new Div(new Strong("Order"), list);
    }

    private static void text(DescriptionList list, String name, @Nullable String value) {
        if (value != null) {
            list.add(new Term(name), new Description(value));
        }
    }

    private String money(long minor, String currency) {
        return formats.exact(Money.of(minor, currency));
    }
}
