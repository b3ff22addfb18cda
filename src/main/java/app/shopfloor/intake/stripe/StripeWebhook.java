package app.shopfloor.intake.stripe;

import app.shopfloor.intake.Delivery;
import app.shopfloor.intake.Inbox;
import app.shopfloor.intake.InboxUnavailable;
import app.shopfloor.intake.stripe.StripeWebhookSecrets.Finding;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where Stripe posts its events. Answers 2xx when the delivery is on disk. A servlet of its own: it answers everything itself, so
 * that no error page, sign-in page or redirect ever stands between Stripe and its answer.
 */
class StripeWebhook extends HttpServlet {

    static final String PATH = "/webhooks/stripe";
    static final String SOURCE = "stripe";

    private static final Logger log = LoggerFactory.getLogger(StripeWebhook.class);
    private static final long serialVersionUID = 1L;
    private static final int TOO_LARGE = 413;
    private static final int RETRY_AFTER_SECONDS = 10;
    private static final long COMPLAIN_EVERY = Duration.ofMinutes(1).toMillis();

    private final transient StripeWebhookSecrets secrets;
    private final transient Inbox inbox;
    private final transient HeardWebhooks heard;
    private final transient Clock clock;
    private final AtomicLong complainedAt = new AtomicLong(Long.MIN_VALUE);

    StripeWebhook(StripeWebhookSecrets secrets, Inbox inbox, HeardWebhooks heard, Clock clock) {
        this.secrets = secrets;
        this.inbox = inbox;
        this.heard = heard;
        this.clock = clock;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            answer(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "Stripe posts its events here");
            return;
        }
        byte[] body;
        try {
            body = body(request);
        } catch (IOException e) {
            answer(response, HttpServletResponse.SC_BAD_REQUEST, "The body could not be read");
            return;
        }
        if (body == null) {
            answer(response, TOO_LARGE, "An event has at most " + Delivery.MAX_PAYLOAD + " bytes");
            return;
        }
        try {
            take(body, request.getHeader("Stripe-Signature"), response);
        } catch (InboxUnavailable e) {
            comeAgain(response, "The event cannot be stored now");
        } catch (RuntimeException e) {
            log.error("A Stripe event could not be taken", e);
            answer(response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, "The event could not be taken");
        }
    }

    /** @return null when it is too large; then not all of it has been read */
    private static byte @Nullable [] body(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > Delivery.MAX_PAYLOAD) {
            return null;
        }
        try (InputStream in = request.getInputStream()) {
            byte[] body = in.readNBytes(Delivery.MAX_PAYLOAD + 1);
            return body.length > Delivery.MAX_PAYLOAD ? null : body;
        }
    }

    private void take(byte[] body, @Nullable String header, HttpServletResponse response) throws IOException {
        if (secrets.none()) {
            complain();
            comeAgain(response, "No signing secret is configured");
            return;
        }
        Finding finding = secrets.check(header, body);
        String refusal = switch (finding.verdict()) {
            case GENUINE -> null;
            case MISSING -> "The Stripe-Signature header is missing";
            case MALFORMED -> "The Stripe-Signature header cannot be read";
            case BAD -> "The signature does not match";
            case STALE -> "The signature is too old";
            case FUTURE -> "The signature is from the future";
        };
        if (refusal != null) {
            answer(response, HttpServletResponse.SC_BAD_REQUEST, refusal);
            return;
        }
        StripeEnvelope envelope = StripeEnvelope.read(body);
        if (envelope == null) {
            answer(response, HttpServletResponse.SC_BAD_REQUEST, "The body is not a JSON object");
            return;
        }
        inbox.accept(new Delivery(SOURCE, envelope.id(), envelope.kind(), body, finding.sample()));
        if (!finding.sample()) {
            heard.heard();
        }
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentLength(0);
    }

    private void complain() {
        long now = clock.millis();
        long last = complainedAt.get();
        if ((last == Long.MIN_VALUE || now - last >= COMPLAIN_EVERY) && complainedAt.compareAndSet(last, now)) {
            log.error("A Stripe event was turned away: STRIPE_WEBHOOK_SECRET is not set, so no event can be verified");
        }
    }

    private static void comeAgain(HttpServletResponse response, String why) throws IOException {
        response.setIntHeader("Retry-After", RETRY_AFTER_SECONDS);
        answer(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, why);
    }

    private static void answer(HttpServletResponse response, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
