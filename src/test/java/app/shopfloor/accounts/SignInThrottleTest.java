package app.shopfloor.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.shopfloor.testing.MovableClock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    private final MovableClock clock = new MovableClock();
    private final SignInThrottle throttle = new SignInThrottle(clock);

    private void wrong(int times, String account, String address) {
        for (int i = 0; i < times; i++) {
            throttle.attempt(account, address);
        }
    }

    @Test
    void someWrongTriesAreFreeThenEachCostsTwiceTheWait() {
        wrong(SignInThrottle.FREE_PER_ACCOUNT, "ada", "10.0.0.1");
        assertThatThrownBy(() -> throttle.attempt("ada", "10.0.0.1"))
                .isInstanceOfSatisfying(
                        TooManyTries.class,
                        early -> assertThat(early.secondsLeft()).isEqualTo(1));

        clock.pass(Duration.ofSeconds(1));
        throttle.attempt("ada", "10.0.0.1");

        assertThatThrownBy(() -> throttle.attempt("ada", "10.0.0.1"))
                .isInstanceOfSatisfying(
                        TooManyTries.class,
                        early -> assertThat(early.secondsLeft()).isEqualTo(2));
    }

    @Test
    void theWaitNeverExceedsFiveMinutes() {
        for (int i = 0; i < 40; i++) {
            clock.pass(SignInThrottle.LONGEST);
            throttle.attempt("ada", "10.0.0." + i);
        }
        assertThatThrownBy(() -> throttle.attempt("ada", "10.1.0.1"))
                .isInstanceOfSatisfying(
                        TooManyTries.class,
                        early -> assertThat(early.secondsLeft()).isEqualTo(300));
    }

    @Test
    void aWhileWithoutAWrongTryForgetsThemAll() {
        wrong(SignInThrottle.FREE_PER_ACCOUNT, "ada", "10.0.0.1");
        clock.pass(Duration.ofMinutes(31));

        assertThatCode(() -> wrong(2, "ada", "10.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void theOwnerIsNotLockedOutByOthersWhoGuess() {
        throttle.attempt("ada", "10.0.0.1");
        throttle.succeeded("ada", "10.0.0.1");
        wrong(SignInThrottle.FREE_PER_ACCOUNT, "ada", "10.9.9.9");
        assertThatThrownBy(() -> throttle.attempt("ada", "10.9.9.9")).isInstanceOf(TooManyTries.class);

        assertThatCode(() -> throttle.attempt("ada", "10.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void anAddressThatTriesManyAccountsIsSlowedDown() {
        IntStream.range(0, SignInThrottle.FREE_PER_ADDRESS).forEach(i -> throttle.attempt("user" + i, "10.0.0.1"));

        assertThatThrownBy(() -> throttle.attempt("another", "10.0.0.1")).isInstanceOf(TooManyTries.class);
        assertThatCode(() -> throttle.attempt("another", "10.0.0.2")).doesNotThrowAnyException();
    }

    @Test
    void manyTriesAtOnceGainNothing() throws Exception {
        AtomicInteger allowed = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 64; i++) {
                threads.submit(() -> {
                    throttle.attempt("ada", "10.0.0.1");
                    return allowed.incrementAndGet();
                });
            }
        }
        assertThat(allowed.get()).isLessThanOrEqualTo(SignInThrottle.FREE_PER_ACCOUNT);
    }
}
