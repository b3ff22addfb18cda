package app.shopfloor.base.ui;

import app.shopfloor.base.ui.RangeChoice.Preset;
import app.shopfloor.shared.DayRange;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Chooses the days of a screen: the most used ranges at once, the others and days of one's own behind “More”. The screen puts
 * the choice into its URL and comes back with {@link #show}.
 */
public final class RangePicker extends Div {

    private static final Set<Preset> AT_ONCE =
            EnumSet.of(Preset.TODAY, Preset.DAYS_7, Preset.DAYS_30, Preset.DAYS_90, Preset.YEAR);

    private final Formats formats = Formats.here(ZoneOffset.UTC); // days only, which have no zone
    private final Map<Preset, NativeButton> presets = new EnumMap<>(Preset.class);
    private final Map<Preset, Span> days = new EnumMap<>(Preset.class);
    private final NativeButton more = new NativeButton("More");
    private final Popover popover = new Popover();
    private final OwnDays own;
    private final Supplier<LocalDate> today;
    private final Consumer<RangeChoice> chosen;
    private RangeChoice shown = RangeChoice.USUAL;

    /**
     * @param today in the business time zone
     * @param chosen told what a person chooses
     */
    public RangePicker(Supplier<LocalDate> today, Consumer<RangeChoice> chosen) {
        this.today = today;
        this.chosen = chosen;
        own = new OwnDays(formats.locale(), today, this::choose);
        addClassNames("seg", "ranges");
        getElement().setAttribute("role", "group").setAttribute("aria-label", "Range of days");
        Div others = new Div();
        others.addClassName("range-list");
        for (Preset preset : Preset.values()) {
            NativeButton button = new NativeButton("", click -> choose(preset));
            presets.put(preset, button);
            if (AT_ONCE.contains(preset)) {
                button.setText(preset.label());
                add(button);
            } else {
                Span meaning = new Span();
                meaning.addClassName("detail");
                days.put(preset, meaning);
                button.add(new Span(preset.label()), meaning);
                others.add(button);
            }
        }
        more.addClassName("menu");
        popover.setTarget(more);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel("More ranges of days");
        popover.addClassName("choice");
        popover.setModal(true);
        popover.add(others, own);
        popover.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                explain(); // another day may have begun since
            }
        });
        add(more, popover);
    }

    /** Marks what is shown. */
    public void show(RangeChoice choice) {
        shown = choice;
        presets.forEach((preset, button) -> press(button, preset == choice));
        boolean behind = !(choice instanceof Preset preset) || !AT_ONCE.contains(preset);
        press(more, behind);
        more.setText(choice instanceof Preset preset ? behind ? preset.label() : "More" : "Own days");
        explain();
    }

    private void explain() {
        LocalDate now = today.get();
        presets.forEach((preset, button) -> button.setTitle(preset.description() + said(preset, now)));
        days.forEach((preset, text) -> InPlace.text(text, meant(preset, now)));
        more.setTitle(shown instanceof Preset ? "More ranges, and days of your own" : meant(shown, now));
        own.show(shown.days(now));
    }

    private String said(RangeChoice choice, LocalDate now) {
        return choice.days(now) == null ? "" : ": " + meant(choice, now);
    }

    private String meant(RangeChoice choice, LocalDate now) {
        DayRange range = choice.days(now);
        return range == null ? "all time" : formats.days(range, now);
    }

    private void choose(RangeChoice choice) {
        popover.close();
        chosen.accept(choice);
    }

    private static void press(NativeButton button, boolean pressed) {
        button.getElement().setAttribute("aria-pressed", String.valueOf(pressed));
    }
}
