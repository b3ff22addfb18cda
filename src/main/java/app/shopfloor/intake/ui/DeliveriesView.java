package app.shopfloor.intake.ui;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.live.Live;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.ui.Card;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.InPlace;
import app.shopfloor.base.ui.Page;
import app.shopfloor.base.ui.RangePicker;
import app.shopfloor.base.ui.State;
import app.shopfloor.intake.DeliveryFilter;
import app.shopfloor.intake.DeliveryLog;
import app.shopfloor.intake.DeliveryRecord;
import app.shopfloor.intake.DeliveryState;
import app.shopfloor.intake.Inbox;
import app.shopfloor.intake.Retention;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Everything that sources have sent, as it came: found again, opened, replayed. What is looked for stands in the address. */
@Route(DeliveriesView.PATH)
@PageTitle("Webhook deliveries · Shopfloor")
@Menu(order = 912, title = "Webhook deliveries", icon = "icons/inbox.svg")
@RolesAllowed("VIEWER")
@StyleSheet("context://connections.css")
@StyleSheet("context://deliveries.css")
class DeliveriesView extends Page implements BeforeEnterObserver, BeforeLeaveObserver {

    static final String PATH = "settings/deliveries";
    private static final int HEIGHT = 480;

    private final DeliveryLog log;
    private final Inbox inbox;
    private final Retention retention;
    private final Pulses pulses;
    private final Clock clock;
    private final boolean admin;
    private final Formats formats;
    private final DeliveryWords words;
    private final RangePicker ranges;
    private final DeliverySearchBar search;
    private final NativeButton replay = new NativeButton("Replay …", click -> askReplay());
    private final BulkReplay bulk;
    private final Card card = new Card("Deliveries", HEIGHT);
    private final NativeButton fresh = new NativeButton("", click -> showNew());
    private final Span arrival = new Span();
    private final DeliveryTable table;
    private final Span end = new Span();
    private final NativeButton older = new NativeButton("Show older", click -> showOlder());
    private final Div content;
    private final Live<DeliveryResults.Seen> live;

    private @Nullable DeliveryQuestion question;
    private @Nullable DeliveryResults results;
    private DeliveryResults.@Nullable Seen shown;
    private @Nullable DeliveryDialog dialog;

    DeliveriesView(
            DeliveryLog log,
            Inbox inbox,
            Retention retention,
            Pulses pulses,
            BusinessProperties business,
            Clock clock,
            AuthenticationContext authentication) {
        super("Webhook deliveries");
        this.log = log;
        this.inbox = inbox;
        this.retention = retention;
        this.pulses = pulses;
        this.clock = clock;
        admin = authentication.hasRole("ADMIN");
        formats = Formats.here(business.timezone());
        words = new DeliveryWords(formats, admin);
        ranges = new RangePicker(this::today, chosen -> open(asked().with(chosen), null));
        search = new DeliverySearchBar(log.sources(), admin, wanted -> open(wanted, null));
        bulk = new BulkReplay(log, formats, this::refresh);
        table = new DeliveryTable(words, this::address);
        replay.addClassName("button");
        fresh.addClassName("fresh-ones");
        arrival.addClassName("unseen");
        arrival.getElement().setAttribute("role", "status");
        older.addClassName("button");
        end.addClassName("hint");
        Div footer = new Div(end, older);
        footer.addClassName("list-end");
        content = new Div(arrival, fresh, table, footer);
        content.addClassName("delivery-list");
        NativeButton refresh = new NativeButton("Refresh", click -> showNew());
        refresh.addClassName("button");
        actions(ranges, refresh);
        if (admin) {
            actions(replay);
            NativeButton keep =
                    new NativeButton("Keep payloads …", click -> new RetentionDialog(retention, this::refresh).open());
            keep.addClassName("quiet");
            card.more(keep);
        }
        add(search, bulk, card);
        live = new Live<>(this, pulses, List.of(DeliveryLog.DELIVERIES), this::show, failure -> failed());
        waiting();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        DeliveryQuestion.Asked asked = DeliveryQuestion.of(event.getLocation().getQueryParameters(), admin);
        problem(asked.problem());
        search.show(asked.question());
        ranges.show(asked.question().range());
        if (!asked.question().equals(question)) {
            question = asked.question();
            ask(asked.question());
        }
        showDialog(asked.open());
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (!event.getLocation().getPath().equals(PATH)) {
            showDialog(null);
        }
    }

    private void ask(DeliveryQuestion wanted) {
        DeliveryResults found =
                new DeliveryResults(log, () -> wanted.filter(today(), formats.zone()), retention::days, clock::instant);
        results = found;
        if (shown == null) {
            card.waiting();
        } else {
            content.getElement().setAttribute("aria-busy", "true");
        }
        shown = null;
        waiting();
        live.ask(found::look);
    }

    private void show(DeliveryResults.Seen seen) {
        shown = seen;
        content.getElement().removeAttribute("aria-busy");
        live(formats.time(seen.asOf()));
        search.count(seen.counts(), formats);
        search.kinds(seen.kinds());
        card.covers("as they came, newest first · payloads are kept " + kept(seen.keptDays()));
        DeliveryState state = asked().state();
        replay.setVisible(!seen.rows().isEmpty() && state != DeliveryState.PENDING);
        replay.setText(state == DeliveryState.FAILED ? "Replay failed …" : "Replay these …");
        if (seen.rows().isEmpty() && !seen.more() && seen.newer() == 0) {
            card.empty(nothing(seen));
        } else {
            card.show(content, () -> fill(seen), this::refresh);
        }
    }

