package app.shopfloor.sales.ui;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.ui.ComparisonChoice;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.RangeChoice.Preset;
import app.shopfloor.sales.Figures;
import app.shopfloor.sales.PaymentSuccess;
import app.shopfloor.sales.Sales;
import app.shopfloor.sales.SalesSnapshot;
import app.shopfloor.sales.SalesSnapshot.InCurrency;
import app.shopfloor.sales.TodaySnapshot;
import app.shopfloor.shared.DayRange;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the Overview asks of Sales. Every answer is computed once for all viewers, and all amounts are of one currency. */
@Component
final class Glance {

    private final Sales sales;
    private final String reporting;
    private final Clock clock;

    Glance(Sales sales, BusinessProperties business, Clock clock) {
        this.sales = sales;
        this.clock = clock;
        reporting = business.currency();
    }

    /**
     * Of several currencies the one that is shown: that of most orders of these seven days, as on Sales.
     *
     * @param others sold in as well, for people; empty when there are none
     */
    record Choice(String currency, String others) {

        private static Choice of(SalesSnapshot week, String otherwise) {
            List<String> all =
                    week.currencies().stream().map(InCurrency::currency).toList();
            return all.isEmpty()
                    ? new Choice(otherwise, "")
                    : new Choice(all.getFirst(), all.stream().skip(1).collect(Collectors.joining(", ")));
        }

        /** “ In USD, the currency of most orders; Sales shows EUR, too.”, or nothing where there is but one. */
        String note() {
            return others.isEmpty()
                    ? ""
                    : " In " + currency + ", the currency of most orders; Sales shows " + others + ", too.";
        }
    }

    /** Today so far, beside the same weekday a week ago until the same time. */
    record Today(TodaySnapshot snapshot, Choice choice) {

        Figures now() {
            TodaySnapshot.InCurrency figures = figures();
            return figures == null ? Figures.NONE : figures.now();
        }

        Figures before() {
            TodaySnapshot.InCurrency figures = figures();
            return figures == null ? Figures.NONE : figures.before();
        }

        private TodaySnapshot.@Nullable InCurrency figures() {
            return snapshot.currencies().stream()
                    .filter(figures -> figures.currency().equals(choice.currency()))
                    .findFirst()
                    .orElse(null);
        }

        /** For whom these are shown. */
        Scene scene(Formats formats, Runnable retry) {
            return new Scene(question(Preset.TODAY).in(choice.currency()), false, formats, snapshot.day(), retry);
        }
    }

    /** The last seven days, against the seven before. */
    record Week(SalesSnapshot snapshot, Choice choice) {

        /** Null when nothing moved in these days. */
        @Nullable
        InCurrency figures() {
            return snapshot.in(choice.currency());
        }

        /** For whom these are shown. */
        Scene scene(Formats formats, Runnable retry) {
            SalesQuestion question = question(Preset.DAYS_7).in(choice.currency());
            return new Scene(question, false, formats, snapshot.range().to(), retry);
        }
    }

    /** Payments of the last seven days, and of the seven before. */
    record Success(PaymentSuccess now, PaymentSuccess before, Instant asOf) {}

    Today soFar() {
        return new Today(sales.todaySoFar(), week().choice());
    }

    Week week() {
        SalesSnapshot snapshot = sales.snapshot(question(Preset.DAYS_7).filter(sales.today()));
        return new Week(snapshot, Choice.of(snapshot, reporting));
    }

    Success success() {
        DayRange days = Objects.requireNonNull(Preset.DAYS_7.days(sales.today()));
        Instant asOf = clock.instant();
        return new Success(sales.paymentSuccess(days), sales.paymentSuccess(days.previous()), asOf);
    }

    private static SalesQuestion question(Preset range) {
        return new SalesQuestion(range, ComparisonChoice.PREVIOUS, null, null, null, null, null);
    }
}
