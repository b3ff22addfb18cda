package app.shopfloor.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatesFileReaderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final String ECB = """
            Date,USD,JPY,CYP,
            2026-11-19,1.1506,181.24,N/A,
            2026-11-18,1.1583,180.60,0.585274,
            """;

    private static RatesFile read(byte[] file) throws RatesFileProblem, IOException {
        return new RatesFileReader(TODAY).read("rates.csv", new ByteArrayInputStream(file));
    }

    private static RatesFile read(String text) throws RatesFileProblem, IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> problems(String text) {
        return catchThrowableOfType(RatesFileProblem.class, () -> read(text)).problems();
    }

    @Test
    void theCentralBanksHistoryIsReadAsItIs() throws Exception {
        RatesFile file = read(ECB);

        assertThat(file.size()).isEqualTo(5);
        assertThat(file.days()).isEqualTo(2);
        assertThat(file.from()).isEqualTo("2026-11-18");
        assertThat(file.to()).isEqualTo("2026-11-19");
        assertThat(file.currencies()).containsExactly("CYP", "EUR", "JPY", "USD");
        assertThat(file.rates().get(new RateKey(LocalDate.of(2026, 11, 19), "EUR", "JPY")))
                .isEqualByComparingTo("181.24");
    }

    @Test
    void theZipThatTheCentralBankPublishesIsReadToo() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("eurofxref-hist.csv"));
            zip.write(ECB.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(read(bytes.toByteArray()).size()).isEqualTo(5);
    }

    @Test
    void aPlainFileSaysHowMuchOneUnitOfTheFirstIsWorthInTheSecond() throws Exception {
        RatesFile file = read("\uFEFFdate,from,to,rate\r\n2026-11-20,USD,EUR,0.8691\r\n");

        assertThat(file.rates())
                .containsExactly(java.util.Map.entry(new RateKey(TODAY, "USD", "EUR"), new BigDecimal("0.8691")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-13-01,USD,EUR,0.9|Line 2: “2026-13-01” is no date",
                "2027-01-01,USD,EUR,0.9|Line 2: is of 2027-01-01, which is in the future",
                "2026-11-20,Usd,EUR,0.9|Line 2: “Usd” is no currency",
                "2026-11-20,USD,USD,1|Line 2: has USD twice",
                "2026-11-20,USD,EUR,0|Line 2: “0” for the rate is no rate",
                "2026-11-20,USD,EUR,-1|Line 2: “-1” for the rate is no rate",
                "2026-11-20,USD,EUR,1e3|Line 2: “1e3” for the rate is no rate",
                "2026-11-20,USD,EUR,0.1234567890123|Line 2: “0.1234567890123” for the rate is no rate",
                "2026-11-20,USD,EUR|Line 2: has 3 fields instead of four",
                "2026-11-20,USD,EUR,\"0.9|The file is no CSV",
            })
    void aWrongLineIsNamedInWords(String line, String problem) {
        assertThat(problems("date,from,to,rate\n" + line + "\n"))
                .singleElement()
                .asString()
                .startsWith(problem);
    }

    @Test
    void aFileOfAnotherKindIsRefusedWithWhatItShouldLookLike() {
        assertThat(problems("")).singleElement().asString().contains("The file is empty", "date,from,to,rate");
        assertThat(problems("id;amount\n1;2\n")).first().asString().contains("Line 1 is not understood");
        assertThat(problems("Date,USD\n")).singleElement().asString().contains("has no rate");
        assertThat(problems("Date,USD,EUR,USD\n"))
                .containsExactly("Line 1: EUR is what all others are told for.", "Line 1: USD stands twice.");
    }

    @Test
    void aPairThatIsToldTwiceADayIsAContradictionWhicheverWayRound() {
        assertThat(problems("date,from,to,rate\n2026-11-20,USD,EUR,0.9\n2026-11-20,EUR,USD,1.1\n"))
                .containsExactly("Line 3: tells EUR and USD of 2026-11-20 a second time.");
    }

    @Test
    void manyWrongLinesAreCountedAndNotAllTold() {
        assertThat(problems("date,from,to,rate\n" + "x,USD,EUR,1\n".repeat(100)))
                .hasSize(21)
                .last()
                .isEqualTo("And 80 more like these.");
    }

    @Test
    void aFileThatIsTooLargeIsRefusedBeforeItTakesTheMemory() {
        assertThat(problems("date,from,to,rate\n" + "2026-11-20,USD,EUR,0.9\n".repeat(500_000)))
                .singleElement()
                .asString()
                .contains("larger than 10 MB");
    }
}
