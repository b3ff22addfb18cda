package app.shopfloor.sales.ui;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.live.DayTurn;
import app.shopfloor.base.live.Live;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.Page;
import app.shopfloor.base.ui.RangeChoice;
import app.shopfloor.base.ui.RangePicker;
import app.shopfloor.base.ui.State;
import app.shopfloor.sales.Cash;
import app.shopfloor.sales.Sales;
import app.shopfloor.sales.SalesFilter;
import app.shopfloor.sales.SalesSnapshot;
import app.shopfloor.sales.SalesSnapshot.Combined;
import app.shopfloor.sales.SalesSnapshot.InCurrency;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was sold: the range's figures against the previous period, their course, by channel, and what comes in right now. */
@Route("sales")
@RouteAlias("")
@PageTitle("Sales · Shopfloor")
@Menu(order = 20, title = "Sales", icon = "icons/sales.svg")
@RolesAllowed("VIEWER")
class SalesView extends Page implements BeforeEnterObserver {

    private static final String CURRENCY = "currency";

    private final Sales sales;
    private final Clock clock;
    private final boolean admin;
    private final Formats formats;
    private final RangePicker ranges;
    private final CurrencyChips currencies;
    private final MissingRates missing;
    private final String reporting;
    private final FigureTiles tiles = new FigureTiles();
    private final RevenueCard revenue = new RevenueCard();
    private final ChannelCard channels = new ChannelCard();
    private final LadderCard ladder = new LadderCard();
    private final LatestCard latest = new LatestCard();
    private final TopSkusCard skus;
    private final Div instead = new Div();
    private final Div first = new Div(revenue, instead, latest);
    private final CashCard cash;
    private final Div second = new Div(channels, ladder);
    private final Div third = new Div();
    private final Div sections = new Div(tiles, first, second, third);
    private final Live<SalesSnapshot> live;

    private RangeChoice choice = RangeChoice.USUAL;
    private @Nullable String currency;
    private @Nullable SalesSnapshot shown;

    SalesView(
            Sales sales,
            Cash balances,
            Pulses pulses,
            BusinessProperties business,
            Clock clock,
            AuthenticationContext authentication) {
        super("Sales");
        this.sales = sales;
        this.clock = clock;
        admin = authentication.hasRole("ADMIN");
        skus = new TopSkusCard(admin);
        formats = Formats.here(business.timezone());
        cash = new CashCard(balances, pulses, formats, admin, this::today);
        ranges = new RangePicker(this::today, chosen -> open(chosen, currency));
        currencies = new CurrencyChips(chosen -> open(choice, chosen));
        missing = new MissingRates(admin);
        reporting = business.currency();
        live = new Live<>(this, pulses, List.of(Sales.SALES, DayTurn.NEW_DAY), this::show, failure -> failed());
        actions(ranges);
        instead.addClassName("card");
        first.addClassNames("row", "wide");
        second.addClassNames("row", "three");
        second.add(cash);
        third.addClassNames("row", "one");
        third.add(skus);
        add(currencies, missing, sections);
        instead(null);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters url = event.getLocation().getQueryParameters();
        RangeChoice.Asked asked = RangeChoice.of(url);
        RangeChoice before = choice;
        choice = asked.choice();
        currency = url.getSingleParameter(CURRENCY).orElse(null);
        problem(asked.problem());
        ranges.show(choice);
        SalesSnapshot known = shown;
        if (known != null && choice.equals(before)) {
            show(known); // another currency of the same snapshot
        } else {
            awaiting();
            RangeChoice question = choice;
            live.ask(() -> sales.snapshot(new SalesFilter(question.days(today()))));
            cash.ask(() -> question.days(today()));
        }
    }

    private void show(SalesSnapshot snapshot) {
        shown = snapshot;
        sections.getElement().removeAttribute("aria-busy");
        live(formats.time(snapshot.asOf()));
        String current = currency(snapshot);
        Combined combined = current.equals(CurrencyChips.ALL) ? snapshot.combined() : null;
        InCurrency figures = combined != null ? combined.figures() : snapshot.in(current);
        currencies.show(snapshot, current, formats);
        missing.show(combined, today(), formats);
        if (figures != null) {
            instead(null);
            tiles.show(figures, combined != null, formats, live::refresh);
            revenue.show(snapshot, figures, today(), formats, live::refresh);
            channels.show(figures, formats, live::refresh);
            ladder.show(figures, formats, live::refresh);
            cash.show(figures.currency());
            skus.show(figures, formats, live::refresh);
        } else {
            instead(nothing(snapshot));
        }
        withLatest(snapshot.anySaleEver());
        latest.show(snapshot.latest(), formats, live::refresh);
    }

    /** What is shown: the currency chosen, else that of most orders. All of them are one where there is but the reporting one. */
    private String currency(SalesSnapshot snapshot) {
        if (currency != null) {
            return currency.equals(CurrencyChips.ALL) && snapshot.combined() == null ? reporting : currency;
        }
        return snapshot.currencies().isEmpty()
                ? ""
                : snapshot.currencies().getFirst().currency();
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
        return snapshot.currencies().isEmpty()
                ? State.empty("No sales in these days", days + " has no paid order. Choose a longer range.")
                : State.empty(
                        "No sales in this currency",
                        days + " has none in " + currency(snapshot) + ". Choose one of those above.");
    }

    /** Until the answer comes, the figures of other days are dimmed: they must not pass for those asked for. */
    private void awaiting() {
        shown = null;
        sections.getElement().setAttribute("aria-busy", "true");
        waiting();
    }

    private void failed() {
        sections.getElement().removeAttribute("aria-busy");
        SalesSnapshot known = shown;
        if (known != null) {
            stale(formats.time(known.asOf()), live::refresh);
            return;
        }
        silent();
        currencies.setVisible(false);
        missing.setVisible(false);
        instead(State.failed(
                "The sales could not be read",
                "That is an error on our side; nothing is lost. Try again, and tell the admin if it stays.",
                this::again));
        withLatest(false);
    }

    private void again() {
        awaiting();
        live.refresh();
    }

    /** Shows this in the place of the figures; null shows the figures. */
    private void instead(@Nullable State state) {
        instead.removeAll();
        instead.setVisible(state != null);
        if (state != null) {
            instead.add(state);
        }
        tiles.setVisible(state == null);
        revenue.setVisible(state == null);
        second.setVisible(state == null);
        third.setVisible(state == null);
        withLatest(true);
    }

    private void withLatest(boolean visible) {
        latest.setVisible(visible);
        first.setClassName("one", !visible);
    }

    private void open(RangeChoice range, @Nullable String chosenCurrency) {
        Map<String, String> parameters = new TreeMap<>(range.parameters());
        if (chosenCurrency != null) {
            parameters.put(CURRENCY, chosenCurrency);
        }
        UI.getCurrent().navigate(SalesView.class, QueryParameters.simple(parameters));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(formats.zone()));
    }
}
