package app.shopfloor.intake.stripe;

import static app.shopfloor.intake.stripe.StripeJson.text;
import static app.shopfloor.intake.stripe.StripeJson.time;

import app.shopfloor.intake.Delivery;
import app.shopfloor.intake.Translation;
import app.shopfloor.intake.Translator;
import app.shopfloor.shared.Channel;
import java.time.Instant;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what Stripe says, in events and in objects that were asked for ({@code <object>.fetched}): what each object says of its
 * order, whatever announced it.
 */
@Component
class StripeTranslator implements Translator {

    static final String SOURCE = "stripe";

    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS) // exchange rates, to the last digit
            .build();
    private final StripeMode mode;
    private final KnownAccounts accounts;

    StripeTranslator(StripeMode mode, KnownAccounts accounts) {
        this.mode = mode;
        this.accounts = accounts;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Translation translate(Delivery delivery, Instant receivedAt) {
        JsonNode event = read(delivery);
        JsonNode object = event.path("data").path("object");
        String type = text(event, "type");
        if (type == null || !object.isObject()) {
            return Translation.ignored("It carries no object (a thin event, or not an event at all)");
        }
        Channel channel = Channel.STRIPE;
        String account = text(event, "account");
        if (account != null) {
            channel = accounts.channelOf(account, receivedAt);
            if (channel == null) {
                return Translation.ignored(KnownAccounts.setAside(account));
            }
        }
        String kind = object.path("object").asString("");
        if (!StripeObjects.areUnderstood(kind)) {
            return Translation.ignored(StripeObjects.whyNot(kind, type));
        }
        boolean live = event.path("livemode").asBoolean(object.path("livemode").asBoolean(true));
        if (!delivery.sample() && !mode.admits(live)) {
            return Translation.ignored(
                    live ? "A live event, while test events count" : "A test event, while live events count");
        }
        StripeFacts facts = new StripeFacts(
                type, time(event, "created", receivedAt), channel, delivery.sample(), text(event, "payout"));
        new StripeObjects(facts).read(object);
        return facts.translation("The " + StripeJson.describe(object) + " belongs to no payment yet");
    }

    private JsonNode read(Delivery delivery) {
        try {
            return json.readTree(delivery.payload());
        } catch (JacksonException unreadable) {
            throw new IllegalArgumentException("The payload is not JSON", unreadable);
        }
    }
}
