package app.shopfloor.intake.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.shopfloor.intake.Delivery;
import app.shopfloor.intake.Translation;
import app.shopfloor.sales.SaleReport;
import app.shopfloor.sales.SaleReport.Kind;
import app.shopfloor.sales.SaleReport.Line;
import app.shopfloor.sales.SaleReport.PaymentState;
import app.shopfloor.sales.SaleReport.RefundState;
import app.shopfloor.shared.Channel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrdersTranslatorTests {

    private static final Instant RECEIVED = Instant.parse("2026-11-20T15:00:00Z");
    private static final String ORDER = """
            {"channel": "etsy", "order": "2841099321", "status": "paid", "as_of": "2026-11-20T14:32:07Z",
             "placed_at": "2026-11-20T14:31:50Z", "paid_at": "2026-11-20T14:32:07Z", "currency": "usd",
             "lines": [
               {"sku": "LID-PC", "name": "Lid organiser, PC", "quantity": 2, "unit_price": 4900, "discount": 0},
               {"product": "listing-1180", "name": "Spoon rest", "quantity": 1, "unit_price": 3250}],
             "discount": 500, "shipping": 590, "tax": 0, "total": 13140,
             "customer": {"id": "u-77", "name": "Ada Lovell", "email": "ada@example.com", "country": "us"},
             "refunds": [{"id": "r1", "amount": 4900, "made_at": "2026-11-22T09:00:00+01:00"}],
             "gift_wrap": true}
            """;

    private final OrdersTranslator translator = new OrdersTranslator();

    @Test
    void anOrderIsReadWithItsLinesCustomerAndRefunds() {
        List<SaleReport> reports = read(ORDER);

        SaleReport order = reports.getFirst();
        assertThat(order.channel()).isEqualTo(Channel.ETSY);
        assertThat(order.kind()).isEqualTo(Kind.ORDER);
        assertThat(order.orderId()).isEqualTo("2841099321");
        assertThat(order.asOf()).isEqualTo("2026-11-20T14:32:07Z");
        assertThat(order.payment()).satisfies(payment -> {
            assertThat(payment.state()).isEqualTo(PaymentState.PAID);
            assertThat(payment.amount()).isEqualTo(13140);
            assertThat(payment.currency()).isEqualTo("USD");
            assertThat(payment.startedAt()).isEqualTo("2026-11-20T14:32:07Z");
        });
        assertThat(order.buyer()).isEqualTo(new SaleReport.Buyer("Ada Lovell", "ada@example.com", "u-77", "US"));
        assertThat(order.breakdown()).isEqualTo(new SaleReport.Breakdown(13140, 500, 590, 0));
        SaleReport refund = reports.get(1);
        assertThat(refund.kind()).isEqualTo(Kind.REFUND);
        assertThat(refund.orderId()).isEqualTo("2841099321");
        assertThat(refund.refund())
                .isEqualTo(new SaleReport.Refund(RefundState.SUCCEEDED, 4900, Instant.parse("2026-11-22T08:00:00Z")));
    }

    @Test
    void theDiscountOnTheOrderIsSpreadOverTheLinesWithoutACentLost() {
        List<Line> lines = read(ORDER).getFirst().basket().lines();

        assertThat(lines).extracting(Line::sku).containsExactly("LID-PC", null);
        assertThat(lines).extracting(Line::gross).containsExactly(9800L, 3250L);
        assertThat(lines.stream().mapToLong(Line::discount).sum()).isEqualTo(500);
        assertThat(lines.getFirst().discount()).isEqualTo(500 * 9800 / 13050);
    }

    @Test
    void theExampleOfTheDocumentationIsRead() throws Exception {
        String page = java.nio.file.Files.readString(java.nio.file.Path.of("docs/order-delivery.md"));
        Matcher example = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL).matcher(page);

        assertThat(example.find()).isTrue();
        assertThat(read(example.group(1))).hasSize(2);
    }

    @Test
    void withoutATimeOfItsOwnTheDeliveryCountsAsOfItsReceipt() {
        SaleReport order = read(ORDER.replace("\"as_of\"", "\"sent\"")).getFirst();

        assertThat(order.asOf()).isEqualTo(RECEIVED);
    }

    @Test
    void aPendingOrderIsNoRevenueYet() {
        SaleReport order = read(ORDER.replace("\"paid\"", "\"Pending\"").replace("\"paid_at\"", "\"x\""))
                .getFirst();

        assertThat(order.payment().state()).isEqualTo(PaymentState.PENDING);
        assertThat(order.payment().startedAt()).isEqualTo("2026-11-20T14:31:50Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "2841099321"            | ""           | order: is missing
            "etsy"                  | "Etsy shop!" | channel: A channel is
            "usd"                   | "dollars"    | currency: should be three letters
            "quantity": 2           | "quantity": 0 | lines[0].quantity: should be between 1 and
            "quantity": 2           | "quantity": 1.5 | lines[0].quantity: should be a whole number
            "unit_price": 3250      | "price": 3250 | lines[1].unit_price: is missing
            "unit_price": 3250      | "unit_price": "32.50" | lines[1].unit_price: should be a whole number of minor units
            "name": "Spoon rest"    | "title": "x" | lines[1].sku: is missing, and so is the name
            "total": 13140          | "total": 13000 | total: is 13000, but lines − discounts + shipping + tax make 13140
            "discount": 500         | "discount": 99999 | discount: is more than the lines cost
            "2026-11-20T14:32:07Z"  | "yesterday"  | as_of: should be a time with its offset
            "country": "us"         | "country": "USA" | customer.country: should be two letters
            "amount": 4900          | "amount": 49000 | refunds: make 49000 together, more than the total of 13140
            "id": "r1",             | "id": " ",   | refunds[0].id: is missing
            "status": "paid"        | "status": "shipped" | status: should be one of canceled, cancelled, paid, pending
            "lines": [              | "items": [   | lines: is missing
            """)
    void aMistakeIsToldWithItsField(String right, String wrong, String message) {
        assertThat(ORDER).contains(right);

        assertThatThrownBy(() -> read(ORDER.replace(right, wrong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThatThrownBy(() -> read("{\"lines\": [{}]}"))
                .hasMessageContainingAll("order: is missing", "channel: is missing", "currency: is missing")
                .hasMessageContainingAll("placed_at: is missing", "lines[0].quantity: is missing");
    }

    @Test
    void whatIsNotJsonIsRefusedInWords() {
        assertThatThrownBy(() -> read("{\"order\": ")).hasMessageStartingWith("The delivery is not JSON");
        assertThatThrownBy(() -> read("[1]")).hasMessage("The delivery should be one JSON object");
    }

    @Test
    void otherKindsAreKeptAndIgnored() {
        Translation translation =
                translator.translate(new Delivery(OrdersTranslator.SOURCE, "1", "stock", bytes("{}"), false), RECEIVED);

        assertThat(translation.sales()).isEmpty();
        assertThat(translation.ignoredBecause()).contains("“order”");
    }

    private List<SaleReport> read(String json) {
        return translator
                .translate(
                        new Delivery(OrdersTranslator.SOURCE, "1", OrdersTranslator.KIND, bytes(json), false), RECEIVED)
                .sales();
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
