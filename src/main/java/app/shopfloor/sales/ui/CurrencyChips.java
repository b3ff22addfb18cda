package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.InPlace;
import app.shopfloor.base.ui.Strong;
import app.shopfloor.sales.SalesSnapshot;
import app.shopfloor.sales.SalesSnapshot.Combined;
import app.shopfloor.sales.SalesSnapshot.InCurrency;
import app.shopfloor.shared.Money;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One chip a currency with its net revenue, as booked, and one for all of them in the reporting currency, converted; it says so
 * when a part of them could not be. A chip stays where it is and takes its new amount.
 */
final class CurrencyChips extends Div {

    /** What stands in the URL for all currencies in the reporting one. */
    static final String ALL = "all";

    /** @param code the currency's, or {@link #ALL} */
    private record Choice(String code, String label, String amount, boolean incomplete) {}

    private final Consumer<String> chosen;
    private final Map<String, Chip> chips = new LinkedHashMap<>();

    /** @param chosen told the currency that a person chooses, or {@link #ALL} */
    CurrencyChips(Consumer<String> chosen) {
        this.chosen = chosen;
        addClassNames("chips", "currencies");
        getElement().setAttribute("role", "group").setAttribute("aria-label", "Currency");
        setVisible(false);
    }

    /** With a single currency that is shown anyway there is nothing to choose. */
    void show(SalesSnapshot snapshot, String current, Formats formats) {
        List<Choice> choices = choices(snapshot, formats);
        boolean single = choices.size() == 1 && choices.getFirst().code.equals(current);
        setVisible(!choices.isEmpty() && !single);
        List<String> codes = choices.stream().map(Choice::code).toList();
        if (!chips.keySet()
                .equals(Set.copyOf(codes))) { // else their order stays: what one is about to press must not move away
            arrange(codes);
        }
        for (Choice choice : choices) {
            Chip chip = chips.get(choice.code);
            if (chip != null) {
                chip.show(choice, choice.code.equals(current));
            }
        }
    }

    private void arrange(List<String> codes) {
        Map<String, Chip> known = Map.copyOf(chips);
        chips.clear();
        removeAll();
        for (String code : codes) {
            Chip chip = known.getOrDefault(code, new Chip(() -> chosen.accept(code)));
            chips.put(code, chip);
            add(chip);
        }
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

    private static final class Chip extends NativeButton {

        private final Span label = new Span();
        private final Strong amount = new Strong("");
        private final Span incomplete = new Span("incomplete");

        Chip(Runnable chosen) {
            addClickListener(click -> chosen.run());
            addClassName("chip");
            incomplete.addClassNames("pill", "warn");
            add(label, amount, incomplete);
        }

        void show(Choice choice, boolean pressed) {
            InPlace.text(label, choice.label);
            InPlace.text(amount, choice.amount);
            incomplete.setVisible(choice.incomplete);
            getElement().setAttribute("aria-pressed", String.valueOf(pressed));
        }
    }
}
