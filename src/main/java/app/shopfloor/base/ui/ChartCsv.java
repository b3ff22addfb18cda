package app.shopfloor.base.ui;

import app.shopfloor.base.chart.Chart;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A chart's values as lines of a CSV: ISO days, plain decimals, the currency in a column of its own. */
final class ChartCsv {

    private ChartCsv() {}

    /**
     * @param chart null before the first data
     * @param heads of the card's table; the first one is that of the labels
     */
    static Csv of(String name, @Nullable Chart chart, List<String> heads) {
        if (chart == null) {
            return new Csv(name, heads, line -> {});
        }
        List<String> header = new ArrayList<>();
        header.add(heads.isEmpty() ? "" : heads.getFirst());
        for (Chart.Series series : chart.series()) {
            if (series.days() != null) {
                header.add(series.name() + ": day");
            }
            header.add(series.name());
        }
        if (chart.values() instanceof Chart.Amounts) {
            header.add("Currency");
        }
        return new Csv(
                name, header, line -> IntStream.range(0, chart.x().size()).forEach(i -> line.accept(line(chart, i))));
    }

    private static List<String> line(Chart chart, int i) {
        List<String> line = new ArrayList<>();
        line.add(
                switch (chart.x()) {
                    case Chart.Days days -> days.days().get(i).toString();
                    case Chart.Labels labels ->
                        labels.days() == null
                                ? labels.labels().get(i)
                                : labels.days().get(i).toString();
                });
        for (Chart.Series series : chart.series()) {
            if (series.days() != null) {
                line.add(series.days().get(i).toString());
            }
            line.add(plain(series.values().get(i), chart.values()));
        }
        if (chart.values() instanceof Chart.Amounts amounts) {
            line.add(amounts.currency());
        }
        return line;
    }

    /** 49.00 for 4900 of a currency of two decimals. */
    static String plain(long value, Chart.Values kind) {
        return kind instanceof Chart.Amounts amounts
                ? BigDecimal.valueOf(value, amounts.minorDigits()).toPlainString()
                : Long.toString(value);
    }
}
