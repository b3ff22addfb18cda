package app.shopfloor.base.ui;

import app.shopfloor.base.chart.ApexChart;
import app.shopfloor.base.chart.Chart;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A chart whose points lead to the rows behind them, its points as a table for who prefers that or uses the keyboard, and its export as
 * PNG, SVG and CSV.
 */
public class ChartCard extends Card {

    private final ApexChart chart;
    private final Div body = new Div();
    private final NativeButton toggle = new NativeButton("", click -> toggle());
    private final ExportMenu export = new ExportMenu(this::name, this::csv);
    private List<String> columns = List.of();
    private @Nullable Supplier<String> exportName;
    private @Nullable IntFunction<Row> rows;
    private @Nullable PointTable table;

    /**
     * One number of a row.
     *
     * @param text as people read it
     * @param href the rows behind it, relative to the application; null where there are none to show
     */
    public record Cell(String text, @Nullable String href) {}

    /**
     * The numbers of one point.
     *
     * @param label what stands below the chart there, in full: a day with its year where that matters
     * @param cells one a series, in the order of the chart's; series at the end may lack theirs, as a trend does
     */
    public record Row(String label, List<Cell> cells) {

        /** Numbers of which the first leads to the rows behind it. */
        public static Row of(String label, List<String> values, @Nullable String href) {
            return new Row(
                    label,
                    IntStream.range(0, values.size())
                            .mapToObj(i -> new Cell(values.get(i), i == 0 ? href : null))
                            .toList());
        }
    }

    /**
     * What the card shows.
     *
     * @param text what the chart tells, for those who do not see it
     * @param rows the row of a point by its place; asked only when it is needed, so that no viewer keeps hundreds of them
     */
    public record Shown(Chart chart, String text, IntFunction<Row> rows) {}

    /** @param height of the chart, in pixels */
    public ChartCard(String title, int height) {
        super(title, height);
        chart = new ApexChart(height);
        chart.onPoint(this::open);
        body.addClassName("points-of");
        body.setHeight(height + "px");
        body.add(chart);
        toggle.addClassNames("tool", "as-table");
        toggle.setAriaLabel("Show as table");
        toggle.setTitle("Show as table");
        toggle.getElement().setAttribute("aria-pressed", "false");
        more(toggle);
        more(export);
    }

    /** The table's heads: what the labels are, then one a series that has cells. */
    public final void columns(List<String> heads) {
        columns = List.copyOf(heads);
    }

    /** How exported files are named, as “net-revenue-2026-10-22-2026-11-20”; without this by title and days. */
    public final void exportName(Supplier<String> name) {
        exportName = name;
    }

    /**
     * @param content made within: if that fails, only this card says so
     * @param retry reads it again
     */
    public final void show(Supplier<Shown> content, Runnable retry) {
        show(body, () -> fill(content.get()), retry);
    }

    public final void show(Chart chart, String text, IntFunction<Row> rows, Runnable retry) {
        show(() -> new Shown(chart, text, rows), retry);
    }

    private void fill(Shown shown) {
        rows = shown.rows;
        chart.show(shown.chart, shown.text);
        export.named();
        if (table != null) {
            table.show(title(), columns, shown.chart.x().size(), shown.rows);
        }
    }

    private void toggle() {
        PointTable there = table;
        if (there != null) {
            body.remove(there);
            table = null;
        } else {
            there = new PointTable();
            body.add(there);
            table = there;
            Chart shown = chart.shown();
            IntFunction<Row> known = rows;
            if (shown != null && known != null) {
                there.show(title(), columns, shown.x().size(), known);
            }
        }
        // The chart stays drawn behind the table, for its picture to be exported.
        body.setClassName("tabled", table != null);
        toggle.getElement().setAttribute("aria-pressed", String.valueOf(table != null));
    }

    private void open(ApexChart.Point point) {
        IntFunction<Row> known = rows;
        if (known != null) {
            List<Cell> cells = known.apply(point.index()).cells();
            int own = point.series() < cells.size() ? point.series() : 0;
            String href = own < cells.size() ? cells.get(own).href() : null;
            if (href != null) {
                Way.to(href);
            }
        }
    }

    private String name() {
        Supplier<String> named = exportName;
        return named == null ? title() + " " + covered() : named.get();
    }

    private Csv csv() {
        return ChartCsv.of(name(), chart.shown(), columns);
    }
}
