package app.shopfloor.base.ui;

import app.shopfloor.shared.DayRange;
import app.shopfloor.shared.Money;
import com.vaadin.flow.component.UI;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;

/**
 * How one person reads numbers, money and dates.
 *
 * @param locale the person's
 * @param zone the business time zone: a day and a time mean the same on every screen
 */
public record Formats(Locale locale, ZoneId zone) {

    /** Those of the person whose UI is current. */
    public static Formats here(ZoneId zone) {
        return new Formats(
                Optional.ofNullable(UI.getCurrent()).map(UI::getLocale).orElse(Locale.ENGLISH), zone);
    }

    /** 1,284 */
    public String count(long value) {
        return NumberFormat.getIntegerInstance(locale).format(value);
    }

    /** $62,396: cents decide nothing on a tile, below a thousand they may. */
    public String tile(Money money) {
        return money.amount().abs().compareTo(BigDecimal.valueOf(1000)) < 0
                ? money.format(locale)
                : money.formatWhole(locale);
    }

    /** $62,396.30 */
    public String exact(Money money) {
        return money.format(locale);
    }

    /** 12.4 %, with the locale's own signs; one decimal below a hundred. */
    public String percent(BigDecimal percent) {
        return decimals(percent) + "\u202f%";
    }

    /** 0.4 pp: percentage points, by which one rate differs from another. */
    public String points(BigDecimal points) {
        return decimals(points) + "\u202fpp";
    }

    private String decimals(BigDecimal percent) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        int digits = percent.abs().compareTo(BigDecimal.valueOf(100)) < 0 ? 1 : 0;
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(percent);
    }

    /** 71 %: what a part is of a whole, in whole per cent; “–” without a whole. */
    public String share(long part, long whole) {
        if (whole == 0) {
            return "–";
        }
        BigDecimal percent = BigDecimal.valueOf(part)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP);
        return NumberFormat.getIntegerInstance(locale).format(percent) + "\u202f%";
    }

    /** Germany for DE; a code that no country has stays as it is. @param code ISO 3166-1 alpha-2; "" where none is known */
    public String country(String code) {
        if (code.isEmpty()) {
            return "Country not known";
        }
        String name = Locale.of("", code).getDisplayCountry(locale);
        return name.isEmpty() ? code : name;
    }

    /** 14:32 */
    public String time(LocalTime time) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale)
                .format(time);
    }

    /** 14:32:07 */
    public String time(Instant instant) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(instant.atZone(zone));
    }

    /** Sat */
    public String weekday(LocalDate day) {
        return day.getDayOfWeek().getDisplayName(TextStyle.SHORT, locale);
    }

    /** 3 Nov 2026, 14:32 */
    public String dateTime(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .format(instant.atZone(zone));
    }

    /** 3 Nov, 14:32, or 3 Nov 2025, 14:32 where the year is not this one's. */
    public String dayTime(Instant instant, LocalDate today) {
        ZonedDateTime there = instant.atZone(zone);
        return day(there.toLocalDate(), today) + ", " + time(there.toLocalTime());
    }

    /** 20 Nov, or 20 Nov 2025 where the year is not this one's. */
    public String day(LocalDate day, LocalDate today) {
        String pattern = day.getYear() == today.getYear() ? "MMMd" : "yMMMd";
        return DateTimeFormatter.ofLocalizedPattern(pattern).withLocale(locale).format(day);
    }

    /** 22 Oct – 20 Nov */
    public String days(DayRange range, LocalDate today) {
        return range.days() == 1 ? day(range.from(), today) : day(range.from(), today) + " – " + day(range.to(), today);
    }
}
