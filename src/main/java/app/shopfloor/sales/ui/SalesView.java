package app.shopfloor.sales.ui;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.live.DayTurn;
import app.shopfloor.base.live.Live;
import app.shopfloor.base.live.MinuteTurn;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.live.Topic;
import app.shopfloor.base.ui.ComparisonPicker;
import app.shopfloor.base.ui.FilterBar;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.Page;
import app.shopfloor.base.ui.RangePicker;
import app.shopfloor.base.ui.State;
import app.shopfloor.base.ui.UrlState;
import app.shopfloor.sales.Cash;
import app.shopfloor.sales.Sales;
import app.shopfloor.sales.SalesRankings;
import app.shopfloor.sales.SalesSnapshot;
import app.shopfloor.sales.SalesSnapshot.Combined;
import app.shopfloor.sales.SalesSnapshot.InCurrency;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was sold: the range's figures against others, their course, by what and to whom, and what comes in right now. */
@Route(SalesView.PATH)
@PageTitle("Sales · Shopfloor")
@Menu(order = 20, title = "Sales", icon = "icons/sales.svg")
@RolesAllowed("VIEWER")
@StyleSheet("context://sales.css")
class SalesView extends Page implements BeforeEnterObserver {

    static final String PATH = "sales";

    private final Sales sales;
    private final Clock clock;
    private final boolean admin;
    private final Formats formats;
    private final String reporting;
    private final RangePicker ranges;
    private final ComparisonPicker comparisons;
    private final FilterBar filters = new FilterBar(SalesView::open);
    private final CurrencyChips currencies;
    private final MissingRates missing;
    private final CashCard cash;
    private final CustomersSection customers;
    private final SalesSections sections;
    private final Live<SalesSnapshot> live;

    private UrlState url = UrlState.EMPTY;
    private SalesQuestion question = SalesQuestion.USUAL;
    private @Nullable SalesSnapshot shown;
    private @Nullable Instant readAt; // when what is shown was last known to be right
    private boolean failing;

    SalesView(
            Sales sales,
            SalesRankings rankings,
            Cash balances,
            Pulses pulses,
            BusinessProperties business,
            Clock clock,
            AuthenticationContext authentication) {
        super("Sales");
        this.sales = sales;
        this.clock = clock;
        admin = authentication.hasRole("ADMIN");
        formats = Formats.here(business.timezone());
        reporting = business.currency();
        ranges = new RangePicker(this::today, chosen -> open(url.with(chosen)));
        comparisons = new ComparisonPicker(this::today, chosen -> open(url.with(chosen)));
        currencies = new CurrencyChips(chosen -> open(url.with(SalesQuestion.CURRENCY, chosen)));
        missing = new MissingRates(admin);
        cash = new CashCard(balances, pulses, formats, admin, clock, this::freshness);
        SalesLists lists = new SalesLists(sales, rankings, this::today, reporting, formats, admin);
        customers = new CustomersSection(this, pulses, clock, this::freshness, lists::customers);
        sections = new SalesSections(customers, cash, admin, cut -> open(SalesQuestion.cut(url, cut)), lists::products);
        List<Topic> beats = List.of(Sales.SALES, DayTurn.NEW_DAY, MinuteTurn.NEW_MINUTE);
        live = new Live<>(this, pulses, beats, this::answered, failure -> failed());
        new SalesFilters(sales, formats).addTo(filters);
        filters.lead(currencies);
        NativeButton refresh = new NativeButton("Refresh", click -> refresh());
        refresh.addClassName("button");
        actions(ranges, comparisons, refresh);
        add(filters, missing, sections);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        FilterBar.Asked filtered = filters.show(UrlState.of(event.getLocation()));
        SalesQuestion.Asked asked = SalesQuestion.of(filtered.known());
        SalesQuestion before = question;
        url = filtered.known();
        question = asked.question();
        problem(filtered.problem(), asked.problem());
        ranges.show(question.range());
        comparisons.show(question.range(), question.comparison());
        SalesSnapshot known = shown;
        if (known != null && question.in(null).equals(before.in(null))) {
            show(known); // another currency of the same snapshot
        } else {
            ask(question);
        }
    }

