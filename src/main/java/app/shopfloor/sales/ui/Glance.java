package app.shopfloor.sales.ui;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.ui.ComparisonChoice;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.RangeChoice.Preset;
import app.shopfloor.sales.Figures;
import app.shopfloor.sales.Metric;
import app.shopfloor.sales.PaymentSuccess;
import app.shopfloor.sales.Sales;
import app.shopfloor.sales.SalesSnapshot;
import app.shopfloor.sales.SalesSnapshot.Combined;
import app.shopfloor.sales.SalesSnapshot.InCurrency;
import app.shopfloor.sales.TodaySnapshot;
import app.shopfloor.shared.DayRange;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the Overview asks of Sales. Every answer is computed once for all viewers, and all its amounts are in one currency. */
@Component
final class Glance {

    private final Sales sales;
    private final String reporting;

    Glance(Sales sales, BusinessProperties business) {
        this.sales = sales;
        reporting = business.currency();
    }

    /**
     * In which currency money is shown: of several, all in the reporting one, as far as there are rates; where there is none at all,
     * that of most orders of these seven days, as on Sales.
     *
     * @param code as an address says it: the currency's, or {@link CurrencyChips#ALL}
     * @param currency in which amounts are
     * @param others sold in as well and not in the numbers, for people; empty when there are none
     */
    record Choice(String code, String currency, String others) {

        private static Choice of(SalesSnapshot week, String reporting) {
            List<String> all =
                    week.currencies().stream().map(InCurrency::currency).toList();
            Combined combined = week.combined();
            if (all.size() > 1 && combined != null && tellsAnything(combined.figures())) {
                return new Choice(CurrencyChips.ALL, reporting, "");
            }
            return all.isEmpty()
                    ? new Choice(reporting, reporting, "")
                    : new Choice(
                            all.getFirst(), all.getFirst(), all.stream().skip(1).collect(Collectors.joining(", ")));
        }

        private static boolean tellsAnything(InCurrency figures) {
            Figures before = figures.before();
            return !figures.now().isNone() || (before != null && !before.isNone());
        }

        boolean ofAll() {
            return code.equals(CurrencyChips.ALL);
        }

        /** What is to be said of a number beside its definition; nothing where there is but one currency. */
        String note(Metric metric, boolean incomplete) {
            if (ofAll()) {
                return " Of all currencies." + (metric.isMoney() ? FigureTiles.CONVERTED : "")
                        + (incomplete ? " " + incompleteness() : "");
            }
            return others.isEmpty()
                    ? ""
                    : " In " + currency
                            + ", the currency of most orders, as no exchange rate to the reporting currency is"
                            + " known; Sales shows " + others + ", too.";
        }

        private String incompleteness() {
            return "Incomplete: for some orders no exchange rate to " + currency + " is known; they are left out.";
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

        /** Whether a part could not be converted. */
        boolean isIncomplete() {
            return choice.ofAll() && snapshot.incomplete();
        }

        private TodaySnapshot.@Nullable InCurrency figures() {
            TodaySnapshot.InCurrency combined = choice.ofAll() ? snapshot.combined() : null;
            return combined != null
                    ? combined
                    : snapshot.currencies().stream()
                            .filter(figures -> figures.currency().equals(choice.currency()))
                            .findFirst()
                            .orElse(null);
        }

        /** For whom these are shown. */
        Scene scene(Formats formats, Runnable retry) {
            return new Scene(question(Preset.TODAY).in(choice.code()), choice.ofAll(), formats, snapshot.day(), retry);
        }
    }

    /** The last seven days, against the seven before. */
    record Week(SalesSnapshot snapshot, Choice choice) {

        /** Null when nothing moved in these days. */
        @Nullable
        InCurrency figures() {
            Combined combined = choice.ofAll() ? snapshot.combined() : null;
            return combined != null ? combined.figures() : snapshot.in(choice.currency());
        }

        /** Whether a part could not be converted. */
        boolean isIncomplete() {
            Combined combined = choice.ofAll() ? snapshot.combined() : null;
            return combined != null
                    && !(combined.missing().isEmpty()
                            && combined.missingBefore().isEmpty());
        }

        /** For whom these are shown. */
        Scene scene(Formats formats, Runnable retry) {
            SalesQuestion question = question(Preset.DAYS_7).in(choice.code());
            return new Scene(question, choice.ofAll(), formats, snapshot.range().to(), retry);
        }
    }

    /** Payments of the last seven days, and of the seven before. */
    record Success(PaymentSuccess now, PaymentSuccess before) {

        /** The address of those of the last seven days. */
        String behind() {
            return new PaymentsQuestion(Preset.DAYS_7).href();
        }
    }

    Today soFar() {
        return new Today(sales.todaySoFar(), week().choice());
    }

    Week week() {
        SalesSnapshot snapshot = sales.snapshot(question(Preset.DAYS_7).filter(sales.today()));
        return new Week(snapshot, Choice.of(snapshot, reporting));
    }

    Success success() {
        DayRange days = Objects.requireNonNull(Preset.DAYS_7.days(sales.today()));
        return new Success(sales.paymentSuccess(days), sales.paymentSuccess(days.previous()));
    }

    private static SalesQuestion question(Preset range) {
        return new SalesQuestion(range, ComparisonChoice.PREVIOUS, null, null, null, null, null);
    }
}
