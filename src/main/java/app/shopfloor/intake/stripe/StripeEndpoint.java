package app.shopfloor.intake.stripe;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What an admin enters at Stripe, and whether we are ready for it. */
@Component
public class StripeEndpoint {

    /** Where Stripe posts, below the application's own address. */
    public static final String PATH = StripeWebhook.PATH;

    /** The events to enable at Stripe: all from which anything is read. */
    public static final List<String> EVENTS = List.of(
            "charge.captured",
            "charge.dispute.closed",
            "charge.dispute.created",
            "charge.dispute.funds_reinstated",
            "charge.dispute.funds_withdrawn",
            "charge.dispute.updated",
            "charge.expired",
            "charge.failed",
            "charge.pending",
            "charge.refund.updated",
            "charge.refunded",
            "charge.succeeded",
            "charge.updated",
            "checkout.session.async_payment_failed",
            "checkout.session.async_payment_succeeded",
            "checkout.session.completed",
            "credit_note.created",
            "credit_note.updated",
            "credit_note.voided",
            "customer.created",
            "customer.deleted",
            "customer.updated",
            "invoice.finalized",
            "invoice.paid",
            "invoice.updated",
            "invoice_payment.paid",
            "payment_intent.amount_capturable_updated",
            "payment_intent.canceled",
            "payment_intent.payment_failed",
            "payment_intent.processing",
            "payment_intent.succeeded",
            "payout.canceled",
            "payout.created",
            "payout.failed",
            "payout.paid",
            "payout.updated",
            "price.created",
            "price.deleted",
            "price.updated",
            "product.created",
            "product.deleted",
            "product.updated",
            "refund.created",
            "refund.failed",
            "refund.updated");

    private final StripeWebhookProperties properties;

    private final HeardWebhooks heard;

    StripeEndpoint(StripeWebhookProperties properties, HeardWebhooks heard) {
        this.properties = properties;
        this.heard = heard;
    }

    /** When Stripe last called, to the minute; what we asked it for does not count. */
    public Optional<Instant> lastWebhook() {
        return heard.last();
    }

    /** Whether events came by asking alone, of which Stripe should have called us. */
    public boolean missesWebhooks() {
        return heard.areMissed();
    }

    /** How many signing secrets are configured; none means that nothing from Stripe is taken. */
    public int secrets() {
        return properties.secrets().size();
    }
}
