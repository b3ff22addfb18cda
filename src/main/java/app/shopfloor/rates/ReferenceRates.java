package app.shopfloor.rates;

import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.live.Topic;
import app.shopfloor.base.store.Vendor;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The rates module's front door: the reference rates that admins uploaded. */
@Service
public class ReferenceRates implements Rates {

    /** Beats when reference rates were added or changed. */
    public static final Topic RATES = new Topic("rates");

    private static final int BATCH = 5_000;
    private static final int MAX_NAME = 255;
    private static final int MAX_WHO = 60;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Pulses pulses;
    private final Clock clock;
    private final boolean postgres;
    private final ReentrantLock taking = new ReentrantLock();
    private volatile @Nullable Versioned known;

    ReferenceRates(
            DataSource database,
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Pulses pulses,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.pulses = pulses;
        this.clock = clock;
        this.postgres = Vendor.of(database) == Vendor.POSTGRESQL;
    }

    private record Versioned(long version, RateTable table) {}

    /** What taking a file adds to the rates that are there, or has added. */
    public record Difference(long added, long changed, long unchanged) {

        public boolean isNone() {
            return added == 0 && changed == 0;
        }
    }

    /** The newest rate of one pair. @param since the day of its oldest one */
    public record Pair(String base, String quote, LocalDate day, BigDecimal rate, LocalDate since, long days) {}

    /** One upload that was taken. */
    public record Upload(Instant at, String who, String fileName, Difference difference) {}

    @Override
    public Optional<BigDecimal> on(LocalDate day, String from, String to) {
        return asOfNow().on(day, from, to);
    }

    /**
     * {@inheritDoc} A node looks at the version in the database each time and reads the rates only when it is another one, so
     * that two nodes that move totals side by side never convert by different rates.
     */
    @Override
    public Rates asOfNow() {
        long version =
                Objects.requireNonNull(jdbc.queryForObject("select coalesce(max(id), 0) from rate_upload", Long.class));
        Versioned current = known;
        if (current == null || current.version != version) {
            current = new Versioned(version, load());
            known = current;
        }
        return current.table;
    }

    private RateTable load() {
        RateTable.Filling filling = new RateTable.Filling();
        jdbc.query("select base, quote, rate_day, rate from reference_rate order by base, quote, rate_day", row -> {
            filling.add(row.getString(1), row.getString(2), day(row, 3), row.getBigDecimal(4));
        });
        return filling.done();
    }

