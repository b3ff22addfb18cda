package app.shopfloor.intake.stripe;

import static app.shopfloor.testing.StripeEvents.charge;
import static app.shopfloor.testing.StripeEvents.event;
import static app.shopfloor.testing.StripeEvents.intent;
import static app.shopfloor.testing.StripeEvents.item;
import static app.shopfloor.testing.StripeEvents.list;
import static app.shopfloor.testing.StripeEvents.map;
import static app.shopfloor.testing.StripeEvents.session;
import static app.shopfloor.testing.StripeEvents.with;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.catalog.ListingReport;
import app.shopfloor.intake.Translation;
import app.shopfloor.sales.CustomerReport;
import app.shopfloor.sales.SaleReport;
import app.shopfloor.sales.SaleReport.Basket;
import app.shopfloor.sales.SaleReport.BasketOrigin;
import app.shopfloor.sales.SaleReport.Breakdown;
import app.shopfloor.sales.SaleReport.Kind;
import app.shopfloor.sales.SaleReport.Line;
import app.shopfloor.sales.SaleReport.PaymentState;
import app.shopfloor.shared.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of checkouts, intents, customers, products and prices; and what is not. */
class StripeObjectsTest {

    private static final long NOON = 1_772_366_400L;
    private static final Instant LATER = Instant.ofEpochSecond(NOON + 1_000_000);

    private final StripeTranslator translator = Translators.alone();

    private Translation translate(String type, Map<String, Object> object) {
        return Translators.translate(translator, event("evt_1", type, LATER.getEpochSecond(), object));
    }

    private SaleReport sale(String type, Map<String, Object> object) {
        return translate(type, object).sales().getFirst();
    }

    @Test
    void aSubscriptionsCheckoutTellsItsInvoiceWhatWasBoughtAndLeavesTheMoneyToIt() {
        Map<String, Object> session = with(
                session("cs_1", null, 4900, NOON),
                "mode",
                "subscription",
                "subscription",
                "sub_1",
                "line_items",
                list(List.of(item("LID", "Lid", 1, 4900, 0))));

        SaleReport told = sale("checkout.session.completed", with(session, "invoice", "in_1"));
        assertThat(told.invoiceId()).isEqualTo("in_1");
        assertThat(told.orderId()).isNull();
        assertThat(told.payment()).isNull();
        assertThat(told.basket().lines()).extracting(Line::sku).containsExactly("LID");
        assertThat(translate("checkout.session.completed", session).ignoredBecause())
                .contains("comes with its invoice");
    }

