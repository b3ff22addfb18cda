package app.shopfloor.sales.ui;

import app.shopfloor.base.live.DayTurn;
import app.shopfloor.base.live.Live;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.ui.Card;
import app.shopfloor.base.ui.Csv;
import app.shopfloor.base.ui.CsvDownload;
import app.shopfloor.base.ui.Definition;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.InPlace;
import app.shopfloor.base.ui.State;
import app.shopfloor.sales.Cash;
import app.shopfloor.sales.CashGroup;
import app.shopfloor.sales.CashSnapshot;
import app.shopfloor.sales.CashSnapshot.InCurrency;
import app.shopfloor.shared.DayRange;
import app.shopfloor.shared.Money;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How cash net comes of what moved the balance, to the cent, and what was paid out. Asks for itself: the rest of the screen neither
 * waits for it nor fails with it.
 */
final class CashCard extends Card {

    private static final int HEIGHT = 230;

    private final Formats formats;
    private final boolean admin;
    private final Clock clock;
    private final Runnable freshness;
    private final Cash cash;
    private final Live<CashSnapshot> live;
    private final Amount charges = new Amount(CashGroup.CHARGES);
    private final Amount refunds = new Amount(CashGroup.REFUNDS);
    private final Amount disputes = new Amount(CashGroup.DISPUTES);
    private final Amount other = new Amount(CashGroup.OTHER);
    private final Amount fees = new Amount(CashGroup.FEES);
    private final Amount net = new Amount("Cash net", CashSnapshot.CASH_NET);
    private final Paragraph payouts = new Paragraph();
    private final Div body = new Div();
    private final CsvDownload csv = new CsvDownload("CSV", this::csv);
    private final List<List<String>> told = new ArrayList<>();
    private String file = "cash";
    private String currency = "";
    private boolean narrowed;
    private @Nullable CashSnapshot shown;
    private @Nullable Instant readAt;
    private boolean failing;

    /**
     * @param admin who is offered to connect what is missing
     * @param freshness told that it was read, or could not be
     */
    CashCard(Cash cash, Pulses pulses, Formats formats, boolean admin, Clock clock, Runnable freshness) {
        super("Cash", HEIGHT);
        this.cash = cash;
        this.formats = formats;
        this.admin = admin;
        this.clock = clock;
        this.freshness = freshness;
        live = new Live<>(this, pulses, List.of(Cash.CASH, DayTurn.NEW_DAY), this::answered, failure -> failed());
        DescriptionList list = new DescriptionList();
        list.addClassName("ladder");
        List.of(charges, refunds, disputes, other, fees, net).forEach(amount -> amount.addTo(list));
        csv.setVisible(false);
        more(csv);
        payouts.addClassName("sub");
        body.add(list, payouts);
    }

    private static final class Amount {

        private final String label;
        private final Term term;
        private final Description text = new Description();

        Amount(CashGroup group) {
            this(group.label(), group.definition());
        }

        Amount(String label, String definition) {
            this.label = label;
            Span name = new Span(label);
            term = new Term(name, new Definition(name, new Span(definition)));
        }

        void addTo(DescriptionList list) {
            list.add(term, text);
        }

        void show(long minor, String currency, Formats formats) {
            InPlace.text(text, formats.exact(Money.of(minor, currency)));
        }

        List<String> told(long minor, String currency) {
            return List.of(label, Csv.amount(Money.of(minor, currency)), currency);
        }

        void setVisible(boolean visible) {
            term.setVisible(visible);
            text.setVisible(visible);
        }
    }

    /**
     * @param days asked for from now on; null for all time
     * @param narrowed whether the rest of the screen shows a part of the sales only: the balance knows no parts, and says so
     */
    void ask(Supplier<@Nullable DayRange> days, boolean narrowed) {
        this.narrowed = narrowed;
        shown = null;
        failing = false;
        getElement().setAttribute("aria-busy", "true");
        live.ask(() -> cash.snapshot(days.get()));
    }

