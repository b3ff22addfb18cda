package app.shopfloor.intake.stripe;

import static app.shopfloor.intake.stripe.StripeJson.text;
import static app.shopfloor.intake.stripe.StripeJson.time;

import app.shopfloor.intake.Delivery;
import app.shopfloor.intake.Translation;
import app.shopfloor.intake.Translator;
import app.shopfloor.sales.SaleReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads Stripe's events: what each object says of its order, whatever announced it. */
@Component
class StripeTranslator implements Translator {

    static final String SOURCE = "stripe";

    private final JsonMapper json = new JsonMapper();
    private final StripeMode mode;

    StripeTranslator(StripeMode mode) {
        this.mode = mode;
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
        String account = text(event, "account");
        if (account != null) {
            return Translation.ignored("It belongs to the connected account " + account);
        }
        String kind = object.path("object").asString("");
        if (!StripeObjects.areUnderstood(kind)) {
            return Translation.ignored("Nothing is read from " + (kind.isEmpty() ? type : kind) + " events yet");
        }
        boolean live = event.path("livemode").asBoolean(object.path("livemode").asBoolean(true));
        if (!delivery.sample() && !mode.admits(live)) {
            return Translation.ignored(
                    live ? "A live event, while test events count" : "A test event, while live events count");
        }
        List<SaleReport> reports = new ArrayList<>();
        new StripeObjects(type, time(event, "created", receivedAt), delivery.sample(), reports).read(object);
        return reports.isEmpty()
                ? Translation.ignored("The " + StripeJson.describe(object) + " belongs to no payment yet")
                : Translation.of(reports);
    }

    private JsonNode read(Delivery delivery) {
        try {
            return json.readTree(delivery.payload());
        } catch (JacksonException unreadable) {
            throw new IllegalArgumentException("The payload is not JSON", unreadable);
        }
    }
}
