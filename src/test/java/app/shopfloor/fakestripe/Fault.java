package app.shopfloor.fakestripe;

import java.time.Duration;

/** What can go wrong with an answer. */
public sealed interface Fault {

    /** 429; without a time to wait when {@code retryAfter} is null. */
    record RateLimited(Duration retryAfter) implements Fault {}

    /** 409: another request holds the object. */
    record LockTimeout() implements Fault {}

    /** 500 with Stripe's own error. */
    record Broken() implements Fault {}

    /** 503 with a page of somebody in between, which is no JSON. */
    record Unavailable() implements Fault {}

    /** The right answer, late. */
    record Slow(Duration by) implements Fault {}

    /** The connection ends in the middle of the body. */
    record CutOff() implements Fault {}

    /** The connection ends before anything was answered. */
    record Dropped() implements Fault {}

    static Fault rateLimited() {
        return new RateLimited(null);
    }

    static Fault rateLimited(Duration retryAfter) {
        return new RateLimited(retryAfter);
    }

    static Fault lockTimeout() {
        return new LockTimeout();
    }

    static Fault broken() {
        return new Broken();
    }

    static Fault unavailable() {
        return new Unavailable();
    }

    static Fault slow(Duration by) {
        return new Slow(by);
    }

    static Fault cutOff() {
        return new CutOff();
    }

    static Fault dropped() {
        return new Dropped();
    }
}
