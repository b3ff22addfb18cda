package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.Strong;
import app.shopfloor.sales.SalesSnapshot;
import app.shopfloor.sales.SalesSnapshot.Combined;
import app.shopfloor.sales.SalesSnapshot.InCurrency;
import app.shopfloor.shared.Money;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One chip a currency with its net revenue, as booked, and one for all of them in the reporting currency, converted; it says so
 * when a part of them could not be.
 */
final class CurrencyChips extends Div {

    /** What stands in the URL for all currencies in the reporting one. */
    static final String ALL = "all";

    /** @param choice the currency's code, or {@link #ALL} */
    private record Choice(String choice, String label, String amount, boolean incomplete) {}

    private record Shown(List<Choice> choices, String current) {}

    private final Consumer<String> chosen;
    private @Nullable Shown shown;

    /** @param chosen told the currency that a person chooses, or {@link #ALL} */
    CurrencyChips(Consumer<String> chosen) {
        this.chosen = chosen;
        addClassName("chips");
        getElement().setAttribute("role", "group").setAttribute("aria-label", "Currency");
        setVisible(false);
    }

    /** With a single currency that is shown anyway there is nothing to choose. */
    void show(SalesSnapshot snapshot, String current, Formats formats) {
        List<Choice> choices = choices(snapshot, formats);
        boolean single = choices.size() == 1 && choices.getFirst().choice.equals(current);
        setVisible(!choices.isEmpty() && !single);
        Shown now = new Shown(choices, current);
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        removeAll();
        choices.forEach(choice -> add(chip(choice, choice.choice.equals(current))));
    }

    private static List<Choice> choices(SalesSnapshot snapshot, Formats formats) {
        List<Choice> choices = new ArrayList<>();
        Combined combined = snapshot.combined();
        if (combined != null) {
            InCurrency all = combined.figures();
            choices.add(new Choice(
                    ALL,
                    "All in " + all.currency(),
                    net(all, formats),
                    !combined.missing().isEmpty()));
        }
        snapshot.currencies()
                .forEach(in -> choices.add(new Choice(in.currency(), in.currency(), net(in, formats), false)));
        return choices;
    }

    private static String net(InCurrency in, Formats formats) {
        return formats.tile(Money.of(in.now().net(), in.currency()));
    }

    private NativeButton chip(Choice choice, boolean pressed) {
        NativeButton chip = new NativeButton();
        chip.addClickListener(click -> chosen.accept(choice.choice));
        chip.add(new Span(choice.label), new Strong(choice.amount));
        if (choice.incomplete) {
            Span mark = new Span("incomplete");
            mark.addClassNames("pill", "warn");
            chip.add(mark);
        }
        chip.addClassName("chip");
        chip.getElement().setAttribute("aria-pressed", String.valueOf(pressed));
        return chip;
    }
}