    private void fill(DeliveryResults.Seen seen) {
        fresh.setVisible(seen.newer() > 0);
        InPlace.text(arrival, seen.newer() > 0 ? "New deliveries have come" : ""); // read out once, not at each one
        InPlace.text(
                fresh,
                seen.newer() > DeliveryResults.MOST_NEW
                        ? "More than " + formats.count(DeliveryResults.MOST_NEW) + " new – show"
                        : formats.count(seen.newer()) + " new – show");
        table.setVisible(!seen.rows().isEmpty());
        table.show(seen.rows(), asked(), seen.asOf());
        older.setVisible(seen.more());
        older.setText(
                seen.rows().size() % DeliveryResults.PAGE == 0 && !seen.rows().isEmpty()
                        ? "Show older"
                        : "Look further back");
        end.setText(ending(seen));
    }

    private String ending(DeliveryResults.Seen seen) {
        String count = seen.rows().size() == 1
                ? "1 delivery"
                : formats.count(seen.rows().size()) + " deliveries";
        if (seen.rows().size() >= DeliveryResults.MOST) {
            return count + " are shown. Narrow the search to see others.";
        }
        if (!seen.more() || seen.lookedBackTo() == null) {
            return count + (seen.more() ? "" : ", no more");
        }
        return count + ", looked back to " + words.when(seen.lookedBackTo(), seen.asOf());
    }

    private State nothing(DeliveryResults.Seen seen) {
        if (asked().equals(DeliveryQuestion.ALL)) {
            State state =
                    State.empty("Nothing has come in yet", "What sources send appears here by itself, as it came.");
            return admin ? state.leadingTo("settings/connections", "Open Connections") : state;
        }
        return asked().state() == DeliveryState.FAILED && seen.counts().failed() == 0
                ? State.empty(
                        "Nothing failed", "Every delivery was translated, ignored for a reason, or waits its turn.")
                : State.empty("No delivery matches", "Take a part of the search away, or choose a longer range.")
                        .leadingTo(PATH, "Show all");
    }

    private static String kept(OptionalInt days) {
        return days.isEmpty() ? "for ever" : days.getAsInt() == 1 ? "for a day" : "for " + days.getAsInt() + " days";
    }

    private void failed() {
        content.getElement().removeAttribute("aria-busy");
        DeliveryResults.Seen last = shown;
        if (last != null) {
            stale(formats.time(last.asOf()), live::refresh);
        } else {
            silent();
            card.failed(live::refresh);
        }
    }

    private void showNew() {
        DeliveryResults found = results;
        if (found != null) {
            found.wantNewest();
            live.refresh();
        }
    }

    private void showOlder() {
        DeliveryResults found = results;
        if (found != null) {
            content.getElement().setAttribute("aria-busy", "true");
            found.wantOlder();
            live.refresh();
        }
    }

    private void refresh() {
        live.refresh();
    }

    private void askReplay() {
        DeliveryResults.Seen seen = shown;
        if (seen == null) {
            return;
        }
        DeliveryQuestion wanted = asked();
        DeliveryFilter filter = wanted.filter(today(), formats.zone());
        boolean only = wanted.equals(DeliveryQuestion.ALL.with(wanted.state()));
        String count = only && wanted.state() != null
                ? formats.count(seen.counts().of(wanted.state())) + " "
                : seen.more() ? "" : formats.count(seen.rows().size()) + " ";
        String what = wanted.equals(DeliveryQuestion.ALL)
                ? "every delivery there is"
                : "all " + count
                        + (wanted.state() == null
                                ? "deliveries that match"
                                : DeliveryQuestion.nameOf(wanted.state()) + " deliveries"
                                        + (only ? "" : " that match"));
        bulk.ask(filter, what);
    }

    private void showDialog(@Nullable Long delivery) {
        DeliveryDialog old = dialog;
        dialog = null;
        if (old != null) {
            old.close();
        }
        if (delivery != null) {
            DeliveryResults.Seen seen = shown;
            List<Long> list = seen == null
                    ? List.of()
                    : seen.rows().stream().map(DeliveryRecord::id).toList();
            DeliveryDialog opened =
                    new DeliveryDialog(delivery, list, log, inbox, pulses, words, clock::instant, this::address);
            opened.addOpenedChangeListener(change -> {
                if (!change.isOpened() && opened.equals(dialog)) {
                    dialog = null;
                    open(asked(), null);
                }
            });
            dialog = opened;
            opened.open();
        }
    }

    private String address(long delivery) {
        return new Location(PATH, asked().url(delivery)).getPathWithQueryParameters();
    }

    private void open(DeliveryQuestion wanted, @Nullable Long delivery) {
        UI.getCurrent().navigate(DeliveriesView.class, wanted.url(delivery));
    }

    private DeliveryQuestion asked() {
        DeliveryQuestion current = question;
        return current == null ? DeliveryQuestion.ALL : current;
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(formats.zone()));
    }
}