    private void ask(SalesQuestion wanted) {
        awaiting();
        customers.ask(() -> sales.customers(wanted.filter(today())));
        cash.ask(() -> wanted.range().days(today()), wanted.isNarrowed());
        Supplier<SalesSnapshot> figures = () -> sales.snapshot(wanted.filter(today()));
        if (isAttached()) {
            live.ask(figures);
        } else {
            live.askForTheFirstPicture(figures);
        }
    }

    /** What depends on the time of day is another snapshot every minute; all else is the same one until sales change, and still right. */
    private void answered(SalesSnapshot snapshot) {
        readAt = clock.instant();
        if (snapshot != shown || failing) {
            failing = false;
            show(snapshot);
        } else {
            freshness();
        }
    }

    private void show(SalesSnapshot snapshot) {
        shown = snapshot;
        sections.awaiting(false);
        String current = question.shown(snapshot, reporting);
        Combined combined = current.equals(CurrencyChips.ALL) ? snapshot.combined() : null;
        InCurrency figures = combined != null ? combined.figures() : snapshot.in(current);
        Scene scene = new Scene(question.in(current), combined != null, formats, today(), live::refresh);
        currencies.show(snapshot, current, formats);
        missing.show(combined, today(), formats);
        if (figures != null) {
            sections.show(snapshot, figures, scene);
            customers.show(scene);
            cash.show(figures.currency());
        } else {
            sections.say(nothing(snapshot));
            cash.show(current);
        }
        sections.showLatest(snapshot, scene);
        freshness();
    }

    private State nothing(SalesSnapshot snapshot) {
        if (!snapshot.anySaleEver()) {
            return admin
                    ? State.empty(
                                    "No sales yet",
                                    "Connect Stripe or load the sample shop. Sales then appear here by themselves.")
                            .leadingTo("settings/connections", "Open Connections")
                    : State.empty(
                            "No sales yet", "As soon as an admin connects Stripe, sales appear here by themselves.");
        }
        String days = formats.days(snapshot.range(), today());
        if (!snapshot.currencies().isEmpty()) {
            return State.empty(
                    "No sales in this currency",
                    days + " has none in " + question.shown(snapshot, reporting) + ". Choose one of those above.");
        }
        return question.isNarrowed()
                ? State.empty("No sales match", "Nothing of these days is left by the filters above.")
                        .leadingTo(question.unfiltered().url().href(PATH), "Clear filters")
                : State.empty("No sales in these days", days + " has no paid order. Choose a longer range.");
    }

    /** As old as the oldest of what is shown; nothing to tell before there are figures. */
    private void freshness() {
        Instant read = readAt;
        if (shown == null || read == null) {
            return;
        }
        List<Instant> stale = Stream.of(
                        customers.staleSince(),
                        cash.staleSince(),
                        failing ? Optional.of(read) : Optional.<Instant>empty())
                .flatMap(Optional::stream)
                .toList();
        if (stale.isEmpty()) {
            live(formats.time(read));
            sections.asOf(formats.time(read));
        } else {
            stale(formats.time(Collections.min(stale)), this::refresh);
        }
    }

    private void refresh() {
        live.refresh();
        customers.refresh();
        cash.refresh();
    }

    private void awaiting() {
        shown = null;
        readAt = null;
        failing = false;
        sections.awaiting(true);
        waiting();
    }

    private void failed() {
        sections.awaiting(false);
        failing = true;
        if (shown != null) {
            freshness();
            return;
        }
        silent();
        currencies.setVisible(false);
        missing.setVisible(false);
        sections.sayAlone(State.failed(
                "The sales could not be read",
                "That is an error on our side; nothing is lost. Try again, and tell the admin if it stays.",
                this::again));
    }

    private void again() {
        awaiting();
        live.refresh();
    }

    private static void open(UrlState state) {
        UI.getCurrent().navigate(SalesView.class, state.query());
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(formats.zone()));
    }
}
