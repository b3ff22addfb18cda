package app.shopfloor.intake.stripe;

import java.util.List;
import org.springframework.stereotype.Component;

/** What an admin enters at Stripe, and whether we are ready for it. */
@Component
public class StripeEndpoint {

    /** Where Stripe posts, below the application's own address. */
    public static final String PATH = StripeWebhook.PATH;

    /** The events to enable at Stripe. */
    public static final List<String> EVENTS = List.of(
            "charge.captured",
            "charge.failed",
            "charge.refund.updated",
            "charge.refunded",
            "charge.succeeded",
            "charge.updated",
            "checkout.session.async_payment_failed",
            "checkout.session.async_payment_succeeded",
            "checkout.session.completed",
            "payment_intent.amount_capturable_updated",
            "payment_intent.canceled",
            "payment_intent.payment_failed",
            "payment_intent.succeeded",
            "refund.created",
            "refund.failed",
            "refund.updated");

    private final StripeWebhookProperties properties;

    StripeEndpoint(StripeWebhookProperties properties) {
        this.properties = properties;
    }

    /** How many signing secrets are configured; none means that nothing from Stripe is taken. */
    public int secrets() {
        return properties.secrets().size();
    }
}