    /**
     * Reads a file of rates and takes nothing of it yet. Reads at most 10 MB.
     *
     * @throws RatesFileProblem when a line of it is wrong: then none of it can be taken
     * @throws IOException when the file breaks off
     */
    public RatesFile read(String name, InputStream file) throws RatesFileProblem, IOException {
        return new RatesFileReader(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)).read(name, file);
    }

    /** What taking the file would add. */
    public Difference compare(RatesFile file) {
        return new Comparison(file).difference();
    }

    /**
     * Takes all rates of a file or, when anything fails, none. A rate of the same pair and day, either way round, is replaced.
     * What follows from rates, such as totals in the reporting currency, is made anew in the same transaction.
     *
     * @param who is named in the list of uploads
     */
    public Difference take(RatesFile file, String who) {
        taking.lock();
        try {
            return Objects.requireNonNull(transaction.execute(status -> takeAlone(file, who)));
        } finally {
            taking.unlock();
        }
    }

    private Difference takeAlone(RatesFile file, String who) {
        if (postgres) {
            jdbc.execute("lock table reference_rate, rate_upload in share row exclusive mode");
        }
        Comparison comparison = new Comparison(file);
        List<Object[]> replaced = new ArrayList<>();
        List<Object[]> changes = new ArrayList<>();
        List<Object[]> additions = new ArrayList<>();
        file.rates().forEach((key, rate) -> {
            if (comparison.reversed.contains(key)) {
                replaced.add(new Object[] {key.quote(), key.base(), key.day()});
            }
            if (comparison.changed.contains(key)) {
                changes.add(new Object[] {rate, key.base(), key.quote(), key.day()});
            } else if (!comparison.unchanged.contains(key)) {
                additions.add(new Object[] {rate, key.base(), key.quote(), key.day()});
            }
        });
        inBatches("delete from reference_rate where base = ? and quote = ? and rate_day = ?", replaced);
        inBatches("update reference_rate set rate = ? where base = ? and quote = ? and rate_day = ?", changes);
        inBatches("insert into reference_rate (rate, base, quote, rate_day) values (?, ?, ?, ?)", additions);
        Difference difference = comparison.difference();
        jdbc.update(
                "insert into rate_upload (at, who, file_name, added, changed, unchanged) values (?, ?, ?, ?, ?, ?)",
                clock.instant().atOffset(ZoneOffset.UTC),
                start(who, MAX_WHO),
                start(file.name(), MAX_NAME),
                difference.added,
                difference.changed,
                difference.unchanged);
        if (!difference.isNone()) {
            events.publishEvent(new RatesChanged());
        }
        pulses.changed(RATES);
        return difference;
    }

    private void inBatches(String sql, List<Object[]> rows) {
        for (int from = 0; from < rows.size(); from += BATCH) {
            jdbc.batchUpdate(sql, rows.subList(from, Math.min(rows.size(), from + BATCH)));
        }
    }

    private static String start(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    /** A file beside the rates that are there. */
    private final class Comparison {

        private final Set<RateKey> changed = new HashSet<>();
        private final Set<RateKey> unchanged = new HashSet<>();
        private final Set<RateKey> reversed = new HashSet<>();
        private final RatesFile file;

        Comparison(RatesFile file) {
            this.file = file;
            jdbc.query(
                    "select base, quote, rate_day, rate from reference_rate where rate_day between ? and ?",
                    row -> {
                        look(new RateKey(day(row, 3), row.getString(1), row.getString(2)), row.getBigDecimal(4));
                    },
                    file.from(),
                    file.to());
        }

        private void look(RateKey key, BigDecimal there) {
            BigDecimal told = file.rates().get(key);
            if (told != null) {
                (told.compareTo(there) == 0 ? unchanged : changed).add(key);
            } else if (file.rates().containsKey(key.reversed())) {
                reversed.add(key.reversed());
            }
        }

        Difference difference() {
            long replaced = changed.size() + reversed.size();
            return new Difference(file.size() - replaced - unchanged.size(), replaced, unchanged.size());
        }
    }

    /** The newest rate of each pair, in alphabetical order, from an offset on. */
    public List<Pair> pairs(int offset, int limit) {
        return jdbc.query(
                """
                select p.base, p.quote, p.newest, r.rate, p.oldest, p.days
                from (select base, quote, max(rate_day) as newest, min(rate_day) as oldest, count(*) as days
                      from reference_rate group by base, quote order by base, quote limit ? offset ?) p
                join reference_rate r on r.base = p.base and r.quote = p.quote and r.rate_day = p.newest
                order by p.base, p.quote""",
                (row, number) -> new Pair(
                        row.getString(1),
                        row.getString(2),
                        day(row, 3),
                        row.getBigDecimal(4).stripTrailingZeros(),
                        day(row, 5),
                        row.getLong(6)),
                limit,
                offset);
    }

    /** How many pairs have rates. */
    public int pairCount() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from (select distinct base, quote from reference_rate) p", Integer.class));
    }

    public Optional<Upload> lastUpload() {
        return jdbc
                .query(
                        "select at, who, file_name, added, changed, unchanged from rate_upload order by id desc limit 1",
                        (row, number) -> new Upload(
                                row.getObject(1, OffsetDateTime.class).toInstant(),
                                row.getString(2),
                                row.getString(3),
                                new Difference(row.getLong(4), row.getLong(5), row.getLong(6))))
                .stream()
                .findFirst();
    }

    private static LocalDate day(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
