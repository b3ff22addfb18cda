package app.shopfloor.sales.ui;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.live.DayTurn;
import app.shopfloor.base.live.Live;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.ui.DataTable;
import app.shopfloor.base.ui.FilterBar;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.Page;
import app.shopfloor.base.ui.RangePicker;
import app.shopfloor.base.ui.Rows;
import app.shopfloor.base.ui.State;
import app.shopfloor.base.ui.UrlState;
import app.shopfloor.sales.Sales;
import app.shopfloor.sales.SalesEntries;
import app.shopfloor.sales.SalesEntry;
import app.shopfloor.sales.SalesFilter;
import app.shopfloor.sales.SalesSnapshot;
import app.shopfloor.sales.SalesSnapshot.Combined;
import app.shopfloor.shared.DayRange;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The orders and refunds behind a number of the Sales screen: those whose sum it is. */
@Route(OrdersQuestion.PATH)
@PageTitle("Orders · Shopfloor")
@RolesAllowed("VIEWER")
@StyleSheet("context://sales.css")
class OrdersView extends Page implements BeforeEnterObserver {

    private static final int TYPING = 400; // ms of rest after which a search is meant

    private final Sales sales;
    private final SalesEntries entries;
    private final Pulses pulses;
    private final Clock clock;
    private final String reporting;
    private final Formats formats;
    private final Supplier<LocalDate> today = this::today;
    private final Anchor back = new Anchor("", "← Sales");
    private final RangePicker ranges;
    private final FilterBar filters = new FilterBar(OrdersView::open);
    private final NativeButton customer =
            new NativeButton("One customer ✕", click -> open(url().without(OrdersQuestion.CUSTOMER)));
    private final NativeButton order = new NativeButton("", click -> open(url().without(OrdersQuestion.ORDER)));
    private final TextField search = new TextField();
    private final OrderSum sum;
    private final MissingRates missing;
    private final Live<SalesSnapshot> money;
    private final Div place = new Div();

    private UrlState url = UrlState.EMPTY;
    private OrdersQuestion question = new OrdersQuestion(SalesQuestion.USUAL, Measure.NET);
    private @Nullable SalesFilter booked; // of which the currencies are shown
    private @Nullable String origin; // the address of the Sales screen one came from
    private @Nullable Measure shown;
    private @Nullable Instant readAt;
    private @Nullable DataTable<SalesEntry> table;

    OrdersView(
            Sales sales,
            SalesEntries entries,
            Pulses pulses,
            BusinessProperties business,
            Clock clock,
            AuthenticationContext authentication) {
        super("Orders");
        this.sales = sales;
        this.entries = entries;
        this.pulses = pulses;
        this.clock = clock;
        reporting = business.currency();
        formats = Formats.here(business.timezone());
        sum = new OrderSum(
                formats,
                reporting,
                measure -> open(url().with(OrdersQuestion.METRIC, measure.code())),
                currency -> open(url().with(SalesQuestion.CURRENCY, currency)));
        missing = new MissingRates(authentication.hasRole("ADMIN"));
        money = new Live<>(
                this, pulses, List.of(Sales.SALES, DayTurn.NEW_DAY), this::show, failure -> missing.setVisible(false));
        ranges = new RangePicker(today, chosen -> open(url().with(chosen).without(OrdersQuestion.SINCE)));
        back.addClassName("button");
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
        new SalesFilters(sales, formats).addTo(filters);
        filters.lead(customer, order);
        Div card = new Div(search, place);
        card.addClassNames("card", "orders");
        NativeButton refresh = new NativeButton("Refresh", click -> refresh());
        refresh.addClassName("button");
        actions(back, ranges, refresh);
        add(filters, missing, sum, card);
    }

    private static void chosen(NativeButton chip, String text) {
        chip.addClassNames("chip", "set");
        chip.getElement().setAttribute("aria-pressed", "true").setAttribute("aria-label", text);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        FilterBar.Asked filtered = filters.show(UrlState.of(event.getLocation()));
        OrdersQuestion.Asked asked = OrdersQuestion.of(filtered.known());
        url = filtered.known();
        question = asked.question();
        ranges.show(question.sales().range());
        cameFrom(event.getUI().getInternals().getActiveViewLocation());
        customer.setVisible(question.customer() != null);
        order.setVisible(question.order() != null);
        order.setText(question.order() == null ? "" : "Order " + question.order() + " ✕");
        if (!search.getValue().strip().equals(question.search())) {
            search.setValue(question.search());
        }
        OrderRows rows = new OrderRows(sales, entries, question, today, reporting, formats);
        DataTable<SalesEntry> table = table(question.measure());
        problem(filtered.problem(), asked.problem(), table.show(url, rows));
        askForMoney();
    }

