package app.shopfloor.sales.ui;

import app.shopfloor.base.live.DayTurn;
import app.shopfloor.base.live.Live;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.ui.Card;
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
import java.time.LocalDate;
import java.util.List;
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
    private final Supplier<LocalDate> today;
    private final Cash cash;
    private final Live<CashSnapshot> live;
    private final Amount charges = new Amount(CashGroup.CHARGES.label());
    private final Amount refunds = new Amount(CashGroup.REFUNDS.label());
    private final Amount disputes = new Amount(CashGroup.DISPUTES.label());
    private final Amount other = new Amount(CashGroup.OTHER.label());
    private final Amount fees = new Amount(CashGroup.FEES.label());
    private final Amount net = new Amount("Cash net");
    private final Paragraph payouts = new Paragraph();
    private final Div body = new Div();
    private String currency = "";
    private boolean narrowed;
    private @Nullable CashSnapshot shown;

    /** @param admin who is offered to connect what is missing */
    CashCard(Cash cash, Pulses pulses, Formats formats, boolean admin, Supplier<LocalDate> today) {
        super("Cash", HEIGHT);
        this.cash = cash;
        this.formats = formats;
        this.admin = admin;
        this.today = today;
        live = new Live<>(this, pulses, List.of(Cash.CASH, DayTurn.NEW_DAY), this::show, failure -> failed());
        DescriptionList list = new DescriptionList();
        list.addClassName("ladder");
        List.of(charges, refunds, disputes, other, fees, net).forEach(amount -> amount.addTo(list));
        net.term.getElement().setAttribute("title", CashSnapshot.CASH_NET);
        payouts.addClassName("sub");
        body.add(list, payouts);
    }

    private static final class Amount {

        private final Term term;
        private final Description text = new Description();

        Amount(String label) {
            term = new Term(label);
        }

        void addTo(DescriptionList list) {
            list.add(term, text);
        }

        void show(long minor, String currency, Formats formats) {
            InPlace.text(text, formats.exact(Money.of(minor, currency)));
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

    private void show(CashSnapshot snapshot) {
        shown = snapshot;
        getElement().removeAttribute("aria-busy");
        InCurrency balance = balance(snapshot);
        if (balance != null) {
            covers(balance.currency() + " balance, " + days(snapshot)
                    + (narrowed ? " · of all sales, not filtered" : ""));
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
        charges.show(balance.of(CashGroup.CHARGES), in, formats);
        refunds.show(balance.of(CashGroup.REFUNDS), in, formats);
        disputes.show(balance.of(CashGroup.DISPUTES), in, formats);
        other.show(balance.of(CashGroup.OTHER), in, formats);
        other.setVisible(balance.of(CashGroup.OTHER) != 0);
        fees.show(-balance.fees(), in, formats);
        net.show(balance.cashNet(), in, formats);
        InPlace.text(
                payouts,
                "Paid out " + formats.exact(Money.of(balance.paidOut(), in)) + " · not yet paid out "
                        + formats.exact(Money.of(balance.notPaidOut(), in)));
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
        return range == null ? "all time" : formats.days(range, today.get());
    }

    private void failed() {
        getElement().removeAttribute("aria-busy");
        failed(live::refresh);
    }
}
