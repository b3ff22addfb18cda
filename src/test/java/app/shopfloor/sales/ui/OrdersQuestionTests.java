package app.shopfloor.sales.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.base.ui.UrlState;
import app.shopfloor.sales.Article;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The links behind the numbers, and what the page of orders reads of them. */
class OrdersQuestionTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 3);

    private static OrdersQuestion.Asked asked(String query) {
        return OrdersQuestion.of(UrlState.of(QueryParameters.fromString(query)));
    }

    private static OrdersQuestion behind(String href) {
        assertThat(href).startsWith("sales/orders?");
        OrdersQuestion.Asked asked = asked(href.substring("sales/orders?".length()));
        assertThat(asked.problem()).isNull();
        return asked.question();
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void theLinkOfEachNumberAsksForThatNumber(Measure measure) {
        OrdersQuestion question = new OrdersQuestion(
                SalesQuestion.USUAL.in("USD").on(Channel.ETSY).to(""), measure);

        assertThat(behind(question.href())).isEqualTo(question);
    }

    @Test
    void theLinkOfABarKeepsSinceWhenCustomersAreNew() {
        OrdersQuestion question = new OrdersQuestion(
                        SalesQuestion.USUAL.in("USD").within(new DayRange(DAY, DAY.plusDays(6))), Measure.ORDERS_OF_NEW)
                .since(DAY.minusDays(10));

        assertThat(question.href()).contains("from=2026-11-03", "to=2026-11-09", "since=2026-10-24");
        assertThat(behind(question.href())).isEqualTo(question);
    }

    @Test
    void aCustomerAndASearchStandInTheLink() {
        OrdersQuestion question = new OrdersQuestion(SalesQuestion.USUAL.in("USD"), Measure.NET)
                .of(4_711)
                .ofOrder("#7 & 8")
                .searching("Ada & Söhne #7");

        assertThat(behind(question.href())).isEqualTo(question);
    }

    @Test
    void withoutANumberItIsNetRevenue() {
        assertThat(asked(""))
                .isEqualTo(new OrdersQuestion.Asked(new OrdersQuestion(SalesQuestion.USUAL, Measure.NET), null));
    }

    @ParameterizedTest
    @CsvSource({
        "metric=profit, There is no number called “profit”",
        "customer=ada, The address names no customer of ours",
        "customer=99999999999999999999, The address names no customer of ours",
        "since=yesterday, is not written like 2026-11-20",
        "since=9999-01-01, is too far away",
        "since=0001-01-01, is too far away",
        "currency=ZZZ, is no currency",
        "channel=?, is no channel"
    })
    void whatCannotBeUnderstoodIsSaidAndLeftOut(String query, String said) {
        OrdersQuestion.Asked asked = asked(query);

        assertThat(asked.problem()).contains(said);
        assertThat(asked.question()).isEqualTo(new OrdersQuestion(SalesQuestion.USUAL, Measure.NET));
    }

    @Test
    void aSearchWithoutEndIsCut() {
        assertThat(asked("q=" + "x".repeat(9_000)).question().search()).hasSize(OrdersQuestion.LONGEST_SEARCH);
    }

    @Test
    void aCharacterThatNoDatabaseTakesIsLeftOut() {
        OrdersQuestion question =
                asked("q=li%00d&sku=LID%00-PC&product=etsy:%00").question();

        assertThat(question.search()).isEqualTo("lid");
        assertThat(question.sales().article()).isEqualTo(Article.ofSku("LID-PC"));
        assertThat(asked("sku=%00").question().sales().article()).isNull();
        assertThat(asked("product=etsy:%00").question().sales().article()).isNull();
    }
}
