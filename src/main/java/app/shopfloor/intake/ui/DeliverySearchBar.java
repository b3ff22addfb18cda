package app.shopfloor.intake.ui;

import app.shopfloor.base.ui.Formats;
import app.shopfloor.intake.Delivery;
import app.shopfloor.intake.DeliveryCounts;
import app.shopfloor.intake.DeliveryState;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one looks for among deliveries. The screen puts it into its URL and comes back with {@link #show}. */
final class DeliverySearchBar extends Div {

    private final Consumer<DeliveryQuestion> asked;
    private final List<String> sources;
    private final NativeButton every = new NativeButton("All", click -> askState(null));
    private final Map<DeliveryState, NativeButton> states = new EnumMap<>(DeliveryState.class);
    private final TextField id = new TextField();
    private final ComboBox<String> kind = new ComboBox<>();
    private final Select<String> source = new Select<>();
    private final TextField text = new TextField();
    private DeliveryQuestion question = DeliveryQuestion.ALL;
    private List<String> kinds = List.of();

    /**
     * @param mayReadPayloads whether one may search in payloads
     * @param asked told what a person looks for
     */
    DeliverySearchBar(List<String> sources, boolean mayReadPayloads, Consumer<DeliveryQuestion> asked) {
        this.asked = asked;
        this.sources = sources;
        addClassName("delivery-search");
        Div chips = new Div(every);
        chips.addClassName("chips");
        chips.getElement().setAttribute("role", "group").setAttribute("aria-label", "State");
        every.addClassName("chip");
        for (DeliveryState state :
                List.of(DeliveryState.FAILED, DeliveryState.PENDING, DeliveryState.TRANSLATED, DeliveryState.IGNORED)) {
            NativeButton chip = new NativeButton(DeliveryWords.label(state), click -> askState(state));
            chip.addClassName("chip");
            states.put(state, chip);
            chips.add(chip);
        }
        field(id, "Delivery id", "evt_… or a part of it", Delivery.MAX_ID);
        id.getElement().setAttribute("data-search", "");
        kind.setPlaceholder("Any kind");
        kind.setAriaLabel("Kind");
        kind.setAllowCustomValue(true);
        kind.setClearButtonVisible(true);
        kind.setItems(kinds);
        kind.addCustomValueSetListener(typed -> {
            kind.setValue(typed.getDetail().strip());
            ask(typed.isFromClient());
        });
        source.setPlaceholder("Any source");
        source.setAriaLabel("Source");
        source.setEmptySelectionAllowed(true);
        source.setEmptySelectionCaption("Any source");
        source.setItems(sources);
        Div fields = new Div(id, kind, source);
        fields.addClassName("search-fields");
        if (mayReadPayloads) {
            field(text, "Text in the payload", "Exact text in the payload", DeliveryQuestion.MAX_TEXT);
            fields.add(text);
        }
        List.of(id, text).forEach(field -> field.addValueChangeListener(change -> ask(change.isFromClient())));
        kind.addValueChangeListener(change -> ask(change.isFromClient()));
        source.addValueChangeListener(change -> ask(change.isFromClient()));
        add(chips, fields);
    }

    void show(DeliveryQuestion shown) {
        question = shown;
        press(every, shown.state() == null);
        states.forEach((state, chip) -> press(chip, state == shown.state()));
        id.setValue(shown.id() == null ? "" : shown.id());
        text.setValue(shown.text() == null ? "" : shown.text());
        kind.setValue(shown.kind());
        String unusual = shown.source() == null || sources.contains(shown.source()) ? null : shown.source();
        source.setItems(
                unusual == null
                        ? sources
                        : Stream.concat(sources.stream(), Stream.of(unusual)).toList());
        source.setValue(shown.source());
    }

    void count(DeliveryCounts counts, Formats formats) {
        every.setText("All " + formats.count(counts.all()));
        states.forEach(
                (state, chip) -> chip.setText(DeliveryWords.label(state) + " " + formats.count(counts.of(state))));
    }

    /** @param known kinds to choose from; any other can be typed */
    void kinds(List<String> known) {
        if (!known.equals(kinds)) {
            kinds = known;
            String value = kind.getValue();
            kind.setItems(known);
            kind.setValue(value);
        }
    }

    private void askState(@Nullable DeliveryState state) {
        asked.accept(question.with(state));
    }

    private void ask(boolean byPerson) {
        if (byPerson) {
            asked.accept(new DeliveryQuestion(
                    question.range(),
                    question.state(),
                    source.getValue(),
                    given(kind.getValue()),
                    given(id.getValue()),
                    given(text.getValue())));
        }
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static void field(TextField field, String label, String placeholder, int max) {
        field.setAriaLabel(label);
        field.setPlaceholder(placeholder);
        field.setClearButtonVisible(true);
        field.setMaxLength(max);
    }

    private static void press(NativeButton chip, boolean pressed) {
        chip.getElement().setAttribute("aria-pressed", String.valueOf(pressed));
    }
}
