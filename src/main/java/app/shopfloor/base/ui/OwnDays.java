package app.shopfloor.base.ui;

import app.shopfloor.shared.DayRange;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.WeekFields;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Asks for two days, the last one today at the latest, and says at the field what is wrong with one. */
final class OwnDays extends Div {

    private final DatePicker from = new DatePicker("From");
    private final DatePicker to = new DatePicker("To");
    private final Supplier<LocalDate> today;
    private final Consumer<RangeChoice> chosen;

    OwnDays(Locale locale, Supplier<LocalDate> today, Consumer<RangeChoice> chosen) {
        this.today = today;
        this.chosen = chosen;
        NativeButton apply = new NativeButton("Show", click -> apply());
        apply.addClassNames("button", "primary");
        for (DatePicker field : new DatePicker[] {from, to}) {
            field.setRequiredIndicatorVisible(true);
            field.setManualValidation(true); // its own would say less
            field.setMin(RangeChoice.EARLIEST);
            field.setI18n(calendar(locale));
        }
        addClassName("custom-range");
        add(from, to, apply);
    }

    void show(@Nullable DayRange days) {
        LocalDate now = today.get();
        from.setMax(now);
        to.setMax(now);
        from.setValue(days == null ? null : days.from());
        to.setValue(days == null ? null : days.to());
        complain(from, null);
        complain(to, null);
    }

    private void apply() {
        LocalDate first = from.getValue();
        LocalDate last = to.getValue();
        String wrongFirst = first == null
                ? "Choose the first day"
                : first.isBefore(RangeChoice.EARLIEST) ? "That is too long ago" : null;
        String wrongLast = wrongLast(first, last);
        complain(from, wrongFirst);
        complain(to, wrongLast);
        if (wrongFirst == null && wrongLast == null && first != null && last != null) {
            chosen.accept(new RangeChoice.Custom(new DayRange(first, last)));
        }
    }

    private @Nullable String wrongLast(@Nullable LocalDate first, @Nullable LocalDate last) {
        if (last == null) {
            return "Choose the last day";
        }
        if (last.isAfter(today.get())) {
            return "The last day can be today, not later";
        }
        return first != null && last.isBefore(first) ? "The last day is before the first" : null;
    }

    private static void complain(DatePicker field, @Nullable String message) {
        field.setInvalid(message != null);
        field.setErrorMessage(message == null ? "" : message);
    }

    private static DatePickerI18n calendar(Locale locale) {
        int sunday = DayOfWeek.SUNDAY.getValue();
        return new DatePickerI18n()
                .setMonthNames(Arrays.stream(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                        .toList())
                .setWeekdays(daysFromSunday(TextStyle.FULL_STANDALONE, locale))
                .setWeekdaysShort(daysFromSunday(TextStyle.SHORT_STANDALONE, locale))
                .setFirstDayOfWeek(WeekFields.of(locale).getFirstDayOfWeek().getValue() % sunday);
    }

    private static List<String> daysFromSunday(TextStyle style, Locale locale) {
        return IntStream.range(0, DayOfWeek.values().length)
                .mapToObj(days -> DayOfWeek.SUNDAY.plus(days).getDisplayName(style, locale))
                .toList();
    }
}
