package app.shopfloor.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RateTableTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 13);

    private static RateTable table() {
        RateTable.Filling filling = new RateTable.Filling();
        filling.add("EUR", "JPY", FRIDAY, new BigDecimal("181.24"));
        filling.add("EUR", "USD", FRIDAY.minusDays(1), new BigDecimal("1.10"));
        filling.add("EUR", "USD", FRIDAY, new BigDecimal("1.1506"));
        return filling.done();
    }

    @Test
    void aRateIsFoundStraightReversedAndCrossedOverACommonCurrency() {
        assertThat(table().on(FRIDAY, "EUR", "USD")).hasValue(new BigDecimal("1.1506"));
        assertThat(table().on(FRIDAY, "USD", "EUR"))
                .hasValue(BigDecimal.ONE.divide(new BigDecimal("1.1506"), MathContext.DECIMAL128));
        assertThat(table().on(FRIDAY, "USD", "JPY"))
                .hasValue(new BigDecimal("181.24").divide(new BigDecimal("1.1506"), MathContext.DECIMAL128));
        assertThat(table().on(FRIDAY, "JPY", "JPY")).hasValue(BigDecimal.ONE);
    }

    @Test
    void aRateHoldsForFourDaysAndThenIsMissing() {
        assertThat(table().on(FRIDAY.plusDays(4), "EUR", "USD")).hasValue(new BigDecimal("1.1506"));
        assertThat(table().on(FRIDAY.plusDays(5), "EUR", "USD")).isEmpty();
    }

    @Test
    void noRateIsTakenFromALaterDayNorCrossedOverTwoDays() {
        assertThat(table().on(FRIDAY.minusDays(2), "EUR", "USD")).isEmpty();
        assertThat(table().on(FRIDAY.minusDays(1), "USD", "JPY")).isEmpty();
        assertThat(table().on(FRIDAY, "EUR", "GBP")).isEmpty();
    }
}
