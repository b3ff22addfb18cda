package app.shopfloor.base.ui;

import app.shopfloor.base.chart.Chart;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Parts of a whole as bars, and their export as PNG, SVG and CSV. */
public class BarCard extends Card {

    private final BarList list;
    private final ExportMenu export = new ExportMenu(this::name, this::csv);
    private List<String> columns = List.of("", "");
    private @Nullable Supplier<String> exportName;
    private @Nullable Shown shown;

    /** @param values how values are written */
    public record Shown(List<BarList.Row> rows, Chart.Values values) {}

    /**
     * @param height of the body in pixels while it waits
     * @param coloured whether each bar has its own colour
     */
    public BarCard(String title, int height, boolean coloured) {
        super(title, height);
        list = new BarList(coloured);
        more(export);
    }

    /** The CSV's heads: what the rows are and what the value is. */
    public final void columns(String row, String value) {
        columns = List.of(row, value);
    }

    /** How exported files are named; without this by title and days. */
    public final void exportName(Supplier<String> name) {
        exportName = name;
    }

    /**
     * @param content made within: if that fails, only this card says so
     * @param retry reads it again
     */
    public final void show(Supplier<Shown> content, Formats formats, Runnable retry) {
        show(list, () -> fill(content.get(), formats), retry);
    }

    private void fill(Shown content, Formats formats) {
        shown = content;
        list.show(content.rows, content.values, formats);
        export.named();
    }

    private String name() {
        Supplier<String> named = exportName;
        return named == null ? title() + " " + covered() : named.get();
    }

    private Csv csv() {
        Shown known = shown;
        List<String> head = new ArrayList<>(columns);
        if (known != null && known.values instanceof Chart.Amounts) {
            head.add("Currency");
        }
        return new Csv(name(), head, line -> {
            if (known != null) {
                known.rows.forEach(row -> line.accept(line(row, known.values)));
            }
        });
    }

    private static List<String> line(BarList.Row row, Chart.Values values) {
        List<String> line = new ArrayList<>(List.of(row.label(), ChartCsv.plain(row.value(), values)));
        if (values instanceof Chart.Amounts amounts) {
            line.add(amounts.currency());
        }
        return line;
    }
}
