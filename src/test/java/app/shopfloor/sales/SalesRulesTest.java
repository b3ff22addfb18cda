package app.shopfloor.sales;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.base.store.Settings;
import app.shopfloor.base.store.SettingsForTests;
import app.shopfloor.sales.SaleReport.Dispute;
import app.shopfloor.sales.SaleReport.DisputeState;
import app.shopfloor.sales.SaleReport.Kind;
import app.shopfloor.sales.SaleReport.Payment;
import app.shopfloor.sales.SaleReport.PaymentState;
import app.shopfloor.shared.Channel;
import app.shopfloor.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of sales that an older version's rules have derived. */
abstract class SalesRulesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private HikariDataSource database;
    private SalesOnDatabase books;
    private Settings settings;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        database = database().pool();
        books = new SalesOnDatabase(database, ZoneOffset.UTC, Clock.fixed(NOON, ZoneOffset.UTC));
        settings = SettingsForTests.on(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static SaleReport.Teller charge(int number) {
        return SaleReport.about(Channel.STRIPE, Kind.CHARGE, "ch_" + number, NOON)
                .order("pi_" + number)
                .charge("ch_" + number)
                .payment(new Payment(PaymentState.PAID, 4900, 4900, "USD", NOON, false));
    }

    /** Rows as rules would have written them that knew of no disputes, believed no refunds, and kept what is no order. */
    private void writeByOldRules() {
        books.jdbc().update("delete from sale_dispute");
        books.jdbc()
                .update(
                        "update sale set status = 'PAID', total = total + 1, gross = gross + 1 where charge_id = 'ch_7'");
        books.jdbc().update("delete from sale where source_order_id = 'pi_8'");
        books.jdbc().update("update sale_line set gross = gross + 1 where name = 'Unmapped'");
        books.sales().rebuildTotals();
    }

    @Test
    void salesThatOldRulesHaveDerivedAreDerivedAnewAndTheTotalsAreMadeOfThem() {
        books.record(IntStream.range(0, 2_300).mapToObj(i -> charge(i).tell()).toList());
        books.record(List.of(SaleReport.about(Channel.STRIPE, Kind.DISPUTE, "dp_7", NOON)
                .charge("ch_7")
                .dispute(new Dispute(DisputeState.OPEN, 4900, "USD", null, NOON))
                .tell()));
        books.start();
        String right = books.state();
        writeByOldRules();
        assertThat(books.state()).isNotEqualTo(right);
        settings.put(SalesRules.RULES, "1");

        books.start();

        assertThat(books.state()).isEqualTo(right);
        assertThat(books.drift()).isEmpty();
        assertThat(settings.get(SalesRules.RULES)).contains(Derivation.RULES);
    }

    @Test
    void salesOfBeforeTheRulesWereNumberedAreDerivedAnewToo() {
        books.record(List.of(charge(7).tell()));
        String right = books.state();
        writeByOldRules();

        books.start();

        assertThat(books.state()).isEqualTo(right);
        assertThat(books.drift()).isEmpty();
    }

    @Test
    void aStartByTheSameRulesLeavesSalesAlone() {
        books.start();
        assertThat(settings.get(SalesRules.RULES)).contains(Derivation.RULES);
        books.record(List.of(charge(7).tell()));
        writeByOldRules();
        String asItIs = books.state();

        books.start();

        assertThat(books.state()).isEqualTo(asItIs);
    }
}
