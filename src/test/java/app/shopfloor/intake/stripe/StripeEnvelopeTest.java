package app.shopfloor.intake.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.intake.Delivery;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StripeEnvelopeTest {

    private static StripeEnvelope read(String body) {
        return StripeEnvelope.read(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theEventsOwnIdAndTypeAreReadNotThoseOfItsObject() {
        assertThat(
                        read(
                                "{\"data\":{\"object\":{\"id\":\"ch_1\",\"type\":\"card\"}},\"id\":\"evt_1\",\"type\":\"charge.failed\"}"))
                .isEqualTo(new StripeEnvelope("evt_1", "charge.failed"));
    }

    @Test
    void whatIsNotOneJsonObjectIsNothing() {
        for (String body : new String[] {
            "", " ", "null", "[]", "\"x\"", "{", "{\"id\":\"a\"", "{\"id\":}", "{} {}", "{}x", "id=evt_1"
        }) {
            assertThat(read(body)).as(body).isNull();
        }
    }

    @Test
    void anObjectWithoutIdOrTypeIsKnownByItsBytes() {
        StripeEnvelope one = read("{\"id\":7}");
        assertThat(one.kind()).isEqualTo("unknown");
        assertThat(one.id())
                .hasSize(64)
                .isEqualTo(read("{\"id\":7}").id())
                .isNotEqualTo(read("{\"id\":8}").id());
    }

    @Test
    void idsAndTypesThatTheStoreCannotHoldAreCutButStayDifferent() {
        StripeEnvelope a = read("{\"id\":\"" + "x".repeat(999) + "a\",\"type\":\"" + "y".repeat(999) + "\"}");
        StripeEnvelope b = read("{\"id\":\"" + "x".repeat(999) + "b\",\"type\":\"a\\u0000b\\ud800\"}");
        assertThat(a.id()).hasSize(Delivery.MAX_ID).isNotEqualTo(b.id());
        assertThat(a.kind()).hasSize(Delivery.MAX_KIND);
        assertThat(b.kind()).startsWith("a?b?#");
    }

    @Test
    void aDeeplyNestedObjectIsReadAll() {
        assertThat(read("{\"a\":" + "[".repeat(200_000) + "]".repeat(200_000) + ",\"id\":\"evt_1\",\"type\":\"t\"}"))
                .isEqualTo(new StripeEnvelope("evt_1", "t"));
    }
}
