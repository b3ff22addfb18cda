package app.shopfloor.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.shopfloor.testing.SilentPulses;
import app.shopfloor.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

abstract class ReferenceRatesContract {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 19);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

    private final List<Object> events = new ArrayList<>();
    private HikariDataSource database;
    private ReferenceRates rates;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        database = database().pool();
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/common")
                .load()
                .migrate();
        rates = node(events::add);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private ReferenceRates node(ApplicationEventPublisher publisher) {
        return new ReferenceRates(
                database,
                new JdbcTemplate(database),
                new TransactionTemplate(new JdbcTransactionManager(database)),
                publisher,
                new SilentPulses(),
                CLOCK);
    }

    private ReferenceRates.Difference take(String csv) throws Exception {
        return rates.take(read(csv), "ada");
    }

    private RatesFile read(String csv) throws Exception {
        return rates.read("rates.csv", new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void uploadsMergeByDayAndPairAndTheNewestWins() throws Exception {
        assertThat(take("Date,USD,JPY\n2026-11-18,1.1,180\n2026-11-19,1.2,181\n"))
                .isEqualTo(new ReferenceRates.Difference(4, 0, 0));

        assertThat(take("Date,USD,GBP\n2026-11-19,1.15,0.88\n2026-11-18,1.1,0.87\n"))
                .isEqualTo(new ReferenceRates.Difference(2, 1, 1));

        assertThat(rates.on(DAY, "EUR", "USD")).hasValue(new BigDecimal("1.15"));
        assertThat(rates.on(DAY, "EUR", "JPY")).hasValue(new BigDecimal("181").stripTrailingZeros());
        assertThat(rates.pairCount()).isEqualTo(3);
        assertThat(rates.pairs(1, 1))
                .containsExactly(new ReferenceRates.Pair(
                        "EUR", "JPY", DAY, new BigDecimal("181"), LocalDate.of(2026, 11, 18), 2));
        assertThat(rates.lastUpload()).hasValueSatisfying(upload -> {
            assertThat(upload.who()).isEqualTo("ada");
            assertThat(upload.difference().changed()).isEqualTo(1);
        });
    }

    @Test
    void aRateToldTheOtherWayRoundReplacesTheOneThatWasThere() throws Exception {
        take("Date,USD\n2026-11-19,1.2\n");

        assertThat(take("date,from,to,rate\n2026-11-19,USD,EUR,0.8\n"))
                .isEqualTo(new ReferenceRates.Difference(0, 1, 0));

        assertThat(rates.pairs(0, 9)).extracting(ReferenceRates.Pair::base).containsExactly("USD");
        assertThat(rates.on(DAY, "EUR", "USD")).hasValue(new BigDecimal("1.25"));
    }

    @Test
    void whatIsComparedIsNotTakenYet() throws Exception {
        RatesFile file = read("Date,USD\n2026-11-19,1.2\n");

        assertThat(rates.compare(file)).isEqualTo(new ReferenceRates.Difference(1, 0, 0));
        assertThat(rates.on(DAY, "EUR", "USD")).isEmpty();
        assertThat(events).isEmpty();
    }

    @Test
    void othersAreToldOnlyOfWhatChanges() throws Exception {
        take("Date,USD\n2026-11-19,1.2\n");
        take("Date,USD\n2026-11-19,1.20\n");

        assertThat(events).containsExactly(new RatesChanged());
    }

    @Test
    void whenWhatFollowsFailsNoneOfTheRatesIsTaken() throws Exception {
        ReferenceRates failing = node(event -> {
            throw new IllegalStateException("on purpose");
        });
        RatesFile file = read("Date,USD\n2026-11-19,1.2\n");

        assertThatThrownBy(() -> failing.take(file, "ada")).hasMessage("on purpose");

        assertThat(failing.on(DAY, "EUR", "USD")).isEmpty();
        assertThat(failing.lastUpload()).isEmpty();
    }

    @Test
    void anotherNodeConvertsByTheNewRatesAtOnce() throws Exception {
        ReferenceRates other = node(events::add);
        assertThat(other.on(DAY, "EUR", "USD")).isEmpty();

        take("Date,USD\n2026-11-19,1.2\n");

        assertThat(other.on(DAY, "EUR", "USD")).hasValue(new BigDecimal("1.2"));
    }
}
