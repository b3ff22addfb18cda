package app.shopfloor.intake.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import app.shopfloor.intake.Delivery;
import app.shopfloor.intake.Inbox;
import app.shopfloor.intake.InboxUnavailable;
import app.shopfloor.testing.SignedEvents;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Every answer of the endpoint; that the way to it is open to Stripe and to POST only is the tests' matter that start the application. */
class StripeWebhookTest {

    private static final long NOW = 1_795_176_000L;
    private static final String SECRET = "whsec_current";
    private static final byte[] EVENT =
            "{\"id\":\"evt_1\",\"type\":\"charge.succeeded\"}".getBytes(StandardCharsets.UTF_8);

    private final Clock clock = Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC);
    private final Inbox inbox = mock(Inbox.class);
    private final HeardWebhooks heard = mock(HeardWebhooks.class);
    private final StripeSampleSecret sample = new StripeSampleSecret();

    private MockHttpServletResponse post(byte[] body, String signature, String... secrets) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", StripeWebhook.PATH);
        request.setContent(body);
        if (signature != null) {
            request.addHeader("Stripe-Signature", signature);
        }
        return answer(request, secrets);
    }

    private MockHttpServletResponse answer(MockHttpServletRequest request, String... secrets) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new StripeWebhook(
                        new StripeWebhookSecrets(new StripeWebhookProperties(List.of(secrets)), sample, clock),
                        inbox,
                        heard,
                        clock)
                .service(request, response);
        return response;
    }

    private static String signed(byte[] body) {
        return SignedEvents.signature(SECRET, NOW, body);
    }

    private Delivery taken() {
        ArgumentCaptor<Delivery> delivery = ArgumentCaptor.forClass(Delivery.class);
        verify(inbox).accept(delivery.capture());
        return delivery.getValue();
    }

    private void refused(MockHttpServletResponse response, int status, String text) throws Exception {
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.getContentAsString()).contains(text);
        verify(inbox, never()).accept(any());
    }

    @Test
    void aSignedEventIsStoredAsItCame() throws Exception {
        assertThat(post(EVENT, signed(EVENT), SECRET).getStatus()).isEqualTo(200);
        Delivery delivery = taken();
        assertThat(delivery.identity()).isEqualTo(new Delivery.Identity("stripe", "evt_1", "charge.succeeded"));
        assertThat(delivery.payload()).isEqualTo(EVENT);
        assertThat(delivery.sample()).isFalse();
    }

    @Test
    void duringRotationEitherSecretIsGood() throws Exception {
        assertThat(post(EVENT, signed(EVENT), " ", "whsec_next", " " + SECRET + " ")
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void badSignaturesAreTurnedAwayAndNothingIsStored() throws Exception {
        refused(post(EVENT, null, SECRET), 400, "missing");
        refused(post(EVENT, "t=1", SECRET), 400, "cannot be read");
        refused(post(EVENT, signed(EVENT), "whsec_other"), 400, "does not match");
        refused(post(EVENT, SignedEvents.signature(SECRET, NOW - 301, EVENT), SECRET), 400, "too old");
        refused(post(EVENT, SignedEvents.signature(SECRET, NOW + 301, EVENT), SECRET), 400, "future");
    }

    @Test
    void aSignedBodyThatIsNoJsonObjectIsTurnedAway() throws Exception {
        byte[] body = "[1]".getBytes(StandardCharsets.UTF_8);
        refused(post(body, signed(body), SECRET), 400, "JSON object");
    }

    @Test
    void aSignedObjectWithoutIdOrTypeIsStoredAllTheSame() throws Exception {
        byte[] body = "{\"object\":\"v2.core.event\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(post(body, signed(body), SECRET).getStatus()).isEqualTo(200);
        assertThat(taken().kind()).isEqualTo("unknown");
    }

    @Test
    void moreThanOneMebibyteIsTooLargeWhetherAnnouncedOrNot() throws Exception {
        byte[] large = new byte[Delivery.MAX_PAYLOAD + 1];
        refused(post(large, signed(large), SECRET), 413, "at most");
        MockHttpServletRequest chunked = new MockHttpServletRequest("POST", StripeWebhook.PATH) {
            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        chunked.setContent(large);
        refused(answer(chunked, SECRET), 413, "at most");
    }

    @Test
    void withoutASecretStripeIsToldToComeAgain() throws Exception {
        MockHttpServletResponse response = post(EVENT, signed(EVENT));
        refused(response, 503, "No signing secret");
        assertThat(response.getHeader("Retry-After")).isNotNull();
    }

    @Test
    void whenTheStoreCannotTakeItStripeIsToldToComeAgain() throws Exception {
        doThrow(mock(InboxUnavailable.class)).when(inbox).accept(any());
        MockHttpServletResponse response = post(EVENT, signed(EVENT), SECRET);
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("10");
    }

    @Test
    void ourOwnFaultIsToldWithoutDetails() throws Exception {
        doThrow(new IllegalStateException("internal secret")).when(inbox).accept(any());
        MockHttpServletResponse response = post(EVENT, signed(EVENT), SECRET);
        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(response.getContentAsString()).doesNotContain("internal secret");
    }

    @Test
    void otherMethodsAreNotAllowed() throws Exception {
        for (String method : List.of("GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE")) {
            MockHttpServletResponse response = answer(new MockHttpServletRequest(method, StripeWebhook.PATH), SECRET);
            assertThat(response.getStatus()).as(method).isEqualTo(405);
            assertThat(response.getHeader("Allow")).isEqualTo("POST");
        }
    }

    @Test
    void theSamplesOwnSecretMarksAnEventAsSampleAndOnlyWhileItIsEnabled() throws Exception {
        String secret = sample.enable();
        String signature = SignedEvents.signature(secret, NOW, EVENT);
        assertThat(post(EVENT, signature).getStatus()).isEqualTo(200);
        assertThat(taken().sample()).isTrue();

        sample.disable();
        assertThat(post(EVENT, signature, SECRET).getStatus()).isEqualTo(400);
    }

    @Test
    void propertiesDoNotTellTheSecrets() {
        assertThat(new StripeWebhookProperties(List.of(SECRET)).toString()).doesNotContain(SECRET);
    }
}
