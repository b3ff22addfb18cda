package app.shopfloor.intake.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.shopfloor.fakestripe.FakeStripe;
import app.shopfloor.fakestripe.Fault;
import app.shopfloor.fakestripe.Resource;
import app.shopfloor.intake.stripe.StripeApi.Question;
import app.shopfloor.intake.stripe.StripeProblem.Kind;
import app.shopfloor.intake.stripe.StripeProperties.Mode;
import app.shopfloor.testing.MovableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Asking, asking again, and what people are told when there is no answer. */
class StripeApiTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Question CHARGES = new Question(
            "/v1/charges", Map.of("limit", "3"), List.of("data.balance_transaction"), null, "charges", "Charges");

    private final FakeStripe stripe = FakeStripe.start(new MovableClock(NOON));
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        stripe.close();
    }

    private StripeApi api(String key, String base) {
        return new StripeApi(
                new StripeProperties(Mode.AUTO, key, base, Duration.ofMinutes(15), Duration.ofDays(7)),
                Clock.systemUTC(),
                pauses::add);
    }

    private StripeApi api() {
        return api(FakeStripe.KEY, stripe.base().toString());
    }

    private static StripeProblem problem(StripeApi api) {
        return catchThrowableOfType(StripeProblem.class, () -> api.ask(CHARGES));
    }

    @Test
    void answersAreAsOldAsStripesClockSaysLessTheTimeTheyTook() {
        assertThat(api().ask(CHARGES).asOf()).isBetween(NOON.minusSeconds(30), NOON.minusSeconds(1));
    }

    static Stream<Fault> passing() {
        return Stream.of(
                Fault.rateLimited(),
                Fault.lockTimeout(),
                Fault.broken(),
                Fault.unavailable(),
                Fault.cutOff(),
                Fault.dropped(),
                Fault.slow(Duration.ofMillis(50)));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void whatPassesIsWaitedFor(Fault fault) {
        stripe.faults().next("/v1/charges", fault, fault, fault);

        assertThat(api().ask(CHARGES).body().path("data").isArray()).isTrue();
    }

    @Test
    void pausesGrowWithJitterAndStripesOwnWishIsHonoured() {
        stripe.faults().next("/v1/charges", Fault.broken(), Fault.broken(), Fault.broken());
        api().ask(CHARGES);
        assertThat(pauses).hasSize(3);
        assertThat(pauses.get(0)).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
        assertThat(pauses.get(2)).isBetween(Duration.ofMillis(1_000), Duration.ofMillis(2_000));

        pauses.clear();
        stripe.faults().next("/v1/charges", Fault.rateLimited(Duration.ofSeconds(17)));
        api().ask(CHARGES);
        assertThat(pauses).containsExactly(Duration.ofSeconds(17));
    }

    static Stream<Arguments> lasting() {
        return Stream.of(
                Arguments.of(Fault.rateLimited(), Kind.BUSY, "too much is asked"),
                Arguments.of(Fault.lockTimeout(), Kind.BUSY, "409"),
                Arguments.of(Fault.broken(), Kind.SERVER, "status.stripe.com"),
                Arguments.of(Fault.unavailable(), Kind.SERVER, "fault of its own"),
                Arguments.of(Fault.dropped(), Kind.NETWORK, "127.0.0.1"),
                Arguments.of(Fault.cutOff(), Kind.NETWORK, "breaks off"));
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void whatDoesNotPassIsToldAfterABoundedTime(Fault fault, Kind kind, String words) {
        stripe.faults().always("/v1/charges", fault);

        StripeProblem problem = problem(api());

        assertThat(problem.kind()).isEqualTo(kind);
        assertThat(problem).hasMessageContaining(words);
        assertThat(pauses).hasSize(7);
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isLessThan(Duration.ofMinutes(3));
    }

    @Test
    void wrongAndExpiredKeysAreToldWithoutThem() {
        String key = "sk_live_verysecretindeed";
        StripeProblem wrong = problem(api(key, stripe.base().toString()));
        assertThat(wrong.kind()).isEqualTo(Kind.WRONG_KEY);
        assertThat(wrong).hasMessageContaining("STRIPE_API_KEY");
        stripe.keys().expire(key);
        StripeProblem expired = problem(api(key, stripe.base().toString()));
        assertThat(expired).hasMessageContaining("expired");

        assertThat(wrong.words() + expired.words()).doesNotContain(key, "verysecret", "deed");
        assertThat(pauses).isEmpty();
    }

    @Test
    void missingPermissionIsNamed() {
        stripe.keys().restricted("rk_live_narrow", Resource.CUSTOMERS);
        StripeProblem problem = problem(api("rk_live_narrow", stripe.base().toString()));

        assertThat(problem.kind()).isEqualTo(Kind.NO_PERMISSION);
        assertThat(problem).hasMessageContaining("charges").hasMessageContaining("Charges and Refunds");
        assertThat(problem.about()).isEqualTo("rak_charge_read");
        assertThat(problem.words()).doesNotContain("narrow");
    }

    @Test
    void addressWhereNobodyAnswersIsTold() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        StripeProblem problem = problem(api("sk_live_x", "http://127.0.0.1:" + port));

        assertThat(problem.kind()).isEqualTo(Kind.NETWORK);
        assertThat(problem).hasMessageContaining("127.0.0.1").hasMessageContaining("network");
    }

    @Test
    void whatIsNoTlsIsToldAsSuchAndNotTriedAgain() {
        StripeProblem problem =
                problem(api("sk_live_x", stripe.base().toString().replace("http:", "https:")));

        assertThat(problem.kind()).isIn(Kind.TLS, Kind.NETWORK);
        assertThat(problem.words()).contains("127.0.0.1");
    }

    @Test
    void wrongQuestionsAreToldAtOnce() {
        StripeApi api = api();
        StripeProblem problem = catchThrowableOfType(
                StripeProblem.class,
                () -> api.ask(new Question(
                        "/v1/charges", Map.of("starting_after", "ch_gone"), List.of(), null, "charges", "Charges")));

        assertThat(problem.kind()).isEqualTo(Kind.REFUSED);
        assertThat(problem.about()).isEqualTo("starting_after");
        assertThat(pauses).isEmpty();
    }

    @Test
    void withoutAKeyNothingIsAsked() {
        assertThat(problem(api("", stripe.base().toString()))).hasMessageContaining("STRIPE_API_KEY");
        assertThat(stripe.requests()).isEmpty();
    }
}
