package app.shopfloor.base.ui;

import app.shopfloor.shared.DayRange;
import com.vaadin.flow.component.html.Div;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Chooses what the days of a screen are compared with. The screen puts the choice into its URL and comes back with {@link #show}. */
public final class ComparisonPicker extends Div {

    private final Formats formats = Formats.here(ZoneOffset.UTC); // days only, which have no zone
    private final Supplier<LocalDate> today;
    private final MenuChoice<ComparisonChoice> menu;
    private RangeChoice range = RangeChoice.USUAL;

    /**
     * @param today in the business time zone
     * @param chosen told what a person chooses
     */
    public ComparisonPicker(Supplier<LocalDate> today, Consumer<ComparisonChoice> chosen) {
        this.today = today;
        menu = new MenuChoice<>("Comparison", ComparisonChoice::label, this::days, chosen);
        addClassName("comparison");
        add(menu);
    }

    /** Marks what is shown; of all time there is nothing to choose. */
    public void show(RangeChoice shown, ComparisonChoice comparison) {
        range = shown;
        if (shown.days(today.get()) == null) {
            menu.show(ComparisonChoice.NONE, List.of(ComparisonChoice.NONE));
        } else {
            menu.show(comparison, List.of(ComparisonChoice.values()));
        }
    }

    private String days(ComparisonChoice comparison) {
        DayRange days = range.against(today.get(), comparison);
        return days == null ? "" : formats.days(days, today.get());
    }
}
