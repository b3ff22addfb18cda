package app.shopfloor.intake.stripe;

import static app.shopfloor.intake.stripe.StripeJson.text;

import app.shopfloor.intake.Bookkeeping;
import app.shopfloor.intake.Delivery;
import app.shopfloor.intake.Inbox;
import app.shopfloor.intake.Receipt;
import app.shopfloor.intake.RunPage.Problem;
import app.shopfloor.intake.StoreFailures;
import app.shopfloor.intake.Translation;
import app.shopfloor.shared.News;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes deliveries of what was fetched, and hands those to the inbox that say something our records do not know. What is known
 * already is not stored: a poll of a quiet shop leaves nothing behind.
 */
@Component
class StripeFetched {

    private static final Logger log = LoggerFactory.getLogger(StripeFetched.class);

    private final StripeTranslator translator;
    private final Bookkeeping bookkeeping;
    private final Inbox inbox;

    StripeFetched(StripeTranslator translator, Bookkeeping bookkeeping, Inbox inbox) {
        this.translator = translator;
        this.bookkeeping = bookkeeping;
        this.inbox = inbox;
    }

    /**
     * Where objects come from.
     *
     * @param asOf when Stripe said so
     * @param account the connected account, or null for the key's own
     * @param payout the payout that the objects belong to, or null
     * @param live the key's mode, or null when it does not tell
     */
    record Origin(
            Instant asOf,
            @Nullable String account,
            @Nullable String payout,
            @Nullable Boolean live) {}

    /** What became of them. */
    record Tally(long created, long updated, long skipped, List<Problem> errors) {}

    private record Read(JsonNode object, Delivery delivery, Translation translation) {}

    /** @param problem why it could not be compared, or null */
    private record Compared(Read read, News news, @Nullable Problem problem) {}

    /**
     * Stores what is news. Returns when it is on disk.
     *
     * @throws app.shopfloor.intake.InboxUnavailable when the store cannot take it
     */
    Tally take(List<JsonNode> objects, Origin origin) {
        List<Delivery> unreadable = new ArrayList<>();
        List<Problem> errors = new ArrayList<>();
        List<Read> read = new ArrayList<>();
        for (JsonNode object : objects) {
            Delivery delivery = deliver(object, origin, errors);
            if (delivery != null) {
                try {
                    read.add(new Read(object, delivery, translator.translate(delivery, origin.asOf())));
                } catch (RuntimeException | StackOverflowError e) {
                    errors.add(Problem.of(name(object), e));
                    unreadable.add(byContent(delivery, object));
                }
            }
        }
        List<Compared> compared = new ArrayList<>();
        for (Compared one : compare(read)) {
            if (one.problem() == null) {
                compared.add(one);
            } else {
                errors.add(one.problem());
                unreadable.add(byContent(one.read().delivery(), one.read().object()));
            }
        }
        inbox.acceptAll(unreadable);
        return store(compared, errors);
    }

    private Tally store(List<Compared> compared, List<Problem> errors) {
        List<Compared> news =
                compared.stream().filter(one -> one.news() != News.KNOWN).toList();
        List<Receipt> receipts = inbox.acceptNews(
                StripeTranslator.SOURCE,
                news.stream().map(one -> one.read().delivery()).toList());
        long created = 0;
        long updated = 0;
        for (int i = 0; i < news.size(); i++) {
            if (receipts.get(i) != Receipt.REPEATED) {
                created += news.get(i).news() == News.NEW ? 1 : 0;
                updated += news.get(i).news() == News.UPDATED ? 1 : 0;
            }
        }
        return new Tally(created, updated, compared.size() - created - updated, errors);
    }

    /** What each means. One that cannot be compared must not hold up the others. */
    private List<Compared> compare(List<Read> read) {
        try {
            List<News> news =
                    bookkeeping.preview(read.stream().map(Read::translation).toList());
            List<Compared> all = new ArrayList<>();
            for (int i = 0; i < read.size(); i++) {
                all.add(new Compared(read.get(i), news.get(i), null));
            }
            return all;
        } catch (RuntimeException e) {
            if (StoreFailures.isOutage(e) || read.isEmpty()) {
                throw e;
            }
            if (read.size() == 1) {
                log.debug("A fetched object cannot be compared with the records", e);
                return List.of(new Compared(
                        read.getFirst(),
                        News.KNOWN,
                        Problem.of(name(read.getFirst().object()), e)));
            }
            int middle = read.size() / 2;
            List<Compared> all = new ArrayList<>(compare(read.subList(0, middle)));
            all.addAll(compare(read.subList(middle, read.size())));
            return all;
        }
    }

    private static @Nullable Delivery deliver(JsonNode object, Origin origin, List<Problem> errors) {
        try {
            return object.path("object").asString("").equals("event")
                    ? event((ObjectNode) object, origin)
                    : fetched((ObjectNode) object, origin);
        } catch (RuntimeException e) { // too large, or not even an object
            errors.add(Problem.of(name(object), e));
            return null;
        }
    }

    /** As the webhook would have brought it, so that what it did bring is a repeat. */
    private static Delivery event(ObjectNode event, Origin origin) {
        if (origin.account() != null && !event.has("account")) {
            event.put("account", origin.account());
        }
        byte[] payload = StripeApi.JSON.writeValueAsBytes(event);
        StripeEnvelope envelope = StripeEnvelope.read(payload);
        if (envelope == null) {
            throw new IllegalArgumentException("It is not an event");
        }
        return new Delivery(StripeTranslator.SOURCE, envelope.id(), envelope.kind(), payload, false);
    }

    private static Delivery fetched(ObjectNode object, Origin origin) {
        String kind = object.path("object").asString("object") + ".fetched";
        ObjectNode envelope = StripeApi.JSON.createObjectNode();
        envelope.put("type", kind);
        envelope.put("created", origin.asOf().getEpochSecond());
        if (object.path("livemode").isBoolean()) {
            envelope.put("livemode", object.path("livemode").booleanValue());
        } else if (origin.live() != null) {
            envelope.put("livemode", origin.live());
        }
        if (origin.account() != null) {
            envelope.put("account", origin.account());
        }
        if (origin.payout() != null) {
            envelope.put("payout", origin.payout());
        }
        envelope.putObject("data").set("object", object);
        String id = name(object) + "@" + origin.asOf().getEpochSecond();
        if (origin.payout() != null) {
            id += "@" + origin.payout(); // says more than the same object without its payout
        }
        return new Delivery(StripeTranslator.SOURCE, id, kind, StripeApi.JSON.writeValueAsBytes(envelope), false);
    }

    /** What cannot be read is kept once, however often it is fetched, until it changes. */
    private static Delivery byContent(Delivery delivery, JsonNode object) {
        if (object.path("object").asString("").equals("event")) {
            return delivery;
        }
        String id = name(object) + "@" + sha256(object);
        return new Delivery(delivery.source(), id, delivery.kind(), delivery.payload(), false);
    }

    private static String name(JsonNode object) {
        String id = text(object, "id");
        return id != null && id.matches("[\\x21-\\x7e]{1,150}") ? id : "#" + sha256(object);
    }

    private static String sha256(JsonNode object) {
        try {
            byte[] content = object.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
