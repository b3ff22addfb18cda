package app.shopfloor.rates;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CSV of reference rates, whole or not at all: the ECB's history ({@code Date,USD,JPY,…}, units of the currency for one
 * euro, {@code N/A} where there is none) as it is or within its zip, or {@code date,from,to,rate}, units of {@code to} for one
 * of {@code from}.
 */
final class RatesFileReader {

    /** Bytes of a CSV, unpacked. */
    static final int MAX_BYTES = 10 * 1024 * 1024;

    private static final int MOST_PROBLEMS = 20;
    private static final int MAX_DIGITS = 12;
    private static final String ECB_BASE = "EUR";
    private static final List<String> PLAIN = List.of("date", "from", "to", "rate");
    private static final Set<String> NOTHING = Set.of("", "N/A", "-");
    private static final String FORMS =
            "The first line is “Date,USD,JPY,…”, as the ECB's file has it, or “date,from,to,rate”.";

    private final LocalDate latest;
    private final Map<RateKey, BigDecimal> rates = new HashMap<>();
    private final Map<String, String> codes = new HashMap<>(); // one instance a code, of hundreds of thousands
    private final List<String> problems = new ArrayList<>();
    private int moreProblems;

    /** @param today no rate is of later than the day after, which has begun somewhere */
    RatesFileReader(LocalDate today) {
        this.latest = today.plusDays(1);
    }