    /** Back is where one came from, with its own days and filters; who opened a link goes to what the orders are of. */
    private void cameFrom(Location before) {
        if (before.getPath().equals(SalesView.PATH)) {
            origin = UrlState.of(before).href(SalesView.PATH);
        }
        back.setHref(origin != null ? origin : question.sales().url().href(SalesView.PATH));
    }

    private void refresh() {
        DataTable<SalesEntry> there = table;
        if (there != null) {
            there.refresh();
            money.refresh();
        }
    }

    /** In which currencies there is anything, and what no rate is known for. */
    private void askForMoney() {
        SalesQuestion asked = question.sales();
        SalesFilter filter = asked.filter(today());
        if (!filter.equals(booked)) {
            booked = filter;
            missing.setVisible(false);
            money.ask(() -> sales.snapshot(asked.filter(today())));
        } else {
            money.refresh();
        }
    }

    private void show(SalesSnapshot snapshot) {
        Combined combined = snapshot.combined();
        List<String> codes = new ArrayList<>();
        if (combined != null) {
            codes.add(CurrencyChips.ALL);
        }
        snapshot.currencies().forEach(in -> codes.add(in.currency()));
        sum.in(codes);
        boolean all = CurrencyChips.ALL.equals(question.sales().currency());
        Combined told =
                combined == null || !all ? null : new Combined(combined.figures(), combined.missing(), List.of());
        if (question.isPicked()) {
            missing.showOfAll(told, today(), formats);
        } else {
            missing.show(told, today(), formats);
        }
    }

    /** The columns follow the number, so that the table of another number is another one. */
    private DataTable<SalesEntry> table(Measure measure) {
        DataTable<SalesEntry> there = table;
        if (there != null && measure == shown) {
            return there;
        }
        DataTable<SalesEntry> fresh = new DataTable<>(
                sum.heading(measure),
                new OrderColumns(formats, today).of(measure.metric()),
                new Rows.Sort(OrderColumns.TIME, true),
                formats,
                pulses,
                List.of(Sales.SALES, DayTurn.NEW_DAY),
                OrdersView::open);
        fresh.details(entry -> new OrderDetails(sales, entry, formats));
        fresh.csv(this::file);
        fresh.nothing(this::nothing);
        fresh.tell(new Reading());
        title(sum.heading(measure));
        place.removeAll();
        place.add(fresh);
        shown = measure;
        table = fresh;
        return fresh;
    }

    private final class Reading implements DataTable.Listener {

        @Override
        public void asked() {
            waiting();
            sum.ask(question);
        }

        @Override
        public void read(Rows.Total total) {
            readAt = clock.instant();
            live(formats.time(readAt));
            sum.show(question, total, today());
        }

        @Override
        public void failed(boolean known, Runnable retry) {
            Instant read = readAt;
            if (known && read != null) {
                stale(formats.time(read), retry);
            } else {
                silent();
                sum.clear();
            }
        }
    }

    /** “net-revenue-usd-2026-10-22-2026-11-20-stripe-lid-pc-de” */
    private String file() {
        SalesQuestion asked = question.sales();
        DayRange days = asked.range().days(today());
        return question.measure().label() + " " + (asked.currency() == null ? "" : asked.currency() + " ")
                + (days == null ? "all time" : days.from() + " " + days.to()) + asked.filed()
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
        UrlState asked = url.without(OrdersQuestion.SEARCH, DataTable.PAGE);
        open(text.isEmpty() ? asked : asked.with(OrdersQuestion.SEARCH, text));
    }

    /** What is shown, from its first page on. */
    private UrlState url() {
        return url.without(DataTable.PAGE);
    }

    private static void open(UrlState state) {
        UI.getCurrent().navigate(OrdersView.class, state.query());
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(formats.zone()));
    }
}
