package app.shopfloor.sales.ui;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.live.Topic;
import app.shopfloor.base.ui.Column;
import app.shopfloor.base.ui.DataTable;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.InPlace;
import app.shopfloor.base.ui.Rows;
import app.shopfloor.base.ui.State;
import app.shopfloor.base.ui.UrlState;
import app.shopfloor.sales.Sales;
import app.shopfloor.sales.SalesSnapshot;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The whole list of which a card of the Sales screen shows the first: the same question, in the same currency. */
abstract class RankingView<T> extends SalesListView<T> {

    private final String path;
    private final DataTable<T> table;
    private final CurrencyChips currencies =
            new CurrencyChips(chosen -> open(url().with(SalesQuestion.CURRENCY, chosen)));
    private final Div about = new Div();
    private final Div note = new Div();

    private SalesQuestion question = SalesQuestion.USUAL;

    /**
     * @param what the rows are, as title and name of the file
     * @param usual the order when nobody chose one
     * @param beats at which the rows may be others
     */
    RankingView(
            String what,
            String path,
            Function<Formats, List<Column<T>>> columns,
            Rows.Sort usual,
            Sales sales,
            Pulses pulses,
            List<Topic> beats,
            BusinessProperties business,
            Clock clock,
            AuthenticationContext authentication) {
        super(what, sales, pulses, beats, business, clock, authentication);
        this.path = path;
        table = listing(what, columns.apply(formats()), usual, () -> file(what), this::nothing);
        table.reordering();
        about.addClassName("sub");
        note.addClassName("sub");
        filters().lead(currencies);
        Div card = new Div(about, note, table);
        card.addClassNames("card", "ranking");
        add(card);
    }

    /** What the list is of, in words. */
    abstract String about(SalesSnapshot snapshot);

    @Override
    final String path() {
        return path;
    }

    @Override
    @Nullable
    String ask(UrlState asked) {
        SalesQuestion.Asked read = SalesQuestion.of(asked);
        question = read.question();
        return read.problem();
    }

    @Override
    final SalesQuestion question() {
        return question;
    }

    @Override
    final DataTable<T> table() {
        return table;
    }

    @Override
    void show(SalesSnapshot snapshot) {
        currencies.show(snapshot, question.shown(snapshot, reporting()), formats());
        InPlace.text(about, about(snapshot));
    }

    /** What was told may be of other days. */
    @Override
    void moneyUnknown() {
        currencies.setVisible(false);
        InPlace.text(about, "");
    }

    @Override
    void asked() {}

    @Override
    void read(Rows.Total total) {
        InPlace.text(note, note(total));
    }

    @Override
    void unknown() {
        InPlace.text(note, "");
    }

    /** What the rows do not tell; "" where they tell all. */
    String note(Rows.Total total) {
        return "";
    }

    /** What is said where there are no rows. */
    abstract String none();

    private State nothing() {
        String currency = question.currency();
        boolean ofOne = currency != null && !currency.equals(CurrencyChips.ALL);
        String other = ofOne ? "another currency or a longer range." : "a longer range.";
        State state = State.empty(
                none() + (ofOne ? " in " + currency : ""),
                question.isNarrowed() ? "Take a filter away, or choose " + other : "Choose " + other);
        return question.isNarrowed()
                ? state.leadingTo(question.unfiltered().url().href(path), "Clear filters")
                : state;
    }
}
