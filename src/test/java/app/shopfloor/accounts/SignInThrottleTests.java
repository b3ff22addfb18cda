package app.shopfloor.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.shopfloor.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SignInThrottleTests {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-20T08:00:00Z"));
    private final SignInThrottle throttle = new SignInThrottle(clock);

    @Test
    void eachTryAfterTheFreeOnesCostsTwiceTheWaitUpToTheLongest() {
        guess("olga", SignInThrottle.FREE_PER_ACCOUNT);

        long expected = 1;
        for (int i = 0; i < 12; i++) {
            assertThat(wait("olga", "somewhere " + i)).isEqualTo(expected);
            clock.pass(Duration.ofSeconds(expected));
            throttle.attempt("olga", "somewhere " + i);
            expected = Math.min(expected * 2, SignInThrottle.LONGEST.toSeconds());
        }
        assertThat(expected).isEqualTo(SignInThrottle.LONGEST.toSeconds());
    }

    @Test
    void aTryThatMustWaitDoesNotMakeTheWaitLonger() {
        guess("olga", SignInThrottle.FREE_PER_ACCOUNT);

        for (int i = 0; i < 50; i++) {
            assertThat(wait("olga", "a")).isEqualTo(1);
        }
    }

    @Test
    void wrongTriesAreForgottenAfterAWhile() {
        guess("olga", SignInThrottle.FREE_PER_ACCOUNT);
        clock.pass(Duration.ofMinutes(31));

        assertThatCode(() -> guess("olga", SignInThrottle.FREE_PER_ACCOUNT)).doesNotThrowAnyException();
    }

    @Test
    void addressThatGuessesAtManyAccountsIsSlowedAsWell() {
        for (int i = 0; i < SignInThrottle.FREE_PER_ADDRESS; i++) {
            throttle.attempt("account " + i, "a");
        }

        assertThat(wait("one more", "a")).isEqualTo(1);
        assertThatCode(() -> throttle.attempt("one more", "b")).doesNotThrowAnyException();
    }

    @Test
    void ownAccountDoesNotBuyFreeGuessesAtOthers() {
        for (int i = 0; i < SignInThrottle.FREE_PER_ADDRESS - 1; i++) {
            throttle.attempt("account " + i, "a");
        }
        throttle.attempt("mallory", "a");
        throttle.succeeded("mallory", "a");
        throttle.attempt("one more", "a");

        assertThat(wait("yet one", "a")).isEqualTo(1);
    }

    @Test
    void ownerComesInFromWhereTheyWereBeforeWhateverOthersTry() {
        throttle.attempt("olga", "home");
        throttle.succeeded("olga", "home");
        for (int i = 0; i < 20; i++) {
            attack("olga", "elsewhere " + i);
        }

        assertThat(wait("olga", "elsewhere")).isPositive();
        assertThatCode(() -> throttle.attempt("olga", "home")).doesNotThrowAnyException();
    }

    @Test
    void guessesAtTheSameMomentGainNothing() throws InterruptedException, ExecutionException {
        guess("olga", SignInThrottle.FREE_PER_ACCOUNT);
        clock.pass(Duration.ofSeconds(1));
        List<Callable<Boolean>> guesses = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            String address = "bot " + i;
            guesses.add(() -> attack("olga", address));
        }
        try (ExecutorService bots = Executors.newVirtualThreadPerTaskExecutor()) {
            int through = 0;
            for (Future<Boolean> guess : bots.invokeAll(guesses)) {
                through += guess.get() ? 1 : 0;
            }
            assertThat(through).isEqualTo(1);
        }
    }

    private void guess(String account, int times) {
        for (int i = 0; i < times; i++) {
            throttle.attempt(account, "guesser " + i);
        }
    }

    private boolean attack(String account, String address) {
        try {
            throttle.attempt(account, address);
            return true;
        } catch (TooManyTries early) {
            return false;
        }
    }

    private long wait(String account, String address) {
        List<Long> waits = new ArrayList<>();
        assertThatExceptionOfType(TooManyTries.class)
                .isThrownBy(() -> throttle.attempt(account, address))
                .satisfies(early -> waits.add(early.secondsLeft()));
        return waits.getFirst();
    }
}
