package app.shopfloor.accounts;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** A sign-in was tried too early after wrong ones. */
class TooManyTries extends AuthenticationException {

    private final Duration left;

    TooManyTries(Duration left) {
        super("too many wrong passwords");
        this.left = left;
    }

    /** Whole seconds until the next try is allowed, at least one. */
    long secondsLeft() {
        return Math.max(1, left.plusMillis(999).toSeconds());
    }
}
