package app.shopfloor.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A table in plain text: texts to the left, numbers to the right. */
public final class Table {

    private final String title;
    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();
    private final boolean[] numeric;

    public Table(String title, String... header) {
        this.title = title;
        this.header = List.of(header);
        this.numeric = new boolean[header.length];
    }

    /** Numbers are grouped by thousands, fractions shown with one decimal; for other forms pass a text. */
    public Table row(Object... cells) {
        if (cells.length != header.size()) {
            throw new IllegalArgumentException("A row of “" + title + "” has " + header.size() + " cells");
        }
        List<String> row = new ArrayList<>();
        for (int column = 0; column < cells.length; column++) {
            Object cell = cells[column];
            numeric[column] |= cell instanceof Number;
            row.add(
                    switch (cell) {
                        case Double number -> String.format(Locale.ROOT, "%,.1f", number);
                        case Number number -> String.format(Locale.ROOT, "%,d", number.longValue());
                        default -> cell.toString();
                    });
        }
        rows.add(row);
        return this;
    }

    public void print(PrintStream out) {
        int[] widths = IntStream.range(0, header.size())
                .map(column -> Math.max(
                        header.get(column).length(),
                        rows.stream()
                                .mapToInt(row -> row.get(column).length())
                                .max()
                                .orElse(0)))
                .toArray();
        out.println();
        out.println(title);
        out.println(line(header, widths));
        out.println("-".repeat(line(header, widths).length()));
        rows.forEach(row -> out.println(line(row, widths)));
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String padding = " ".repeat(widths[column] - cells.get(column).length());
            line.append(column == 0 ? "" : "   ");
            line.append(numeric[column] ? padding + cells.get(column) : cells.get(column) + padding);
        }
        return line.toString();
    }
}
