package app.shopfloor.sales;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.sales.CustomersSnapshot.Buyers;
import app.shopfloor.sales.EntryFilter.Kind;
import app.shopfloor.sales.SaleReport.Buyer;
import app.shopfloor.sales.SaleReport.Payment;
import app.shopfloor.sales.SaleReport.PaymentState;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import app.shopfloor.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * In St. John's clocks were put back at a minute past midnight until 2011, to a minute past eleven of the day before: a customer's
 * second order may then be on an earlier day than the first.
 */
abstract class ClocksBackOverMidnightContract {

    private static final ZoneId ZONE = ZoneId.of("America/St_Johns");
    private static final LocalDate SATURDAY = LocalDate.of(2010, 11, 6);
    private static final LocalDate SUNDAY = SATURDAY.plusDays(1);

    private HikariDataSource database;
    private SalesOnDatabase books;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        database = database().pool();
        Clock clock = Clock.fixed(Instant.parse("2010-11-20T12:00:00Z"), ZoneOffset.UTC);
        books = new SalesOnDatabase(database, ZONE, clock, "CAD", (day, from, to) -> Optional.empty());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void order(String id, String email, String time, LocalDate day) {
        Instant at = OffsetDateTime.parse(time).toInstant();
        assertThat(LocalDate.ofInstant(at, ZONE)).isEqualTo(day);
        books.record(List.of(SaleReport.about(Channel.STRIPE, SaleReport.Kind.PAYMENT, id, at)
                .order(id)
                .payment(new Payment(PaymentState.PAID, 1_000, 1_000, "CAD", at, false))
                .buyer(new Buyer(null, email, null, "CA"))
                .tell()));
    }

    @Test
    void tilesAreWhatTheirRowsAreThoughAnOrderIsOnTheDayBeforeTheFirst() {
        order("pi_1", "ada@example.org", "2010-11-07T00:00:30-02:30", SUNDAY);
        order("pi_2", "ada@example.org", "2010-11-06T23:30:00-03:30", SATURDAY);
        order("pi_3", "ada@example.org", "2010-11-07T12:00:00-03:30", SUNDAY);
        order("pi_4", "grace@example.org", "2010-11-06T12:00:00-02:30", SATURDAY);
        order("pi_5", "grace@example.org", "2010-11-07T12:00:00-03:30", SUNDAY);

        for (LocalDate from = SATURDAY.minusDays(2); from.isBefore(SUNDAY.plusDays(3)); from = from.plusDays(1)) {
            for (LocalDate to = from; to.isBefore(SUNDAY.plusDays(3)); to = to.plusDays(1)) {
                tilesAreTheirRows(new DayRange(from, to));
            }
        }
        assertThat(books.drift()).isEmpty();
    }

    private void tilesAreTheirRows(DayRange range) {
        for (CustomersSnapshot.InCurrency in :
                books.computeCustomers(FiltersForTests.of(range)).currencies()) {
            assertThat(in.now()).as("%s", range).isEqualTo(rows(range));
            assertThat(in.before()).as("before %s", range).isEqualTo(rows(range.previous()));
            assertThat(BuyersForTests.sum(in.series()))
                    .as("points of %s", range)
                    .isEqualTo(in.now());
        }
    }

    private Buyers rows(DayRange range) {
        return new Buyers(
                rows(range, Kind.ORDERS),
                rows(range, Kind.FIRST_ORDERS),
                rows(range, Kind.ORDERS_OF_NEW),
                rows(range, Kind.ORDERS_OF_RETURNING));
    }

    private long rows(DayRange range, Kind kind) {
        EntryFilter filter = new EntryFilter(range, "CAD", false, kind, null, null, null, null, "");
        return books.entries().sums(filter).entries();
    }
}
