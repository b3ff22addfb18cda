package app.shopfloor.base.gallery;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.ui.Card;
import app.shopfloor.base.ui.ComparisonChoice;
import app.shopfloor.base.ui.ComparisonPicker;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.MenuChoice;
import app.shopfloor.base.ui.RangeChoice;
import app.shopfloor.base.ui.RangePicker;
import app.shopfloor.base.ui.UrlState;
import app.shopfloor.shared.DayRange;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Days, what to compare them with, and one of a few. */
@Component
class ChoiceExamples implements Examples {

    private final Clock clock;
    private final BusinessProperties business;

    ChoiceExamples(Clock clock, BusinessProperties business) {
        this.clock = clock;
        this.business = business;
    }

    @Override
    public String family() {
        return "Days and menus";
    }

    @Override
    public List<Example> create() {
        LocalDate today = today();
        return List.of(
                new Example("A much used range", days(RangeChoice.USUAL)),
                new Example("One behind “More”", days(RangeChoice.Preset.QUARTER)),
                new Example("All time: nothing to compare with", days(RangeChoice.Preset.ALL)),
                new Example(
                        "Days of one's own",
                        days(new RangeChoice.Custom(new DayRange(today.minusDays(400), today.minusDays(300))))),
                new Example("A menu in the head of a card", menu()));
    }

    private Div days(RangeChoice begin) {
        Address address = new Address();
        RangePicker ranges = new RangePicker(this::today, chosen -> address.accept(UrlState.EMPTY.with(chosen)));
        Paragraph told = new Paragraph();
        RangeChoice[] current = {begin};
        ComparisonPicker comparison = new ComparisonPicker(
                this::today,
                chosen -> address.accept(UrlState.EMPTY.with(current[0]).with(chosen)));
        address.begin(UrlState.EMPTY.with(begin), state -> {
            current[0] = RangeChoice.of(state.query()).choice();
            ComparisonChoice against = ComparisonChoice.of(state).choice();
            ranges.show(current[0]);
            comparison.show(current[0], against);
            DayRange days = current[0].days(today());
            DayRange before = current[0].against(today(), against);
            told.setText("/" + state.href("screen") + " – " + said(days, "all time") + " against "
                    + said(before, "nothing"));
        });
        Div side = new Div(ranges, comparison);
        side.addClassName("side");
        return new Div(side, told);
    }

    private static Card menu() {
        Card card = new Card("Net revenue", 60);
        Paragraph shown = new Paragraph();
        List<String> cuts = List.of("Day", "Week", "Month");
        Address address = new Address();
        MenuChoice<String> menu =
                new MenuChoice<>("Points by", cut -> cut, cut -> address.accept(UrlState.EMPTY.with("by", cut)));
        card.more(menu);
        card.show(shown, () -> {}, () -> {});
        address.begin(UrlState.EMPTY.with("by", "Day"), state -> {
            String cut = state.values().getOrDefault("by", "Day");
            menu.show(cut, cuts);
            shown.setText("A point for each " + cut.toLowerCase(Locale.ROOT) + ".");
        });
        return card;
    }

    private String said(@Nullable DayRange days, String otherwise) {
        return days == null ? otherwise : Formats.here(business.timezone()).days(days, today());
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(business.timezone()));
    }
}