    @Test
    void anOrderThatADiscountMadeFreeIsItsSessions() {
        Map<String, Object> free = with(
                session("cs_1", null, 0, NOON),
                "mode",
                "payment",
                "payment_status",
                "no_payment_required",
                "total_details",
                map("amount_discount", 4900, "amount_shipping", 0, "amount_tax", 0));

        SaleReport told = sale("checkout.session.completed", free);
        assertThat(told.orderId()).isEqualTo("cs_1");
        assertThat(told.payment().state()).isEqualTo(PaymentState.PAID);
        assertThat(told.breakdown()).isEqualTo(new Breakdown(0, 4900, 0, 0));
        assertThat(translate("checkout.session.expired", with(free, "status", "expired"))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aCheckoutWithAnInvoiceNamesBoth() {
        SaleReport told =
                sale("checkout.session.completed", with(session("cs_1", "pi_1", 4900, NOON), "invoice", "in_1"));

        assertThat(told.orderId()).isEqualTo("pi_1");
        assertThat(told.invoiceId()).isEqualTo("in_1");
    }

    @Test
    void linesOfACheckoutThatAreNotAllThereAreNotRead() {
        Map<String, Object> items = list(List.of(item("LID", "Lid", 1, 4900, 0)));
        Map<String, Object> session = session("cs_1", "pi_1", 4900, NOON);

        assertThat(sale("checkout.session.fetched", with(session, "line_items", items))
                        .basket())
                .isNotNull();
        assertThat(sale("checkout.session.fetched", with(session, "line_items", with(items, "has_more", true)))
                        .basket())
                .isNull();
    }

    @Test
    void anIntentsLineItemsAreRead() {
        Map<String, Object> details = map(
                "line_items",
                list(List.of(map(
                        "product_code",
                        "LID",
                        "product_name",
                        "Lid",
                        "quantity",
                        2,
                        "unit_cost",
                        2450,
                        "discount_amount",
                        400,
                        "tax",
                        map("total_tax_amount", 300)))),
                "shipping",
                map("amount", 600));
        SaleReport told = sale(
                "payment_intent.succeeded", with(intent("pi_1", "succeeded", 5400, NOON), "amount_details", details));

        assertThat(told.basket())
                .isEqualTo(new Basket(
                        BasketOrigin.PAYMENT_LINES, List.of(new Line("LID", null, null, "Lid", 2, 4900, 400))));
        assertThat(told.breakdown()).isEqualTo(new Breakdown(5400, 400, 600, 300));
    }

    @ParameterizedTest(name = "{0} of {1} has {2}")
    @CsvSource({
        "payment_intent.succeeded, succeeded, true",
        "payment_intent.fetched, succeeded, false",
        "payment_intent.created, requires_payment_method, false",
        "payment_intent.fetched, requires_capture, false"
    })
    void onlyTheEventOfItsSuccessTellsWhenAnIntentWasPaid(String type, String status, boolean heard) {
        assertThat(sale(type, intent("pi_1", status, 4900, NOON)).payment().settledLater())
                .isEqualTo(heard);
    }

    @Test
    void aFetchedIntentsExpandedChargeIsReadWithItsMovement() {
        Map<String, Object> charge = with(
                charge("ch_1", "pi_1", "succeeded", 4900, NOON),
                "balance_transaction",
                map(
                        "id", "txn_1",
                        "object", "balance_transaction",
                        "amount", 4900,
                        "fee", 100,
                        "currency", "usd",
                        "type", "charge",
                        "source", "ch_1",
                        "created", NOON + 5));

        assertThat(translate(
                                "payment_intent.fetched",
                                with(intent("pi_1", "succeeded", 4900, NOON), "latest_charge", charge))
                        .sales())
                .extracting(SaleReport::kind)
                .containsExactly(Kind.PAYMENT, Kind.CHARGE, Kind.BALANCE);
    }

    private static Map<String, Object> customer() {
        return map(
                "id", "cus_1",
                "object", "customer",
                "name", "Ada",
                "email", "ada@example.com",
                "address", map("country", "GB"));
    }

    @Test
    void aCustomerIsReadUntilDeleted() {
        CustomerReport known =
                new CustomerReport(Channel.STRIPE, "cus_1", LATER, false, "Ada", "ada@example.com", "GB", false);
        CustomerReport gone = new CustomerReport(Channel.STRIPE, "cus_1", LATER, false, null, null, null, true);

        assertThat(translate("customer.updated", customer()).customers()).containsExactly(known);
        assertThat(translate("customer.fetched", customer()).customers()).containsExactly(known);
        assertThat(translate("customer.deleted", customer()).customers()).containsExactly(gone);
        assertThat(translate("customer.fetched", map("id", "cus_1", "object", "customer", "deleted", true))
                        .customers())
                .containsExactly(gone);
    }

    private static ListingReport product(String sku, boolean active) {
        return new ListingReport(Channel.STRIPE, "prod_1", null, LATER, false, "Lid", sku, null, null, active);
    }

    private static ListingReport price(Long unitPrice, String currency, boolean active) {
        return new ListingReport(
                Channel.STRIPE, "price_1", "prod_1", LATER, false, "Large", null, unitPrice, currency, active);
    }

    @Test
    void aProductIsAListingWithTheSkuOfItsMetadata() {
        Map<String, Object> product = map("id", "prod_1", "object", "product", "name", "Lid", "active", true);

        assertThat(translate("product.updated", product).listings()).containsExactly(product(null, true));
        assertThat(translate("product.updated", with(product, "metadata", map("sku", "LID")))
                        .listings())
                .containsExactly(product("LID", true));
        assertThat(translate("product.updated", with(product, "metadata", map("colour", "blue")))
                        .listings())
                .as("metadata without a SKU tell that there is none")
                .containsExactly(product("", true));
        assertThat(translate("product.updated", with(product, "active", false)).listings())
                .containsExactly(product(null, false));
        assertThat(translate("product.deleted", product).listings()).containsExactly(product(null, false));
        assertThat(translate("product.fetched", with(product, "deleted", true)).listings())
                .containsExactly(product(null, false));
    }

    @Test
    void aPriceIsAListingOfItsProduct() {
        Map<String, Object> price = map(
                "id", "price_1",
                "object", "price",
                "product", "prod_1",
                "nickname", "Large",
                "currency", "usd",
                "unit_amount", 2500,
                "active", true);

        assertThat(translate("price.updated", price).listings()).containsExactly(price(2500L, "USD", true));
        assertThat(translate("price.updated", with(price, "currency", "isk", "unit_amount", 250_000))
                        .listings())
                .containsExactly(price(2500L, "ISK", true));
        assertThat(translate("price.updated", with(price, "unit_amount", null, "unit_amount_decimal", "0.5"))
                        .listings())
                .containsExactly(price(null, "USD", true));
        Map<String, Object> product = map("id", "prod_1", "object", "product", "name", "Lid", "active", true);
        assertThat(translate("price.deleted", with(price, "product", product)).listings())
                .containsExactly(price(2500L, "USD", false), product(null, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan",
                "subscription",
                "subscription_schedule",
                "setup_intent",
                "invoiceitem",
                "account",
                "review"
            })
    void whatIsNotReadIsSaidToBe(String kind) {
        assertThat(translate(kind + ".updated", map("id", "x_1", "object", kind))
                        .ignoredBecause())
                .isNotBlank();
    }

    @Test
    void everyEventToEnableIsOfAnObjectThatIsRead() {
        assertThat(StripeEndpoint.EVENTS).isSorted().doesNotHaveDuplicates().allSatisfy(event -> {
            String object = event.startsWith("charge.dispute.")
                    ? "dispute"
                    : event.startsWith("charge.refund.") ? "refund" : event.substring(0, event.lastIndexOf('.'));
            assertThat(StripeObjects.areUnderstood(object)).as(object).isTrue();
        });
    }
}
