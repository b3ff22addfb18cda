package app.shopfloor.intake.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PayloadTextTests {

    @Test
    void jsonIsIndentedAndItsNumbersStayAsTheyWereWritten() {
        assertThat(admin("{\"a\":[1.10,{\"b\":null}],\"c\":{},\"d\":[],\"e\":12345678901234567890}"))
                .isEqualTo("""
                {
                  "a": [
                    1.10,
                    {
                      "b": null
                    }
                  ],
                  "c": {},
                  "d": [],
                  "e": 12345678901234567890
                }""");
    }

    @Test
    void textThatNeedsEscapingIsEscapedAgain() {
        assertThat(admin("{\"a\":\"x\\\"\\\\\\n\\u0001é\\ud800\"}")).contains("\"x\\\"\\\\\\n\\u0001é\\ud800\"");
    }

    @Test
    void emailsAreHiddenWhereverTheyStand() {
        assertThat(viewer("""
                {"receipt_email": "ada@example.com", "description": "for Ada <ada@example.com>, soon",
                 "metadata": {"ada@example.com": "x", "link": "https://shop.example/?mail=ada%40example.com&b=1"},
                 "escaped": "ada\\u0040example.com", "list": ["ada@example.com"]}"""))
                .doesNotContain("ada@", "ada%40", "example.com\"")
                .contains("for Ada <•••@•••>, soon", "&b=1");
    }

    @Test
    void namesPhonesAndAddressesOfBuyersAreHiddenButNotThoseOfProducts() {
        String text = viewer("""
                {"billing_details": {"name": "Ada Byron", "phone": "+44 20", "address": {"line1": "12 St James", "city": "London",
                 "postal_code": "SW1", "country": "GB"}}, "product": {"name": "Pepper mill"}, "ip": "10.1.2.3",
                 "phones": 1, "client_secret": "pi_1_secret_2", "phone": 4420,
                 "payment_method_details": {"card": {"last4": "4242"}}}""");

        assertThat(text)
                .doesNotContain("Ada", "+44", "St James", "London", "SW1", "10.1.2.3", "secret_2", "4420")
                .contains("GB", "Pepper mill", "4242", "\"phones\": 1");
    }

    @Test
    void taxNumbersOfInvoicesAndHoldersOfOldCardsAreHidden() {
        String text = viewer("""
                {"customer_tax_ids": [{"type": "eu_vat", "value": "DE123456789"}],
                 "source": {"name": "Ada Byron", "object": "card", "brand": "Visa", "last4": "4242", "country": "GB",
                   "address_line1": "12 St James", "address_line2": "Attic", "address_city": "London", "address_zip": "SW1",
                   "address_line1_check": "pass"},
                 "card": {"name": "Grace Hopper", "exp_year": 2030}}""");

        assertThat(text)
                .doesNotContain("DE123456789", "Ada", "St James", "Attic", "London", "SW1", "Grace")
                .contains("eu_vat", "Visa", "4242", "GB", "pass", "2030");
    }

    @Test
    void aCustomerObjectIsAPersonWithoutBeingCalledOne() {
        assertThat(viewer("{\"data\":{\"object\":{\"id\":\"cus_1\",\"object\":\"customer\",\"name\":\"Ada Byron\"}}}"))
                .doesNotContain("Ada")
                .contains("cus_1");
        assertThat(PayloadText.of(bytes("{\"name\":\"Ada Byron\"}"), "customer.created", false)
                        .text())
                .doesNotContain("Ada");
    }

    @Test
    void secretsAreHiddenFromAdminsToo() {
        assertThat(admin("{\"client_secret\":\"pi_1_secret_2\",\"email\":\"ada@example.com\"}"))
                .doesNotContain("pi_1_secret_2")
                .contains("ada@example.com");
    }

    @Test
    void whatIsNoJsonIsShownToAdminsAsItCame() {
        assertThat(PayloadText.of(bytes("ada@example.com;12"), "order", true).text())
                .isEqualTo("ada@example.com;12");
        assertThat(PayloadText.of(bytes("ada@example.com;12"), "order", false).text())
                .isNull();
        assertThat(PayloadText.of(new byte[] {(byte) 0xff, 0}, "order", true).problem())
                .contains("no text");
    }

    @Test
    void theDeepestAndTheLongestAreDealtWith() {
        String deep = "[".repeat(400_000) + "]".repeat(400_000);
        assertThat(viewer(deep)).hasSizeGreaterThan(800_000);
        String mail = "{\"a\":\"" + "x".repeat(900_000) + "@example.com\"}";
        assertThat(viewer(mail)).doesNotContain("@example.com");
    }

    private static String admin(String json) {
        return PayloadText.of(bytes(json), "charge.succeeded", true).text();
    }

    private static String viewer(String json) {
        return PayloadText.of(bytes(json), "charge.succeeded", false).text();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
