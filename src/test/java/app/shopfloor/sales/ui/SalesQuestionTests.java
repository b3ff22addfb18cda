package app.shopfloor.sales.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.base.ui.ComparisonChoice;
import app.shopfloor.base.ui.RangeChoice;
import app.shopfloor.base.ui.UrlState;
import app.shopfloor.sales.Article;
import app.shopfloor.sales.FiltersForTests;
import app.shopfloor.sales.Granularity;
import app.shopfloor.sales.SalesFilter;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an address of Sales asks for. */
class SalesQuestionTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private static SalesQuestion.Asked asked(String query) {
        return SalesQuestion.of(UrlState.of(QueryParameters.fromString(query)));
    }

    @Test
    void anAddressThatSaysNothingAsksForTheUsual() {
        SalesQuestion.Asked asked = asked("");

        assertThat(asked).isEqualTo(new SalesQuestion.Asked(SalesQuestion.USUAL, null));
        assertThat(asked.question().filter(TODAY))
                .isEqualTo(FiltersForTests.of(new DayRange(TODAY.minusDays(29), TODAY)));
    }

    @Test
    void everyPartIsReadAndPutIntoTheFilter() {
        SalesQuestion.Asked asked =
                asked("range=7d&compare=year&by=week&currency=USD&channel=etsy&sku=LID-PC&country=de");

        assertThat(asked.problem()).isNull();
        assertThat(asked.question())
                .isEqualTo(new SalesQuestion(
                        RangeChoice.Preset.DAYS_7,
                        ComparisonChoice.YEAR,
                        Granularity.WEEK,
                        "USD",
                        Channel.ETSY,
                        Article.ofSku("LID-PC"),
                        "DE"));
        DayRange week = new DayRange(TODAY.minusDays(6), TODAY);
        assertThat(asked.question().filter(TODAY))
                .isEqualTo(new SalesFilter(
                        week,
                        asked.question().range().against(TODAY, ComparisonChoice.YEAR),
                        Granularity.WEEK,
                        Channel.ETSY,
                        Article.ofSku("LID-PC"),
                        "DE"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "range=all",
                "from=2026-11-01&to=2026-11-03&compare=none",
                "range=today&compare=year&by=month&currency=all&country=unknown",
                "channel=stripe&product=stripe%3Aname%3AMug+%232+%26+more",
                "sku=%C3%9Cber+50%25+%3D+A%2FB"
            })
    void whatIsAskedStandsInTheAddressAgain(String query) {
        SalesQuestion question = asked(query).question();

        SalesQuestion again = SalesQuestion.of(question.url()).question();

        assertThat(asked(query).problem()).isNull();
        assertThat(again).isEqualTo(question);
    }

    @Test
    void aProductThatNobodyMappedIsNamedByItsChannelAndReference() {
        assertThat(asked("product=stripe:name:Order %23").question().article())
                .isEqualTo(Article.notMapped(Channel.STRIPE, "name:Order #"));
    }

    @ParameterizedTest
    @CsvSource({
        "range=fortnight, There is no range “fortnight”",
        "by=hour, There is no “hour” to cut the days by",
        "currency=dollars, “dollars” is no currency",
        "channel=Stripe!, “Stripe!” is no channel",
        "product=lonely, “lonely” is no product of a channel",
        "product=stripe:, “stripe:” is no product of a channel",
        "country=Germany, “Germany” is no country",
        "country=1<script>alert(1)</script>, “1<script>alert(1)</s…” is no country"
    })
    void whatCannotBeUnderstoodIsSaidAndLeftOut(String query, String said) {
        SalesQuestion.Asked asked = asked(query);

        assertThat(asked.problem()).contains(said);
        assertThat(asked.question()).isEqualTo(SalesQuestion.USUAL);
    }

    @Test
    void everythingThatIsWrongIsSaidAndTheRestHolds() {
        SalesQuestion.Asked asked = asked("range=7d&by=hour&channel=?&country=FR&compare=never");

        assertThat(asked.problem()).contains("hour", "no channel", "never");
        assertThat(asked.question().range()).isEqualTo(RangeChoice.Preset.DAYS_7);
        assertThat(asked.question().country()).isEqualTo("FR");
    }

    @Test
    void aValueWithoutEndIsLeftOutAndToldInShort() {
        SalesQuestion.Asked asked = asked("sku=" + "x".repeat(100_000));

        assertThat(asked.question().article()).isNull();
        assertThat(asked.problem()).contains("is no SKU").hasSizeLessThan(200);
    }

    @Test
    void emptyValuesAskForNothing() {
        assertThat(asked("channel=&sku=&country=&currency=&by=+"))
                .isEqualTo(new SalesQuestion.Asked(SalesQuestion.USUAL, null));
    }
}