    /** Shows the balance in this currency; where all money is kept in another one, that. */
    void show(String chosen) {
        currency = chosen;
        CashSnapshot known = shown;
        if (known != null) {
            show(known);
        }
    }

    /** Since when it could not be refreshed; empty while it is fresh, or shows nothing. */
    Optional<Instant> staleSince() {
        return failing && shown != null ? Optional.ofNullable(readAt) : Optional.empty();
    }

    void refresh() {
        live.refresh();
    }

    private void answered(CashSnapshot snapshot) {
        shown = snapshot;
        readAt = clock.instant();
        failing = false;
        show(snapshot);
        freshness.run();
    }

    private void show(CashSnapshot snapshot) {
        getElement().removeAttribute("aria-busy");
        InCurrency balance = balance(snapshot);
        csv.setVisible(balance != null);
        if (balance != null) {
            covers(balance.currency() + " balance, " + days(snapshot)
                    + (narrowed ? " · of all sales, not filtered" : ""));
            DayRange range = snapshot.range();
            file = "cash " + balance.currency() + (range == null ? " all time" : " " + range.from() + " " + range.to());
            show(body, () -> fill(balance), live::refresh);
        } else {
            covers("");
            empty(nothing(snapshot));
        }
    }

    private @Nullable InCurrency balance(CashSnapshot snapshot) {
        boolean noChoice = snapshot.balances().size() == 1 || currency.isEmpty();
        InCurrency chosen = snapshot.in(currency);
        return chosen != null || !noChoice || snapshot.balances().isEmpty()
                ? chosen
                : snapshot.balances().getFirst();
    }

    private void fill(InCurrency balance) {
        String in = balance.currency();
        told.clear();
        show(charges, balance.of(CashGroup.CHARGES), in);
        show(refunds, balance.of(CashGroup.REFUNDS), in);
        show(disputes, balance.of(CashGroup.DISPUTES), in);
        show(other, balance.of(CashGroup.OTHER), in);
        other.setVisible(balance.of(CashGroup.OTHER) != 0);
        show(fees, -balance.fees(), in);
        show(net, balance.cashNet(), in);
        Money paidOut = Money.of(balance.paidOut(), in);
        Money notPaidOut = Money.of(balance.notPaidOut(), in);
        told.add(List.of("Paid out", Csv.amount(paidOut), in));
        told.add(List.of("Not yet paid out", Csv.amount(notPaidOut), in));
        InPlace.text(
                payouts, "Paid out " + formats.exact(paidOut) + " · not yet paid out " + formats.exact(notPaidOut));
    }

    private void show(Amount line, long minor, String in) {
        line.show(minor, in, formats);
        told.add(line.told(minor, in));
    }

    private Csv csv() {
        List<List<String>> rows = List.copyOf(told);
        return new Csv(file, List.of("Number", "Amount", "Currency"), rows::forEach);
    }

    private State nothing(CashSnapshot snapshot) {
        if (!snapshot.anyEver()) {
            return admin
                    ? State.empty(
                                    "No fees and payouts yet",
                                    "They come with Stripe’s API key: its webhooks tell sales, not what Stripe keeps of them.")
                            .leadingTo("settings/connections", "Open Connections")
                    : State.empty(
                            "No fees and payouts yet", "They appear here as soon as an admin enters Stripe’s API key.");
        }
        if (snapshot.balances().isEmpty()) {
            return State.empty("Nothing moved in these days", "What the balance takes and pays out then stands here.");
        }
        return State.empty(
                "No balance in " + currency,
                "The money of these days is kept in "
                        + snapshot.balances().stream().map(InCurrency::currency).collect(Collectors.joining(", "))
                        + ".");
    }

    private String days(CashSnapshot snapshot) {
        DayRange range = snapshot.range();
        return range == null ? "all time" : formats.days(range, LocalDate.now(clock.withZone(formats.zone())));
    }

    /** Nothing is taken away that was read: the screen then says since when it stands still. */
    private void failed() {
        failing = true;
        if (shown == null) {
            getElement().removeAttribute("aria-busy");
            csv.setVisible(false);
            failed(live::refresh);
        }
        freshness.run();
    }
}
