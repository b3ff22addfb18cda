package app.shopfloor.intake.ui;

import app.shopfloor.base.ui.Card;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.TimeAgo;
import app.shopfloor.intake.stripe.StripeAccounts.Account;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.BiConsumer;

/** Connected accounts whose events came, and whether they count. */
final class AccountsCard extends Card {

    private static final int HEIGHT = 80;

    private final BiConsumer<String, Boolean> count;
    private final Div list = new Div();
    private final Div content;
    private List<Account> shown = List.of();

    /** @param count has an account count from now on, or no more */
    AccountsCard(BiConsumer<String, Boolean> count) {
        super("Connected Stripe accounts", HEIGHT);
        this.count = count;
        covers("they do not mix: each that counts has a channel of its own");
        Paragraph about =
                new Paragraph("Events of accounts that do not count are kept and set aside. Once one counts, they are "
                        + "translated; when it no longer does, what was booked stays.");
        about.addClassName("hint");
        list.addClassName("accounts");
        content = new Div(about, list);
        content.addClassName("stack");
        setVisible(false);
    }

    /** Says that the accounts could not be read, in place of those that may no longer be right. */
    void broken(Runnable retry) {
        forget();
        setVisible(true);
        failed(retry);
    }

    /** Draws what it is shown next anew: a box that a person has ticked may not say what is stored. */
    void forget() {
        shown = List.of();
    }

    void show(List<Account> accounts, Formats formats, Runnable retry) {
        setVisible(!accounts.isEmpty());
        show(content, () -> fill(accounts, formats), retry);
    }

    private void fill(List<Account> accounts, Formats formats) {
        if (accounts.equals(shown)) {
            return;
        }
        shown = accounts;
        list.removeAll();
        for (Account account : accounts) {
            Checkbox box = new Checkbox("Counts", account.counted());
            box.setAriaLabel("Count the account " + account.id());
            box.addValueChangeListener(change -> {
                if (change.isFromClient()) {
                    count.accept(account.id(), change.getValue());
                }
            });
            String setAside = formats.count(account.setAside()) + " set aside · ";
            Span about = new Span(
                    new Span(
                            account.counted()
                                    ? "channel " + account.channel().label() + " · "
                                            + (account.setAside() > 0 ? setAside : "")
                                    : setAside),
                    new TimeAgo(account.lastSeen()));
            about.addClassName("about");
            if (account.counted() && account.setAside() > 0) {
                NativeButton again = new NativeButton("Translate them now", click -> count.accept(account.id(), true));
                again.addClassName("quiet");
                again.setAriaLabel("Translate what was set aside of the account " + account.id());
                about.add(again);
            }
            Div line = new Div(new Code(account.id()), box, about);
            line.addClassName("account");
            list.add(line);
        }
    }
}
