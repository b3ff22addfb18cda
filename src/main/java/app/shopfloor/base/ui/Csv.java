package app.shopfloor.base.ui;

import app.shopfloor.shared.Money;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A file of comma separated values (RFC 4180): UTF-8, the first line names the columns, amounts are plain decimals and times ISO
 * 8601 with their offset, whatever language a person reads.
 *
 * @param name what it holds, in words; the file is named after it
 * @param lines writes the lines, one after the other, however many
 */
public record Csv(String name, List<String> header, Lines lines) {

    /** The lines of a file below its header. */
    @FunctionalInterface
    public interface Lines {
        void writeTo(Consumer<List<String>> line);
    }

    private static final int RATIO_DIGITS = 4;
    private static final int LONGEST_NAME = 80;
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
    private static final Pattern NO_NAME = Pattern.compile("[^a-z0-9]+");
    private static final Pattern EDGES = Pattern.compile("^-+|-+$");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    public Csv {
        header = List.copyOf(header);
    }

    /** All rows in an order, with all columns. */
    public static <T> Csv of(String name, List<Column<T>> columns, Rows<T> rows, Rows.Sort sort) {
        return new Csv(
                name,
                columns.stream().map(Column::header).toList(),
                line -> rows.forEach(
                        sort,
                        row -> line.accept(columns.stream()
                                .map(column -> column.csv().apply(row))
                                .toList())));
    }

    /** 2026-11-20T14:32:07+01:00 */
    public static String time(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime());
    }

    /** 1893.20, without its currency, which has a column of its own. */
    public static String amount(Money money) {
        return money.amount().toPlainString();
    }

    /** 0.7134: what a part is of a whole; empty without a whole. */
    public static String share(long part, long whole) {
        return whole == 0
                ? ""
                : BigDecimal.valueOf(part)
                        .divide(BigDecimal.valueOf(whole), RATIO_DIGITS, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    /** -0.2500: how a number moved, as a part of the one before; empty where there is nothing to divide by. */
    public static String change(Change change) {
        BigDecimal percent = change.percent();
        if (percent == null) {
            return "";
        }
        BigDecimal part = percent.movePointLeft(2).setScale(RATIO_DIGITS, RoundingMode.HALF_UP);
        return (change.direction() == Change.Direction.DOWN ? part.negate() : part).toPlainString();
    }

    /** sales-by-channel-22-oct-20-nov.csv: safe on every system and in every header. */
    public String fileName() {
        String plain =
                ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        String safe = NO_NAME.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
        String cut = safe.length() > LONGEST_NAME ? safe.substring(0, LONGEST_NAME) : safe;
        String bare = EDGES.matcher(cut).replaceAll("");
        return (bare.isEmpty() ? "shopfloor" : bare) + ".csv";
    }

    /** Writes all of it; the stream stays open. @throws UncheckedIOException when nobody takes it any more */
    public void writeTo(OutputStream out) {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().build(writer);
        csv.writeRecord(header);
        lines.writeTo(line -> csv.writeRecord(line.stream().map(Csv::harmless).toList()));
        try {
            csv.flush();
            writer.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** A spreadsheet would run a text that begins like a formula: a quote before it makes it text. Numbers stay numbers. */
    private static String harmless(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
        return formula && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }
}
