package app.shopfloor.sales.ui;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.live.Live;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.live.Topic;
import app.shopfloor.base.ui.Column;
import app.shopfloor.base.ui.DataTable;
import app.shopfloor.base.ui.FilterBar;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.Page;
import app.shopfloor.base.ui.RangePicker;
import app.shopfloor.base.ui.Rows;
import app.shopfloor.base.ui.State;
import app.shopfloor.base.ui.UrlState;
import app.shopfloor.sales.Sales;
import app.shopfloor.sales.SalesFilter;
import app.shopfloor.sales.SalesSnapshot;
import app.shopfloor.sales.SalesSnapshot.Combined;
import app.shopfloor.shared.DayRange;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A list of what stands behind the Sales screen: rows in pages, of some days, filters and a currency, all of which the address says.
 *
 * @param <T> a row
 */
abstract class SalesListView<T> extends Page implements BeforeEnterObserver {

    /** The screens that lead to such a list, and what the way back to them is called. */
    private static final Map<String, String> ORIGINS =
            Map.of(SalesView.PATH, "← Sales", ProductsView.PATH, "← Products", CustomersView.PATH, "← Customers");

    private final Sales sales;
    private final Pulses pulses;
    private final List<Topic> beats;
    private final Clock clock;
    private final String reporting;
    private final Formats formats;
    private final Supplier<LocalDate> today; // one and the same: rows of the same question are equal
    private final FilterBar filters = new FilterBar(this::open);
    private final RangePicker ranges;
    private final Anchor back = new Anchor("", "← Sales");
    private final MissingRates missing;
    private final Live<SalesSnapshot> money;

    private UrlState url = UrlState.EMPTY;
    private @Nullable SalesFilter booked; // of which the currencies are shown
    private @Nullable String origin; // the address of the screen one came from
    private @Nullable Instant readAt;

    /** @param beats at which the rows may be others */
    SalesListView(
            String title,
            Sales sales,
            Pulses pulses,
            List<Topic> beats,
            BusinessProperties business,
            Clock clock,
            AuthenticationContext authentication) {
        super(title);
        this.sales = sales;
        this.pulses = pulses;
        this.beats = beats;
        this.clock = clock;
        reporting = business.currency();
        formats = Formats.here(business.timezone());
        today = () -> LocalDate.now(clock.withZone(formats.zone()));
        missing = new MissingRates(authentication.hasRole("ADMIN"));
        money = new Live<>(this, pulses, beats, this::booked, failure -> {
            missing.setVisible(false);
            moneyUnknown();
        });
        // Since when customers are new belongs to the days it was asked for.
        ranges = new RangePicker(today, chosen -> open(url().with(chosen).without(OrdersQuestion.SINCE)));
        back.addClassName("button");
        new SalesFilters(sales, formats).addTo(filters);
        NativeButton refresh = new NativeButton("Refresh", click -> refresh());
        refresh.addClassName("button");
        actions(back, ranges, refresh);
        add(filters, missing);
    }

    /** Puts another choice after that of the days. */
    final void besideDays(Component choice) {
        Element actions = ranges.getElement().getParent();
        actions.insertChild(actions.indexOfChild(ranges.getElement()) + 1, choice.getElement());
    }

    private void refresh() {
        table().refresh();
        money.refresh();
    }

    /** Reads what the address asks for. @return what people are told of what could not be understood */
    abstract @Nullable String ask(UrlState asked);

    abstract SalesQuestion question();

    /** The table of what is asked for, and its rows. */
    abstract DataTable<T> table();

    abstract Rows<T> rows();

    /** Shows which currencies there are. */
    abstract void show(SalesSnapshot snapshot);

    /** Which currencies there are could not be read. */
    void moneyUnknown() {}

    /** Rows other than those shown are awaited. */
    abstract void asked();

    /** What all rows are together. */
    abstract void read(Rows.Total total);

    /** Nothing is known of what was asked. */
    abstract void unknown();

    @Override
    public final void beforeEnter(BeforeEnterEvent event) {
        FilterBar.Asked filtered = filters.show(UrlState.of(event.getLocation()));
        url = filtered.known();
        String problem = ask(url);
        ranges.show(question().range());
        cameFrom(event.getUI().getInternals().getActiveViewLocation());
        problem(filtered.problem(), problem, table().show(url, rows()));
        askForMoney();
    }

    /** Back is where one came from, with its own days and filters; who opened a link goes to what the rows are of. */
    private void cameFrom(Location before) {
        String way = ORIGINS.get(before.getPath());
        if (way != null && !before.getPath().equals(path())) {
            origin = UrlState.of(before).href(before.getPath());
            back.setText(way);
        }
        back.setHref(origin != null ? origin : question().url().href(SalesView.PATH));
    }

    /** Where this list is. */
    abstract String path();

    /** In which currencies there is anything, and what no rate is known for. */
    private void askForMoney() {
        SalesQuestion asked = question();
        SalesFilter filter = asked.filter(today.get());
        if (!filter.equals(booked)) {
            booked = filter;
            missing.setVisible(false);
            money.ask(() -> sales.snapshot(asked.filter(today.get())));
        } else {
            money.refresh();
        }
    }

    private void booked(SalesSnapshot snapshot) {
        show(snapshot);
        Combined all = CurrencyChips.ALL.equals(question().currency()) ? snapshot.combined() : null;
        Combined told = all == null || isCompared() ? all : new Combined(all.figures(), all.missing(), List.of());
        if (isPicked()) {
            missing.showOfAll(told, today.get(), formats);
        } else {
            missing.show(told, today.get(), formats);
        }
    }

    /** Whether rows tell of the days before, too. */
    boolean isCompared() {
        return false;
    }

    /** Whether the rows are of fewer sales than the filters let through. */
    boolean isPicked() {
        return false;
    }

    /** A table that keeps up with the sales and offers its rows as a file. */
    final DataTable<T> listing(
            String caption, List<Column<T>> columns, Rows.Sort usual, Supplier<String> file, Supplier<State> nothing) {
        DataTable<T> table = new DataTable<>(caption, columns, usual, formats, pulses, beats, this::open);
        table.csv(file);
        table.nothing(nothing);
        table.tell(new Reading());
        return table;
    }

    private final class Reading implements DataTable.Listener {

        @Override
        public void asked() {
            waiting();
            SalesListView.this.asked();
        }

        @Override
        public void read(Rows.Total total) {
            readAt = clock.instant();
            live(formats.time(readAt));
            SalesListView.this.read(total);
        }

        @Override
        public void failed(boolean known, Runnable retry) {
            Instant read = readAt;
            if (known && read != null) {
                stale(formats.time(read), retry);
            } else {
                silent();
                unknown();
            }
        }
    }

    /** “net revenue USD 2026-10-22 2026-11-20 stripe LID-PC DE” */
    final String file(String what) {
        SalesQuestion asked = question();
        DayRange days = asked.range().days(today.get());
        return what + " " + (asked.currency() == null ? "" : asked.currency() + " ")
                + (days == null ? "all time" : days.from() + " " + days.to()) + asked.filed();
    }

    /** What is shown, from its first page on. */
    final UrlState url() {
        return url.without(DataTable.PAGE);
    }

    final void open(UrlState state) {
        UI.getCurrent().navigate(getClass(), state.query());
    }

    final FilterBar filters() {
        return filters;
    }

    final Sales sales() {
        return sales;
    }

    final Formats formats() {
        return formats;
    }

    final String reporting() {
        return reporting;
    }

    /** Which day it is, in the business time zone, whenever one asks. */
    final Supplier<LocalDate> today() {
        return today;
    }
}
