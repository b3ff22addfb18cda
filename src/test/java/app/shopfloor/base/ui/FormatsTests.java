package app.shopfloor.base.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.shared.DayRange;
import app.shopfloor.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FormatsTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Formats AMERICAN = new Formats(Locale.US, ZoneId.of("America/New_York"));
    private static final Formats GERMAN = new Formats(Locale.GERMANY, ZoneId.of("Europe/Berlin"));

    @Test
    void aTileShowsWholeUnitsFromAThousandAndCentsBelow() {
        assertThat(AMERICAN.tile(Money.of(6_239_630, "USD"))).isEqualTo("$62,396");
        assertThat(AMERICAN.tile(Money.of(5_007, "USD"))).isEqualTo("$50.07");
        assertThat(AMERICAN.tile(Money.of(-99_999, "USD"))).isEqualTo("-$999.99");
        assertThat(AMERICAN.tile(Money.of(500, "JPY"))).isEqualTo("¥500");
    }

    @Test
    void everyoneReadsInTheirOwnWay() {
        assertThat(GERMAN.tile(Money.of(5_007, "EUR"))).isEqualTo("50,07\u00a0€");
        assertThat(GERMAN.count(1_284)).isEqualTo("1.284");
        assertThat(GERMAN.percent(new BigDecimal("12.35"))).isEqualTo("12,4\u202f%");
        assertThat(GERMAN.day(TODAY, TODAY)).isEqualTo("20. Nov.");
    }

    @Test
    void percentagesHaveOneDecimalWhereItDecidesSomething() {
        assertThat(AMERICAN.percent(new BigDecimal("12.44"))).isEqualTo("12.4\u202f%");
        assertThat(AMERICAN.percent(new BigDecimal("1060.4"))).isEqualTo("1,060\u202f%");
    }

    @Test
    void aShareOfNothingIsNone() {
        assertThat(AMERICAN.share(71, 100)).isEqualTo("71\u202f%");
        assertThat(AMERICAN.share(0, 0)).isEqualTo("–");
    }

    @Test
    void timesAreThoseOfTheBusiness() {
        assertThat(GERMAN.time(Instant.parse("2026-11-20T13:32:07Z"))).isEqualTo("14:32:07");
    }

    @Test
    void theYearIsToldWhereItIsNotThisOne() {
        assertThat(AMERICAN.days(new DayRange(TODAY.minusDays(29), TODAY), TODAY))
                .isEqualTo("Oct 22 – Nov 20");
        assertThat(AMERICAN.days(new DayRange(TODAY.minusYears(1), TODAY), TODAY))
                .isEqualTo("Nov 20, 2025 – Nov 20");
        assertThat(AMERICAN.days(new DayRange(TODAY, TODAY), TODAY)).isEqualTo("Nov 20");
    }
}
