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
import java.util.function.BiFunction;

/** Those who bought most, by net revenue. Each opens this customer's orders and refunds. */
final class TopCustomersCard extends Card {

    private static final int MOST = 10;
    private static final int ROW = 51;
    private static final int HEIGHT = MOST * ROW;

    private final UnorderedList list = new UnorderedList();
    private final List<Row> rows = new ArrayList<>();
    private final Anchor all = new Anchor("", "All customers");
    private final CsvDownload csv;
    private String file = "customers";
    private SalesQuestion question = SalesQuestion.USUAL;

    /** @param csv the file, by its name, of all customers of a question */
    TopCustomersCard(BiFunction<String, SalesQuestion, Csv> csv) {
        super("Top customers", HEIGHT);
        covers("by net revenue");
        list.addClassNames("feed", "customers");
        this.csv = new CsvDownload("CSV", () -> csv.apply(file, question));
        this.csv.setTitle("Download all customers of these days");
        more(all);
        more(this.csv);
        leadNowhere();
    }

    /** No way leads to the customers of another question, while those asked for are awaited or cannot be read. */
    void leadNowhere() {
        all.setVisible(false);
        csv.setVisible(false);
    }

    void show(CustomersSnapshot snapshot, InCurrency in, Scene scene) {
        question = scene.question();
        file = scene.file("customers", in.currency(), snapshot.range());
        all.setHref(question.url().href(CustomersView.PATH));
        all.setVisible(!in.top().isEmpty());
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
            InPlace.text(way, CustomerRow.name(customer));
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
