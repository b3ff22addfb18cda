package app.shopfloor.sales.ui;

import app.shopfloor.base.chart.Chart;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.sales.SalesSnapshot;
import app.shopfloor.shared.Currencies;
import app.shopfloor.shared.DayRange;
import app.shopfloor.shared.Money;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * For whom and of what question the sections of the Sales screen are filled.
 *
 * @param question with the currency that is shown
 * @param converted whether amounts of other currencies were converted to the one shown
 * @param today in the business time zone
 * @param retry reads again
 */
record Scene(SalesQuestion question, boolean converted, Formats formats, LocalDate today, Runnable retry) {

    /** The same of another question. */
    Scene of(SalesQuestion other) {
        return new Scene(other, converted, formats, today, retry);
    }

    /** The same with another way to read again. */
    Scene retrying(Runnable other) {
        return new Scene(question, converted, formats, today, other);
    }

    /** The address of the entries whose sum is the number. */
    String behind(Measure measure) {
        return new OrdersQuestion(question, measure).href();
    }

    /** The same of some of the days. */
    String behind(Measure measure, DayRange days) {
        return new OrdersQuestion(question.within(days), measure).href();
    }

    String exact(long minor, String currency) {
        return formats.exact(Money.of(minor, currency));
    }

    Chart.Amounts amounts(String currency) {
        return new Chart.Amounts(currency, Currencies.minorDigits(currency));
    }

    String day(LocalDate day) {
        return formats.day(day, today);
    }

    String days(DayRange range) {
        return formats.days(range, today);
    }

    /** What a file of it is called, in any language: “net revenue USD 2026-10-22 2026-11-20 stripe”. */
    String file(String what, String currency, DayRange range) {
        return what + " " + currency + " " + range.from() + " " + range.to() + question.filed();
    }

    /** “22 Oct – 20 Nov, against 22 Sep – 21 Oct” */
    String against(SalesSnapshot snapshot) {
        return against(snapshot.range(), snapshot.previous(), snapshot.previousUntil());
    }

    String against(DayRange range, @Nullable DayRange previous, @Nullable LocalTime until) {
        return previous == null
                ? days(range)
                : days(range) + ", against " + days(previous) + (until == null ? "" : " until " + formats.time(until));
    }
}
