package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Card;
import app.shopfloor.base.ui.Csv;
import app.shopfloor.base.ui.CsvDownload;
import app.shopfloor.base.ui.InPlace;
import app.shopfloor.base.ui.State;
import app.shopfloor.base.ui.Strong;
import app.shopfloor.sales.CustomersSnapshot;
import app.shopfloor.sales.CustomersSnapshot.InCurrency;
import app.shopfloor.sales.CustomersSnapshot.TopCustomer;
import app.shopfloor.shared.Money;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Those who bought most, by net revenue. Each opens this customer's orders and refunds. */
final class TopCustomersCard extends Card {

    private static final int MOST = 10;
    private static final int ROW = 51;
    private static final int HEIGHT = MOST * ROW;

    private final UnorderedList list = new UnorderedList();
    private final List<Row> rows = new ArrayList<>();
    private final CsvDownload csv = new CsvDownload("CSV", this::csv);
    private @Nullable InCurrency shown;
    private String file = "top customers";

    TopCustomersCard() {
        super("Top customers", HEIGHT);
        covers("by net revenue");
        list.addClassNames("feed", "customers");
        csv.setVisible(false);
        more(csv);
    }

    void show(CustomersSnapshot snapshot, InCurrency in, Scene scene) {
        shown = in;
        file = scene.file("top customers", in.currency(), snapshot.range());
        csv.setVisible(!in.top().isEmpty());
        if (in.top().isEmpty()) {
            empty(State.empty(
                    "No customer is known",
                    "Orders that tell an email address or a customer stand here, by customer."));
        } else {
            show(list, () -> fill(in, scene), scene.retry());
        }
    }

    /** Rows stay where they are and take new values. */
    private void fill(InCurrency in, Scene scene) {
        List<TopCustomer> customers = in.top();
        while (rows.size() > customers.size()) {
            list.remove(rows.removeLast());
        }
        while (rows.size() < customers.size()) {
            Row row = new Row();
            rows.add(row);
            list.add(row);
        }
        for (int i = 0; i < customers.size(); i++) {
            rows.get(i).show(customers.get(i), in.currency(), scene);
        }
    }

    private Csv csv() {
        InCurrency in = shown;
        return new Csv(file, List.of("Customer", "Email", "New", "Orders", "Net revenue", "Currency"), line -> {
            if (in != null) {
                in.top()
                        .forEach(customer -> line.accept(List.of(
                                name(customer),
                                Objects.requireNonNullElse(customer.email(), ""),
                                customer.isNew() ? "yes" : "no",
                                Long.toString(customer.figures().orders()),
                                Csv.amount(Money.of(customer.figures().net(), in.currency())),
                                in.currency())));
            }
        });
    }

    private static String name(TopCustomer customer) {
        if (customer.name() != null) {
            return customer.name();
        }
        return customer.email() != null ? customer.email() : "Customer " + customer.id();
    }

    private static final class Row extends ListItem {

        private final Anchor way = new Anchor();
        private final Span fresh = new Span("new");
        private final Span total = new Span();
        private final Span by = new Span();

        Row() {
            Strong who = new Strong("");
            who.add(way);
            Span what = new Span(who, fresh);
            what.addClassName("what");
            fresh.addClassNames("pill", "accent");
            total.addClassName("total");
            by.addClassName("by");
            add(what, total, by);
        }

        void show(TopCustomer customer, String currency, Scene scene) {
            InPlace.text(way, name(customer));
            way.setHref(new OrdersQuestion(scene.question(), Measure.NET)
                    .of(customer.id())
                    .href());
            fresh.setVisible(customer.isNew());
            InPlace.text(total, scene.formats().tile(Money.of(customer.figures().net(), currency)));
            long orders = customer.figures().orders();
            String email = customer.name() == null || customer.email() == null ? "" : customer.email() + " · ";
            InPlace.text(by, email + scene.formats().count(orders) + (orders == 1 ? " order" : " orders"));
        }
    }
}