    /** @throws IOException when the upload breaks off */
    RatesFile read(String name, InputStream file) throws RatesFileProblem, IOException {
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .detectBomHeader(true)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowUnclosedQuote(false)
                .ofCsvRecord(new Bounded(unpacked(file)), StandardCharsets.UTF_8)) {
            read(csv.iterator());
        } catch (TooLarge e) {
            throw new RatesFileProblem(List.of("The file is larger than " + MAX_BYTES / 1024 / 1024
                    + " MB. Split it; what is uploaded later adds to what is there."));
        } catch (CsvParseException e) {
            throw new RatesFileProblem(List.of("The file is no CSV: it has a quote or a line that does not end."));
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof TooLarge) {
                throw new RatesFileProblem(List.of("The file is larger than 10 MB."));
            }
            throw e.getCause();
        }
        if (problems.isEmpty() && rates.isEmpty()) {
            problems.add("The file has no rate. " + FORMS);
        }
        if (moreProblems > 0) {
            problems.add("And " + moreProblems + " more like these.");
        }
        if (!problems.isEmpty()) {
            throw new RatesFileProblem(problems);
        }
        return new RatesFile(name, rates);
    }

    private static InputStream unpacked(InputStream file) throws IOException, RatesFileProblem {
        InputStream start = new BufferedInputStream(file);
        start.mark(2);
        boolean zip = start.read() == 'P' && start.read() == 'K';
        start.reset();
        if (!zip) {
            return start;
        }
        ZipInputStream entries = new ZipInputStream(start);
        for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            if (entry.getName().toLowerCase(Locale.ROOT).endsWith(".csv")) {
                return entries;
            }
        }
        throw new RatesFileProblem(List.of("The zip holds no .csv file."));
    }

    private void read(Iterator<CsvRecord> lines) {
        if (!lines.hasNext()) {
            problems.add("The file is empty. " + FORMS);
            return;
        }
        List<String> header = trimmed(lines.next());
        boolean plain = header.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList()
                .equals(PLAIN);
        List<String> currencies = plain ? List.of() : currencies(header);
        if (problems.isEmpty()) {
            while (lines.hasNext()) {
                CsvRecord line = lines.next();
                if (plain) {
                    plain(line);
                } else {
                    history(line, currencies);
                }
            }
        }
    }

    private List<String> currencies(List<String> header) {
        List<String> currencies = new ArrayList<>(header.subList(1, header.size()));
        if (!currencies.isEmpty() && currencies.getLast().isEmpty()) {
            currencies.removeLast(); // the ECB ends each line with a comma
        }
        if (!header.getFirst().equalsIgnoreCase("date") || currencies.isEmpty()) {
            problems.add("Line 1 is not understood. " + FORMS);
        }
        Set<String> seen = new HashSet<>(Set.of(ECB_BASE));
        for (String currency : currencies) {
            if (code(currency) == null) {
                problem(1, "“" + shown(currency) + "” is no currency: a currency is three letters.");
            } else if (!seen.add(currency)) {
                problem(
                        1,
                        currency
                                + (currency.equals(ECB_BASE) ? " is what all others are told for." : " stands twice."));
            }
        }
        return currencies;
    }

    private void history(CsvRecord line, List<String> currencies) {
        List<String> fields = trimmed(line);
        long number = line.getStartingLineNumber();
        LocalDate day = day(number, fields.getFirst());
        if (fields.stream().skip(currencies.size() + 1L).anyMatch(field -> !field.isEmpty())) {
            problem(number, "has more fields than the first line.");
        }
        if (fields.size() <= currencies.size()) {
            problem(number, "has fewer fields than the first line.");
            return;
        }
        for (int i = 0; i < currencies.size(); i++) {
            String told = fields.get(i + 1);
            BigDecimal rate = NOTHING.contains(told) ? null : rate(number, currencies.get(i), told);
            if (day != null && rate != null) {
                put(number, day, ECB_BASE, currencies.get(i), rate);
            }
        }
    }

    private void plain(CsvRecord line) {
        List<String> fields = trimmed(line);
        long number = line.getStartingLineNumber();
        if (fields.size() != PLAIN.size()) {
            problem(number, "has " + fields.size() + " fields instead of four: date,from,to,rate.");
            return;
        }
        LocalDate day = day(number, fields.get(0));
        String from = currency(number, fields.get(1));
        String to = currency(number, fields.get(2));
        BigDecimal rate = rate(number, "the rate", fields.get(3));
        if (from != null && from.equals(to)) {
            problem(number, "has " + from + " twice: a rate is between two currencies.");
        } else if (day != null && from != null && to != null && rate != null) {
            put(number, day, from, to, rate);
        }
    }

    private void put(long line, LocalDate day, String base, String quote, BigDecimal rate) {
        RateKey key = new RateKey(day, shared(base), shared(quote));
        BigDecimal told = rates.putIfAbsent(key, rate);
        if (told != null && told.compareTo(rate) != 0 || rates.containsKey(key.reversed())) {
            problem(line, "tells " + base + " and " + quote + " of " + day + " a second time.");
        }
    }

    private @Nullable LocalDate day(long line, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (!day.isAfter(latest) && day.getYear() >= 1900) {
                return day;
            }
            problem(line, "is of " + day + ", which is " + (day.isAfter(latest) ? "in the future." : "too long ago."));
        } catch (DateTimeException e) {
            problem(line, "“" + shown(text) + "” is no date: a date is written as 2026-11-20.");
        }
        return null;
    }

    private @Nullable String currency(long line, String text) {
        String code = code(text);
        if (code == null) {
            problem(line, "“" + shown(text) + "” is no currency: a currency is three capital letters.");
        }
        return code;
    }

    private static @Nullable String code(String text) {
        return text.matches("[A-Z]{3}") ? text : null;
    }

    private @Nullable BigDecimal rate(long line, String of, String text) {
        if (text.matches("\\d{1,30}(\\.\\d{1,30})?")) {
            BigDecimal rate = new BigDecimal(text).stripTrailingZeros();
            if (rate.signum() > 0 && rate.scale() <= MAX_DIGITS && rate.precision() - rate.scale() <= MAX_DIGITS) {
                return rate;
            }
        }
        problem(
                line,
                "“" + shown(text) + "” for " + of
                        + " is no rate: a rate is more than 0, has a point before its decimals" + " and at most "
                        + MAX_DIGITS + " of them.");
        return null;
    }

    private void problem(long line, String text) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add("Line " + line + ": " + text);
        } else {
            moreProblems++;
        }
    }

    private String shared(String code) {
        return codes.computeIfAbsent(code, c -> c);
    }

    private static String shown(String text) {
        return text.length() <= 30 ? text : text.substring(0, 30) + "…";
    }

    private static List<String> trimmed(CsvRecord line) {
        return line.getFields().stream().map(String::strip).toList();
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** Ends a file, or what a small zip unpacks to, before it takes all memory. */
    private static final class Bounded extends FilterInputStream {

        private long left = MAX_BYTES;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return taken(super.read(), 1);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            return taken(read, read);
        }

        private int taken(int result, int bytes) throws IOException {
            if (result >= 0) {
                left -= bytes;
                if (left < 0) {
                    throw new TooLarge();
                }
            }
            return result;
        }
    }
}
