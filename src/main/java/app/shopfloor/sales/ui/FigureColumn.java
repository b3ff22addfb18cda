package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Column;
import app.shopfloor.base.ui.Csv;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.sales.Figures;
import app.shopfloor.sales.Metric;
import app.shopfloor.shared.Money;
import java.util.function.Function;

/** A column with one metric of each row. */
final class FigureColumn {

    private FigureColumn() {}

    /** @param currency that of the row's figures */
    static <T> Column<T> of(
            Metric metric, Formats formats, Function<T, Figures> figures, Function<T, String> currency) {
        return Column.number(
                metric.code(),
                metric.label(),
                row -> {
                    long value = metric.of(figures.apply(row));
                    return metric.isMoney()
                            ? formats.exact(Money.of(value, currency.apply(row)))
                            : formats.count(value);
                },
                row -> {
                    long value = metric.of(figures.apply(row));
                    return metric.isMoney() ? Csv.amount(Money.of(value, currency.apply(row))) : Long.toString(value);
                });
    }
}
