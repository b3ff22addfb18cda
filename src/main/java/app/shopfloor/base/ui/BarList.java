package app.shopfloor.base.ui;

import app.shopfloor.base.chart.Chart;
import app.shopfloor.shared.Money;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Parts of a whole: a bar each, its amount and its share. A row keeps its element and its colour as long as its key is shown. */
public final class BarList extends UnorderedList {

    private static final int COLOURS = 6;

    private final boolean coloured;
    private final Map<String, Bar> bars = new HashMap<>();

    /**
     * One part.
     *
     * @param key tells it from the others, whatever its label
     * @param value in minor units or pieces; one below zero has no share
     * @param href the rows behind it, relative to the application; null where there are none to show
     */
    public record Row(
            String key, String label, long value, @Nullable String href) {}

    /** @param coloured whether each bar has its own colour, for the few that one tells apart; else all have the main one */
    public BarList(boolean coloured) {
        this.coloured = coloured;
        addClassName("bars-list");
    }

    /** @param values how values are written */
    public void show(List<Row> rows, Chart.Values values, Formats formats) {
        bars.keySet().retainAll(rows.stream().map(Row::key).collect(Collectors.toSet()));
        // What gave back more than it took has no share of what came in.
        long whole = rows.stream().mapToLong(row -> Math.max(0, row.value)).sum();
        List<Bar> order = new ArrayList<>();
        for (Row row : rows) {
            Bar bar = bars.get(row.key);
            if (bar == null) {
                bar = new Bar(coloured ? freeColour() : 1);
                bars.put(row.key, bar);
            }
            bar.show(row, whole, values, formats);
            order.add(bar);
        }
        InPlace.children(this, order);
    }

    /** The first that no bar has; those beyond the last one share it. */
    private int freeColour() {
        return IntStream.range(1, COLOURS)
                .filter(colour -> bars.values().stream().noneMatch(bar -> bar.colour == colour))
                .findFirst()
                .orElse(COLOURS);
    }

    private static final class Bar extends ListItem {

        private final int colour;
        private @Nullable Anchor way;
        private final Span name = new Span();
        private final Span bar = new Span();
        private final Span amount = new Span();
        private final Strong share = new Strong("");

        Bar(int colour) {
            this.colour = colour;
            name.addClassName("name");
            bar.addClassName("bar");
            bar.getStyle().set("--colour", "var(--c" + colour + ")");
            bar.getElement().setAttribute("aria-hidden", "true");
            amount.addClassName("amount");
            add(name, bar, amount, share);
        }

        void show(Row row, long whole, Chart.Values values, Formats formats) {
            label(row);
            long part = Math.max(0, row.value);
            bar.getStyle().set("--share", percent(part, whole));
            InPlace.text(amount, text(row.value, values, formats));
            InPlace.text(share, formats.share(part, whole));
        }

        private void label(Row row) {
            name.setTitle(row.label);
            if (row.href == null) {
                way = null;
                InPlace.text(name, row.label);
                return;
            }
            Anchor link = way;
            if (link == null) {
                name.removeAll();
                link = new Anchor();
                name.add(link);
                way = link;
            }
            InPlace.text(link, row.label);
            link.setHref(row.href);
        }

        /** As the style sheet has it: 71.3% */
        private static String percent(long part, long whole) {
            return whole == 0
                    ? "0%"
                    : BigDecimal.valueOf(part)
                                    .multiply(BigDecimal.valueOf(100))
                                    .divide(BigDecimal.valueOf(whole), 1, RoundingMode.DOWN)
                                    .toPlainString()
                            + "%";
        }

        private static String text(long value, Chart.Values values, Formats formats) {
            return values instanceof Chart.Amounts amounts
                    ? formats.tile(Money.of(value, amounts.currency()))
                    : formats.count(value);
        }
    }
}
