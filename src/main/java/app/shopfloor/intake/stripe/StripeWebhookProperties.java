package app.shopfloor.intake.stripe;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The webhook.
 *
 * @param secrets the endpoint's signing secrets ({@code whsec_…}); several while one replaces another
 */
@ConfigurationProperties("shopfloor.stripe.webhook")
record StripeWebhookProperties(@DefaultValue List<String> secrets) {

    StripeWebhookProperties {
        secrets = secrets.stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
    }

    /** Tells how many there are, never what they are. */
    @Override
    public String toString() {
        return "StripeWebhookProperties[" + secrets.size() + " secrets]";
    }
}
