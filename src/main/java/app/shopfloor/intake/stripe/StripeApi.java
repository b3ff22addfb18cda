package app.shopfloor.intake.stripe;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.net.RawRequestOptions;
import com.stripe.net.StripeResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks Stripe's API, and asks again when it is busy, broken or out of reach. The retries are our own: the library's do not honour
 * Retry-After nor repeat a 429, and Spring's wait a time that cannot depend on the answer.
 */
@Component
class StripeApi {

    /** Numbers as they came, whatever their digits: what is stored is what Stripe said. */
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final int TRIES = 8;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_ASKED_FOR = Duration.ofMinutes(2);
    private static final int CONNECT_MILLIS = 10_000;
    private static final int READ_MILLIS = 60_000;

    private final StripeProperties properties;
    private final Clock clock;
    private final Pause pause;
    private final String host;
    private final @Nullable StripeClient client;

    /** Lets time pass between two tries. */
    interface Pause {
        void rest(Duration time) throws InterruptedException;
    }

    @Autowired
    StripeApi(StripeProperties properties, Clock clock) {
        this(properties, clock, Thread::sleep);
    }

    StripeApi(StripeProperties properties, Clock clock, Pause pause) {
        this.properties = properties;
        this.clock = clock;
        this.pause = pause;
        this.host = String.valueOf(URI.create(properties.apiBase()).getHost());
        Stripe.enableTelemetry = false;
        this.client = properties.hasApiKey()
                ? StripeClient.builder()
                        .setApiKey(properties.apiKey())
                        .setApiBase(properties.apiBase())
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setReadTimeout(READ_MILLIS)
                        .setMaxNetworkRetries(0)
                        .setHttpClient(new StripeRefusal.Telling())
                        .build()
                : null;
    }

    /** @param asOf an instant at which what is said was surely true: never later than Stripe looked */
    record Answer(JsonNode body, Instant asOf) {}

    /**
     * A question.
     *
     * @param path below the API's base: {@code /v1/charges}
     * @param parameters of the query, not encoded yet
     * @param expand the fields to be given as objects
     * @param account the connected account asked about, or null for the key's own
     * @param what is asked for, for people: “charges”
     * @param permission that a restricted key needs for it, as Stripe's dashboard calls it
     */
    record Question(
            String path,
            Map<String, String> parameters,
            List<String> expand,
            @Nullable String account,
            String what,
            String permission) {}

    boolean hasKey() {
        return properties.hasApiKey();
    }

    /**
     * Asks until there is an answer, within bounds of some minutes.
     *
     * @throws StripeProblem when there is none
     */
    Answer ask(Question question) {
        StripeProblem problem = null;
        for (int tries = 1; tries <= TRIES; tries++) {
            if (problem != null) {
                rest(problem, tries - 1);
            }
            try {
                return askOnce(question);
            } catch (StripeProblem e) {
                if (!e.mayPass() || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                problem = e;
            }
        }
        throw problem == null ? new IllegalStateException("Nothing was tried") : problem;
    }

    private void rest(StripeProblem problem, int failures) {
        Duration asked = problem.retryAfter();
        long millis = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << (failures - 1));
        // Between half and all of it, so that several who were turned away together do not come back together.
        long jittered = millis / 2 + RandomGenerator.getDefault().nextLong(millis / 2 + 1);
        Duration time = Duration.ofMillis(jittered);
        if (asked != null && asked.compareTo(time) > 0) {
            time = asked.compareTo(LONGEST_ASKED_FOR) < 0 ? asked : LONGEST_ASKED_FOR;
        }
        try {
            pause.rest(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw problem;
        }
    }

    /** @throws StripeProblem when there is no answer */
    Answer askOnce(Question question) {
        StripeClient stripe = client;
        if (stripe == null) {
            throw new StripeProblem(StripeProblem.Kind.WRONG_KEY, StripeProblems.NO_KEY);
        }
        RawRequestOptions.RawRequestOptionsBuilder options = RawRequestOptions.builder();
        if (question.account() != null) {
            options.setStripeAccount(question.account());
        }
        long start = System.nanoTime();
        try {
            StripeResponse answer =
                    stripe.rawRequest(RequestMethod.GET, question.path() + query(question), null, options.build());
            JsonNode body = JSON.readTree(answer.body());
            if (!body.isObject()) {
                throw StripeProblems.unreadable(question.what());
            }
            return new Answer(body, asOf(answer, Duration.ofNanos(System.nanoTime() - start)));
        } catch (StripeRefusal e) {
            throw StripeProblems.of(e.answer(), question);
        } catch (JacksonException e) {
            throw StripeProblems.unreadable(question.what());
        } catch (StripeException e) {
            throw StripeProblems.of(e, host);
        }
    }

    /** By Stripe's own clock, which also dates its events. */
    private Instant asOf(StripeResponse answer, Duration took) {
        Instant said = clock.instant();
        String date = answer.headers().firstValue("Date").orElse(null);
        if (date != null) {
            try {
                said = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
            } catch (DateTimeException unreadable) {
                // then our own clock has to do
            }
        }
        return said.minus(took).truncatedTo(ChronoUnit.SECONDS);
    }

    private static String query(Question question) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        question.parameters().forEach((name, value) -> query.add(encoded(name) + "=" + encoded(value)));
        question.expand().forEach(field -> query.add(encoded("expand[]") + "=" + encoded(field)));
        return query.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
