package app.shopfloor.base.ui;

import app.shopfloor.shared.DayRange;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.popover.Popover;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Chooses the days of a screen. The screen puts the choice into its URL and comes back with {@link #show}. */
public final class RangePicker extends Div {

    private final Map<RangeChoice.Preset, NativeButton> presets = new EnumMap<>(RangeChoice.Preset.class);
    private final NativeButton custom = new NativeButton("Custom");
    private final DatePicker from = new DatePicker("From");
    private final DatePicker to = new DatePicker("To");
    private final Popover popover = new Popover();
    private final Supplier<LocalDate> today;
    private final Consumer<RangeChoice> chosen;

    /**
     * @param today in the business time zone
     * @param chosen told what a person chooses
     */
    public RangePicker(Supplier<LocalDate> today, Consumer<RangeChoice> chosen) {
        this.today = today;
        this.chosen = chosen;
        addClassName("seg");
        getElement().setAttribute("role", "group").setAttribute("aria-label", "Range of days");
        for (RangeChoice.Preset preset : RangeChoice.Preset.values()) {
            NativeButton button = new NativeButton(preset.label(), click -> chosen.accept(preset));
            button.getElement().setAttribute("title", preset.description());
            presets.put(preset, button);
            add(button);
        }
        custom.getElement().setAttribute("aria-haspopup", "dialog");
        add(custom);
        customDialog();
    }

    /** Marks what is shown. */
    public void show(RangeChoice choice) {
        presets.forEach((preset, button) -> press(button, preset == choice));
        press(custom, choice instanceof RangeChoice.Custom);
        DayRange days = choice.days(today.get());
        from.setValue(days == null ? null : days.from());
        to.setValue(days == null ? null : days.to());
    }

    private void customDialog() {
        NativeButton apply = new NativeButton("Show", click -> apply());
        apply.addClassNames("button", "primary");
        Div form = new Div(from, to, apply);
        form.addClassName("custom-range");
        from.setRequiredIndicatorVisible(true);
        to.setRequiredIndicatorVisible(true);
        popover.setTarget(custom);
        popover.setAriaLabel("Range of days of your own");
        popover.setModal(true);
        popover.add(form);
        add(popover);
    }

    private void apply() {
        LocalDate first = from.getValue();
        LocalDate last = to.getValue();
        complain(from, first == null ? "Choose the first day" : null);
        complain(
                to,
                last == null
                        ? "Choose the last day"
                        : first != null && last.isBefore(first) ? "The last day is before the first" : null);
        if (first != null && last != null && !last.isBefore(first)) {
            popover.close();
            chosen.accept(new RangeChoice.Custom(new DayRange(first, last)));
        }
    }

    private static void complain(DatePicker field, @Nullable String message) {
        field.setInvalid(message != null);
        field.setErrorMessage(message == null ? "" : message);
    }

    private static void press(NativeButton button, boolean pressed) {
        button.getElement().setAttribute("aria-pressed", String.valueOf(pressed));
    }
}
