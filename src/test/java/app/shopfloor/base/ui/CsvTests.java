package app.shopfloor.base.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.shared.Money;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTests {

    @Test
    void wordsAreWrittenSoThatTheyAreReadBackWhole() {
        assertThat(written("Müller, Ä & Co", "a \"b\"", "two\nlines", ""))
                .isEqualTo("A,B,C,D\r\n\"Müller, Ä & Co\",\"a \"\"b\"\"\",\"two\nlines\",\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "\t=1", "=HYPERLINK(\"x\")", "-"})
    void aTextThatASpreadsheetWouldRunIsMarkedAsText(String text) {
        assertThat(written(text, "", "", "").lines().skip(1).findFirst().orElseThrow())
                .containsPattern("^\"?'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-12.50", "+3", "0", "1893.20", "-0.01"})
    void aNumberStaysANumber(String number) {
        assertThat(written(number, "", "", "")).isEqualTo("A,B,C,D\r\n" + number + ",,,\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "orders 22 Oct – 20 Nov, orders-22-oct-20-nov.csv",
        "Zürich & Café, zurich-cafe.csv",
        "../../etc/passwd, etc-passwd.csv",
        "'a\"; filename=evil.exe', a-filename-evil-exe.csv",
        "売上, shopfloor.csv",
        "'', shopfloor.csv"
    })
    void theFileIsNamedByWhatItHoldsInSafeLetters(String name, String file) {
        assertThat(new Csv(name, List.of(), line -> {}).fileName()).isEqualTo(file);
    }

    @Test
    void aLongNameIsCut() {
        assertThat(new Csv("x".repeat(500), List.of(), line -> {}).fileName()).hasSizeLessThan(100);
    }

    @Test
    void sharesAndChangesArePartsOfOneAndNothingWhereThereIsNoWhole() {
        assertThat(Csv.share(2, 3)).isEqualTo("0.6667");
        assertThat(Csv.share(0, 0)).isEmpty();
        assertThat(Csv.change(Change.between(120L, 100L))).isEqualTo("0.2000");
        assertThat(Csv.change(Change.between(75L, 100L))).isEqualTo("-0.2500");
        assertThat(Csv.change(Change.between(75L, 0L))).isEmpty();
        assertThat(Csv.change(Change.between(75L, null))).isEmpty();
    }

    @Test
    void timesTellTheirOffsetAndAmountsHaveTheDecimalsOfTheirCurrency() {
        Instant noon = Instant.parse("2026-11-20T12:00:07.123Z");

        assertThat(Csv.time(noon, ZoneId.of("Asia/Tokyo"))).isEqualTo("2026-11-20T21:00:07+09:00");
        assertThat(Csv.time(noon, ZoneId.of("UTC"))).isEqualTo("2026-11-20T12:00:07Z");
        assertThat(Csv.amount(Money.of(-189320, "USD"))).isEqualTo("-1893.20");
        assertThat(Csv.amount(Money.of(4900, "JPY"))).isEqualTo("4900");
    }

    private static String written(String... cells) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Csv("x", List.of("A", "B", "C", "D"), line -> line.accept(List.of(cells))).writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
