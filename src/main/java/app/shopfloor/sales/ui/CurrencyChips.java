package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.Strong;
import app.shopfloor.sales.SalesSnapshot.InCurrency;
import app.shopfloor.shared.Money;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One chip a currency with its net revenue: amounts of different currencies stand beside one another, never summed. */
final class CurrencyChips extends Div {

    private record Shown(List<String> texts, String current) {}

    private final Consumer<String> chosen;
    private @Nullable Shown shown;

    CurrencyChips(Consumer<String> chosen) {
        this.chosen = chosen;
        addClassName("chips");
        getElement().setAttribute("role", "group").setAttribute("aria-label", "Currency");
        setVisible(false);
    }

    /** With a single currency that is shown anyway there is nothing to choose. */
    void show(List<InCurrency> currencies, String current, Formats formats) {
        boolean single =
                currencies.size() == 1 && currencies.getFirst().currency().equals(current);
        setVisible(!currencies.isEmpty() && !single);
        Shown now = new Shown(
                currencies.stream()
                        .map(in ->
                                in.currency() + formats.tile(Money.of(in.now().net(), in.currency())))
                        .toList(),
                current);
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        removeAll();
        currencies.forEach(in -> add(chip(in, current, formats)));
    }

    private NativeButton chip(InCurrency in, String current, Formats formats) {
        NativeButton chip = new NativeButton();
        chip.addClickListener(click -> chosen.accept(in.currency()));
        chip.add(
                new Span(in.currency()),
                new Strong(formats.tile(Money.of(in.now().net(), in.currency()))));
        chip.addClassName("chip");
        chip.getElement()
                .setAttribute("aria-pressed", String.valueOf(in.currency().equals(current)));
        return chip;
    }
}
