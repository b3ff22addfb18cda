package app.shopfloor.sales.ui;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.live.DayTurn;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.ui.DataTable;
import app.shopfloor.base.ui.Rows;
import app.shopfloor.base.ui.State;
import app.shopfloor.base.ui.UrlState;
import app.shopfloor.sales.Sales;
import app.shopfloor.sales.SalesEntries;
import app.shopfloor.sales.SalesEntry;
import app.shopfloor.sales.SalesSnapshot;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The orders and refunds behind a number of the Sales screen: those whose sum it is. */
@Route(OrdersQuestion.PATH)
@PageTitle("Orders · Shopfloor")
@RolesAllowed("VIEWER")
@StyleSheet("context://sales.css")
class OrdersView extends SalesListView<SalesEntry> {

    private static final int TYPING = 400; // ms of rest after which a search is meant

    private final SalesEntries entries;
    private final NativeButton customer =
            new NativeButton("One customer ✕", click -> open(url().without(OrdersQuestion.CUSTOMER)));
    private final NativeButton order = new NativeButton("", click -> open(url().without(OrdersQuestion.ORDER)));
    private final TextField search = new TextField();
    private final OrderSum sum;
    private final Div place = new Div();

    private OrdersQuestion question = new OrdersQuestion(SalesQuestion.USUAL, Measure.NET);
    private @Nullable Measure shown;
    private @Nullable DataTable<SalesEntry> table;

    OrdersView(
            Sales sales,
            SalesEntries entries,
            Pulses pulses,
            BusinessProperties business,
            Clock clock,
            AuthenticationContext authentication) {
        super("Orders", sales, pulses, List.of(Sales.SALES, DayTurn.NEW_DAY), business, clock, authentication);
        this.entries = entries;
        sum = new OrderSum(
                formats(),
                reporting(),
                measure -> open(url().with(OrdersQuestion.METRIC, measure.code())),
                currency -> open(url().with(SalesQuestion.CURRENCY, currency)));
        chosen(customer, "Of one customer: show all");
        chosen(order, "One order: show all");
        search.setAriaLabel("Search these orders");
        search.setPlaceholder("Order, customer or product");
        search.setClearButtonVisible(true);
        search.setMaxLength(OrdersQuestion.LONGEST_SEARCH);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(TYPING);
        search.getElement().setAttribute("data-search", "");
        search.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                search(change.getValue().strip());
            }
        });
        filters().lead(customer, order);
        Div card = new Div(search, place);
        card.addClassNames("card", "orders");
        add(sum, card);
    }

    private static void chosen(NativeButton chip, String text) {
        chip.addClassNames("chip", "set");
        chip.getElement().setAttribute("aria-pressed", "true").setAttribute("aria-label", text);
    }

    @Override
    String path() {
        return OrdersQuestion.PATH;
    }

    @Override
    @Nullable
    String ask(UrlState asked) {
        OrdersQuestion.Asked read = OrdersQuestion.of(asked);
        question = read.question();
        customer.setVisible(question.customer() != null);
        order.setVisible(question.order() != null);
        order.setText(question.order() == null ? "" : "Order " + question.order() + " ✕");
        if (!search.getValue().strip().equals(question.search())) {
            search.setValue(question.search());
        }
        return read.problem();
    }

    @Override
    SalesQuestion question() {
        return question.sales();
    }

    @Override
    Rows<SalesEntry> rows() {
        return new OrderRows(sales(), entries, question, today(), reporting(), formats());
    }

    @Override
    boolean isPicked() {
        return question.isPicked();
    }

    @Override
    void show(SalesSnapshot snapshot) {
        List<String> codes = new ArrayList<>();
        if (snapshot.combined() != null) {
            codes.add(CurrencyChips.ALL);
        }
        snapshot.currencies().forEach(in -> codes.add(in.currency()));
        sum.in(codes);
    }

    /** The columns follow the number, so that the table of another number is another one. */
    @Override
    DataTable<SalesEntry> table() {
        Measure measure = question.measure();
        DataTable<SalesEntry> there = table;
        if (there != null && measure == shown) {
            return there;
        }
        DataTable<SalesEntry> fresh = listing(
                sum.heading(measure),
                new OrderColumns(formats(), today()).of(measure.metric()),
                new Rows.Sort(OrderColumns.TIME, true),
                this::file,
                this::nothing);
        fresh.details(entry -> new OrderDetails(sales(), entry.channel(), entry.orderId(), entry.country(), formats()));
        title(sum.heading(measure));
        place.removeAll();
        place.add(fresh);
        shown = measure;
        table = fresh;
        return fresh;
    }

    @Override
    void asked() {
        sum.ask(question);
    }

    @Override
    void read(Rows.Total total) {
        sum.show(question, total, today().get());
    }

    @Override
    void unknown() {
        sum.clear();
    }

    /** “net-revenue-usd-2026-10-22-2026-11-20-stripe-lid-pc-de” */
    private String file() {
        return file(question.measure().label())
                + (question.customer() == null ? "" : " customer " + question.customer())
                + (question.order() == null ? "" : " order " + question.order());
    }

    private State nothing() {
        if (!question.search().isEmpty()) {
            return State.empty(
                            "Nothing matches “" + question.search() + "”", "Search for less, or choose a longer range.")
                    .leadingTo(question.searching("").href(), "Clear the search");
        }
        boolean narrowed = question.sales().isNarrowed() || question.isPicked();
        State state = State.empty(
                "Nothing stands behind this number",
                narrowed ? "Take a filter away, or choose a longer range." : "Choose a longer range.");
        return narrowed
                ? state.leadingTo(
                        new OrdersQuestion(question.sales().unfiltered(), question.measure()).href(), "Clear filters")
                : state;
    }

    private void search(String text) {
        UrlState asked = url().without(OrdersQuestion.SEARCH);
        open(text.isEmpty() ? asked : asked.with(OrdersQuestion.SEARCH, text));
    }
}
