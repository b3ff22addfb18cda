package app.shopfloor.sales;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.sales.SaleReport.RefundState;
import app.shopfloor.shared.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovementTest {

    private static Sale sale(String paidAt, Sale.Refund... refunds) {
        Instant paid = Instant.parse(paidAt);
        return new Sale(
                Channel.STRIPE,
                "pi_1",
                "ch_1",
                Attempt.SUCCEEDED,
                SaleStatus.PAID,
                paid,
                paid,
                "USD",
                1000,
                100,
                60,
                40,
                1000,
                0,
                null,
                null,
                null,
                null,
                false,
                paid,
                List.of(
                        new Sale.Line("A", null, null, "A", 2, 700, 100),
                        new Sale.Line(null, null, null, "B", 1, 300, 0)),
                List.of(refunds),
                List.of(),
                List.of());
    }

    /** The reporting currency is the sales' own: nothing is converted. */
    private static Movement movement(String zone) {
        return new Movement(new Postings(ZoneId.of(zone), new Conversion("USD", (day, from, to) -> Optional.empty())));
    }

    /** Sold to Germany, to nobody that is known. */
    private static Purchase of(Sale sale) {
        return new Purchase(1, sale, "DE", null, null);
    }

    private static Movement.Key key(LocalDate day, @Nullable String sku) {
        Movement.Item item = sku == null ? null : new Movement.Item(sku, sku.isEmpty() ? "name:B" : "", "");
        return new Movement.Key("DE", day, Channel.STRIPE, "USD", Basis.NATIVE, item);
    }

    @ParameterizedTest(name = "{0} in {1} is {2}")
    @CsvSource({
        "2026-03-01T14:59:59.999Z, Asia/Tokyo, 2026-03-01",
        "2026-03-01T15:00:00Z, Asia/Tokyo, 2026-03-02",
        // the night in which New York puts its clocks forward, and the one in which it puts them back
        "2026-03-08T04:59:59Z, America/New_York, 2026-03-07",
        "2026-03-08T05:00:00Z, America/New_York, 2026-03-08",
        "2026-03-09T03:59:59Z, America/New_York, 2026-03-08",
        "2026-03-09T04:00:00Z, America/New_York, 2026-03-09",
        "2026-11-01T03:59:59Z, America/New_York, 2026-10-31",
        "2026-11-02T04:59:59Z, America/New_York, 2026-11-01",
        "2026-11-02T05:00:00Z, America/New_York, 2026-11-02",
        // Apia left out 2011-12-30
        "2011-12-30T09:59:59Z, Pacific/Apia, 2011-12-29",
        "2011-12-30T10:00:00Z, Pacific/Apia, 2011-12-31",
    })
    void daysAreCutInTheBusinessTimeZone(String paidAt, String zone, LocalDate day) {
        assertThat(movement(zone).plus(of(sale(paidAt))).sums().figures().keySet())
                .allSatisfy(key -> assertThat(key.day()).isEqualTo(day));
    }

    @Test
    void anOrderCountsOnTheDayPaidForItsOwnTotalsAndForEachSku() {
        var figures =
                movement("UTC").plus(of(sale("2026-03-01T12:00:00Z"))).sums().figures();

        LocalDate day = LocalDate.of(2026, 3, 1);
        assertThat(figures)
                .hasSize(3)
                .containsEntry(key(day, null), new Figures(1, 3, 1000, 100, 0, 60, 40))
                .containsEntry(key(day, "A"), new Figures(1, 2, 700, 100, 0, 0, 0))
                .containsEntry(key(day, ""), new Figures(1, 1, 300, 0, 0, 0, 0));
    }

    @Test
    void aRefundIsAReturnOnItsDayAndIsTakenBackOnTheDayItFails() {
        Sale.Refund failed = new Sale.Refund(
                "re_1",
                RefundState.FAILED,
                1000,
                900,
                60,
                40,
                Instant.parse("2026-03-02T12:00:00Z"),
                Instant.parse("2026-03-05T12:00:00Z"));
        var figures = movement("UTC")
                .plus(of(sale("2026-03-01T12:00:00Z", failed)))
                .sums()
                .figures();

        assertThat(figures)
                .containsEntry(key(LocalDate.of(2026, 3, 2), null), new Figures(0, 0, 0, 0, 900, -60, -40))
                .containsEntry(key(LocalDate.of(2026, 3, 5), null), new Figures(0, 0, 0, 0, -900, 60, 40))
                .containsEntry(key(LocalDate.of(2026, 3, 2), "A"), new Figures(0, 0, 0, 0, 600, 0, 0));
    }

    @Test
    void whatIsTakenAwayLeavesNothing() {
        Sale sale = sale("2026-03-01T12:00:00Z");

        assertThat(movement("UTC").plus(of(sale)).minus(of(sale)).sums().figures())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "Order #10423, name:Order ##",
        "Invoice 2026-0017 of 2026-11-20 10:33, name:Invoice # of # #",
        "Booking 123-456-789, name:Booking #",
        "Mug 2, name:Mug 2",
        "Jeans 501, name:Jeans 501",
        "Poster 500x700, name:Poster 500x700",
        "Tile 1.5, name:Tile 1.5",
        "Unmapped, name:Unmapped",
    })
    void linesWhoseNamesDifferOnlyByTheirNumbersAreOneArticle(String name, String ref) {
        assertThat(Movement.Item.of(new Sale.Line(null, null, null, name, 1, 1, 0)))
                .isEqualTo(new Movement.Item("", ref, ""));
    }
}
